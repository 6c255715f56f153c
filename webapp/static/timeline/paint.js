//# allFunctionsCalledOnLoad
// @ts-check
/** Paints a lane, the axis and the overview on canvases, in the colours of the page. */

import { COLUMN } from "./layout.js";

/** @typedef {import("./layout.js").Item} Item @typedef {import("./layout.js").Lane} Lane @typedef {import("./days.js").Tick} Tick */

export const ROW = 20;
export const BAR = 21;
const TOP = 4;
const FOOT = 9;
/** Marks closer to one another than this are not labelled, in pixels. */
const LEAST = 64;

/** How tall a lane is. @param {Lane} lane */
export const height = (lane) => Math.max(30, TOP + lane.rows * ROW + lane.barRows * BAR + FOOT);

/** The page's colours and type, read anew when light changes to dark. */
export class Look {
  /** @param {Record<string, string>} groups field of work → its colour's name */
  constructor(groups) {
    this.groups = groups;
    this.read();
  }

  read() {
    const style = getComputedStyle(document.documentElement);
    /** @type {Record<string, string>} */
    this.colours = {};
    for (const name of ["paper", "paper-2", "ink", "ink-2", "ink-3", "rule", "rule-2", "accent", "accent-soft", "none", ...new Set(Object.values(this.groups))]) {
      this.colours[name] = style.getPropertyValue(`--${name}`).trim();
    }
    this.sans = style.getPropertyValue("--sans");
    [this.small, this.strong, this.axis, this.axisStrong] = ["marks", "groups", "days", "years"].map((of) => style.getPropertyValue(`--of-${of}`));
    /** @type {Map<string, Map<string, number>>} */
    this.widths = new Map();
    /** @type {Map<string, string>} */
    this.cut = new Map();
  }

  /** @param {string} theme */
  of(theme) {
    return this.colours?.[this.groups[theme] ?? "none"] ?? "grey";
  }

  /** A text that fits, with an ellipsis where it had to be cut. @param {CanvasRenderingContext2D} context @param {string} text @param {number} room */
  fitting(context, text, room) {
    const steps = Math.floor(room / 12);
    const key = `${steps}|${context.font.length}|${text}`;
    let found = this.cut.get(key);
    if (found === undefined) {
      found = this.#cut(context, text, steps * 12);
      if (this.cut.size > 2000) this.cut.clear();
      this.cut.set(key, found);
    }
    return found;
  }

  /** Measured sign by sign: asking for the width of every piece of a text would take longer than a frame. @param {CanvasRenderingContext2D} context @param {string} text @param {number} room */
  #cut(context, text, room) {
    let widths = this.widths.get(context.font);
    if (!widths) this.widths.set(context.font, (widths = new Map()));
    const end = this.#width(context, widths, "…");
    let [wide, fits] = [0, 0];
    for (const sign of text) {
      wide += this.#width(context, widths, sign);
      if (wide + end <= room) fits += sign.length;
      else if (wide > room) return fits > 1 ? `${text.slice(0, fits)}…` : "";
    }
    return text;
  }

  /** Chinese characters are all as wide as one another. @param {CanvasRenderingContext2D} context @param {Map<string, number>} widths @param {string} sign */
  #width(context, widths, sign) {
    const asked = sign >= "一" && sign <= "鿿" ? "国" : sign;
    let found = widths.get(asked);
    if (found === undefined) widths.set(asked, (found = context.measureText(asked).width));
    return found;
  }
}

/** A canvas made ready for a size in CSS pixels. @param {HTMLCanvasElement} canvas @param {number} width @param {number} tall */
export function ready(canvas, width, tall) {
  const ratio = devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(tall * ratio)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, tall);
  return context;
}

/**
 * @param {CanvasRenderingContext2D} c @param {Lane} lane @param {{look: Look, width: number, tall: number, ticks: {x: number, strong: boolean}[],
 *   most: number, told: (item: Item) => string, lit: string | null}} how
 */
export function paintLane(c, lane, how) {
  const colours = how.look.colours ?? {};
  grid(c, how, colours);
  c.fillStyle = colours["rule-2"];
  c.globalAlpha = 0.55;
  for (let n = 0; n < lane.density.length; n += 1) {
    if (lane.density[n] > 0) {
      const tall = Math.max(1, Math.min(1, Math.sqrt(lane.density[n] / how.most)) * (FOOT - 2));
      c.fillRect(n * COLUMN, how.tall - tall, COLUMN - 0.5, tall);
    }
  }
  c.globalAlpha = 1;
  const top = TOP + lane.rows * ROW;
  for (const bar of lane.bars) paintBar(c, bar, top + bar.row * BAR, how, colours);
  paintLabels(c, lane.marks, how, colours);
  for (const mark of lane.marks) paintMark(c, mark, how, colours);
}

/** @param {CanvasRenderingContext2D} c @param {any} how @param {Record<string, string>} colours */
function grid(c, how, colours) {
  for (const { x, strong } of how.ticks) {
    c.fillStyle = strong ? colours["rule-2"] : colours.rule;
    c.globalAlpha = strong ? 0.8 : 0.6;
    c.fillRect(Math.round(x), 0, 1, how.tall);
  }
  c.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} c @param {Item} bar @param {number} y @param {any} how @param {Record<string, string>} colours */
function paintBar(c, bar, y, how, colours) {
  const left = Math.max(-3, bar.x);
  const right = Math.min(how.width + 3, bar.right - 1);
  const wide = right - left;
  if (wide <= 0) return;
  const colour = bar.inherited ? colours["ink-3"] : how.look.of(bar.theme);
  const soft = bar.approximate ? Math.min(26, (bar.right - bar.x) / 4) : 0;
  if (bar.inherited) {
    c.fillStyle = faded(c, bar, soft, colours["paper-2"], how.width);
    c.fillRect(left, y + 1, wide, BAR - 4);
    if (bar.planned) hatch(c, left, y + 1, wide, BAR - 4, colours.rule);
    c.strokeStyle = faded(c, bar, soft, how.lit === bar.key ? colours.accent : colours["rule-2"], how.width);
    c.setLineDash([3, 3]);
    c.strokeRect(left + 0.5, y + 1.5, wide - 1, BAR - 5);
    c.setLineDash([]);
  } else {
    c.fillStyle = faded(c, bar, soft, how.lit === bar.key ? colours.ink : colour, how.width);
    if (bar.planned) {
      hatch(c, left, y + 13, wide, 5, c.fillStyle);
      c.fillRect(left, y + 13, wide, 1);
      c.fillRect(left, y + 17, wide, 1);
    } else c.fillRect(left, y + 13, wide, 5);
  }
  const from = Math.max(2, left) + (bar.inherited ? 5 + soft / 2 : 0);
  const room = Math.min(how.width, right) - from - 4;
  if (room < 14) return;
  c.font = how.look.small;
  c.fillStyle = how.lit === bar.key ? colours.accent : bar.inherited ? colours["ink-2"] : colours.ink;
  c.textAlign = "left";
  c.fillText(how.look.fitting(c, how.told(bar), room), from, y + (bar.inherited ? 13.5 : 10));
}

/** A colour that fades towards the ends of what is approximate. @param {CanvasRenderingContext2D} c @param {Item} bar @param {number} soft @param {any} colour @param {number} width */
function faded(c, bar, soft, colour, width) {
  if (!soft || bar.right < 0 || bar.x > width) return colour;
  const wide = bar.right - bar.x;
  const gradient = c.createLinearGradient(bar.x, 0, bar.right, 0);
  // The same colour without strength: "transparent" would be black on its way there.
  const gone = `${colour}00`;
  gradient.addColorStop(0, gone);
  gradient.addColorStop(soft / wide, colour);
  gradient.addColorStop(1 - soft / wide, colour);
  gradient.addColorStop(1, gone);
  return gradient;
}

/** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y @param {number} wide @param {number} tall @param {any} colour */
function hatch(c, x, y, wide, tall, colour) {
  c.save();
  c.beginPath();
  c.rect(x, y, wide, tall);
  c.clip();
  c.beginPath();
  for (let at = x - tall; at < x + wide; at += 6) {
    c.moveTo(at, y + tall);
    c.lineTo(at + tall, y);
  }
  c.strokeStyle = colour;
  c.lineWidth = 2;
  c.stroke();
  c.lineWidth = 1;
  c.restore();
}

/** Headlines where there is room to the right of a mark. @param {CanvasRenderingContext2D} c @param {Item[]} marks @param {any} how @param {Record<string, string>} colours */
function paintLabels(c, marks, how, colours) {
  c.font = how.look.small;
  c.fillStyle = colours["ink-2"];
  c.textAlign = "left";
  marks.forEach((mark, n) => {
    if (mark.kind !== "mark" || mark.right < 0) return;
    const next = marks[n + 1]?.row === mark.row ? marks[n + 1].x : how.width;
    const from = mark.right + 4;
    const room = Math.min(220, next - from - 6);
    if (room >= LEAST) c.fillText(how.look.fitting(c, mark.label, room), from, TOP + mark.row * ROW + 13.5);
  });
}

/** @param {CanvasRenderingContext2D} c @param {Item} mark @param {any} how @param {Record<string, string>} colours */
function paintMark(c, mark, how, colours) {
  const y = TOP + mark.row * ROW + 10;
  const middle = (mark.x + mark.right) / 2;
  const colour = how.look.of(mark.theme);
  const lit = how.lit === mark.key;
  c.lineWidth = lit ? 2.5 : mark.kind === "group" ? 1.5 : 2;
  c.beginPath();
  if (mark.kind === "group") {
    c.roundRect(mark.x, y - 9, mark.right - mark.x, 18, 9);
    c.fillStyle = colours.paper;
    c.strokeStyle = lit ? colours.accent : colour;
    if (mark.inherited) c.setLineDash([2, 2]);
    c.fill();
    c.stroke();
    c.setLineDash([]);
    c.font = how.look.strong;
    c.fillStyle = colours.ink;
    c.textAlign = "center";
    c.fillText(String(mark.count), middle, y + 4);
  } else {
    const wide = mark.right - mark.x;
    if (mark.planned) {
      c.moveTo(middle, y - 6.5);
      c.lineTo(middle + 6.5, y);
      c.lineTo(middle, y + 6.5);
      c.lineTo(middle - 6.5, y);
      c.closePath();
    } else if (wide > 16) c.roundRect(mark.x, y - 4, wide, 8, 4);
    else c.arc(middle, y, 5, 0, 7);
    const hollow = mark.inherited || mark.planned;
    c.fillStyle = hollow ? colours.paper : colour;
    c.strokeStyle = lit ? colours.ink : hollow ? colour : colours.paper;
    c.globalAlpha = mark.approximate ? 0.55 : 1;
    c.fill();
    c.globalAlpha = 1;
    if (mark.inherited) c.setLineDash([2, 2]);
    c.stroke();
    c.setLineDash([]);
    if (mark.disputed) {
      c.fillStyle = colours.paper;
      c.fillRect(middle - 1, y - 7, 2, 14);
    }
  }
  c.lineWidth = 1;
}

/** @param {CanvasRenderingContext2D} c @param {(Tick & {x: number})[]} ticks @param {Look} look @param {number} tall */
export function paintAxis(c, ticks, look, tall) {
  const colours = look.colours ?? {};
  c.textAlign = "left";
  for (const { x, label, strong } of ticks) {
    c.fillStyle = strong ? colours["rule-2"] : colours.rule;
    c.fillRect(Math.round(x), strong ? 6 : 16, 1, tall);
    c.fillStyle = strong ? colours.ink : colours["ink-3"];
    c.font = (strong ? look.axisStrong : look.axis) ?? "";
    c.fillText(label, x + 4, 17);
  }
}

/** Facts of the national context: grey and square. @param {CanvasRenderingContext2D} c @param {Item[]} facts @param {any} how */
export function paintContext(c, facts, how) {
  const colours = how.look.colours;
  grid(c, how, colours);
  c.fillStyle = colours["ink-2"];
  for (const fact of facts) {
    const y = TOP + fact.row * 14;
    const wide = fact.right - fact.x;
    c.globalAlpha = how.lit === fact.key ? 1 : 0.65;
    c.fillStyle = fact.approximate ? faded(c, fact, wide / 4, colours["ink-2"], how.width) : colours["ink-2"];
    if (wide > 12) c.fillRect(fact.x, y + 4, wide, 3);
    else c.fillRect((fact.x + fact.right) / 2 - 4, y + 1, 8, 8);
  }
  c.globalAlpha = 1;
}
