"""Photographs every page in both languages, light and dark, wide and narrow, and tells what looks wrong to a machine.

    python -m benchmarks.gallery.run FOLDER NAME=sqlite:////tmp/demo.db… NAME=FILES… [--only WORD…] [--quick] [--made]

Under FOLDER/NAME/ every picture is called page-language-scheme-width.png, `sheet-*.png` hold several of them, and `faults.txt` what was
seen: overflow, cut text, runs of text in another language than their `lang`, layout shift, weight, messages on the console. The archives
are copied before they are opened, since the pages of editors need an account; of a folder of files an archive is made. `--made` adds two
archives that are made on the spot: FOLDER/empty/ holds nothing, FOLDER/paper/ a printed page as PDF and as a picture, with an upload and
differences that wait. Two archives are photographed at a time, each in a process of its own. At the end stands how many faults each has.
"""

import argparse
import itertools
import logging
import os
import secrets
import shutil
import sqlite3
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as BrowserError
from sqlalchemy import create_engine
from waitress.server import create_server

from archive.importers import accounts
from archive.schema.vocabulary import UserRole
from benchmarks.gallery import doing, made
from benchmarks.gallery.addresses import EDITED, EMPTY, ERRORS, PAGES, PAPER, PAPER_EDITED, addresses
from benchmarks.gallery.sheets import sheets
from webapp import create_app, review, upload

LANGUAGES, SCHEMES, WIDTHS = ("en", "zh"), ("light", "dark"), (1440, 390)
#: A page without its font shall not weigh more.
WEIGHT = 150_000
#: Archives that are made on the spot.
MADE = ("empty", "paper")
#: So many archives are photographed at a time: pages are mostly waited for.
AT_ONCE = 2
#: Pictures are cut below so many pixels.
TALLEST = 3600
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SEEING = Path(__file__).with_name("seeing.js").read_text(encoding="utf-8")
SHIFTS = (
    "window.shifted = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput)"
    " window.shifted += e.value; }).observe({type: 'layout-shift', buffered: true});"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("archives", nargs="*", metavar="NAME=URL")
    parser.add_argument("--only", nargs="*", default=[], help="pages whose name begins with one of these")
    parser.add_argument("--quick", action="store_true", help="en light wide and zh dark narrow only")
    parser.add_argument("--made", action="store_true", help="also an empty archive and one of a printed page")
    asked = parser.parse_args()
    archives = [tuple(archive.split("=", 1)) for archive in asked.archives] + [
        (name, "") for name in MADE if asked.made
    ]
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        looks = [
            pool.submit(look_at, name, of, asked.folder / name, tuple(asked.only), asked.quick) for name, of in archives
        ]
        for (name, _), look in zip(archives, looks, strict=True):
            print(f"{name}: {look.result()} faults in all, see {asked.folder / name / 'faults.txt'}", flush=True)


def look_at(name: str, of: str, folder: Path, only: tuple[str, ...], quick: bool) -> int:
    """Photograph an archive (its URL, files to make it of, or one of `MADE`) in a browser of its own; how many faults were seen."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with sync_playwright() as playwright, TemporaryDirectory(ignore_cleanup_errors=True) as home:
        installed = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=installed, args=ARGUMENTS)
        if of:
            url = of if "://" in of else made.imported(Path(home), Path(of))
            faults = photograph(browser, url, folder, only, quick)
        elif name == "empty":
            faults = photograph(browser, made.empty(Path(home)), folder, only, quick, EMPTY, {})
        else:
            paper, handed = made.paper(Path(home), browser), made.handed_in(Path(home))
            faults = photograph(browser, paper, folder, only, quick, PAPER, PAPER_EDITED, handed)
        browser.close()
    return faults


def photograph(
    browser: Browser,
    url: str,
    folder: Path,
    only: tuple[str, ...],
    quick: bool,
    pages: dict[str, str] = PAGES,
    edited_pages: dict[str, str] = EDITED,
    handed_in: Sequence[Path] = (),
) -> int:
    """All pictures of one archive; with files to be handed in, also of the pages that wait for a decision then. How many faults were seen."""
    folder.mkdir(parents=True, exist_ok=True)
    with site(url) as (address, engine, password):
        with engine.connect() as connection:
            open_pages, edited = addresses(connection, pages), addresses(connection, edited_pages)
        if handed_in:
            edited |= doing.waiting(browser, address, password, handed_in)
        faults: list[str] = []
        for language, scheme, width in itertools.product(LANGUAGES, SCHEMES, WIDTHS):
            if quick and (language, scheme, width) not in {("en", "light", 1440), ("zh", "dark", 390)}:
                continue
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=address
            )
            context.add_init_script(SHIFTS)
            context.add_cookies([{"name": "lang", "value": language, "url": address}])
            look = f"{language}-{scheme}-{width}"
            told = walk(context, open_pages, folder, look, only)
            if edited:
                told += walk(context, {k: v for k, v in edited.items() if k == "login"}, folder, look, only)
                doing.enter(context, password)
                told += walk(context, {k: v for k, v in edited.items() if k != "login"}, folder, look, only)
            context.close()
            if edited:
                told += closed(browser, address, engine, folder, look, only)
            faults += told
            sheets(browser, folder, look)
            print(f"{folder.name} {look}: {len(told)} faults", flush=True)
            (folder / "faults.txt").write_text("\n".join(faults) + "\n", encoding="utf-8")
    return len(faults)


def closed(browser: Browser, address: str, engine: Any, folder: Path, look: str, only: tuple[str, ...]) -> list[str]:
    """The front page of a site that is closed to those without an account."""
    language, scheme, width = look.split("-")
    context = browser.new_context(
        viewport={"width": int(width), "height": 900}, color_scheme=scheme, base_url=address, locale=language
    )
    context.add_init_script(SHIFTS)
    accounts.open_reading(engine, False)
    told = walk(context, {"closed": "/"}, folder, look, only)
    accounts.open_reading(engine, True)
    context.close()
    return told


def walk(context: BrowserContext, pages: dict[str, str], folder: Path, look: str, only: tuple[str, ...]) -> list[str]:
    """Photograph pages one after the other; what is wrong with them. A page that fails stops no other."""
    found = []
    for name, path in pages.items():
        if only and not name.startswith(only):
            continue
        page = context.new_page()
        try:
            found += [f"{name} {look} {fault}" for fault in seen(page, path, ERRORS.get(name, 200))]
            taken(page, folder / f"{name}-{look}.png", int(look.rsplit("-", 1)[1]))
        except BrowserError as error:
            found.append(f"{name} {look} no picture: {str(error).splitlines()[0]}")
        page.close()
    return found


def taken(page: Page, picture: Path, width: int) -> None:
    """The picture: the window is made as high as the page, so that what is drawn or fetched in sight is there."""
    shown = 0
    for _ in range(3):  # what comes into sight may make the page higher
        height = max(900, min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight"))))
        if height == shown:
            break
        shown = height
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(100)
        if page.evaluate("document.images.length > 0 || document.querySelector('canvas') !== null"):
            page.wait_for_load_state("networkidle")
    page.screenshot(path=picture)


def seen(page: Page, path: str, status: int) -> list[str]:
    """What looks wrong to a machine on a page that ought to answer with this status."""
    found: list[str] = []
    weight = [0]

    def came(response: Any) -> None:
        try:
            weight[0] += response.request.sizes()["responseBodySize"]
        except Exception:
            found.append(f"no answer: {response.url}")

    page.on("console", lambda m: found.append(f"console: {m.text[:120]}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    page.on("requestfinished", lambda request: came(request.response()))
    answer = page.goto(path)
    # Only scripts ask for more once all is there.
    if page.evaluate("document.scripts.length > 0"):
        page.wait_for_load_state("networkidle")
    if answer is not None and answer.status != status:
        found.append(f"status: {answer.status}")
    elif answer is not None and answer.status >= 400:
        found = [fault for fault in found if "the server responded with a status" not in fault]
    if weight[0] > WEIGHT:
        found.append(f"weight: {weight[0]:,}")
    return found + list(page.evaluate(SEEING))


@contextmanager
def site(url: str) -> Iterator[tuple[str, Any, str]]:
    """The site with its editing on a copy of the archive: its address, its engine, the password of `looker`."""
    password = secrets.token_urlsafe(16)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = f"{folder}/copy.db"
        with sqlite3.connect(url.removeprefix("sqlite:///")) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        os.environ.setdefault("XDG_STATE_HOME", folder)
        app = create_app(f"sqlite:///{copy}")
        engine = create_engine(f"sqlite:///{copy}")
        accounts.add(app.extensions["archive.engine"], doing.NAME, password, UserRole.ADMINISTRATOR)
        review.init_app(app, editing=True)
        upload.init_app(app)
        app.add_url_rule("/broken", view_func=_broken)
        app.logger.setLevel(logging.CRITICAL)
        server = create_server(app, host="127.0.0.1", port=0, threads=4)
        threading.Thread(target=server.run, daemon=True).start()
        yield f"http://127.0.0.1:{server.effective_port}", engine, password
        server.close()
        engine.dispose()


def _broken() -> str:
    """A page that cannot be made, for a look at what readers are told then."""
    raise RuntimeError("asked for")


if __name__ == "__main__":
    sys.exit(main())
