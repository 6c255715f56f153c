//# allFunctionsCalledOnLoad
// @ts-check
/** The drawing: one canvas for each lane, fed by tiles, in place of what the server drew. */

import * as context from "./context.js";
import { FIRST, LAST, moved, named, scaled, ticks, toDay, toIso } from "./days.js";
import { elements, unfold } from "./folded.js";
import { listen } from "./gestures.js";
import { arrange } from "./layout.js";
import { BAR, Look, ROW, height, paintAxis, paintContext, paintLane, ready } from "./paint.js";
import { Panel, query } from "./panel.js";
import { png } from "./picture.js";
import * as spots from "./spots.js";
import { Strip } from "./strip.js";
import { Tiles } from "./tiles.js";

/** @typedef {import("./days.js").View} View @typedef {import("./layout.js").Item} Item @typedef {import("./layout.js").Lane} Layout */
/**
 * @typedef {{element: HTMLElement, track: HTMLElement, canvas: HTMLCanvasElement, name: string, near: boolean, tall: number, layout: Layout | null,
 *   facts: Item[] | null}} Lane
 */

/** The shortest window, in days; the longest. */
const SHORTEST = 4;
const LONGEST = 120_000;
/** How long nothing must move before list and address follow, in milliseconds. */
const REST = 220;
/** Groups and bars with more milestones than this are gone into instead of opened. */
const OPENED = 30;

export class Drawing {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.words = JSON.parse(section.dataset.words ?? "{}");
    this.look = new Look(JSON.parse(section.dataset.groups ?? "{}"));
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    /** @type {View} */
    this.view = { low: toDay(section.dataset.low ?? ""), high: toDay(section.dataset.high ?? "") + 1 };
    /** @type {Lane[]} */
    this.lanes = [];
    this.engaged = false;
    this.left = 0;
    this.width = 1;
    this.frame = 0;
    this.timer = 0;
    /** @type {string | null} */
    this.lit = null;
    this.base = section.dataset.pieces ?? "/timeline";
    const asked = query();
    for (const name of ["from", "to", "national"]) asked.delete(name);
    if (!asked.has("lanes")) asked.set("lanes", "committee");
    this.query = asked;
    this.tiles = new Tiles(section.dataset.tiles ?? "/tiles", asked, () => this.draw(), () => this.#failed());
    this.panel = new Panel(this.base, () => this.#back());
    /** @type {Element | null} */
    this.origin = null;
  }

  /** Draw what the page has brought along; where it could not, show what the server drew until there is something to draw. */
  start() {
    const brought = this.section.querySelector("script")?.textContent;
    if (!brought) return this.#asking();
    // early.js has put the lanes in their place already, unless it was not let run.
    const lanes = this.section.querySelector("template");
    if (lanes) lanes.replaceWith(lanes.content);
    this.tiles.take(JSON.parse(brought), brought.length);
    this.#begin();
  }

  async #asking() {
    this.tiles.want(this.view);
    const national = new URLSearchParams(location.search).get("national");
    const asked = fetch(`${this.base}/lanes?${this.query}${national ? `&national=${national}` : ""}`);
    unfold(this.section);
    const answer = await asked;
    if (!answer.ok) return;
    const lanes = elements(await answer.text());
    await this.tiles.arrival(this.view);
    const opened = this.section.querySelector(".opened");
    this.section.replaceChildren(lanes);
    if (opened) this.section.after(opened);
    this.#begin();
  }

  /** The lanes stand in their place. */
  #begin() {
    for (const held of this.section.querySelectorAll(":scope > noscript, :scope > script")) held.remove();
    this.axis = /** @type {HTMLCanvasElement} */ (this.section.querySelector(".axis canvas"));
    this.tip = Object.assign(document.createElement("p"), { className: "tip", hidden: true });
    this.section.append(this.tip);
    this.section.classList.add("live");
    this.#lanes();
    const overview = /** @type {HTMLElement | null} */ (document.querySelector(".overview"));
    if (overview) this.strip = new Strip(overview, this.look, (view, still) => (still ? this.go(view) : this.set(view, false)));
    listen(this.section, this);
    this.#listen();
    this.listedFor = JSON.stringify(named(this.view));
    const bottom = this.measure();
    this.#heights(bottom);
    this.#paint(true);
    // What is out of sight may come a moment later.
    setTimeout(() => {
      this.#heights();
      this.draw();
    }, 60);
  }

  #lanes() {
    const watch = new IntersectionObserver((seen) => this.#near(seen), { rootMargin: "200px" });
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.section.querySelectorAll(".lane[data-lane], .lane.national"))) {
      const track = /** @type {HTMLElement} */ (element.querySelector(".track"));
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      track.append(canvas);
      const facts = element.dataset.facts ? context.factsOf(JSON.parse(element.dataset.facts)) : null;
      this.lanes.push({ element, track, canvas, name: element.dataset.lane ?? "", near: false, tall: 0, layout: null, facts });
      watch.observe(element);
    }
  }

  #listen() {
    addEventListener("keydown", (event) => this.#onKey(event));
    for (const button of document.querySelectorAll(".steps [data-key]")) {
      button.addEventListener("click", (event) => {
        const mouse = /** @type {MouseEvent} */ (event);
        if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey) return;
        event.preventDefault();
        this.step(button.getAttribute("data-key") ?? "");
      });
    }
    const picture = document.querySelector("[data-picture]");
    picture?.parentElement?.removeAttribute("hidden");
    picture?.addEventListener("click", (event) => {
      event.preventDefault();
      const title = document.querySelector(".controls .window")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
      void png(this.section, this.look, title);
    });
    document.addEventListener("pointerdown", (event) => (this.engaged = this.section.contains(/** @type {Node} */ (event.target))));
    new ResizeObserver(() => this.measure()).observe(this.section);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.look.read();
      this.draw();
    });
    for (const link of document.querySelectorAll("a[data-export]")) {
      link.addEventListener("click", () => {
        const url = new URL(/** @type {HTMLAnchorElement} */ (link).href);
        for (const [name, value] of Object.entries(named(this.view))) url.searchParams.set(name, value);
        /** @type {HTMLAnchorElement} */ (link).href = url.href;
      });
    }
  }

  measure() {
    const box = this.axis?.getBoundingClientRect();
    if (!box) return 0;
    if (this.left === box.left && this.width === box.width) return box.bottom;
    [this.left, this.width] = [box.left, Math.max(1, box.width)];
    this.strip?.measure();
    this.draw();
    this.#resting();
    return box.bottom;
  }

  /** Show a window; `still` says that the reader may have come to rest. @param {View} view @param {boolean} still */
  set(view, still) {
    let { low, high } = view;
    const span = Math.min(LONGEST, Math.max(SHORTEST, high - low));
    if (span !== high - low) [low, high] = [(low + high - span) / 2, (low + high + span) / 2];
    const by = Math.max(0, FIRST - low) - Math.max(0, high - LAST);
    this.view = { low: low + by, high: high + by };
    this.tiles.want(this.view);
    this.draw();
    clearTimeout(this.timer);
    if (still) this.#resting();
  }

  /** Move there, so that the eye can follow. @param {View} to */
  go(to) {
    cancelAnimationFrame(this.moving ?? 0);
    if (this.still.matches) return this.set(to, true);
    const from = this.view;
    const began = performance.now();
    const step = (/** @type {number} */ now) => {
      const t = Math.min(1, Math.max(0, (now - began) / 180));
      const eased = 1 - (1 - t) ** 3;
      this.set({ low: from.low + (to.low - from.low) * eased, high: from.high + (to.high - from.high) * eased }, t === 1);
      if (t < 1) this.moving = requestAnimationFrame(step);
      else this.set(to, true);
    };
    this.moving = requestAnimationFrame(step);
    this.tiles.want(to);
  }

  /** What a button or a key asks for. @param {string} what */
  step(what) {
    const whole = this.strip ? { low: this.strip.low, high: this.strip.high } : this.view;
    const span = this.view.high - this.view.low;
    const to = {
      earlier: () => moved(this.view, -0.5), later: () => moved(this.view, 0.5), nearer: () => scaled(this.view, 0.5),
      farther: () => scaled(this.view, 2), whole: () => whole, end: () => ({ low: whole.high - span, high: whole.high }),
    }[what];
    if (to) this.go(to());
  }

  draw() {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.#paint());
  }

  /** @param {boolean} [arranged] whether the lanes were arranged for this window just now */
  #paint(arranged = false) {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.axis) return;
    const scale = this.width / (this.view.high - this.view.low);
    const marks = ticks(this.view, this.width, this.words.months).map((tick) => ({ ...tick, x: (tick.day - this.view.low) * scale }));
    paintAxis(ready(this.axis, this.width, 26), marks, this.look, 26);
    const pieces = this.tiles.pieces(this.view);
    let most = 1;
    for (const lane of this.lanes) {
      if (!lane.near || !lane.tall || lane.element.hidden) continue;
      if (!lane.facts && !arranged) lane.layout = arrange(pieces, lane.name, this.view, this.width);
      for (const n of lane.layout?.density ?? []) most = Math.max(most, n);
    }
    for (const lane of this.lanes) {
      if (!lane.near || !lane.tall || lane.element.hidden) continue;
      const how = { look: this.look, width: this.width, tall: lane.tall, ticks: marks, most, told: this.label, lit: this.lit };
      const c = ready(lane.canvas, this.width, how.tall);
      if (lane.facts) paintContext(c, context.placed(lane.facts, this.view, scale), how);
      else if (lane.layout) paintLane(c, lane.layout, how);
    }
    this.strip?.draw(this.view);
    const complete = this.tiles.complete(this.view);
    if (complete) this.section.dataset.drawn = "";
    if (this.waited && complete) this.#resting();
  }

  #resting() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#rest(), REST);
  }

  /** Nothing moves any more: heights, buttons, list and address follow. */
  #rest() {
    this.waited = !this.tiles.complete(this.view);
    if (this.waited) return;
    this.tiles.want(this.view, true);
    this.#heights();
    this.#spots();
    this.draw();
    const key = JSON.stringify(named(this.view));
    if (key !== this.listedFor) {
      this.listedFor = key;
      void this.panel.rest(this.view);
    }
  }

  /** Lanes as tall as what stands in them; those in which nothing does are hidden. With `top` (of the first) only those in sight, which are painted. @param {number} [top] */
  #heights(top) {
    const pieces = this.tiles.pieces(this.view);
    // Provinces with something below them, and those that have a lane of their own.
    const provinces = new Set();
    const own = new Set();
    const scale = this.width / (this.view.high - this.view.low);
    for (const lane of this.lanes) {
      if (top !== undefined) {
        lane.near = top < innerHeight;
        if (!lane.near) break;
      }
      if (lane.facts) {
        const inside = context.placed(lane.facts, this.view, scale).filter((fact) => fact.right > 0 && fact.x < this.width);
        lane.element.hidden = !inside.length;
        lane.tall = context.tall(inside);
      } else {
        lane.layout = arrange(pieces, lane.name, this.view, this.width);
        lane.element.hidden = !lane.layout.count;
        lane.tall = height(lane.layout);
        if (lane.layout.count) (lane.name === lane.element.dataset.province ? own : provinces).add(lane.element.dataset.province);
      }
      lane.track.style.height = `${lane.tall}px`;
      if (top !== undefined && !lane.element.hidden) top += lane.tall;
    }
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.section.querySelectorAll(".province"))) {
      element.hidden = !provinces.has(element.dataset.province) || own.has(element.dataset.province);
    }
  }

  #spots() {
    const rows = this.lanes.filter((lane) => !lane.element.hidden && lane.layout).map((lane) => {
      const layout = /** @type {Layout} */ (lane.layout);
      const shown = [...layout.marks, ...layout.bars].filter((item) => item.right > 0 && item.x < this.width);
      shown.sort((a, b) => Number(a.kind === "bar") - Number(b.kind === "bar") || a.x - b.x);
      lane.track.setAttribute("role", "group");
      lane.track.setAttribute("aria-label", `${lane.element.querySelector(".lane-name a")?.textContent ?? ""} ${this.words.statements.replace("#", layout.count)}`);
      return { element: lane.track, items: shown, open: (/** @type {Item} */ item) => this.open(item, lane), rows: layout.rows };
    });
    const of = new Map(rows.flatMap((row) => row.items.map((item) => [item, row.rows])));
    spots.build(rows, (item) => this.told(item), (item) => [item.x, 4 + (item.kind === "bar" || item.kind === "rest" ? (of.get(item) ?? 0) * ROW + item.row * BAR : item.row * ROW)]);
  }

  /** What stands on a bar. @param {Item} item */
  label = (item) => {
    if (item.count === 1) return item.label;
    const some = this.words.statements.replace("#", item.count);
    if (item.kind === "rest") return this.words.more.replace("#", item.count);
    if (item.label) return `${item.count} · ${item.label}`;
    return item.inherited ? this.words.documents.replace("#", item.count).replace("#", item.documents) : some;
  };

  /** What is said of an item in words. @param {Item} item */
  told(item) {
    const days = named({ low: item.low, high: item.high + 1 });
    const when = days.from === days.to ? days.from : `${days.from} – ${days.to}`;
    const how = [item.planned && this.words.planned, item.inherited && this.words.inherited, item.approximate && this.words.approximate, item.disputed && this.words.disputed];
    return [when, item.kind === "group" ? this.words.group.replace("#", item.count) : this.label(item), ...how].filter(Boolean).join(" — ");
  }

  /** @param {number} clientX @param {number} clientY @param {Lane} lane */
  #at(clientX, clientY, lane) {
    const box = lane.canvas.getBoundingClientRect();
    const [x, y] = [clientX - box.left, clientY - box.top - 4];
    if (lane.facts) return context.at(lane.facts, x, y);
    const { marks, bars, rows } = lane.layout ?? { marks: [], bars: [], rows: 0 };
    const own = marks.filter((item) => Math.abs(y - item.row * ROW - 10) < 12 && x > item.x - 7 && x < item.right + 7);
    own.sort((a, b) => Math.abs(x - (a.x + a.right) / 2) - Math.abs(x - (b.x + b.right) / 2));
    return own[0] ?? bars.find((item) => y >= rows * ROW + item.row * BAR && y < rows * ROW + (item.row + 1) * BAR && x > item.x - 3 && x < item.right + 3);
  }

  /** @param {number} x @param {number} y @param {Element} element */
  click(x, y, element) {
    const lane = this.lanes.find((one) => one.element === element);
    const item = lane && this.#at(x, y, lane);
    if (lane && item) void this.open(item, lane);
  }

  /** @param {number} x @param {number} y @param {Element | null} element */
  hover(x, y, element) {
    const lane = this.lanes.find((one) => one.element === element);
    const item = lane && this.#at(x, y, lane);
    const key = item ? item.key : null;
    if (key !== this.lit) {
      this.lit = key;
      this.draw();
    }
    this.section.classList.toggle("over", !!item);
    if (!this.tip) return;
    this.tip.hidden = !item;
    if (!item) return;
    this.tip.textContent = this.told(item);
    const box = this.section.getBoundingClientRect();
    this.tip.style.left = `${Math.max(0, Math.min(x - box.left + 12, box.width - 340))}px`;
    this.tip.style.top = `${y - box.top + 18}px`;
  }

  /** @param {Item} item @param {Lane} lane */
  async open(item, lane) {
    if (lane.facts) {
      location.hash = "";
      location.hash = `national-${item.id}`;
      return;
    }
    this.origin = lane.track;
    this.openedKey = item.key;
    if (item.count === 1 && item.id) return this.panel.open([item.id], lane.element);
    if (item.count > OPENED && (item.kind === "group" || item.kind === "rest")) {
      const pad = Math.max(1, (item.high + 1 - item.low) * 0.1);
      return this.go({ low: item.low - pad, high: item.high + 1 + pad });
    }
    const asked = new URLSearchParams(this.query);
    asked.set("lane", lane.name);
    asked.set("low", toIso(item.low));
    asked.set("high", toIso(item.high));
    if (item.kind === "bar") asked.set("kind", String(Number(item.inherited) * 2 + Number(item.planned)));
    const answer = await fetch(`${this.base}/members?${asked}`);
    if (answer.ok) await this.panel.open(await answer.json(), lane.element);
  }

  /** The focus goes back to what was opened. */
  #back() {
    const spot = [...(this.origin?.querySelectorAll(".spot") ?? [])].find((one) => spots.itemOf(one)?.key === this.openedKey);
    /** @type {HTMLElement | undefined} */ (spot)?.focus();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, summary, .scroll, .choices")) return;
    if (event.key === "Escape") {
      if (!this.panel.close() && target.classList.contains("spot")) target.blur();
      return;
    }
    const spot = target.classList.contains("spot") ? target : null;
    if (spot && spots.onKey(event, spot, (share) => this.go(moved(this.view, share)))) return event.preventDefault();
    if (target.closest(".opened, .lists") && event.key.startsWith("Arrow")) return;
    const keys = { ArrowLeft: "earlier", ArrowRight: "later", "+": "nearer", "=": "nearer", "-": "farther", Home: "whole", End: "end" };
    const what = keys[/** @type {keyof typeof keys} */ (event.key)];
    if (!what) return;
    event.preventDefault();
    this.step(what);
  }

  /** @param {IntersectionObserverEntry[]} seen */
  #near(seen) {
    let came = false;
    for (const entry of seen) {
      const lane = this.lanes.find((one) => one.element === entry.target);
      came ||= !!lane && entry.isIntersecting && !lane.near;
      if (lane) lane.near = entry.isIntersecting;
    }
    if (came) this.draw();
  }

  #failed() {
    if (this.tip) [this.tip.hidden, this.tip.textContent] = [false, this.words.failed];
  }
}
