"""A publication in a real browser, served by nothing but files under a folder of some host."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched
from tests.samples import sample_url
from webapp import create_app
from webapp.publication import site as publication
from webapp.shell import database


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("host")
    with sample_url(request, "sqlite", tmp_path_factory.mktemp("archive")) as url:
        app = create_app(url)
        publication.publish(app, folder / "archive")
        database.dispose(app)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/archive"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    context = browser.new_context()
    watched = Watched(context.new_page(), host.removesuffix("/archive"))
    yield watched.page
    context.close()
    assert watched.faults == []


def test_search_finds_a_passage_and_leads_to_it(host: str, page: Page) -> None:
    page.goto(f"{host}/zh/index.html")
    page.fill("#site-search", "小树苗")
    page.press("#site-search", "Enter")
    page.wait_for_selector("#excerpts li mark")
    assert page.locator("#excerpts mark").first.text_content() == "小树苗"
    page.locator("#excerpts li p a").first.click()
    page.wait_for_selector(":target")
    assert "小树苗" in (page.locator(":target").text_content() or "")


def test_search_finds_words_in_traditional_characters_too(host: str, page: Page) -> None:
    page.goto(f"{host}/zh/search.html?q=小樹苗")
    page.wait_for_selector("#excerpts li mark")
    assert page.locator("#excerpts mark").first.text_content() == "小树苗"


def test_a_search_without_result_says_so(host: str, page: Page) -> None:
    page.goto(f"{host}/en/search.html?q=凤凰于飞")
    told = page.locator("#told")
    expect(told).to_have_text(str(told.get_attribute("data-nothing")))


def test_the_language_switch_keeps_the_page(host: str, page: Page) -> None:
    page.goto(f"{host}/en/compare.html")
    page.locator("nav.languages a[lang='zh-Hans']").click()
    assert page.url == f"{host}/zh/compare.html"
