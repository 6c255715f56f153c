// @ts-check
/**
 * Adds to the timeline what a page without scripts cannot do: keys for the window, and drawing the window on the overview.
 * Everything leads to addresses that the page has anyway.
 */

/** Keys and the buttons that they press. @type {Record<string, string>} */
const KEYS = { ArrowLeft: "earlier", ArrowRight: "later", "+": "nearer", "=": "nearer", "-": "farther", Home: "whole" };

const DAY = 86_400_000;

/** @param {KeyboardEvent} event */
function onKey(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, summary, .scroll")) return;
  if (event.key === "Escape") {
    /** @type {HTMLAnchorElement | null} */ (document.querySelector(".opened .close a"))?.click();
    return;
  }
  const key = KEYS[event.key];
  const button = key && document.querySelector(`.steps [data-key="${key}"]`);
  if (button instanceof HTMLAnchorElement) {
    event.preventDefault();
    location.assign(button.href);
  }
}

/**
 * The address of this page with another window.
 * @param {string} from @param {string} to
 */
function windowed(from, to) {
  const url = new URL(location.href);
  url.searchParams.set("from", from);
  url.searchParams.set("to", to);
  for (const name of ["after", "open"]) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

/** @param {HTMLElement} overview */
function brush(overview) {
  const strip = overview.querySelector("svg");
  if (!strip) return;
  const low = Date.parse(overview.dataset.low ?? "");
  const high = Date.parse(overview.dataset.high ?? "") + DAY;
  const edge = /** @type {SVGRectElement} */ (strip.querySelector(".brush-edge"));
  /** @type {number | null} */ let begun = null;
  let dragged = false;

  /** @param {PointerEvent} event */
  const share = (event) => {
    const box = strip.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  /** The month that holds a place of the strip. @param {number} at */
  const month = (at) => new Date(low + at * (high - low) - (at === 1 ? DAY : 0)).toISOString().slice(0, 7);

  strip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    begun = share(event);
    dragged = false;
  });
  strip.addEventListener("pointermove", (event) => {
    if (begun === null) return;
    const now = share(event);
    if (Math.abs(now - begun) * strip.getBoundingClientRect().width > 6) dragged = true;
    if (!dragged) return;
    edge.setAttribute("x", `${Math.min(begun, now) * 100}%`);
    edge.setAttribute("width", `${Math.abs(now - begun) * 100}%`);
  });
  addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const now = share(event);
    const ends = [Math.min(begun, now), Math.max(begun, now)];
    begun = null;
    if (dragged) location.assign(windowed(month(ends[0]), month(ends[1])));
  });
  // A drag that ends on a year is no click on that year; links are not dragged away.
  strip.addEventListener("click", (event) => dragged && event.preventDefault(), true);
  strip.addEventListener("dragstart", (event) => event.preventDefault());
}

/** Open what an address points into, in browsers that do not do it themselves; close menus by a click elsewhere. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest("details");
  if (details && !details.open) {
    details.open = true;
    target.scrollIntoView();
  }
}

addEventListener("keydown", onKey);
addEventListener("hashchange", openTarget);
openTarget();
for (const overview of document.querySelectorAll(".overview")) brush(/** @type {HTMLElement} */ (overview));
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
  }
});
