//# allFunctionsCalledOnLoad
// @ts-check
/** The national context: a lane of facts that stand in no document, above the others. */

/** @typedef {import("./days.js").View} View @typedef {import("./layout.js").Item} Item */

/** How tall a row of facts is; so many rows. */
const TALL = 14;
const ROWS = 3;

/** @param {[string, number, number, number, string][]} rows @returns {Item[]} */
export const factsOf = (rows) =>
  rows.map(([id, low, high, approximate, label]) => ({
    kind: "mark", key: `n${id}`, id, label, low, high, x: 0, right: 0, row: 0, count: 1, inherited: false, planned: false,
    approximate: !!approximate, disputed: false, theme: "", documents: 1,
  }));

/** The facts at their places in a window. @param {Item[]} facts @param {View} view @param {number} scale pixels for a day */
export function placed(facts, view, scale) {
  /** @type {number[]} */
  const ends = [];
  for (const fact of facts) {
    const [x, right] = [(fact.low - view.low) * scale, (fact.high + 1 - view.low) * scale];
    [fact.x, fact.right] = [Math.min(x, (x + right) / 2 - 4), Math.max(right, (x + right) / 2 + 4)];
    const free = ends.findIndex((end) => end < fact.x - 2);
    fact.row = Math.min(ROWS - 1, free >= 0 ? free : ends.length);
    ends[fact.row] = Math.max(ends[fact.row] ?? 0, fact.right);
  }
  return facts;
}

/** How tall the lane is. @param {Item[]} inside */
export const tall = (inside) => 12 + TALL * (1 + Math.max(0, ...inside.map((fact) => fact.row)));

/** The fact at a place. @param {Item[]} facts @param {number} x @param {number} y */
export const at = (facts, x, y) =>
  facts.find((fact) => x >= fact.x - 4 && x <= fact.right + 4 && y >= fact.row * TALL - 4 && y < fact.row * TALL + TALL - 2);
