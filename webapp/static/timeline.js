// @ts-check
/**
 * Adds to the timeline what a page without scripts cannot do. The page that the server made stays the page where this fails;
 * where it runs, canvases that are fed by tiles take the place of the drawing (timeline/drawing.js).
 */

import { Drawing } from "./timeline/drawing.js";
// What the drawing is made of, named here too: so the browser asks for all of it at once.
import "./timeline/context.js";
import "./timeline/days.js";
import "./timeline/gestures.js";
import "./timeline/layout.js";
import "./timeline/paint.js";
import "./timeline/panel.js";
import "./timeline/picture.js";
import "./timeline/spots.js";
import "./timeline/strip.js";
import "./timeline/tiles.js";

/** Open what an address points into, in browsers that do not do it themselves. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest("details");
  if (details && !details.open) {
    details.open = true;
    target.scrollIntoView();
  }
}

/** Menus hold hundreds of choices: while one is closed only what is chosen in it stays in the page. */
function lighten() {
  for (const menu of document.querySelectorAll("form.filters details.menu")) {
    const choices = /** @type {HTMLElement} */ (menu.querySelector(".choices"));
    const close = () => {
      const text = choices.innerHTML;
      const chosen = [.../** @type {NodeListOf<HTMLInputElement>} */ (choices.querySelectorAll("input:checked"))];
      const kept = chosen.map((input) => Object.assign(document.createElement("input"), { type: "hidden", name: input.name, value: input.value }));
      choices.replaceChildren(...kept);
      menu.addEventListener("toggle", () => open(text, chosen.map((input) => input.value)), { once: true });
    };
    const open = (/** @type {string} */ text, /** @type {string[]} */ values) => {
      choices.innerHTML = text;
      for (const input of choices.querySelectorAll("input")) input.checked = values.includes(input.value);
      menu.addEventListener("toggle", close, { once: true });
    };
    if (!menu.hasAttribute("open")) close();
  }
}

/** The list of the national context is held back while it is closed. */
function foldContext() {
  for (const details of document.querySelectorAll("details.context-facts:not([open])")) {
    const parts = [...details.children].slice(1);
    const text = parts.map((part) => part.outerHTML).join("");
    for (const part of parts) part.remove();
    const open = () => {
      if (details.children.length === 1) details.insertAdjacentHTML("beforeend", text);
    };
    details.addEventListener("toggle", open, { once: true });
    addEventListener("hashchange", () => {
      if (!location.hash.startsWith("#national-")) return;
      open();
      openTarget();
    });
  }
}

addEventListener("hashchange", openTarget);
openTarget();
lighten();
foldContext();
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
  }
});
const lanes = /** @type {HTMLElement | null} */ (document.querySelector(".lanes[data-tiles]"));
if (lanes && "roundRect" in CanvasRenderingContext2D.prototype) void new Drawing(lanes).start();
