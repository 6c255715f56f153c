"""What an editor does on the site before some pages can be photographed: logs in, hands files in, has sources read anew."""

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

NAME = "looker"
#: How many seconds the work behind a page may take; without scripts the page asks for itself anew.
PATIENCE = 180


def enter(context: BrowserContext, password: str) -> None:
    """Log in."""
    page = context.new_page()
    page.goto("/login")
    page.fill("main input[name=name]", NAME)
    page.fill("main input[name=password]", password)
    page.click("main form button")
    page.close()


def waiting(browser: Browser, address: str, password: str, files: Sequence[Path]) -> dict[str, str]:
    """Pages that wait for a decision: an upload of these files, and the differences of the first source read anew."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    enter(context, password)
    page = context.new_page()
    page.goto("/imports/new")
    page.set_input_files("input[name=files]", [str(file) for file in files])
    page.click("#send")
    found = {"upload-preview": _done(page)}
    page.goto("/imports/again")
    for box in page.locator("input[name=source]").all():
        box.check()
    page.click("main form button")
    found["again-differences"] = _done(page)
    context.close()
    return found


def _done(page: Page) -> str:
    """The address of the page once the work behind it is done."""
    address = re.sub(r"^https?://[^/]+", "", page.url)
    page.wait_for_selector("#progress", state="detached", timeout=PATIENCE * 1000)
    return address
