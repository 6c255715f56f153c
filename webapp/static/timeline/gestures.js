//# allFunctionsCalledOnLoad
// @ts-check
/** Wheel, pinch, drag and keys over the drawing, as changes of the window. */

import { around } from "./days.js";

/** @typedef {import("./days.js").View} View */

/**
 * @typedef {{view: View, width: number, left: number, set: (view: View, still: boolean) => void, click: (x: number, y: number, lane: Element) => void,
 *   hover: (x: number, y: number, lane: Element | null) => void, engaged: boolean}} Stage
 */

/** @param {HTMLElement} lanes @param {Stage} stage */
export function listen(lanes, stage) {
  const day = (/** @type {number} */ clientX) =>
    stage.view.low + ((clientX - stage.left) / stage.width) * (stage.view.high - stage.view.low);
  lanes.addEventListener("wheel", (event) => onWheel(event, lanes, stage, day), { passive: false });
  drag(lanes, stage, day);
}

/** @param {WheelEvent} event @param {HTMLElement} lanes @param {Stage} stage @param {(x: number) => number} day */
function onWheel(event, lanes, stage, day) {
  const target = /** @type {Element} */ (event.target);
  if (!target.closest(".track")) return;
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
  const axis = target.closest(".axis") !== null;
  // A page that is only scrolled past must not be caught: a plain wheel zooms on the axis, and after a click into the drawing.
  if (!sideways && !(event.ctrlKey || event.metaKey || axis || stage.engaged)) return;
  event.preventDefault();
  if (sideways) {
    const by = (((event.deltaX || event.deltaY) * unit) / stage.width) * (stage.view.high - stage.view.low);
    stage.set({ low: stage.view.low + by, high: stage.view.high + by }, true);
  } else {
    const by = Math.exp(Math.max(-300, Math.min(300, event.deltaY * unit)) * (event.ctrlKey ? 0.008 : 0.0022));
    stage.set(around(stage.view, day(event.clientX), by), true);
  }
}

/** @param {HTMLElement} lanes @param {Stage} stage @param {(x: number) => number} day */
function drag(lanes, stage, day) {
  /** @type {Map<number, {x: number, y: number, day: number}>} */
  const held = new Map();
  let moved = false;
  lanes.addEventListener("pointerdown", (event) => {
    const track = /** @type {Element} */ (event.target).closest(".track");
    if (!track || (event.pointerType === "mouse" && event.button !== 0)) return;
    if (!held.size) moved = false;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY, day: day(event.clientX) });
  });
  lanes.addEventListener("pointermove", (event) => {
    const one = held.get(event.pointerId);
    if (!one) {
      if (event.pointerType === "mouse") stage.hover(event.clientX, event.clientY, /** @type {Element} */ (event.target).closest(".lane"));
      return;
    }
    if (!moved && Math.abs(event.clientX - one.x) < 4 && held.size < 2) return;
    if (!moved) lanes.setPointerCapture(event.pointerId);
    moved = true;
    one.x = event.clientX;
    const [first, second] = [...held.values()];
    if (second) {
      const apart = second.x - first.x;
      if (Math.abs(apart) < 12) return;
      const per = (second.day - first.day) / apart;
      if (per > 0) stage.set({ low: first.day - (first.x - stage.left) * per, high: first.day + (stage.left + stage.width - first.x) * per }, false);
    } else {
      const by = first.day - day(event.clientX);
      stage.set({ low: stage.view.low + by, high: stage.view.high + by }, false);
    }
  });
  const end = (/** @type {PointerEvent} */ event) => {
    const one = held.get(event.pointerId);
    held.delete(event.pointerId);
    for (const other of held.values()) other.day = day(other.x);
    if (!one) return;
    if (moved) {
      if (!held.size) stage.set(stage.view, true);
      return;
    }
    const lane = document.elementFromPoint(event.clientX, event.clientY)?.closest(".lane");
    if (lane && event.type === "pointerup") stage.click(event.clientX, event.clientY, lane);
  };
  lanes.addEventListener("pointerup", end);
  lanes.addEventListener("pointercancel", end);
  lanes.addEventListener("pointerleave", () => stage.hover(0, 0, null));
}
