//# allFunctionsCalledOnLoad
// @ts-check
/**
 * Adds to the timeline what a page without scripts cannot do. The page that the server made stays the page where this fails;
 * where it runs, canvases that are fed by tiles take the place of the drawing (timeline/drawing.js).
 * The comment at the top of this and of other modules tells browsers to compile them while they are on their way.
 */

import { Drawing } from "./timeline/drawing.js";
import * as folded from "./timeline/folded.js";

/** Menus hold hundreds of choices: while one is closed only what is chosen in it is in the page. */
function lighten() {
  for (const menu of document.querySelectorAll("form.filters details.menu")) {
    const choices = /** @type {HTMLElement} */ (menu.querySelector(".choices"));
    const text = folded.textOf(choices);
    const close = () => {
      const inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (choices.querySelectorAll("input:checked"))];
      const kept = inputs.map((input) => Object.assign(document.createElement("input"), { type: "hidden", name: input.name, value: input.value }));
      choices.replaceChildren(...kept);
      menu.addEventListener("toggle", () => open(inputs.map((input) => input.value)), { once: true });
    };
    const open = (/** @type {string[]} */ values) => {
      choices.innerHTML = text;
      for (const input of choices.querySelectorAll("input")) input.checked = values.includes(input.value);
      menu.addEventListener("toggle", close, { once: true });
    };
    if (menu.querySelector("summary .n")) choices.innerHTML = text;
    close();
  }
}

/** The drawing comes first; what answers the reader's hand comes when it stands. */
function start() {
  const lanes = /** @type {HTMLElement | null} */ (document.querySelector(".lanes[data-tiles]"));
  if (lanes && "roundRect" in CanvasRenderingContext2D.prototype) void new Drawing(lanes).start();
  else if (lanes) folded.unfold(lanes);
  document.documentElement.dataset.scripts = "here";
  setTimeout(() => {
    folded.start();
    lighten();
    document.addEventListener("click", (event) => {
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
      }
    });
  });
}

// Modules that come so late that the page has been shown without them (early.js) find nothing left to do.
if (!document.documentElement.dataset.scripts) start();
