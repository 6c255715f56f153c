"""Archives made for the gallery: of a folder of files, of nothing, and of a printed page, a photograph of it and a table."""

from pathlib import Path

from playwright.sync_api import Browser
from sqlalchemy import text

from archive import database
from archive.extraction.catalogue import default_catalogue
from archive.importers import seeds
from archive.importers.given import SIDECAR, Given
from archive.importers.run import import_paths
from archive.upgrading import upgrade

SEEDS = Path(__file__).parents[2] / "seeds" / "documents"
#: What is set as a page: a digest of our own with headings and figures.
PRINTED = "liaoyuan-five-years.md"
TABLE = "日期,事项,单位,项目\n2021-05-04,举办青年书屋开放日,甲市团委,青年书屋\n2021年6月,慰问困难青少年30名,乙县团委,\n不详,评选优秀志愿者,乙县团委,\n"
PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><style>
@page { size: A4; margin: 22mm } body { font: 15px/1.9 "Noto Serif CJK SC", serif; columns: 2; column-gap: 10mm }
h1 { column-span: all; font-size: 26px } h2 { font-size: 17px } p { text-indent: 2em; margin: 0 }</style>"""


def empty(folder: Path) -> str:
    """The URL of an archive that knows its catalogue and holds no document."""
    return _new(folder, "empty")


def imported(folder: Path, files: Path) -> str:
    """The URL of an archive of the files in a folder."""
    url = _new(folder, "imported")
    engine = database.connect(url)
    import_paths(engine, [files])
    engine.dispose()
    return url


def paper(folder: Path, browser: Browser) -> str:
    """The URL of an archive of a PDF, a picture of its first page (where OCR is installed) and what was read from both."""
    pdf, picture = printed(folder, browser)
    url = _new(folder, "paper")
    engine = database.connect(url)
    # Without the extra [ocr] the picture is refused; its page then shows the refusal.
    import_paths(engine, [pdf, picture], given=Given(publisher="本项目自制样张"))
    # Something to differ: what was found is counted anew when the file is read anew.
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE figures SET value_base = value_base + 1 WHERE id = (SELECT min(id) FROM figures)")
        )
    engine.dispose()
    return url


def _new(folder: Path, name: str) -> str:
    """The URL of an archive with nothing but the catalogue."""
    url = f"sqlite:///{folder}/{name}.db"
    upgrade(url, create=True)
    engine = database.connect(url)
    seeds.plant(engine, default_catalogue())
    seeds.mark_complete(engine, demonstration=False)
    engine.dispose()
    return url


def printed(folder: Path, browser: Browser) -> tuple[Path, Path]:
    """The digest as a PDF, and its first page as a picture."""
    lines = (SEEDS / PRINTED).read_text(encoding="utf-8").splitlines()
    body = "".join(_block(line) for line in lines if line.strip())
    page = browser.new_page(viewport={"width": 900, "height": 1270})
    page.set_content(PAGE + body)
    pdf, picture = folder / "printed-page.pdf", folder / "photograph.png"
    page.pdf(path=pdf, prefer_css_page_size=True)
    page.add_style_tag(
        content="body { padding: 40px; background: #e8e4da; color: #333; filter: blur(.7px) contrast(.85); transform: rotate(.4deg) }"
    )
    page.screenshot(path=picture)
    page.close()
    return pdf, picture


def handed_in(folder: Path) -> list[Path]:
    """Files to be brought in on the page for uploads: a text of the demonstration and a table of statements."""
    table = folder / "statements.csv"
    table.write_text(TABLE, encoding="utf-8")
    names = ("tianxin-summary-2021.md", "tianxin-summary-2021.md" + SIDECAR, "lvliang-newspaper-page-2020.txt")
    return [*(SEEDS / name for name in names), table]


def _block(line: str) -> str:
    words = line.lstrip("# ").strip()
    tag = "h1" if line.startswith("# ") else "h2" if line.startswith("#") else "p"
    return f"<{tag}>{words}</{tag}>"
