// @ts-check
/** The queue by keyboard: j and k move, a accepts, r rejects, e goes to the value, o opens the document, u takes back. */

document.documentElement.classList.add("has-script");
const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".queue-item")]);
let at = -1;

/** @param {number} next */
function go(next) {
  if (!items.length) return;
  items[at]?.classList.remove("is-here");
  at = Math.max(0, Math.min(items.length - 1, next));
  items[at].classList.add("is-here");
  items[at].focus({ preventScroll: true });
  items[at].scrollIntoView({ block: "nearest" });
}

/** @param {string} verb */
function press(verb) {
  /** @type {HTMLButtonElement | null} */ (items[at]?.querySelector(`button[value="${verb}"]`))?.click();
}

addEventListener("keydown", (event) => {
  const on = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Escape" && on.closest(".queue-item")) return go(at);
  if (event.ctrlKey || event.metaKey || event.altKey || on.matches("input, select, textarea")) return;
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    a: () => press("accept"),
    r: () => press("reject"),
    e: () => /** @type {HTMLElement | null} */ (items[at]?.querySelector("input[name=value]"))?.focus(),
    o: () => /** @type {HTMLElement | null} */ (items[at]?.querySelector("a.open"))?.click(),
    u: () => /** @type {HTMLElement | null} */ (document.querySelector(".decisions button[name=decision]"))?.click(),
  };
  const act = keys[/** @type {keyof typeof keys} */ (event.key)];
  if (act) {
    event.preventDefault();
    act();
  }
});

if (items.length) go(0);
