"""The site in a real browser: Debian's Chromium, or the one that Playwright brought."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright
from waitress import create_server

from tests.samples import sample_url
from webapp import create_app
from webapp.shell import database

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on the sample archive."""
    with sample_url(request, "sqlite", tmp_path_factory.mktemp("browser")) as url:
        app = create_app(url)
        server = create_server(app, host="127.0.0.1", port=0, threads=4)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
        thread.join(5)
        database.dispose(app)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; without one they are skipped, unless CI demands it."""
    installed = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=installed, args=ARGUMENTS)
        except Error as error:
            reason = f"no browser: {str(error).splitlines()[0]}"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
        yield opened
        opened.close()


class Watched:
    """A page that remembers what it must not do: errors on the console, requests that leave the machine."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.faults = page, []
        page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith((site, "data:")) else self.faults.append(r.url))


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def reader(request: pytest.FixtureRequest, browser: Browser, site: str, tmp_path: Path) -> Iterator[Page]:
    """A reader's page, with and without JavaScript; nothing may go wrong on it."""
    context = browser.new_context(java_script_enabled=request.param, base_url=site, locale="en-GB")
    watched = Watched(context.new_page(), site)
    yield watched.page
    context.close()
    assert watched.faults == []


@pytest.fixture
def scripted(browser: Browser, site: str) -> Iterator[Page]:
    """A reader's page with JavaScript."""
    context = browser.new_context(base_url=site, locale="en-GB")
    watched = Watched(context.new_page(), site)
    yield watched.page
    context.close()
    assert watched.faults == []
