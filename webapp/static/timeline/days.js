//# allFunctionsCalledOnLoad
// @ts-check
/** Days as whole numbers since 1970-01-01, as the server counts them; windows in addresses; ticks of an axis. */

const DAY = 86_400_000;
/** The first and the last day of the calendar. */
export const FIRST = -719_162;
export const LAST = 2_932_896;

/** @param {string} iso */
export const toDay = (iso) => Math.round(Date.parse(iso) / DAY);
/** @param {number} day */
export const toDate = (day) => new Date(Math.min(LAST, Math.max(FIRST, day)) * DAY);
/** @param {number} day */
export const toIso = (day) => toDate(Math.floor(day)).toISOString().slice(0, 10);
/** The day of a month's first, months counted from year 0. @param {number} month */
const firstOf = (month) => {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return Math.round(date.getTime() / DAY);
};
/** @param {number} day */
const monthOf = (day) => {
  const date = toDate(day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/**
 * A stretch of time: `low` is where it begins, `high` where it has ended (one behind its last day).
 * @typedef {{low: number, high: number}} View
 */

/** What stands in the address for a window, as short as its meaning allows. @param {View} view */
export function named(view) {
  const low = Math.round(view.low);
  const high = Math.max(low + 1, Math.round(view.high));
  const [first, behind] = [toIso(low), toIso(high)];
  const last = toIso(high - 1);
  return {
    from: first.endsWith("-01-01") ? first.slice(0, 4) : first.endsWith("-01") ? first.slice(0, 7) : first,
    to: behind.endsWith("-01-01") ? last.slice(0, 4) : behind.endsWith("-01") ? last.slice(0, 7) : last,
  };
}

/** How many whole months a window is, 0 where it does not begin and end with one. @param {View} view */
function months(view) {
  const [low, high] = [monthOf(view.low), monthOf(view.high)];
  return firstOf(low) === view.low && firstOf(high) === view.high ? high - low : 0;
}

/** As much, further on or back by a share of its length; whole months stay whole months. @param {View} view @param {number} share */
export function moved(view, share) {
  const count = months(view);
  if (count) {
    const step = Math.max(1, Math.floor(count * Math.abs(share))) * Math.sign(share);
    return { low: firstOf(monthOf(view.low) + step), high: firstOf(monthOf(view.high) + step) };
  }
  const by = (view.high - view.low) * share;
  return { low: view.low + by, high: view.high + by };
}

/** Nearer (`by` 0.5) or farther (2) around the middle; whole months stay whole months. @param {View} view @param {number} by */
export function scaled(view, by) {
  const count = months(view);
  const step = by < 1 ? Math.floor(count / 4) : -Math.max(1, Math.floor(count / 2));
  if (count >= 2 && step) return { low: firstOf(monthOf(view.low) + step), high: firstOf(monthOf(view.high) - step) };
  if (count && by > 1) return { low: firstOf(monthOf(view.low) - 1), high: firstOf(monthOf(view.high) + 1) };
  return around(view, (view.low + view.high) / 2, by);
}

/** A window `by` times as long in which a day keeps its place. @param {View} view @param {number} day @param {number} by */
export const around = (view, day, by) => ({ low: day - (day - view.low) * by, high: day + (view.high - day) * by });

/** @typedef {{day: number, label: string, strong: boolean}} Tick */

/** Lines at years, months or days, as many as can be read. @param {View} view @param {number} width @param {string[]} names of months, and how year and month are written @returns {Tick[]} */
export function ticks(view, width, names) {
  const room = Math.max(2, width / 74);
  const span = (view.high - view.low) / 30.44;
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((n) => span / n <= room) ?? 2400;
  if (span < room / 2.2) return dayTicks(view, room, names);
  const found = [];
  for (let month = Math.ceil(monthOf(view.low) / step) * step; ; month += step) {
    const day = firstOf(month);
    if (day >= view.high) return found;
    const year = month % 12 === 0;
    if (day >= view.low) found.push({ day, label: year ? String(month / 12) : names[month % 12], strong: year });
  }
}

/** @param {string[]} names @param {number} month */
const said = (names, month) => names[12].replace("#y", String(Math.floor(month / 12))).replace("#m", names[month % 12]);

/** @param {View} view @param {number} room @param {string[]} names @returns {Tick[]} */
function dayTicks(view, room, names) {
  const step = [1, 2, 5, 10].find((n) => (view.high - view.low) / n <= room) ?? 15;
  const found = [];
  for (let day = Math.ceil(view.low); day < view.high; day += 1) {
    const of = toDate(day).getUTCDate();
    const last = toDate(firstOf(monthOf(day) + 1) - 1).getUTCDate();
    const first = of === 1;
    if (first || step === 1 || (of % step === 0 && of <= last - step / 2)) {
      found.push({ day, label: first ? said(names, monthOf(day)) : String(of), strong: first });
    }
  }
  return found;
}
