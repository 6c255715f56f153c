"""A newcomer's path: bring three files, look, correct, store, find them, reject, merge, see the history, undo."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from waitress import create_server

from archive import database as databases
from archive.importers import accounts
from tests.browser.conftest import Watched
from webapp import create_app, review, upload
from webapp.shell import database

pytestmark = pytest.mark.browser

PASSWORD = "a long password"
TEXTS = {
    "one.txt": "青年志愿服务进社区\n\n为做好青年志愿服务工作，团市委持续推进各项活动，取得良好成效，受到居民和师生好评。\n"
    "团市委于2021年5月4日启动“云杉伴学行动”，120名青年志愿者走进社区。\n"
    "团市委于2021年6月1日组织“云杉伴学行动”走进12所学校，为留守儿童送去图书300册，受到师生欢迎。\n",
    "two.txt": "共青团大同市委员会\n关于开展青年就业服务的通报\n\n2022年3月15日，共青团大同市委员会举办青年专场招聘会，"
    "提供岗位800个。\n2022年4月20日，“云杉伴学专项行动”启动，35名大学生参加。\n\n共青团大同市委员会\n2022年5月6日\n",
    "three.txt": "共青团晋城市委员会工作简讯\n\n2022年7月8日，晋城团市委召开青年座谈会，60名代表参加。\n\n"
    "共青团晋城市委员会\n2022年8月10日\n",
}


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[str]:
    """The address of a site that may be written to, on an archive without documents."""
    engine = databases.connect(sqlite_url)
    accounts.add(engine, "editor", PASSWORD)
    engine.dispose()
    app = create_app(sqlite_url)
    review.init_app(app)
    upload.init_app(app)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)
    database.dispose(app)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def editor(request: pytest.FixtureRequest, browser: Browser, desk: str) -> Iterator[Page]:
    """A browser of somebody who has logged in."""
    context = browser.new_context(java_script_enabled=request.param, base_url=desk, locale="en-GB")
    watched = Watched(context.new_page(), desk)
    page = watched.page
    page.goto("/imports/new")
    page.get_by_label("Name").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    expect(page).to_have_url(re.compile("/imports/new$"))
    yield page
    context.close()
    assert [fault for fault in watched.faults if "autocomplete" not in fault] == []


def files(folder: Path) -> list[str]:
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in TEXTS]


def statement(page: Page, words: str) -> Locator:
    """The statement on the timeline whose headline holds these words."""
    return page.locator("details.milestone", has=page.locator("summary", has_text=words))


def bring(page: Page, folder: Path) -> None:
    page.get_by_label("Files", exact=True).set_input_files(files(folder))
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This would be stored", timeout=60_000)


def test_a_newcomers_path(editor: Page, tmp_path: Path) -> None:
    page = editor
    bring(page, tmp_path)
    expect(page.locator("section.staged")).to_have_count(3)
    expect(page.locator(".doubts").first).to_contain_text("inferred date: 2021-06-01")

    one = page.locator("section.staged", has_text="one.txt")
    one.locator("input[name=issuer]").fill("共青团山西省大同市委员会")
    one.locator("input[name=published]").fill("2021-06-05")
    one.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This would be stored", timeout=60_000)
    expect(one).to_contain_text("A person set the date to 2021-06-05.")
    expect(one).to_contain_text("decided by a person")
    expect(one.locator("input[name=issuer]")).to_have_value("共青团山西省大同市委员会")
    expect(page.locator(".doubts").first).not_to_contain_text("inferred date")

    page.get_by_role("button", name="Store 3 files").first.click()
    expect(page).to_have_url(re.compile(r"/imports/\d+$"), timeout=60_000)
    run = page.url
    expect(page.get_by_role("main")).to_contain_text("3 new")
    added = page.locator("section.card", has_text="青年志愿服务进社区")
    added.get_by_role("link", name="On the timeline").click()
    expect(statement(page, "走进12所学校").first).to_be_visible()

    wrong = statement(page, "120名青年志愿者走进社区")
    wrong.locator("summary").click()
    wrong.get_by_role("link", name="correct it").click()
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".decisions tbody tr").first).to_contain_text("120名青年志愿者走进社区")
    page.goto("/?from=2021&to=2021")
    expect(statement(page, "120名青年志愿者走进社区")).to_have_count(0)
    expect(statement(page, "启动“云杉伴学行动”").first).to_be_visible()

    page.goto("/initiatives")
    page.get_by_role("link", name="云杉伴学专项行动").click()
    page.get_by_role("link", name="correct it").click()
    page.locator("section.desk", has_text="Merge").first.locator("input[name=other]").fill("云杉伴学行动")
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("云杉伴学行动")
    merged = page.locator(".decisions tbody tr").first
    expect(merged).to_contain_text("云杉伴学专项行动")
    expect(merged).to_contain_text("editor")
    page.goto("/initiatives")
    expect(page.get_by_role("link", name="云杉伴学专项行动")).to_have_count(0)

    page.goto("/review/history")
    expect(page.locator(".decisions tbody tr")).to_have_count(3)
    page.locator(".decisions tbody tr").first.get_by_role("button", name="Undo").click()
    expect(page.locator(".decisions tbody tr.is-undone")).to_have_count(1)
    page.goto("/initiatives")
    expect(page.get_by_role("link", name="云杉伴学专项行动")).to_have_count(1)

    page.goto(run)
    page.get_by_role("link", name="Take this import back").click()
    page.get_by_role("button", name="Take this import back").click()
    expect(page.get_by_role("main")).to_contain_text("taken back as a whole")
    page.goto("/documents")
    expect(page.locator("a.document")).to_have_count(0)
    page.goto("/review/log")
    expect(page.get_by_role("main")).to_contain_text("took an import back")


def test_an_upload_is_thrown_away(editor: Page, tmp_path: Path, sqlite_url: str) -> None:
    bring(editor, tmp_path)
    waiting = Path(f"{sqlite_url.removeprefix('sqlite:///')}.staging")
    assert [path.is_dir() for path in waiting.iterdir() if path.name != "turn"] == [True]
    editor.get_by_role("button", name="Throw away").first.click()
    expect(editor).to_have_url(re.compile("/imports/new$"))
    assert [path.name for path in waiting.iterdir()] == ["turn"]
    editor.goto("/imports")
    expect(editor.get_by_role("main")).to_contain_text("Nothing has been imported yet")


def test_the_queue_by_keyboard_and_marked_words(browser: Browser, desk: str, tmp_path: Path) -> None:
    context = browser.new_context(base_url=desk, locale="en-GB")
    page = context.new_page()
    page.goto("/imports/new")
    page.get_by_label("Name").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    bring(page, tmp_path)
    page.get_by_role("button", name="Store 3 files").first.click()
    expect(page).to_have_url(re.compile(r"/imports/\d+$"), timeout=60_000)

    page.goto("/review?sort=initiative")
    before = page.locator(".queue-item").count()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    expect(page.locator(".queue-item")).to_have_count(before - 1)
    expect(page.locator(".queue-item.is-here")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".queue-item")).to_have_count(before)

    page.goto("/documents")
    page.get_by_role("link", name="共青团晋城市委员会工作简讯").click()
    text = page.locator(".sheet .text", has_text="召开青年座谈会")
    text.evaluate(
        """(element) => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.nodeValue.indexOf("代表参加");
                if (at < 0) continue;
                getSelection().setBaseAndExtent(node, at, node, at + 4);
            }
        }"""
    )
    page.get_by_role("link", name="Mark words").click()
    marked = page.locator(".marked")
    expect(marked.locator("mark")).to_have_text("代表参加")
    marked.locator("input[name=edtf]").fill("2022-07-08")
    marked.locator("input[name=headline]").fill("代表到会")
    marked.get_by_role("button", name="Add").click()
    expect(page.locator(".decisions tbody tr").first).to_contain_text("代表参加")
    page.goto("/?from=2022-07&to=2022-07")
    shown = statement(page, "代表到会")
    shown.locator("summary").click()
    expect(shown).to_contain_text("decided by a person")
    context.close()
