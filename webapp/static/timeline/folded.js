// @ts-check
/**
 * What the page holds back from browsers that run scripts: it stands as text in a `noscript`, and becomes elements when it is wanted:
 * opened, come near to, pointed to by the address, or printed. Without scripts all of it is there.
 */

/** Make elements of what a place holds back. @param {ParentNode} place */
export function unfold(place) {
  for (const held of place.querySelectorAll("noscript")) held.outerHTML = held.textContent ?? "";
}

/** The text that is held back in a place, none where it has become elements. @param {Element | null} place */
export const textOf = (place) => place?.querySelector("noscript")?.textContent ?? "";

/** Elements of a text as the page itself would hold them: `noscript` stays text. @param {string} text */
export const elements = (text) => document.createRange().createContextualFragment(text);

/** The rest of a list becomes elements; what its entries open into is asked for when they are opened. @param {Element} later */
function come(later) {
  const held = document.createElement("template");
  held.innerHTML = textOf(later);
  for (const place of held.content.querySelectorAll("details:not([open]) > [data-card]")) place.replaceChildren();
  if (held.content.firstElementChild) later.replaceChildren(held.content);
  near.unobserve(later);
}

const near = new IntersectionObserver(
  (seen) => {
    for (const entry of seen) if (entry.isIntersecting) come(entry.target);
  },
  { rootMargin: "900px" },
);

/** Lists become whole when the reader comes near their end. @param {ParentNode} place @param {boolean} [now] at once */
export function attend(place, now = false) {
  for (const later of place.querySelectorAll(".later")) now ? come(later) : near.observe(later);
}

/** What the address points to is there, and open. */
function reach() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  for (const held of document.querySelectorAll("main noscript")) {
    const place = /** @type {Element} */ (held.parentElement);
    if (!held.textContent?.includes(`id="${id}"`) || place.matches(".lanes")) continue;
    place.matches(".later") ? come(place) : unfold(place);
  }
  const target = document.getElementById(id);
  const details = target?.closest("details");
  if (!target || !details || details.open) return;
  details.open = true;
  target.scrollIntoView();
}

/** From now on. */
export function start() {
  document.addEventListener(
    "toggle",
    (event) => {
      const details = /** @type {HTMLElement} */ (event.target);
      for (const held of details.querySelectorAll(":scope > noscript, :scope > [data-card] > noscript")) unfold(/** @type {Element} */ (held.parentElement));
    },
    true,
  );
  addEventListener("hashchange", reach);
  addEventListener("beforeprint", () => {
    for (const place of document.querySelectorAll(".lists, .lists ~ .list")) unfold(place);
  });
  attend(document);
  reach();
}
