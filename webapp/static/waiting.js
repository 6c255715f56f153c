// @ts-check
/** Shows how far the work is, and loads the page anew when it is done. */

const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-state]"));
const bar = /** @type {HTMLProgressElement | null} */ (document.getElementById("progress"));

async function look() {
  try {
    const answer = await fetch(script.dataset.state ?? "", { headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (!answer.ok || !told.waits) return location.reload();
    if (bar && told.total) {
      bar.max = told.total;
      bar.value = told.done;
    }
  } catch {
    return location.reload();
  }
  setTimeout(look, 700);
}

setTimeout(look, 700);
