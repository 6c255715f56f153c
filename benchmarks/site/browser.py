"""Measures the drawing in Chromium: first drawing, main thread per step, heap and nodes, beside vis-timeline.

    python -m benchmarks.site.browser sqlite:////tmp/bench/million.db [--vis FOLDER]

`FOLDER` is the unpacked package vis-timeline (`npm pack vis-timeline`, then `tar xzf`); without it only our own drawing is measured.
First drawings are measured in turn with those of vis-timeline. Theirs goes from making the timeline (its script and items are there) to
its first "changed"; ours is told three times: likewise from when its modules and the tiles of the window are there until all of them are
drawn; from the script on that stands in the page and has it laid out; and from the navigation on, with all that the server, the page, its
styles and scripts take. Each until the browser has made that frame.
Nobody asks the page meanwhile, which would be work for it: it calls when it is done. Steps are the callbacks of animation frames, and the longest task of the page's main thread of whatever kind. All of it is told in time by the clock and in
processor time of the page's main thread, which other work on the machine does not change.
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
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.site import servers

PORT = 8394
ROUNDS = 7
#: How long a page may take, in milliseconds.
PATIENCE = 300_000
CATEGORIES = ["devtools.timeline", "blink.user_timing", "toplevel"]
#: Milliseconds by the clock, and of processor time.
Spent = tuple[float, float]
WATCH = """
  window.first = 0;
  const seen = () => {
    performance.mark("drawn");
    window.first = performance.now();
    console.debug("drawn");
  };
  // Not a look at every frame, which would itself be work.
  const watch = new MutationObserver(() => {
    if (!document.querySelector(".lanes[data-drawn]")) return;
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(seen));
  });
  watch.observe(document, { subtree: true, attributes: true, attributeFilter: ["data-drawn"] });
"""
PAINTED = """
  () => [...document.querySelectorAll(".lane[data-lane]:not([hidden]) canvas")].some(c => c.width && c.height &&
    c.getContext("2d").getImageData(0, 0, Math.min(c.width, 600), c.height).data.some(v => v > 0))
"""
VIS = """<!doctype html><meta charset=utf-8><link rel=stylesheet href=vis.css><div id=here style="height:700px"></div>
<script src=vis.js></script><script>
const items = __ITEMS__;
performance.mark("begun");
window.begun = performance.now();
const timeline = new vis.Timeline(document.getElementById('here'), new vis.DataSet(items), {});
const drawn = () => {
  if (window.first) return;
  performance.mark("drawn");
  window.first = performance.now() - window.begun;
  console.debug("drawn");
};
timeline.on("changed", () => requestAnimationFrame(() => requestAnimationFrame(drawn)));
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
        page = ours(browser, f"http://127.0.0.1:{PORT}")[-1]
        page.wait_for_timeout(1500)
        steps(page, "wheel", lambda: page.mouse.wheel(0, -240), lambda: page.mouse.wheel(0, 240))
        steps(page, "drag", *drags(page))
        steps(page, "keys", lambda: page.keyboard.press("+"), lambda: page.keyboard.press("ArrowLeft"))
        footprint(page)
        browser.close()


def firsts(browser: Browser, site: str, other: str | None) -> None:
    """First drawings, ours and theirs in turn."""
    ours(browser, site)[-1].context.close()  # the first fills what the server holds in memory
    took: defaultdict[str, list[Spent]] = defaultdict(list)
    for _ in range(ROUNDS):
        spent, early, whole, page = ours(browser, site)
        page.context.close()
        took["ours"].append(spent)
        took["ours from the page's layout on"].append(early)
        took["ours from the navigation on"].append(whole)
        for count in (100, 1_000, 10_000) if other else ():
            took[f"vis-timeline, {count} items"].append(theirs(browser, f"{other}/{count}.html"))
    for kind, called in enumerate(("by the clock", "of processor time")):
        mine = [[spent[kind] for spent in all_spent] for name, all_spent in took.items() if name.startswith("ours")]
        for name, all_spent in took.items():
            spent = [one[kind] for one in all_spent]
            print(
                f"first drawing, {name}: {statistics.median(spent):.0f} ms {called} (median of {ROUNDS}, {min(spent):.0f} to "
                f"{max(spent):.0f}), {', '.join(times(spent, one) for one in mine)} times these of ours"
            )


def times(spent: list[float], mine: list[float]) -> str:
    """How many times as long, at the medians and at the quickest."""
    return f"{statistics.median(spent) / statistics.median(mine):.1f} (quickest {min(spent) / min(mine):.1f})"


def ours(browser: Browser, site: str) -> tuple[Spent, Spent, Spent, Page]:
    """What it takes to a drawing of all tiles from when modules and tiles are there, from the page's own script and from the navigation on; the page."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True).new_page()
    page.add_init_script(WATCH)
    address = site + "/?from=2019&to=2023"
    trace = traced(browser, page, address)
    assert page.evaluate(PAINTED)
    assert page.evaluate("document.querySelector('.lanes').dataset.drawn") is not None
    drawn = mark(trace, "drawn")
    thread = [event for event in trace if (event["pid"], event["tid"]) == (drawn["pid"], drawn["tid"])]
    begun = next(event for event in thread if event["name"] == "v8.evaluateModule")
    own = next(e for e in thread if e["name"] == "EvaluateScript" and e["args"]["data"].get("url") == address)
    spent, early = (((drawn["ts"] - one["ts"]) / 1000, between(one, drawn)) for one in (begun, own))
    whole: float = page.evaluate("window.first")
    return spent, early, (whole, busy(thread, drawn["ts"] - whole * 1000, drawn["ts"])), page


def traced(browser: Browser, page: Page, address: str) -> list[Any]:
    """What the browser did until the page said that it has drawn."""
    browser.start_tracing(page=page, categories=CATEGORIES)
    with page.expect_console_message(lambda message: message.text == "drawn", timeout=PATIENCE):
        page.goto(address, timeout=PATIENCE)
    found: list[Any] = json.loads(browser.stop_tracing())["traceEvents"]
    return found


def busy(thread: list[Any], since: float, until: float) -> float:
    """Milliseconds of processor time of the tasks of a thread that begin between two moments."""
    took, end = 0.0, since
    for event in sorted((e for e in thread if "tdur" in e), key=lambda e: (e["ts"], -e["dur"])):
        if end <= event["ts"] < until:
            took, end = took + event["tdur"] / 1000, event["ts"] + event["dur"]
    return took


def mark(trace: list[Any], name: str) -> Any:
    """The mark that the page has set."""
    return next(event for event in trace if event["name"] == name and "blink.user_timing" in event["cat"])


def between(one: Any, other: Any) -> float:
    """Milliseconds of processor time of the main thread from one event to another."""
    return (other["tts"] - one["tts"]) / 1000


def steps(page: Page, name: str, one: Any, other: Any) -> None:
    """Ten steps of a kind, with what they load."""
    axis = page.locator(".axis canvas").bounding_box() or {"x": 0, "y": 0}
    page.mouse.move(700, axis["y"] + 10 if name == "wheel" else 500)
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=CATEGORIES)
    for turn in range(10):
        (one if turn < 5 else other)()
        page.wait_for_timeout(450)
    trace = json.loads(browser.stop_tracing())["traceEvents"]
    frames = [event for event in trace if event["name"] == "FireAnimationFrame" and "tdur" in event]
    thread = Counter((event["pid"], event["tid"]) for event in frames).most_common(1)[0][0]
    tasks = [e for e in trace if e["name"].endswith("RunTask") and (e["pid"], e["tid"]) == thread and "tdur" in e]
    for called, key in (("by the clock", "dur"), ("of processor time", "tdur")):
        took = sorted(event[key] / 1000 for event in frames)
        longest = sorted((event[key] / 1000 for event in tasks), reverse=True)[:3]
        print(
            f"{name}, {called}: {len(took)} frames, median {statistics.median(took):.1f}, p95 {took[int(len(took) * 0.95)]:.1f}, "
            f"most {took[-1]:.1f} ms; longest tasks of any kind {', '.join(f'{task:.0f}' for task in longest)} ms"
        )


def drags(page: Page) -> tuple[Any, Any]:
    def drag(by: int) -> None:
        page.mouse.down()
        page.mouse.move(700 + by, 500, steps=12)
        page.mouse.up()
        page.mouse.move(700, 500)

    return lambda: drag(-200), lambda: drag(180)


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


def theirs(browser: Browser, address: str) -> Spent:
    """What it takes vis-timeline to its first drawing."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True).new_page()
    trace = traced(browser, page, address)
    spent: float = page.evaluate("window.first")
    page.context.close()
    return spent, between(mark(trace, "begun"), mark(trace, "drawn"))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
