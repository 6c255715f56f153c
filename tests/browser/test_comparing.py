"""A stranger's ways through the comparisons, each with and without JavaScript, and the pages read as plain text."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_from_the_matrix_to_how_it_spread(reader: Page):
    reader.goto("/")
    reader.get_by_role("link", name="Compare", exact=True).click()
    reader.get_by_role("link", name="1", exact=True).click()
    reader.get_by_role("link", name="小树苗计划").first.click()
    reader.get_by_role("link", name="How it spread").click()
    expect(reader.locator("table.spread tbody tr")).to_have_count(3)
    reader.locator("table.spread").get_by_role("link", name="source").first.click()
    expect(reader).to_have_url(re.compile(r"/documents/.*#p\d+"))


def test_the_matrix_shows_bodies_of_which_nothing_is_held_when_asked(reader: Page):
    reader.goto("/compare?least=1")
    expect(reader.locator("table.matrix thead")).not_to_contain_text("竹溪县")
    reader.get_by_role("link", name="Show them.").click()
    expect(reader.locator("table.matrix thead")).to_contain_text("竹溪县")
    expect(reader.locator("table.matrix thead")).to_contain_text("no document held")
    reader.get_by_role("link", name="level").click()
    expect(reader.locator("table.matrix thead tr").first).to_contain_text("prefecture")


def test_two_to_four_committees_are_chosen(reader: Page):
    reader.goto("/compare/sapling")
    reader.get_by_role("checkbox", name="云州市").uncheck()
    reader.get_by_role("button", name="Compare").click()
    expect(reader.locator("table.side thead th")).to_have_count(2)
    expect(reader.locator("table.side")).to_contain_text("1,200")


def test_a_committee_through_the_years(reader: Page):
    reader.goto("/committees")
    reader.get_by_role("link", name="共青团东川省委员会").click()
    reader.get_by_role("link", name="Through the years").click()
    reader.locator("table.years th a", has_text="小树苗计划").click()
    expect(reader.locator("table.side thead")).to_contain_text("2020")
    expect(reader.locator(".evidence li")).not_to_have_count(0)


def test_one_document_against_another(reader: Page):
    reader.goto("/documents/dreport")
    reader.get_by_role("link", name="Compare with another document").click()
    reader.get_by_label("The other").select_option("dwest")
    reader.get_by_role("button", name="Compare").click()
    expect(reader).to_have_url(re.compile("a=dreport&b=dwest"))
    for text in ("2020年3月25日，召开全省电话会议", "计划自2019年启动"):
        expect(reader.locator("table.texts")).to_contain_text(text)


def test_shared_wording_says_what_was_looked_at(reader: Page):
    reader.goto("/compare")
    reader.get_by_role("link", name="Shared wording").click()
    expect(reader.get_by_role("main")).to_contain_text("were compared with all others")


def test_the_source_beside_the_text_and_back(reader: Page):
    reader.goto("/documents/dreport")
    reader.get_by_role("link", name="source", exact=True).click()
    expect(reader.locator(".as-read pre")).to_contain_text("一、回顾")
    reader.get_by_role("link", name="notes", exact=True).click()
    expect(reader.locator(".as-read")).to_have_count(0)


def test_the_years_of_a_document_lead_to_its_statements(reader: Page):
    reader.goto("/documents/dreport")
    reader.locator(".told-years a", has_text="2021").click()
    expect(reader).to_have_url(re.compile("#m-"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/compare?least=1",
        "/compare/sapling",
        "/initiatives/sapling/spread",
        "/documents/dreport",
        "/search?q=书屋",
    ],
)
@pytest.mark.parametrize("reader", [False], indirect=True, ids=["no-script"])
def test_without_a_script_nothing_is_missing(reader: Page, browser, site, path):
    reader.goto(path)
    plain = reader.get_by_role("main").inner_text()
    context = browser.new_context(base_url=site, locale="en-GB")
    scripted = context.new_page()
    scripted.goto(path)
    whole = scripted.get_by_role("main").inner_text()
    context.close()
    said = set(re.findall(r"[\u4e00-\u9fff]{4,}", whole))
    assert said
    assert said <= set(re.findall(r"[\u4e00-\u9fff]{4,}", plain))


@pytest.mark.parametrize("reader", [False], indirect=True, ids=["no-script"])
def test_without_a_style_sheet_a_page_still_reads_in_order(reader: Page):
    reader.route("**/*.css*", lambda route: route.fulfill(body="", content_type="text/css"))
    reader.goto("/compare/sapling")
    told = reader.get_by_role("main").inner_text()
    order = ["小树苗计划", "When", "Done", "Planned", "Figures", "With whom", "Stands under", "Called", "Passages"]
    places = [told.index(word) for word in order]
    assert places == sorted(places)
