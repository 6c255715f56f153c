// The editor of /sql: completes names of views and columns, inserts them by a click, shows where a statement is wrong.
// Everything works without it.
(() => {
  "use strict";
  const editor = document.getElementById("sql");
  const views = document.getElementById("views");
  if (!editor || !views) return;
  const words = "SELECT FROM WHERE GROUP BY ORDER BY HAVING LIMIT JOIN LEFT ON AND OR NOT NULL LIKE BETWEEN CASE WHEN THEN ELSE END DISTINCT count sum min max avg coalesce substr CAST AS integer WITH UNION DESC".split(" ");
  const names = [...new Set([...[...views.querySelectorAll("[data-name]")].map((c) => c.dataset.name), ...words])];

  const list = document.createElement("ul");
  list.className = "completions";
  list.id = "completions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  editor.after(list);
  editor.setAttribute("aria-controls", "completions");
  editor.setAttribute("aria-autocomplete", "list");
  let chosen = 0;

  const begun = () => /[A-Za-z_][\w]*$/.exec(editor.value.slice(0, editor.selectionStart))?.[0] ?? "";
  const close = () => { list.hidden = true; editor.removeAttribute("aria-activedescendant"); };
  const insert = (name, over) => {
    const at = editor.selectionStart;
    editor.setRangeText(name, at - over, editor.selectionEnd, "end");
    editor.focus();
    close();
  };
  const mark = (n) => {
    chosen = (n + list.children.length) % list.children.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
    editor.setAttribute("aria-activedescendant", `completion-${chosen}`);
  };
  const offer = () => {
    const word = begun();
    const found = word.length < 2 ? [] : names.filter((n) => n.toLowerCase().startsWith(word.toLowerCase()) && n !== word).slice(0, 8);
    list.replaceChildren(...found.map((name, i) => {
      const item = document.createElement("li");
      item.id = `completion-${i}`;
      item.setAttribute("role", "option");
      item.textContent = name;
      item.addEventListener("mousedown", (event) => { event.preventDefault(); insert(name, begun().length); });
      return item;
    }));
    list.hidden = !found.length;
    if (found.length) mark(0);
  };
  editor.addEventListener("input", offer);
  editor.addEventListener("blur", close);
  editor.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { editor.form.requestSubmit(); return; }
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(chosen + (event.key === "ArrowDown" ? 1 : -1)); }
    else if (event.key === "Tab" || event.key === "Enter") { event.preventDefault(); insert(list.children[chosen].textContent, begun().length); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
  });
  views.addEventListener("click", (event) => {
    const name = event.target.closest("td [data-name]")?.dataset.name;
    if (name) insert(name, 0);
  });
  if (editor.dataset.at) {
    // Code points, as Python counts them, to the units of this language.
    const at = [...editor.value].slice(0, Number(editor.dataset.at)).join("").length;
    editor.focus();
    editor.setSelectionRange(at, at + (/^[\w.]+|^./.exec(editor.value.slice(at))?.[0].length ?? 0));
  }
})();
