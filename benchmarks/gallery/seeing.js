/* What a machine can see on a page that is open; answers a list of faults as text. Comes after the page has come to rest. */
(() => {
  const found = [];
  const say = (kind, what) => found.push(`${kind}: ${what}`);
  const html = document.documentElement;
  if (html.scrollWidth > innerWidth) say('wide', `${html.scrollWidth} of ${innerWidth}`);
  const han = /\p{Script=Han}/u, latin = /[a-z]{3,}/;
  // Names of files, formats and addresses are in no language.
  const name = /[._/@=]|^\W*(CSV|JSON|XLSX|Parquet|iCalendar|TimelineJS|Atom|OAI|OpenAPI)/;
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim(), parent = node.parentElement;
    if (!text || parent.closest('script,style,svg,code,pre,textarea,kbd,.languages') || !parent.checkVisibility()) continue;
    const lang = parent.closest('[lang]')?.lang || '';
    const where = `${parent.tagName.toLowerCase()}.${parent.className} “${text.slice(0, 40)}”`;
    if (lang.startsWith('en') && han.test(text) && !seen.has(where)) { seen.add(where); say('Chinese called English', where); }
    if (lang.startsWith('zh') && latin.test(text) && !han.test(text) && !name.test(text) && !seen.has(where)) { seen.add(where); say('Latin called Chinese', where); }
  }
  for (const e of document.querySelectorAll('main *, header *')) {
    if (!e.checkVisibility() || e.closest('svg,canvas')) continue;
    const style = getComputedStyle(e);
    if (e.matches('.unseen, .unseen *, .skip')) continue;
    if (style.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth) say('cut', `${e.tagName.toLowerCase()}.${e.className} ${e.scrollWidth} of ${e.clientWidth} “${e.textContent.trim().slice(0, 30)}”`);
    if (e.matches('a, button, input, select, summary') && !e.closest('p, li li, blockquote, dd, label')) {
      const box = e.getBoundingClientRect();
      if (box.height && box.height < 20 && e.closest('nav, .controls, .chooser, .choice')) say('small target', `${Math.round(box.width)}×${Math.round(box.height)} “${e.textContent.trim().slice(0, 20)}”`);
    }
  }
  if (window.shifted > 0.02) say('shift', window.shifted.toFixed(3));
  return found;
})()
