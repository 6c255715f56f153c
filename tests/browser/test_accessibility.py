"""axe-core finds nothing on any page, light and dark, in either language; the pages stay inside what a reader can reach."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/?lanes=initiative&from=2020&to=2021",
    "/compare?least=1",
    "/compare?by=theme&least=1",
    "/compare/sapling",
    "/compare/documents?a=dreport&b=dwest",
    "/compare/wording",
    "/initiatives/sapling/spread",
    "/initiatives",
    "/initiatives/sapling",
    "/committees",
    "/documents",
    "/documents/dreport",
    "/documents/dreport?beside=source",
    "/documents/dnews",
    "/events/emeeting",
    "/search?q=书屋",
    "/search?q=没有这个词",
    "/reports",
    "/reports/initiatives_by_committee",
    "/reports/adoption_order",
    "/reports/first_mentions",
    "/sql",
    "/sql/views",
    "/imports",
    "/about",
    "/api",
    "/exports",
    "/nowhere",
]
#: Read in Chinese too: one page of each make.
IN_CHINESE = ["/", "/compare?least=1", "/compare/sapling", "/initiatives/sapling", "/documents/dreport"]


def violations(page: Page) -> list[str]:
    """What axe-core objects to on the page that is open: rule, element, reason."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['html'][:160]} — {n['failureSummary']}" for v in found for n in v["nodes"]]


@pytest.fixture(scope="module", params=["light", "dark"])
def tested(request: pytest.FixtureRequest, browser: Browser, site: str):
    """A page into which a script may be put: our policy would refuse it."""
    context = browser.new_context(
        base_url=site, bypass_csp=True, color_scheme=request.param, locale="en-GB", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(tested: Page, path: str):
    tested.goto(path)
    assert violations(tested) == []


@pytest.mark.parametrize("path", IN_CHINESE)
def test_axe_finds_no_violation_in_chinese(tested: Page, path: str):
    tested.goto(path + ("&" if "?" in path else "?") + "lang=zh")
    assert tested.locator("html").get_attribute("lang") == "zh-Hans"
    assert violations(tested) == []
    tested.context.clear_cookies()


def test_axe_finds_what_is_wrong(tested: Page):
    tested.goto("/about")
    tested.evaluate("document.documentElement.removeAttribute('lang')")
    assert any(found.startswith("html-has-lang") for found in violations(tested))
