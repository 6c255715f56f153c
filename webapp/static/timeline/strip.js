//# allFunctionsCalledOnLoad
// @ts-check
/** The overview: density of everything, and a brush that is the window: drag it, its edges, or a new one. */

import { ready } from "./paint.js";
import { toDay } from "./days.js";

/** @typedef {import("./days.js").View} View */

const TALL = 84;
const BASE = 62;
/** How much a percent of the height is, in pixels. */
const TALLEST = 0.56;
const GRIP = 7;
/** Pixels from one year's label to the next. */
const ROOM = 40;
/** Half of a label, and a little. */
const HALF = 15;

export class Strip {
  /** @param {HTMLElement} section @param {import("./paint.js").Look} look @param {(view: View, still: boolean) => void} chosen */
  constructor(section, look, chosen) {
    this.look = look;
    this.low = toDay(section.dataset.low ?? "");
    this.high = toDay(section.dataset.high ?? "") + 1;
    const [bars, years] = JSON.parse(section.dataset.numbers ?? "[[],[]]");
    this.bars = [];
    for (let n = 0; n < bars.length; n += 4) {
      const [x, wide, inherited, printed] = bars.slice(n, n + 4);
      const width = wide > 0.4 ? wide - 0.12 : wide;
      if (inherited) this.bars.push({ x, width, y: BASE - inherited * TALLEST, height: inherited * TALLEST, printed: false });
      if (printed) this.bars.push({ x, width, y: BASE - (inherited + printed) * TALLEST, height: printed * TALLEST, printed: true });
    }
    const first = parseInt(section.dataset.low ?? "", 10);
    this.years = Array.from({ length: years.length / 2 }, (_, n) => ({ x: years[n * 2], width: years[n * 2 + 1], year: first + n }));
    this.canvas = document.createElement("canvas");
    this.canvas.className = "strip";
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", section.dataset.says ?? "");
    section.replaceChildren(this.canvas);
    /** @type {View} */
    this.view = { low: this.low, high: this.high };
    this.width = 1;
    this.measure();
    this.#drag(chosen);
  }

  /** @param {number} day */
  #x(day) {
    return Math.min(1, Math.max(0, (day - this.low) / (this.high - this.low))) * this.width;
  }

  measure() {
    this.width = this.canvas.clientWidth || 1;
  }

  /** @param {View} view */
  draw(view) {
    this.view = view;
    const c = ready(this.canvas, this.width, TALL);
    const colours = this.look.colours ?? {};
    const [left, right] = [this.#x(view.low), this.#x(view.high)];
    const whole = right - left > this.width * 0.999;
    c.fillStyle = colours["accent-soft"];
    if (!whole) c.fillRect(left, 0, Math.max(2, right - left), BASE + 2);
    const per = this.width / 100;
    for (const bar of this.bars) {
      c.globalAlpha = bar.printed ? 1 : 0.55;
      c.fillStyle = bar.printed ? colours["ink-2"] : colours["rule-2"];
      c.fillRect(bar.x * per, bar.y, Math.max(bar.width * per, 0.7), bar.height);
    }
    c.globalAlpha = 1;
    c.fillStyle = colours.ink;
    c.fillRect(0, BASE, this.width, 1);
    c.font = this.look.axis ?? "";
    c.textAlign = "center";
    c.fillStyle = colours["ink-3"];
    // The widest year may be cut off at the edges: the second is whole, and so is the first where there is no second.
    const wide = (this.years[1] ?? this.years[0])?.width * per;
    const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((n) => n * wide >= ROOM) ?? 1000;
    for (const { x, width, year } of this.years) {
      const middle = (x + width / 2) * per;
      if (year % every === 0 && middle > HALF && middle < this.width - HALF) c.fillText(String(year), middle, 79);
    }
    c.strokeStyle = colours.accent;
    c.strokeRect(left + 0.5, 0.5, Math.max(2, right - left - 1), BASE + 1);
    c.fillStyle = colours.accent;
    for (const edge of [left, right]) c.fillRect(Math.min(this.width - 3, Math.max(0, edge - 1.5)), 22, 3, 20);
  }

  /** @param {(view: View, still: boolean) => void} chosen */
  #drag(chosen) {
    /** @type {{what: string, at: number, day: number, view: View, moved: boolean} | null} */
    let held = null;
    const day = (/** @type {PointerEvent} */ event) =>
      this.low + ((event.clientX - this.canvas.getBoundingClientRect().left) / this.width) * (this.high - this.low);
    const what = (/** @type {PointerEvent} */ event) => {
      const x = event.clientX - this.canvas.getBoundingClientRect().left;
      const [left, right] = [this.#x(this.view.low), this.#x(this.view.high)];
      if (event.clientY - this.canvas.getBoundingClientRect().top > BASE + 2) return "year";
      if (Math.abs(x - left) < GRIP) return "low";
      if (Math.abs(x - right) < GRIP) return "high";
      return x > left && x < right && right - left < this.width * 0.98 ? "move" : "new";
    };
    const cursors = { low: "ew-resize", high: "ew-resize", move: "grab", new: "crosshair", year: "pointer" };
    this.canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      this.canvas.setPointerCapture(event.pointerId);
      held = { what: what(event), at: event.clientX, day: day(event), view: this.view, moved: false };
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (!held) this.canvas.style.cursor = cursors[what(event)];
      if (!held || (!held.moved && Math.abs(event.clientX - held.at) < 5)) return;
      held.moved = true;
      chosen(this.#dragged(held, day(event)), false);
    });
    this.canvas.addEventListener("pointerup", (event) => {
      if (!held) return;
      const { moved } = held;
      const view = moved ? this.#dragged(held, day(event)) : this.#year(day(event));
      held = null;
      if (view) chosen(moved ? this.#snapped(view) : view, true);
    });
    this.canvas.addEventListener("pointercancel", () => (held = null));
  }

  /** @param {{what: string, day: number, view: View}} held @param {number} now @returns {View} */
  #dragged({ what, day, view }, now) {
    const by = now - day;
    if (what === "move") return { low: view.low + by, high: view.high + by };
    const from = what === "low" ? view.high : what === "high" ? view.low : day;
    const to = what === "low" ? view.low + by : what === "high" ? view.high + by : now;
    return { low: Math.max(this.low, Math.min(from, to)), high: Math.min(this.high, Math.max(from, to)) };
  }

  /** Whole months, where the window is long enough to be meant so. @param {View} view @returns {View} */
  #snapped(view) {
    if (view.high - view.low < 62) return { low: Math.floor(view.low), high: Math.ceil(view.high) };
    const first = (/** @type {number} */ day) => {
      const date = new Date(Math.floor(day) * 86_400_000);
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + (date.getUTCDate() > 15 ? 1 : 0), 1) / 86_400_000;
    };
    return { low: first(view.low), high: first(view.high) };
  }

  /** @param {number} day @returns {View} */
  #year(day) {
    const year = new Date(day * 86_400_000).getUTCFullYear();
    return { low: Date.UTC(year, 0, 1) / 86_400_000, high: Date.UTC(year + 1, 0, 1) / 86_400_000 };
  }
}
