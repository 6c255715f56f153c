// @ts-check
/** What stands around the drawing in step with it: the address, the list, the cards that open in place, links to other choices. */

import { named } from "./days.js";
import { attend, elements } from "./folded.js";

/** @typedef {import("./days.js").View} View */

/** The arguments that a piece of the page needs, as they stand in the address. */
export function query() {
  const params = new URLSearchParams(location.search);
  for (const name of ["open", "after", "lang"]) params.delete(name);
  return params;
}

/** The address says what is shown. @param {Record<string, string | null>} changes */
export function remember(changes) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) value === null ? url.searchParams.delete(name) : url.searchParams.set(name, value);
  url.searchParams.delete("after");
  url.search = url.search.replaceAll("%2C", ",");
  if (url.hash === "#opened" || url.hash === "#list") url.hash = "";
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

/** @param {string} address @param {AbortSignal} [signal] */
async function piece(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return elements(await answer.text());
}

export class Panel {
  /** @param {string} base address of the pieces @param {() => void} closed */
  constructor(base, closed) {
    this.base = base;
    this.closed = closed;
    /** @type {AbortController | null} */
    this.listing = null;
    document.addEventListener("toggle", (event) => this.#filled(/** @type {HTMLElement} */ (event.target)), true);
    document.addEventListener("click", (event) => this.#followed(event));
  }

  /** The window has come to rest. @param {View} view */
  async rest(view) {
    const days = named(view);
    remember(days);
    for (const [name, value] of Object.entries(days)) this.#hidden(name, value);
    this.listing?.abort();
    const control = (this.listing = new AbortController());
    try {
      const found = await piece(`${this.base}/list?${query()}`, control.signal);
      for (const part of [".controls .window", ".lists"]) {
        const [old, made] = [document.querySelector(part), found.querySelector(part.replace(".controls ", ""))];
        if (!old || !made) continue;
        // What the reader has come near to stays whole: the page is to stay as long as it was.
        attend(made, !old.querySelector(".later > noscript"));
        for (const opened of old.querySelectorAll("details[open] [data-card]")) {
          const same = made.querySelector(`[id="${opened.id}"]`);
          same?.closest("details")?.setAttribute("open", "");
          same?.replaceChildren(...opened.childNodes);
        }
        old.replaceWith(made);
      }
    } catch (error) {
      if (!control.signal.aborted) throw error;
    }
  }

  /** The form of the filters keeps the window. @param {string} name @param {string} value */
  #hidden(name, value) {
    const form = document.querySelector("form.filters");
    let input = form?.querySelector(`input[type=hidden][name=${name}]`);
    if (form && !input) {
      input = document.createElement("input");
      input.setAttribute("type", "hidden");
      input.setAttribute("name", name);
      form.prepend(input);
    }
    input?.setAttribute("value", value);
  }

  /** Open milestones under the lane in which they stand. @param {string[]} ids @param {Element | null} lane */
  async open(ids, lane) {
    const found = await piece(`${this.base}/cards?${query()}&open=${ids.join(",")}`);
    const section = /** @type {HTMLElement | null} */ (found.querySelector(".opened"));
    if (!section) return;
    this.#gone();
    remember({ open: ids.join(",") });
    if (lane) lane.after(section);
    else document.querySelector(".lanes")?.after(section);
    section.focus({ preventScroll: true });
    section.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  #gone() {
    const section = document.querySelector("#opened");
    section?.remove();
    return section !== null;
  }

  /** Close what is open; false where nothing is. */
  close() {
    if (!this.#gone()) return false;
    remember({ open: null });
    this.closed();
    return true;
  }

  /** @param {HTMLElement} details */
  async #filled(details) {
    const place = details.querySelector?.("[data-card]");
    const address = place?.getAttribute("data-card");
    if (!place || !address || place.firstElementChild || !details.hasAttribute("open")) return;
    const url = new URL(address, location.href);
    for (const [name, value] of query()) if (!url.searchParams.has(name) && name !== "from" && name !== "to") url.searchParams.append(name, value);
    place.replaceChildren(await piece(url.href));
  }

  /** @param {MouseEvent} event */
  #followed(event) {
    const link = /** @type {Element} */ (event.target).closest?.("a[href]");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname) return;
    if (link.closest(".opened .close")) {
      event.preventDefault();
      this.close();
    } else if (url.searchParams.has("open")) {
      event.preventDefault();
      const within = link.closest(".opened");
      void this.open((url.searchParams.get("open") ?? "").split(","), within ? within.previousElementSibling : null);
    } else if (link.search && !link.closest("[data-key], .reset, .empty") && !url.searchParams.has("after")) {
      // Other choices keep the window that is shown now.
      const now = new URLSearchParams(location.search);
      for (const name of ["from", "to"]) if (now.has(name)) url.searchParams.set(name, now.get(name) ?? "");
      link.href = url.href;
    }
  }
}
