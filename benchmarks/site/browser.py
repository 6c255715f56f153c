"""Measures the drawing in Chromium: first drawing, main thread per step, heap and nodes, beside vis-timeline.

    python -m benchmarks.site.browser sqlite:////tmp/bench/million.db [--vis FOLDER]

`FOLDER` is the unpacked package vis-timeline (`npm pack vis-timeline`, then `tar xzf`); without it only our own drawing is measured. Steps are the durations of all callbacks of animation frames.
"""

import argparse
import functools
import http.server
import json
import random
import shutil
import statistics
import tempfile
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.site import servers

PORT = 8394
ROUNDS = 5
WATCH = """
  window.took = []; window.first = 0;
  const own = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = f => own(t => {
    const begun = performance.now(); f(t); took.push(performance.now() - begun);
    if (!window.first && (window.painted ? painted() : false)) window.first = performance.now();
  });
"""
PAINTED = """
  window.painted = () => [...document.querySelectorAll('.lane[data-lane] canvas')].some(c => c.width && c.height &&
    c.getContext('2d').getImageData(0, 0, Math.min(c.width, 600), c.height).data.some(v => v > 0));
"""
VIS = """<!doctype html><meta charset=utf-8><link rel=stylesheet href=vis.css><div id=here style="height:700px"></div>
<script src=vis.js></script><script>
const items = __ITEMS__;
window.begun = performance.now();
const timeline = new vis.Timeline(document.getElementById('here'), new vis.DataSet(items), {});
timeline.on('changed', () => { if (!window.first) window.first = performance.now() - window.begun; });
</script>"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--vis", type=Path)
    asked = parser.parse_args()
    installed = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox", "--disable-gpu"])
        with servers.running(servers.ours("site", PORT, asked.url), PORT):
            ours(browser, f"http://127.0.0.1:{PORT}")
        if asked.vis:
            theirs(browser, asked.vis)
        browser.close()


def ours(browser: Browser, site: str) -> None:
    """Our own drawing: from the moment the script runs to the first lane that is painted; then steps."""
    firsts: list[float] = []
    for turn in range(ROUNDS + 1):
        page = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True).new_page()
        page.add_init_script(WATCH + PAINTED)
        page.goto(site + "/?from=2019&to=2023", timeout=120_000)
        page.wait_for_function("window.first > 0", timeout=120_000)
        begun = page.evaluate(
            "performance.getEntriesByType('resource').find(r => r.name.includes('/tiles/')).startTime"
        )
        loaded = page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd")
        if turn:  # the first fills the columns in memory
            firsts.append(page.evaluate("window.first") - begun)
        print(
            f"  page {loaded:.0f} ms, then drawn {page.evaluate('window.first') - begun:.0f} ms after the first tile was asked for"
        )
        if turn < ROUNDS:
            page.context.close()
    page.wait_for_timeout(1500)
    print(f"first drawing: {statistics.median(firsts):.0f} ms (median of {ROUNDS})")
    steps(page, "wheel", lambda: page.mouse.wheel(0, -240), lambda: page.mouse.wheel(0, 240))
    steps(page, "drag", *drags(page))
    steps(page, "keys", lambda: page.keyboard.press("+"), lambda: page.keyboard.press("ArrowLeft"))
    footprint(page)


def drags(page: Page) -> tuple[Any, Any]:
    def drag(by: int) -> None:
        page.mouse.down()
        page.mouse.move(700 + by, 500, steps=12)
        page.mouse.up()
        page.mouse.move(700, 500)

    return lambda: drag(-200), lambda: drag(180)


def steps(page: Page, name: str, one: Any, other: Any) -> None:
    """Ten steps of a kind, with what they load."""
    axis = page.locator(".axis canvas").bounding_box() or {"x": 0, "y": 0}
    page.mouse.move(700, axis["y"] + 10 if name == "wheel" else 500)
    page.evaluate("took.length = 0")
    for turn in range(10):
        (one if turn < 5 else other)()
        page.wait_for_timeout(450)
    took = sorted(page.evaluate("took"))
    print(
        f"{name}: {len(took)} frames, main thread median {statistics.median(took):.1f}, p95 {took[int(len(took) * 0.95)]:.1f}, "
        f"most {took[-1]:.1f} ms"
    )


def footprint(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    nodes = page.evaluate("document.querySelectorAll('*').length")
    drawn = page.evaluate("document.querySelectorAll('.lanes *, .overview *').length")
    print(f"heap {heap:.1f} MB; nodes: drawing {drawn}, whole page {nodes}")


def theirs(browser: Browser, folder: Path) -> None:
    """vis-timeline with its defaults, in a page of its own."""
    with tempfile.TemporaryDirectory() as home:
        for name, pattern in (("vis.js", "standalone/umd/*graph2d.min.*js"), ("vis.css", "styles/*graph2d.min.css")):
            shutil.copy(next(folder.glob(pattern)), Path(home) / name)
        handler = functools.partial(_Quiet, directory=home)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for count in (100, 1_000, 10_000):
            chance = random.Random(1)
            items = [{"id": n, "content": f"青年{n}", "start": 1.5e12 + chance.random() * 1.5e11} for n in range(count)]
            (Path(home) / "index.html").write_text(VIS.replace("__ITEMS__", json.dumps(items)), encoding="utf-8")
            page = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True).new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/index.html", timeout=300_000)
            page.wait_for_function("window.first > 0", timeout=300_000)
            nodes = page.evaluate("document.querySelectorAll('*').length")
            print(f"vis-timeline, {count} items: first drawing {page.evaluate('window.first'):.0f} ms, {nodes} nodes")
            page.context.close()
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
