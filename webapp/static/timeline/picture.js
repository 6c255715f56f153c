// @ts-check
/** What is shown, as a picture to keep. */

/** One image of the axis and all lanes that are shown, with their headings. @param {HTMLElement} lanes @param {import("./paint.js").Look} look @param {string} title */
export async function png(lanes, look, title) {
  const ratio = devicePixelRatio || 1;
  const rows = /** @type {HTMLElement[]} */ ([...lanes.querySelectorAll(".lane:not([hidden])")]);
  const box = lanes.getBoundingClientRect();
  const top = 34;
  const last = rows[rows.length - 1]?.getBoundingClientRect().bottom ?? box.bottom;
  const tall = rows.reduce((sum, row) => sum + row.offsetHeight, 0);
  const canvas = document.createElement("canvas");
  const pad = 16;
  canvas.width = (box.width + 2 * pad) * ratio;
  canvas.height = (Math.max(tall, Math.min(tall, last - box.top)) + top + 2 * pad) * ratio;
  const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  const colours = look.colours ?? {};
  c.fillStyle = colours.paper;
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.fillStyle = colours.ink;
  c.font = `600 15px ${look.sans}`;
  c.fillText(title, pad, pad + 14);
  let y = pad + top;
  for (const row of rows) {
    c.fillStyle = colours.rule;
    c.fillRect(pad, y, box.width, 1);
    const name = /** @type {HTMLElement | null} */ (row.querySelector(".lane-name"));
    if (name?.textContent) {
      const style = getComputedStyle(name);
      c.font = `${style.fontWeight} 13px ${look.sans}`;
      c.fillStyle = colours.ink;
      c.fillText(look.fitting(c, name.textContent.replace(/\s+/g, " ").trim(), 190 - parseFloat(style.paddingLeft)), pad + parseFloat(style.paddingLeft), y + 19);
    }
    const drawn = row.querySelector("canvas");
    if (drawn) {
      const at = drawn.getBoundingClientRect();
      c.drawImage(drawn, pad + at.left - box.left, y + at.top - row.getBoundingClientRect().top, at.width, at.height);
    }
    y += row.offsetHeight;
  }
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(/** @type {Blob} */ (blob));
  link.download = "timeline.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
