// @ts-check
/** Brings files one by one: dropped or chosen, each with its progress, each to be taken away, all to be stopped. */

document.documentElement.classList.add("has-script");
const form = /** @type {HTMLFormElement} */ (document.getElementById("bring"));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("files"));
const list = /** @type {HTMLElement} */ (document.getElementById("bringing"));
const drop = /** @type {HTMLElement} */ (document.getElementById("drop"));
const stop = /** @type {HTMLButtonElement} */ (document.getElementById("stop"));
const send = /** @type {HTMLButtonElement} */ (document.getElementById("send"));
const words = form.dataset;
input.tabIndex = -1;
document.getElementById("pick")?.addEventListener("click", () => input.click());
const token = /** @type {HTMLInputElement} */ (form.elements.namedItem("csrf")).value;

/** @typedef {{file: File, row: HTMLElement, request?: XMLHttpRequest, done?: boolean, gone?: boolean}} Piece */
/** @type {Piece[]} */
const pieces = [];
let stopped = false;

/** @param {Iterable<File>} files */
function take(files) {
  for (const file of files) {
    if (pieces.filter((p) => !p.gone).length >= Number(words.most)) return;
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = file.size || 1;
    bar.value = 0;
    bar.title = words.waiting ?? "";
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = words.remove ?? "";
    row.append(name, bar, away);
    list.append(row);
    /** @type {Piece} */
    const piece = { file, row };
    pieces.push(piece);
    away.addEventListener("click", () => {
      piece.gone = true;
      piece.request?.abort();
      row.remove();
    });
    if (file.size > Number(words.limit)) fail(piece, words.large ?? "");
  }
}

/** @param {Piece} piece @param {string} why */
function fail(piece, why) {
  piece.gone = true;
  const told = document.createElement("strong");
  told.className = "disputed";
  told.textContent = why;
  piece.row.querySelector("progress")?.replaceWith(told);
}

/** @param {Piece} piece @param {string} address @returns {Promise<void>} */
function bring(piece, address) {
  return new Promise((resolve) => {
    const request = (piece.request = new XMLHttpRequest());
    const bar = /** @type {HTMLProgressElement} */ (piece.row.querySelector("progress"));
    request.upload.addEventListener("progress", (e) => (bar.value = e.lengthComputable ? (e.loaded / e.total) * bar.max : 0));
    request.addEventListener("loadend", () => {
      if (request.status === 200) {
        piece.done = true;
        bar.value = bar.max;
        bar.title = words.done ?? "";
        piece.row.querySelector("button")?.remove();
      } else if (!piece.gone) {
        let why = words.failed ?? "";
        try {
          why = JSON.parse(request.responseText).problem || why;
        } catch {}
        fail(piece, why);
      }
      resolve();
    });
    const body = new FormData();
    body.append("files", piece.file, piece.file.name);
    request.open("POST", address);
    request.setRequestHeader("X-CSRF-Token", token);
    request.setRequestHeader("Accept", "application/json");
    request.send(body);
  });
}

/** @param {string} address @param {string} verb */
function post(address, verb) {
  const last = document.createElement("form");
  last.method = "post";
  last.action = address;
  for (const [name, value] of [["csrf", token], ["verb", verb]]) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    last.append(field);
  }
  document.body.append(last);
  last.submit();
}

input.addEventListener("change", () => {
  take(input.files ?? []);
  input.value = "";
  input.required = false;
});
for (const [name, over] of /** @type {[string, boolean][]} */ ([["dragover", true], ["dragleave", false], ["drop", false]])) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("is-over", over);
    if (name === "drop") take(/** @type {DragEvent} */ (event).dataTransfer?.files ?? []);
    if (pieces.length) input.required = false;
  });
}

form.addEventListener("submit", async (event) => {
  const wanted = pieces.filter((p) => !p.gone);
  if (!wanted.length) return;
  event.preventDefault();
  send.disabled = true;
  stop.hidden = false;
  const body = new FormData(form);
  body.delete("files");
  const begun = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json", "X-CSRF-Token": token } });
  const told = await begun.json().catch(() => ({}));
  if (!begun.ok) {
    send.disabled = false;
    stop.hidden = true;
    for (const piece of wanted) fail(piece, told.problem || words.failed || "");
    return;
  }
  stop.addEventListener("click", () => {
    stopped = true;
    for (const piece of pieces) piece.request?.abort();
    post(told.address, "cancel");
  });
  for (const piece of wanted) {
    if (stopped) return;
    if (!piece.gone) await bring(piece, told.files);
  }
  if (!stopped) post(told.address, pieces.some((p) => p.done) ? "understand" : "cancel");
});
