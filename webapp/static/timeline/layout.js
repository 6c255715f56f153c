//# allFunctionsCalledOnLoad
// @ts-check
/** Arranges what tiles hold of a lane: single dates and counted groups above, long intervals in rows under them. */

/** @typedef {import("./days.js").View} View */
/** @typedef {import("./tiles.js").Piece} Piece */
/**
 * One thing that is drawn and can be opened. `x` to `right` in pixels, `row` from the top of its kind; `low` and `high` are days.
 * @typedef {{
 *   kind: "mark" | "group" | "bar" | "rest", key: string, x: number, right: number, row: number, low: number, high: number,
 *   id: string, label: string, count: number, inherited: boolean, planned: boolean, approximate: boolean, disputed: boolean,
 *   theme: string, documents: number,
 * }} Item
 * @typedef {{marks: Item[], bars: Item[], rows: number, barRows: number, density: Float32Array, count: number}} Lane
 */

/** What falls into so many pixels is counted together. */
const SLOT = 26;
/** Bars that are shorter are counted with the single dates, in pixels. */
const SHORTEST = 12;
/** So many single dates stand above one another before they become a group; so many rows of bars. */
const STACK = 3;
const ROWS = 4;
/** Width of a column of the density, in pixels. */
export const COLUMN = 4;

/** @param {Partial<Item> & {kind: Item["kind"], key: string}} given @returns {Item} */
const item = (given) => ({
  x: 0, right: 0, row: 0, low: 0, high: 0, id: "", label: "", count: 1, inherited: false, planned: false,
  approximate: false, disputed: false, theme: "", documents: 1, ...given,
});

/** @param {Piece[]} pieces @param {string} name @param {View} view @param {number} width @returns {Lane} */
export function arrange(pieces, name, view, width) {
  const scale = width / (view.high - view.low);
  const place = (/** @type {number} */ day) => (day - view.low) * scale;
  const density = new Float32Array(Math.ceil(width / COLUMN) + 1);
  const { bars, short } = gathered(pieces, name, place, width);
  const slots = slotted(pieces, name, scale, short, (day, days, count) => spread(density, place(day), place(day + days), count));
  for (const bar of [...bars, ...short]) spread(density, place(bar.low), place(bar.high + 1), bar.count);
  const { placed, rows } = stacked(slots, place, width);
  const barRows = fitted(bars);
  let count = 0;
  for (const one of [...placed, ...bars]) if (one.right >= 0 && one.x <= width) count += one.count;
  return { marks: placed, bars: bars.filter((bar) => bar.row < ROWS), rows, barRows, density, count };
}

/** @param {Float32Array} density @param {number} from @param {number} to @param {number} count */
function spread(density, from, to, count) {
  const share = count / Math.max(1, to - from);
  const first = Math.max(0, Math.floor(from / COLUMN));
  const last = Math.min(density.length - 1, Math.floor(Math.max(from, to - 0.01) / COLUMN));
  for (let n = first; n <= last; n += 1) density[n] += share * (Math.min(to, (n + 1) * COLUMN) - Math.max(from, n * COLUMN));
}

/** @param {Piece[]} pieces @param {string} name @param {(day: number) => number} place @param {number} width */
function gathered(pieces, name, place, width) {
  /** @type {Map<string, Item>} */
  const known = new Map();
  for (const { tile } of pieces) {
    for (const [id, label, low, high, inherited, planned, approximate, count, theme, documents] of tile.lanes[name]?.[1] ?? []) {
      const key = `b${low}.${high}.${inherited * 2 + planned}`;
      if (known.has(key)) continue;
      const [x, right] = [place(low), place(high + 1)];
      if (right < 0 || x > width) continue;
      known.set(key, item({
        kind: "bar", key, id, label, x, right, low, high, count, theme, documents,
        inherited: !!inherited, planned: !!planned, approximate: !!approximate,
      }));
    }
  }
  const all = [...known.values()];
  return { bars: all.filter((bar) => bar.right - bar.x >= SHORTEST), short: all.filter((bar) => bar.right - bar.x < SHORTEST) };
}

/** `theme` is that which all dates of the slot share, empty where they do not. @typedef {{count: number, inherited: number, known: Item[], theme: string | null}} Slot */
/** @param {Slot} slot @param {string} theme */
const meet = (slot, theme) => (slot.theme = slot.theme === null || slot.theme === theme ? theme : "");

/**
 * Single dates by slots of days that do not depend on the window, so that nothing jumps while it moves.
 * @param {Piece[]} pieces @param {string} name @param {number} scale @param {Item[]} short
 * @param {(day: number, days: number, count: number) => void} counted
 */
function slotted(pieces, name, scale, short, counted) {
  const days = 2 ** Math.max(0, Math.ceil(Math.log2(SLOT / scale)));
  /** @type {Map<number, Slot>} */
  const slots = new Map();
  const slot = (/** @type {number} */ day) => {
    const at = Math.floor(day / days);
    let found = slots.get(at);
    if (!found) slots.set(at, (found = { count: 0, inherited: 0, known: [], theme: null }));
    return found;
  };
  for (const { low, high, tile } of pieces) {
    const [density, , rows] = tile.lanes[name] ?? [[], [], []];
    for (const [bin, printed, inherited] of density) {
      const day = tile.low + bin * tile.step;
      if (day < low || day >= high) continue;
      const held = slot(day + (tile.step - 1) / 2);
      held.count += printed + inherited;
      held.inherited += inherited;
      counted(day, tile.step, printed + inherited);
    }
    for (const [id, label, first, last, inherited, planned, approximate, disputed, theme] of rows) {
      if (first < low || first >= high) continue;
      // A date belongs to the slot in which its stretch was counted.
      const day = tile.low + Math.floor((first - tile.low) / tile.step) * tile.step + (tile.step - 1) / 2;
      const held = slot(day);
      meet(held, theme);
      // The page leaves out the words of those that are drawn as groups.
      if (!id) continue;
      held.known.push(item({
        kind: "mark", key: id, id, label, low: first, high: last, theme,
        inherited: !!inherited, planned: !!planned, approximate: !!approximate, disputed: !!disputed,
      }));
    }
  }
  for (const bar of short) {
    const held = slot((bar.low + bar.high) / 2);
    held.count += bar.count;
    held.inherited += bar.inherited ? bar.count : 0;
    meet(held, bar.theme);
    held.known.push(bar);
  }
  return { days, slots };
}

/** @param {ReturnType<typeof slotted>} slotted @param {(day: number) => number} place @param {number} width */
function stacked({ days, slots }, place, width) {
  /** @type {Item[]} */
  const placed = [];
  let rows = 0;
  for (const [at, { count, inherited, known, theme }] of slots) {
    const [left, end] = [place(at * days), place((at + 1) * days)];
    if (end < -40 || left > width + 40) continue;
    const complete = known.reduce((sum, one) => sum + one.count, 0) === count;
    if (complete && known.length <= STACK) {
      known.sort((a, b) => a.low - b.low);
      known.forEach((one, row) => {
        const [x, right] = [place(one.low), place(one.high + 1)];
        placed.push({ ...one, row, x: Math.min(x, (x + right) / 2 - 6), right: Math.max(right, (x + right) / 2 + 6) });
      });
      if (end >= 0 && left <= width) rows = Math.max(rows, known.length);
      continue;
    }
    const half = 7 + 3 * String(count).length;
    const middle = (left + end) / 2;
    placed.push(item({
      kind: "group", key: `g${at}.${days}`, x: middle - half, right: middle + half, low: at * days, high: (at + 1) * days - 1, count,
      inherited: inherited * 2 > count, theme: theme ?? "",
    }));
    if (end >= 0 && left <= width) rows = Math.max(rows, 1);
  }
  placed.sort((a, b) => a.row - b.row || a.x - b.x);
  return { placed, rows };
}

/** Rows for bars, without overlap; what finds no room shares a last one that says how many they are. @param {Item[]} bars */
function fitted(bars) {
  bars.sort((a, b) => Number(a.inherited) - Number(b.inherited) || b.high - b.low - (a.high - a.low) || a.low - b.low);
  /** @type {number[][]} */
  const rows = [];
  let left = 0;
  const rest = item({ kind: "rest", key: "rest", row: ROWS - 1, low: Infinity, high: -Infinity, count: 0, documents: 2, inherited: true });
  for (const bar of bars) {
    const free = rows.findIndex((taken) => taken.every((end, n) => n % 2 || end >= bar.right + 3 || taken[n + 1] <= bar.x - 3));
    bar.row = free >= 0 ? free : rows.length;
    if (bar.row >= ROWS - 1 && free < 0) {
      left += 1;
      Object.assign(rest, {
        count: rest.count + bar.count, low: Math.min(rest.low, bar.low), high: Math.max(rest.high, bar.high),
        x: left > 1 ? Math.min(rest.x, bar.x) : bar.x, right: left > 1 ? Math.max(rest.right, bar.right) : bar.right,
      });
      bar.row = ROWS;
      continue;
    }
    (rows[bar.row] ??= []).push(bar.x, bar.right);
  }
  if (left) bars.push(rest);
  return rows.length + (left ? 1 : 0);
}
