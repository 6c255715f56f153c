// The search of a publication: reads the index that search_files.py wrote, and looks into the texts before it shows a hit.
"use strict";

(() => {
  const told = document.getElementById("told");
  const list = document.getElementById("excerpts");
  const names = document.getElementById("names-found");
  const more = document.getElementById("more");
  const parts = Number(list.dataset.parts);
  const perFile = Number(list.dataset.texts);
  const SHOWN = 20;
  const AROUND = 60;
  const kept = new Map();

  // Every character as its simplified one, so that a text is found however it is spelt; lengths are kept.
  let simplified = new Map();
  const simple = (text) => Array.from(text, (character) => simplified.get(character) ?? character).join("");
  const fold = (text) => simple(text.normalize("NFKC").toLowerCase()).split(/\s+/).filter(Boolean).join(" ");
  // Figures without separators: 1,286 is 1286.
  const plain = (text) => text.replace(/(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (figure) => figure.replaceAll(",", ""));
  const holds = (text, run) => text.includes(run) || plain(text).includes(plain(run));

  function load(path) {
    if (!kept.has(path)) {
      kept.set(path, fetch(`../search/${path}.json`).then((answer) => {
        if (!answer.ok) throw new Error(path);
        return answer.json();
      }));
    }
    return kept.get(path);
  }

  async function holding(run) {
    const found = await ofPairs(run);
    return plain(run) === run ? found : new Set([...found, ...await ofPairs(plain(run))]);
  }

  async function ofPairs(run) {
    // The passages that hold all pairs of a run of characters; their order is looked at in the text.
    const characters = Array.from(run);
    if (characters.length === 1) {
      const terms = await load(`terms/${run.codePointAt(0) % parts}`);
      return new Set(Object.keys(terms).filter((term) => term.startsWith(run)).flatMap((term) => terms[term]));
    }
    let found = null;
    for (let i = 0; i + 1 < characters.length; i += 1) {
      const terms = await load(`terms/${characters[i].codePointAt(0) % parts}`);
      const next = terms[characters[i] + characters[i + 1]] || [];
      found = found === null ? new Set(next) : new Set(next.filter((number) => found.has(number)));
    }
    return found;
  }

  async function passage(number) {
    return (await load(`texts/${Math.floor(number / perFile)}`))[number % perFile];
  }

  function marked(text, wanted) {
    const item = document.createElement("span");
    const folded = simple(text.normalize("NFKC").toLowerCase());
    const first = folded.length === text.length ? Math.max(0, Math.min(...wanted.map((run) => folded.indexOf(run)))) : 0;
    const low = Math.max(0, first - AROUND);
    const high = Math.min(text.length, first + 3 * AROUND);
    let at = low;
    if (low > 0) item.append("…");
    while (at < high) {
      const hits = folded.length === text.length
        ? wanted.map((run) => [folded.indexOf(run, at), run.length]).filter(([place]) => place >= 0 && place < high)
        : [];
      if (!hits.length) break;
      const [place, length] = hits.sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      item.append(text.slice(at, place));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(place, place + length);
      item.append(mark);
      at = place + length;
    }
    item.append(text.slice(at, Math.max(at, high)));
    if (high < text.length) item.append("…");
    return item;
  }

  function link(href, content) {
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.append(content);
    anchor.lang = "zh-Hans";
    return anchor;
  }

  function show(found, documents, wanted) {
    for (const [document_, ordinal, text] of found) {
      const [id, title, issuer, published] = documents[document_];
      const item = document.createElement("li");
      const words = document.createElement("p");
      words.append(link(`documents/${id}.html#p${ordinal}`, marked(text, wanted)));
      const where = document.createElement("p");
      where.className = "n";
      where.append(link(`documents/${id}.html`, title), [issuer, published].filter(Boolean).map((part) => ` · ${part}`).join(""));
      item.append(words, where);
      list.append(item);
    }
  }

  async function named(wanted) {
    for (const [kind, id, name, others] of await load("names")) {
      const all = [name, ...others].map(fold);
      if (!wanted.every((run) => all.some((one) => holds(one, run)))) continue;
      const item = document.createElement("li");
      item.append(link(`${kind === "initiative" ? "initiatives" : "committees"}/${id}.html`, name));
      names.append(item);
    }
  }

  async function search(query) {
    const [traditional, plainly] = (await load("folding")).map((all) => Array.from(all));
    simplified = new Map(traditional.map((character, at) => [character, plainly[at]]));
    const wanted = [...new Set(fold(query).split(" ").filter(Boolean))];
    if (!wanted.length) return;
    let candidates = null;
    for (const run of wanted) {
      const next = await holding(run);
      candidates = candidates === null ? next : new Set([...candidates].filter((number) => next.has(number)));
    }
    const found = [];
    for (const number of [...candidates].sort((a, b) => a - b)) {
      const row = await passage(number);
      const folded = fold(row[2]);
      if (wanted.every((run) => holds(folded, run))) found.push(row);
    }
    await named(wanted);
    const documents = await load("documents");
    const inAll = new Set(found.map((row) => row[0])).size;
    told.textContent = found.length || names.children.length
      ? told.dataset.counts.replace("{passages}", found.length).replace("{documents}", inAll)
      : told.dataset.nothing;
    let shown = 0;
    const next = () => {
      show(found.slice(shown, shown + SHOWN), documents, wanted);
      shown += SHOWN;
      more.hidden = shown >= found.length;
    };
    more.addEventListener("click", next);
    next();
  }

  const query = new URLSearchParams(window.location.search).get("q") || "";
  for (const field of document.querySelectorAll("input[name=q]")) field.value = query;
  if (query) search(query).catch(() => { told.textContent = told.dataset.broken; });
})();
