import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_from_the_timeline_to_the_source_and_back(reader: Page):
    reader.goto("/")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("What happened when")
    reader.locator("summary", has_text="召开全省电话会议").first.click()
    card = reader.locator("details[open]").first
    expect(card.locator("blockquote mark").or_(card.locator("blockquote"))).not_to_have_count(0)
    card.get_by_role("link", name="Open in the document").click()
    expect(reader).to_have_url(re.compile(r"/documents/.*#m-"))
    mark = reader.locator("a.milestone-mark[id]").first
    mark.click()
    expect(reader.locator("details.milestone-card[open]")).not_to_have_count(0)
    reader.go_back()
    reader.go_back()
    expect(reader).to_have_url(re.compile(r"^http://[^/]+/$"))


@pytest.mark.parametrize("reader", [False], indirect=True, ids=["no-script"])
def test_a_mark_of_the_drawing_opens_its_card_in_place(reader: Page):
    reader.goto("/?from=2020-03&to=2020-03")
    reader.locator("svg a.mark").first.click()
    expect(reader.locator("#opened article")).to_have_count(1)
    reader.get_by_role("link", name="Close").click()
    expect(reader.locator("#opened")).to_have_count(0)


@pytest.mark.parametrize("reader", [False], indirect=True, ids=["no-script"])
def test_a_band_opens_into_its_list(reader: Page):
    reader.goto("/")
    reader.locator("svg a.band").first.click()
    expect(reader.locator("details.band-list[open] .lines li").first).to_be_visible()


def test_compare_and_follow_a_superscript(reader: Page):
    reader.goto("/compare?least=1&by=initiative")
    reader.get_by_role("link", name="小树苗计划").first.click()
    expect(reader.locator("table.side thead th")).to_have_count(3)
    reader.locator("table.side sup a").first.click()
    expect(reader.locator(".evidence li:target")).to_have_count(1)
    reader.locator(".evidence li:target a.document").click()
    expect(reader).to_have_url(re.compile("/documents/"))


def test_search_and_switch_language(reader: Page):
    reader.goto("/")
    reader.get_by_role("searchbox", name="Search", exact=True).first.fill("书屋")
    reader.keyboard.press("Enter")
    expect(reader.locator(".excerpts mark").first).to_have_text("书屋")
    reader.get_by_role("link", name="中文").click()
    expect(reader.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(reader.locator(".excerpts mark").first).to_have_text("书屋")
    reader.get_by_role("link", name="时间线").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("何时何事，谁人所记")


def test_underlines_can_be_switched_off(reader: Page):
    reader.goto("/documents/dreport")
    date = reader.locator(".text a.k-time").first
    expect(date).to_have_css("text-decoration-line", "underline")
    reader.get_by_label("Dates").uncheck()
    expect(date).to_have_css("text-decoration-line", "none")


def test_filters_narrow_the_timeline(reader: Page):
    reader.goto("/")
    reader.locator("details.filtering > summary").click()
    reader.locator("details.menu summary", has_text="Done or planned").click()
    reader.get_by_role("checkbox", name="planned").check()
    reader.get_by_role("button", name="Show").click()
    expect(reader).to_have_url(re.compile("modality=planned"))
    expect(reader.locator(".controls .count")).to_contain_text("1 of 1")


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/compare?least=1",
        "/compare/sapling",
        "/compare/documents?a=dreport&b=dwest",
        "/initiatives/sapling/spread",
        "/documents/dreport",
        "/search?q=书屋",
        "/sql",
        "/about",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_needs_no_sideways_scrolling(browser, site, page, scheme):
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(page)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
