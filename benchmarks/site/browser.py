"""Measures the drawing in Chromium: first drawing, main thread per step, heap and nodes, beside vis-timeline.

    python -m benchmarks.site.browser sqlite:////tmp/bench/million.db [--vis FOLDER]

`FOLDER` is the unpacked package vis-timeline (`npm pack vis-timeline`, then `tar xzf`); without it only our own drawing is measured.
First drawings are measured in turn with those of vis-timeline: ours from the first request for a tile to the frame in which every tile
of the window is drawn, theirs from making the timeline (its script and items are there) to its first "changed". Steps are the durations
of all callbacks of animation frames and timers; a task of the browser above 50 ms is told beside them.
"""

import argparse
import contextlib
import functools
import http.server
import json
import random
import shutil
import statistics
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.site import servers

PORT = 8394
ROUNDS = 5
WATCH = """
  window.took = []; window.long = []; window.first = 0;
  new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration))).observe({ type: "longtask" });
  const own = window.requestAnimationFrame.bind(window), later = window.setTimeout.bind(window);
  const timed = f => (...given) => { const begun = performance.now(); f(...given); took.push(performance.now() - begun); };
  window.requestAnimationFrame = f => own(timed(f));
  window.setTimeout = (f, ...rest) => later(typeof f === "function" ? timed(f) : f, ...rest);
  const watch = () => {
    if (document.querySelector(".lanes[data-drawn]")) window.first = performance.now();
    else own(watch);
  };
  own(watch);
"""
PAINTED = """
  () => [...document.querySelectorAll(".lane[data-lane]:not([hidden]) canvas")].some(c => c.width && c.height &&
    c.getContext("2d").getImageData(0, 0, Math.min(c.width, 600), c.height).data.some(v => v > 0))
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
    with (
        sync_playwright() as playwright,
        servers.running(servers.ours("site", PORT, asked.url), PORT),
        served(asked.vis) as other,
    ):
        browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox", "--disable-gpu"])
        firsts(browser, f"http://127.0.0.1:{PORT}", other)
        page = ours(browser, f"http://127.0.0.1:{PORT}")[1]
        page.wait_for_timeout(1500)
        steps(page, "wheel", lambda: page.mouse.wheel(0, -240), lambda: page.mouse.wheel(0, 240))
        steps(page, "drag", *drags(page))
        steps(page, "keys", lambda: page.keyboard.press("+"), lambda: page.keyboard.press("ArrowLeft"))
        footprint(page)
        browser.close()


def firsts(browser: Browser, site: str, other: str | None) -> None:
    """First drawings, ours and theirs in turn."""
    ours(browser, site)[1].context.close()  # the first fills what the server holds in memory
    took: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        spent, page = ours(browser, site)
        page.context.close()
        took["ours"].append(spent)
        for count in (100, 1_000, 10_000) if other else ():
            took[f"vis-timeline, {count} items"].append(theirs(browser, f"{other}/{count}.html"))
    own = statistics.median(took["ours"])
    for name, spent in took.items():
        middle = statistics.median(spent)
        ratios = statistics.median(one / mine for one, mine in zip(spent, took["ours"], strict=True))
        print(
            f"first drawing, {name}: {middle:.0f} ms (median of {ROUNDS}, {min(spent):.0f} to {max(spent):.0f}), "
            f"{middle / own:.1f} times ours, turn by turn {ratios:.1f} times"
        )


def ours(browser: Browser, site: str) -> tuple[float, Page]:
    """Milliseconds from the first request for a tile to a drawing of all tiles, and the page."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True).new_page()
    page.add_init_script(WATCH)
    page.goto(site + "/?from=2019&to=2023", timeout=120_000)
    page.wait_for_function("window.first > 0", timeout=120_000)
    assert page.evaluate(PAINTED)
    begun = page.evaluate("performance.getEntriesByType('resource').find(r => /tiles.-?[0-9]/.test(r.name)).startTime")
    return page.evaluate("window.first") - begun, page


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
    page.evaluate("took.length = long.length = 0")
    for turn in range(10):
        (one if turn < 5 else other)()
        page.wait_for_timeout(450)
    took = sorted(page.evaluate("took"))
    print(
        f"{name}: {len(took)} frames, main thread median {statistics.median(took):.1f}, p95 {took[int(len(took) * 0.95)]:.1f}, "
        f"most {took[-1]:.1f} ms; tasks above 50 ms: {[round(one) for one in page.evaluate('long')]}"
    )


def footprint(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    nodes = page.evaluate("document.querySelectorAll('*').length")
    drawn = page.evaluate("document.querySelectorAll('.lanes *, .overview *').length")
    print(f"heap {heap:.1f} MB; nodes: drawing {drawn}, whole page {nodes}")


@contextlib.contextmanager
def served(folder: Path | None) -> Iterator[str | None]:
    """Pages of vis-timeline with its defaults, in the folder of a server; None where it is not there."""
    if folder is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as home:
        for name, pattern in (("vis.js", "standalone/umd/*graph2d.min.*js"), ("vis.css", "styles/*graph2d.min.css")):
            shutil.copy(next(folder.glob(pattern)), Path(home) / name)
        for count in (100, 1_000, 10_000):
            chance = random.Random(1)
            items = [{"id": n, "content": f"青年{n}", "start": 1.5e12 + chance.random() * 1.5e11} for n in range(count)]
            (Path(home) / f"{count}.html").write_text(VIS.replace("__ITEMS__", json.dumps(items)), encoding="utf-8")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=home))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def theirs(browser: Browser, address: str) -> float:
    """Milliseconds to the first drawing of vis-timeline."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True).new_page()
    page.goto(address, timeout=300_000)
    page.wait_for_function("window.first > 0", timeout=300_000)
    spent: float = page.evaluate("window.first")
    page.context.close()
    return spent


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
