"""The editor of /sql in a real browser: names are completed, a click on a column inserts it, an error is shown in its place."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_names_are_completed_inserted_and_errors_shown(scripted: Page) -> None:
    page = scripted
    page.goto("/sql?lang=en")
    editor = page.locator("#sql")
    editor.fill("")
    editor.press_sequentially("SELECT head")
    expect(page.get_by_role("option", name="headline", exact=True)).to_be_visible()
    editor.press("Tab")
    editor.press_sequentially(" FROM timel")
    editor.press("Tab")
    expect(editor).to_have_value("SELECT headline FROM timeline")
    editor.press_sequentially(" LIMIT 2")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("table.answer tbody tr")).to_have_count(2)
    page.locator("#views summary", has_text="coverage").click()
    page.locator("#views details[open] [data-name=documents]").click()
    expect(page.locator("#sql")).to_have_value(re.compile("documents"))


def test_the_wrong_word_is_selected(browser: Browser, site: str) -> None:
    # The page is answered with 400, which the console tells: no fault here.
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/sql?lang=en&sql=SELECT+'𠀀',+nonsense+FROM+timeline")
    chosen = page.evaluate(
        "() => { const e = document.getElementById('sql'); return e.value.slice(e.selectionStart, e.selectionEnd) }"
    )
    assert chosen == "nonsense"
    context.close()


def test_without_a_script_all_of_it_works(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/sql?lang=en")
    page.locator("#sql").fill("SELECT issuer, count(*) AS n FROM timeline GROUP BY issuer")
    page.get_by_role("button", name="Ask").click()
    page.get_by_label("Kind").select_option("bars")
    page.get_by_label("Label, x").select_option("issuer")
    page.get_by_label("Value, from").select_option("n")
    page.get_by_role("button", name="Draw").click()
    expect(page.locator(".chart.bars .chart-rows > div").first).to_be_visible()
    context.close()
