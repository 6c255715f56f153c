// @ts-check
/** Words that are marked in the text can be made a statement, a mention or a date: a button leads to the desk with them. */

const desk = /** @type {HTMLAnchorElement} */ (document.getElementById("desk"));
const button = document.createElement("a");
button.className = "button marking";
button.hidden = true;
button.textContent = desk.dataset.mark ?? "";
document.body.append(button);

/** The code points of a paragraph before a place in it, without the numbers of statements between its words.
 * @param {Element} text @param {Node} node @param {number} offset */
function before(text, node, offset) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  let count = 0;
  for (let piece = walker.nextNode(); piece; piece = walker.nextNode()) {
    if (piece.parentElement?.closest(".milestone-mark")) continue;
    if (piece === node) return count + [...(piece.nodeValue ?? "").slice(0, offset)].length;
    if (range.comparePoint(piece, 0) > 0) return count;
    count += [...(piece.nodeValue ?? "")].length;
  }
  return count;
}

function show() {
  const selection = getSelection();
  button.hidden = true;
  if (!selection || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement?.closest(".sheet .text");
  const stop = range.endContainer.parentElement?.closest(".sheet .text");
  const block = start?.closest(".block");
  if (!start || !block || (stop !== start && stop !== null && range.endOffset !== 0)) return;
  const low = before(start, range.startContainer, range.startOffset);
  const high = stop === start ? before(start, range.endContainer, range.endOffset) : before(start, start, start.childNodes.length);
  if (high <= low) return;
  const place = range.getBoundingClientRect();
  button.href = `${desk.href}?p=${block.id.slice(1)}&from=${low}&to=${high}#mark`;
  button.style.left = `${Math.max(8, place.left + scrollX)}px`;
  button.style.top = `${place.bottom + scrollY + 6}px`;
  button.hidden = false;
}

document.addEventListener("selectionchange", show);
