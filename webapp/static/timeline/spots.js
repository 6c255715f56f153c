// @ts-check
/** What the canvases show, as buttons for keys and screen readers: few, at rest, one stop of the tab key for each lane. */

/** @typedef {import("./layout.js").Item} Item */
/** @typedef {{element: HTMLElement, items: Item[], open: (item: Item) => void}} Row */

/** So many buttons in all, shared by the lanes; so many in a lane at most. */
const MOST = 110;
const EACH = 10;
/** How wide a button is at least, in pixels. */
const LEAST = 24;

/** @type {WeakMap<Element, Item>} */
const items = new WeakMap();

/** The item behind a button. @param {Element} spot */
export const itemOf = (spot) => items.get(spot);

/** Make the buttons anew; the focus stays on what it was on. @param {Row[]} rows @param {(item: Item) => string} told @param {(item: Item) => [number, number]} place */
export function build(rows, told, place) {
  const active = document.activeElement;
  const key = active?.classList.contains("spot") ? items.get(active)?.key : undefined;
  const lane = active?.closest(".lane");
  const each = Math.max(1, Math.min(EACH, Math.floor(MOST / rows.length)));
  for (const row of rows) {
    const shown = row.items.slice(0, each);
    const wide = row.element.clientWidth;
    for (const old of row.element.querySelectorAll(".spot")) old.remove();
    shown.forEach((item, n) => {
      const spot = document.createElement("button");
      spot.type = "button";
      spot.className = "spot";
      spot.tabIndex = n ? -1 : 0;
      spot.setAttribute("aria-label", told(item));
      const [x, y] = place(item);
      const left = Math.max(0, Math.min(x, wide - LEAST));
      spot.style.left = `${left}px`;
      spot.style.top = `${y}px`;
      spot.style.width = `${Math.max(LEAST, Math.min(item.right, wide) - left)}px`;
      items.set(spot, item);
      spot.addEventListener("click", () => row.open(item));
      row.element.append(spot);
      if (item.key === key && lane === row.element.closest(".lane")) spot.focus({ preventScroll: true });
    });
  }
}

/**
 * Keys on a button: to the neighbours in its lane, to the lanes above and below. True where the key was used.
 * @param {KeyboardEvent} event @param {Element} spot @param {(share: number) => void} pan
 */
export function onKey(event, spot, pan) {
  const own = [...(spot.parentElement?.querySelectorAll(".spot") ?? [])];
  const at = own.indexOf(spot);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: own.length - 1 }[event.key];
  if (to !== undefined) {
    if (own[to]) focus(own[to]);
    else pan(to < 0 ? -0.25 : 0.25);
    return true;
  }
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return false;
  const lanes = [...document.querySelectorAll(".lane:not([hidden]) .track")].filter((track) => track.querySelector(".spot"));
  const lane = lanes[lanes.indexOf(/** @type {Element} */ (spot.parentElement)) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!lane) return true;
  const left = parseFloat(/** @type {HTMLElement} */ (spot).style.left);
  const distance = (/** @type {Element} */ one) => Math.abs(parseFloat(/** @type {HTMLElement} */ (one).style.left) - left);
  focus([...lane.querySelectorAll(".spot")].sort((a, b) => distance(a) - distance(b))[0]);
  return true;
}

/** @param {Element} spot */
function focus(spot) {
  for (const other of spot.parentElement?.querySelectorAll(".spot") ?? []) other.setAttribute("tabindex", other === spot ? "0" : "-1");
  /** @type {HTMLElement} */ (spot).focus();
}
