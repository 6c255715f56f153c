//# allFunctionsCalledOnLoad
// @ts-check
/** Time tiles: which ones a window needs, fetched once, kept while there is room. */

import { FIRST, LAST } from "./days.js";

const ZOOMS = 16;
/** So much text of tiles is kept, in characters. */
const ROOM = 350_000;
/** How many requests are on their way at once. */
const AT_ONCE = 5;
/** How long a first drawing waits for tiles that are missing, in milliseconds. */
const PATIENCE = 4000;

/** @typedef {import("./days.js").View} View */
/**
 * `lanes` has for each lane `[density, bars, rows]` (webapp/tiles.py): density as `[stretch, printed, inherited]`.
 * @typedef {{low: number, high: number, step: number, long: number, lanes: Record<string, [number[][], any[][], any[][]]>}} Tile
 * @typedef {{low: number, high: number, tile: Tile}} Piece
 */

/** @param {number} zoom */
const width = (zoom) => 2 ** (ZOOMS - 1 - zoom);

export class Tiles {
  /** @param {string} address @param {URLSearchParams} query @param {() => void} arrived @param {() => void} failed */
  constructor(address, query, arrived, failed) {
    this.address = address;
    this.query = query;
    this.arrived = arrived;
    this.failed = failed;
    /** @type {Map<string, {tile: Tile, size: number}>} */
    this.kept = new Map();
    /** @type {Map<string, AbortController>} */
    this.asked = new Map();
    /** @type {string[]} */
    this.waiting = [];
    this.size = 0;
    /** @type {(() => void) | null} */
    this.awaited = null;
  }

  /** What the page has brought along; bars stand in it once. @param {{bars: any[][], tiles: Record<string, any>}} brought @param {number} size */
  take({ bars, tiles }, size) {
    const places = Object.entries(tiles);
    for (const [key, tile] of places) {
      for (const lane of Object.values(tile.lanes)) lane[1] = lane[1].map((/** @type {number} */ n) => bars[n]);
      this.kept.set(key, { tile, size: size / places.length });
    }
    this.size += size;
  }

  /** When all of a window is there, one of its tiles has failed, or it takes too long. @param {View} view @returns {Promise<void>} */
  arrival(view) {
    if (this.complete(view)) return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(done, PATIENCE);
      this.awaited = () => {
        if (this.asked.size && !this.complete(view)) return;
        this.awaited = null;
        clearTimeout(timer);
        done();
      };
    });
  }

  /** The zoom at which three to five tiles cover a window. @param {View} view */
  static zoom(view) {
    const span = Math.max(1, view.high - view.low);
    return Math.min(ZOOMS - 1, Math.max(0, ZOOMS - 1 - Math.floor(Math.log2(Math.max(1, span / 2)))));
  }

  /** Indices of the tiles that a window touches. @param {View} view @param {number} zoom @param {number} [more] */
  static places(view, zoom, more = 0) {
    const found = [];
    const w = width(zoom);
    const [low, high] = [Math.max(FIRST, view.low), Math.min(LAST, view.high)];
    for (let i = Math.floor(low / w) - more; i <= Math.floor((high - 0.001) / w) + more; i += 1) found.push(i);
    return found;
  }

  /** Ask for what a window lacks; what is no longer wanted and not yet on its way is forgotten. @param {View} view @param {boolean} ahead whether its neighbours are asked for too */
  want(view, ahead = false) {
    const zoom = Tiles.zoom(view);
    const wanted = Tiles.places(view, zoom).map((i) => `${zoom}/${i}`);
    if (ahead) {
      wanted.push(...Tiles.places(view, zoom, 1).map((i) => `${zoom}/${i}`));
      if (zoom > 0) wanted.push(...Tiles.places(view, zoom - 1).map((i) => `${zoom - 1}/${i}`));
    }
    for (const [key, control] of this.asked) if (!wanted.includes(key)) control.abort();
    this.waiting = [...new Set(wanted)].filter((key) => !this.kept.has(key) && !this.asked.has(key));
    this.#next();
  }

  #next() {
    while (this.asked.size < AT_ONCE && this.waiting.length) void this.#fetch(/** @type {string} */ (this.waiting.shift()));
  }

  /** @param {string} key */
  async #fetch(key) {
    const control = new AbortController();
    this.asked.set(key, control);
    try {
      const answer = await fetch(`${this.address}/${key}?${this.query}`, { signal: control.signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const text = await answer.text();
      this.kept.set(key, { tile: JSON.parse(text), size: text.length });
      this.size += text.length;
      this.#forget();
      this.arrived();
    } catch (error) {
      if (!control.signal.aborted) this.failed();
    } finally {
      this.asked.delete(key);
      this.#next();
      this.awaited?.();
    }
  }

  #forget() {
    for (const [key, held] of this.kept) {
      if (this.size <= ROOM || this.kept.size <= 8) return;
      this.kept.delete(key);
      this.size -= held.size;
    }
  }

  /** @param {number} zoom @param {number} index */
  #get(zoom, index) {
    const key = `${zoom}/${index}`;
    const held = this.kept.get(key);
    if (held) {
      this.kept.delete(key);
      this.kept.set(key, held);
    }
    return held?.tile;
  }

  /** Whether all of a window is there. @param {View} view */
  complete(view) {
    const zoom = Tiles.zoom(view);
    return Tiles.places(view, zoom).every((i) => this.kept.has(`${zoom}/${i}`));
  }

  /** What is there of a window: its own tiles, or parts of wider or narrower ones in their place. @param {View} view @returns {Piece[]} */
  pieces(view) {
    const zoom = Tiles.zoom(view);
    return Tiles.places(view, zoom).flatMap((i) => this.#piece(zoom, i));
  }

  /** @param {number} zoom @param {number} index @returns {Piece[]} */
  #piece(zoom, index) {
    const low = index * width(zoom);
    const high = low + width(zoom);
    for (let up = 0; up <= Math.min(4, zoom); up += 1) {
      const tile = this.#get(zoom - up, Math.floor(index / 2 ** up));
      if (tile) return [{ low, high, tile }];
    }
    if (zoom + 1 >= ZOOMS) return [];
    const halves = [this.#get(zoom + 1, index * 2), this.#get(zoom + 1, index * 2 + 1)];
    return halves.flatMap((tile) => (tile ? [{ low: tile.low, high: tile.high + 1, tile }] : []));
  }
}
