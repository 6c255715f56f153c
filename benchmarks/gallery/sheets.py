"""Contact sheets: several pictures of one look on one, made by the browser itself."""

from pathlib import Path

from playwright.sync_api import Browser

#: How many pictures beside each other, and how wide each, by the width of the page.
COLUMNS = {"1440": (3, 620), "390": (6, 300)}
#: Below so many pixels a picture on a sheet is cut.
TALL = 1050


def sheets(browser: Browser, folder: Path, look: str) -> None:
    """Put the pictures of one look (`en-dark-390`) on sheets `sheet-<look>-<number>.png`."""
    number, width = COLUMNS[look.rsplit("-", 1)[1]]
    pictures = sorted(p for p in folder.glob(f"*-{look}.png") if not p.name.startswith("sheet-"))
    at_once = number * (2 if number == 3 else 1)
    for count, first in enumerate(range(0, len(pictures), at_once), start=1):
        page = browser.new_page(viewport={"width": number * (width + 12) + 12, "height": 900})
        page.goto(folder.absolute().as_uri())
        page.set_content(_sheet(pictures[first : first + at_once], look, width))
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"sheet-{look}-{count:02}.png", full_page=True)
        page.close()


def _sheet(pictures: list[Path], look: str, width: int) -> str:
    figures = "".join(
        f'<figure style="margin:0;width:{width}px"><figcaption>{picture.name.removesuffix(f"-{look}.png")}</figcaption>'
        f'<div style="max-height:{TALL}px;overflow:hidden"><img src="{picture.absolute().as_uri()}" width="{width}"></div></figure>'
        for picture in pictures
    )
    return (
        f'<body style="margin:12px;background:#888;font:14px sans-serif;display:flex;flex-wrap:wrap;gap:12px">{figures}'
    )
