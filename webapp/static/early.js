// @ts-check
/**
 * Stands in the page of the timeline itself and runs before its modules have come. While they are on their way it puts the lanes in their
 * place, has the page laid out and the fonts of the drawing found. Where they do not come, or fail before they have drawn, what is held
 * back for them is shown: the page is then that of browsers without scripts.
 */
(() => {
  const script = document.querySelector("script[type=module]");
  const section = document.querySelector(".lanes[data-tiles]");
  const state = document.documentElement.dataset;
  /** How long the modules are waited for, in milliseconds. */
  const patience = 8000;
  const unfold = (/** @type {string} */ place) => {
    for (const held of document.querySelectorAll(`${place} noscript`)) held.outerHTML = held.textContent ?? "";
  };
  const plain = () => {
    if (state.scripts) return;
    state.scripts = "gone";
    script?.removeAttribute("blocking");
    for (const lane of section?.querySelectorAll(":scope > :not(noscript)") ?? []) lane.remove();
    section?.classList.remove("live");
    unfold("main");
  };
  script?.addEventListener("error", plain);
  addEventListener("error", plain);
  setTimeout(plain, patience);
  // A window in which nothing stands has no drawing, but an overview.
  if (!section) unfold(".overview");
  const lanes = section?.querySelector("template");
  if (section?.querySelector("script") && lanes) {
    section.classList.add("live");
    lanes.replaceWith(lanes.content);
  }
  document.body.getBoundingClientRect();
  const context = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.documentElement);
  for (const name of ["marks", "groups", "days", "years"]) {
    if (!context) break;
    context.font = style.getPropertyValue(`--of-${name}`);
    context.measureText("2020 年");
  }
})();
