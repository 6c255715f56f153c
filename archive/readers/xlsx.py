"""Reads the sheets of Excel files (XLSX) as rows of cells: the text is one line a row, cells parted by a sign. Runs in a child process."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from archive.errors import RejectedSource
from archive.readers.drafts import Field, Form, assemble
from archive.readers.packages import Package
from archive.readers.streams import Piece, drafts
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_MERGED = re.compile(r"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})")
#: Stands between cells: no cleaning of texts touches it.
SEPARATOR = "\u241f"
#: Stands for a line break within a cell.
BREAK = "\u2424"
#: How the field is called that gives the name of a sheet; its number follows.
SHEET = "sheet "
#: Limits of a file: rows, columns of a row, cells.
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 200, 1_000_000
#: Formats of numbers that are days, built in and by their letters.
_DAYS = frozenset([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
_DAY_LETTERS = re.compile(r"[yY年]|d{1,2}|日")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
#: Days of the years 1927 to 2091, as Excel counts them.
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)


def read(data: bytes) -> Reading:
    """The reading of the file: one block a row, which begins with its number; `page` is the number of its sheet.

    Hidden sheets are left out; a cell that reaches over several rows stands in each of them.

    Raises:
        RejectedSource: if it is damaged, too large, or empty.
    """
    package = Package(data)
    words, days = _shared(package), _day_styles(package)
    pieces: list[Piece] = []
    cells = 0
    sheets = _sheets(package)
    for number, (name, _) in enumerate(sheets, 1):
        root = package.xml(name)
        if root is None:
            continue
        rows = [_row(row, words, days) for row in root.iter(f"{_MAIN}row")]
        numbers = _numbers(row.get("r") for row in root.iter(f"{_MAIN}row"))
        cells += sum(map(len, rows))
        refuse_many(len(pieces) + len(rows), cells)
        _fill(dict(zip(numbers, rows, strict=True)), [m.get("ref") or "" for m in root.iter(f"{_MAIN}mergeCell")])
        for at, values in zip(numbers, rows, strict=True):
            if any(values):
                pieces.append(Piece(SEPARATOR.join([str(at), *values]), BlockKind.TABLE, sure=True, page=number))
    if not pieces:
        raise RejectedSource("The Excel file holds no cells with text.")
    form = Form("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    fields = [Field(f"{SHEET}{number}", title) for number, (_, title) in enumerate(sheets, 1) if title]
    return assemble(drafts(pieces), fields, form, None)


def refuse_many(rows: int, cells: int) -> None:
    """Refuse a table that is too large.

    Raises:
        RejectedSource: if it is.
    """
    if rows > MOST_ROWS or cells > MOST_CELLS:
        raise RejectedSource(f"The table has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; split it.")


def _sheets(package: Package) -> list[tuple[str, str]]:
    """Part and name of the sheets that are shown, in the order of the file; by the names of parts where it tells none."""
    book, links = package.xml("xl/workbook.xml"), package.xml("xl/_rels/workbook.xml.rels")
    targets = {link.get("Id"): (link.get("Target") or "").lstrip("/") for link in links} if links is not None else {}
    found = []
    for sheet in book.iter(f"{_MAIN}sheet") if book is not None else ():
        target = targets.get(sheet.get(f"{_LINKS}id"), "")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if part in package.names and sheet.get("state") in (None, "visible"):
            found.append((part, sheet.get("name") or ""))
    numbered = sorted((int(match[1]), name) for name in package.names if (match := _SHEET.fullmatch(name)))
    return found or [(name, "") for _, name in numbered]


def _numbers(told: Iterable[str | None]) -> list[int]:
    """The numbers of rows; one that says none follows the row before it."""
    found: list[int] = []
    for number in told:
        following = found[-1] + 1 if found else 1
        found.append(max(int(number), following) if number and number.isascii() and number.isdigit() else following)
    return found


def _fill(rows: dict[int, list[str]], merged: list[str]) -> None:
    """Let what stands in the first of merged cells stand in the rows below, too."""
    room = MOST_CELLS
    for reference in merged:
        corners = _MERGED.fullmatch(reference)
        if corners is None or room <= 0:
            continue
        column, first, last = _column(corners[1], 0), int(corners[2]), int(corners[3])
        value = rows[first][column] if first in rows and column < len(rows[first]) else ""
        below = range(first + 1, min(last, first + MOST_ROWS) + 1) if value else range(0)
        room -= len(below)
        for row in (rows[number] for number in below if number in rows):
            if any(row) and column < MOST_COLUMNS:
                row += [""] * (column + 1 - len(row))
                row[column] = row[column] or value


def _shared(package: Package) -> list[str]:
    root = package.xml("xl/sharedStrings.xml")
    return (
        [] if root is None else ["".join(t.text or "" for t in si.iter(f"{_MAIN}t")) for si in root.iter(f"{_MAIN}si")]
    )


def _day_styles(package: Package) -> frozenset[int]:
    """The numbers of the cell styles that show a day."""
    root = package.xml("xl/styles.xml")
    if root is None:
        return frozenset()
    own = {f.get("numFmtId"): _QUOTED.sub("", f.get("formatCode") or "") for f in root.iter(f"{_MAIN}numFmt")}
    days = {key for key, code in own.items() if _DAY_LETTERS.search(code)} | {str(n) for n in _DAYS}
    styles = root.find(f"{_MAIN}cellXfs")
    found = enumerate(styles.iter(f"{_MAIN}xf") if styles is not None else ())
    return frozenset(number for number, style in found if style.get("numFmtId") in days)


def _row(row: object, words: list[str], days: frozenset[int]) -> list[str]:
    values: list[str] = []
    for cell in row.iter(f"{_MAIN}c"):  # type: ignore[attr-defined]
        column = _column(cell.get("r") or "", len(values))
        if column >= MOST_COLUMNS:
            break
        values += [""] * (column - len(values))
        values.append(_value(cell, words, days))
    return values


def _column(reference: str, following: int) -> int:
    """The column of a cell like C7, counted from 0."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return following
    number = 0
    for letter in letters[0]:
        number = 26 * number + ord(letter) - 64
    return max(number - 1, following)


def _value(cell: object, words: list[str], days: frozenset[int]) -> str:
    kind = cell.get("t")  # type: ignore[attr-defined]
    if kind == "inlineStr":
        text = "".join(t.text or "" for t in cell.iter(f"{_MAIN}t"))  # type: ignore[attr-defined]
    else:
        text = cell.findtext(f"{_MAIN}v") or ""  # type: ignore[attr-defined]
        if kind == "e":  # what a formula could not work out
            text = ""
        elif kind == "s":
            text = words[int(text)] if text.isdigit() and int(text) < len(words) else ""
        elif kind in (None, "n") and (cell.get("s") or "").isdigit() and int(cell.get("s")) in days:  # type: ignore[attr-defined]
            text = _day(text)
    lines = (re.sub(rf"[\s{SEPARATOR}{BREAK}]+", " ", line).strip() for line in text.splitlines())
    return BREAK.join(filter(None, lines))


def serial_day(text: str) -> str | None:
    """The day that a number stands for in a column of days whose cells were not set as days; None for another number."""
    return _day(text) if _SERIAL.fullmatch(text) else None


def _day(number: str) -> str:
    """A day that Excel keeps as a number."""
    try:
        return (_EPOCH + timedelta(days=int(float(number)))).isoformat()
    except (ValueError, OverflowError):
        return number
