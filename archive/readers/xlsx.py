"""Reads the sheets of Excel files (XLSX) as rows of cells: the text is one line a row, cells parted by a sign. Runs in a child process."""

import re
from datetime import date, timedelta

from archive.errors import RejectedSource
from archive.readers.drafts import Form, assemble
from archive.readers.packages import Package
from archive.readers.streams import Piece, drafts
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
#: Stands between cells: no cleaning of texts touches it.
SEPARATOR = "\u241f"
#: Limits of a file: rows, columns of a row, cells.
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 200, 1_000_000
#: Formats of numbers that are days, built in and by their letters.
_DAYS = frozenset([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
_DAY_LETTERS = re.compile(r"[yY年]|d{1,2}|日")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EPOCH = date(1899, 12, 30)


def read(data: bytes) -> Reading:
    """The reading of the file: one block a row, `page` is the number of its sheet.

    Raises:
        RejectedSource: if it is damaged, too large, or empty.
    """
    package = Package(data)
    words, days = _shared(package), _day_styles(package)
    pieces: list[Piece] = []
    cells = 0
    sheets = sorted((int(found[1]), name) for name in package.names if (found := _SHEET.fullmatch(name)))
    for number, name in sheets:
        root = package.xml(name)
        for row in root.iter(f"{_MAIN}row") if root is not None else ():
            values = _row(row, words, days)
            cells += len(values)
            if len(pieces) > MOST_ROWS or cells > MOST_CELLS:
                raise RejectedSource(f"The table has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; split it.")
            if any(values):
                pieces.append(Piece(SEPARATOR.join(values), BlockKind.TABLE, sure=True, page=number))
    if not pieces:
        raise RejectedSource("The Excel file holds no cells with text.")
    form = Form("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    return assemble(drafts(pieces), (), form, None)


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
        if kind == "s":
            text = words[int(text)] if text.isdigit() and int(text) < len(words) else ""
        elif kind in (None, "n") and (cell.get("s") or "").isdigit() and int(cell.get("s")) in days:  # type: ignore[attr-defined]
            text = _day(text)
    return re.sub(rf"[\s{SEPARATOR}]+", " ", text).strip()


def _day(number: str) -> str:
    """A day that Excel keeps as a number."""
    try:
        return (_EPOCH + timedelta(days=int(float(number)))).isoformat()
    except (ValueError, OverflowError):
        return number
