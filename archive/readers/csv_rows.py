"""Reads texts of cells parted by commas, semicolons or tabs (CSV) as `xlsx` reads sheets: one line a row. Runs in a child process."""

import re

from archive.errors import RejectedSource
from archive.readers.drafts import Draft, Form, assemble
from archive.readers.encoding import decode
from archive.readers.xlsx import BREAK, SEPARATOR, refuse_many
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText, Builder, pieces, stripped
from archive.values.reading import Reading

#: What parts cells and their lines in the reading, and what stands before the line breaks of some systems.
_SIGNS = re.compile(rf"[{SEPARATOR}{BREAK}\r]")


def read(data: bytes) -> Reading:
    """The reading of the text: one block a row, which begins with its number.

    Raises:
        RejectedSource: if it is no text, too large, or empty.
    """
    text, encoding = decode(data)
    view = AlignedText.identity(_SIGNS.sub(" ", text))
    start = int(text.startswith("\ufeff"))
    separator = max(",;\t", key=text[start:].split("\n", 1)[0].count)
    rows = _cells(view.slice(start, len(view)), separator)
    refuse_many(len(rows), sum(map(len, rows)))
    drafts = [
        Draft(_row(number, row), BlockKind.TABLE, sure=True)
        for number, row in enumerate(rows, 1)
        if any(cell.text.strip() for cell in row)
    ]
    if not drafts:
        raise RejectedSource("The table has no rows under its headings.")
    return assemble(drafts, [], Form("csv", "text/csv"), encoding)


def _cells(view: AlignedText, separator: str) -> list[list[AlignedText]]:
    """The cells of the text; a doubled quotation mark in a quoted cell is one."""
    rows: list[list[AlignedText]] = [[]]
    token = re.compile(rf'"((?:[^"]|"")*)"[^{separator}\n]*|[^{separator}\n]*')
    at, text = 0, view.text
    while at <= len(text):
        found = token.match(text, at)
        assert found is not None
        start, stop = found.span(1) if found[1] is not None else found.span()
        rows[-1].append(_unquoted(view.slice(start, stop)) if found[1] is not None else view.slice(start, stop))
        at = found.end()
        if at < len(text) and text[at] == "\n":
            rows.append([])
        at += 1
    return rows


def _unquoted(cell: AlignedText) -> AlignedText:
    builder = Builder()
    for number, piece in enumerate(pieces(cell, '""')):
        if number:
            builder.insert('"', piece.origins[0] if len(piece) else 0)
        builder.keep(piece)
    return builder.build()


def _row(number: int, cells: list[AlignedText]) -> AlignedText:
    """The row in one line, its characters where they were."""
    builder = Builder()
    at = next(cell.origins[0] for cell in cells if len(cell))
    builder.insert(str(number), at)
    for cell in cells:
        bare = stripped(cell)
        at = bare.origins[0] if len(bare) else at
        builder.insert(SEPARATOR, at)
        builder.keep(AlignedText(bare.text.replace("\n", BREAK), bare.origins))
    return builder.build()
