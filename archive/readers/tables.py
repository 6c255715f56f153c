"""Reads tables of milestones (CSV, XLSX): every row becomes a sentence with its date, its committee and what happened.

Which column is which is told by its heading (`seeds/lexicon/tables.toml`, and what a person says); a table whose headings
tell neither date nor text is refused with its headings. Every character keeps its place in the table.
"""

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.errors import RejectedSource
from archive.readers.drafts import Draft, Field, Form, assemble
from archive.readers.encoding import decode
from archive.readers.lexicon import table
from archive.readers.xlsx import SEPARATOR
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText, Builder, pieces, stripped
from archive.values.reading import Reading

#: What a column can be; the first two there must be.
ROLES = ("date", "text", "committee", "initiative", "figure", "place", "note")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[ T]0{1,2}:00(?::00)?)?")
_LARGEST_CELL = 20_000


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: its headings, its rows of cells, and how it was kept."""

    headings: tuple[str, ...]
    rows: tuple[tuple[AlignedText, ...], ...]
    form: Form
    encoding: str | None


def of_csv(data: bytes) -> Rows:
    """The rows of a text of cells parted by commas, semicolons or tabs.

    Raises:
        RejectedSource: if it is no text, or has no rows.
    """
    text, encoding = decode(data)
    view = AlignedText.identity(text)
    start = int(text.startswith("\ufeff"))
    first = text[start:].split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    return _headed(_cells(view.slice(start, len(view)), separator), Form("csv", "text/csv"), encoding)


def of_sheets(reading: Reading) -> Rows:
    """The rows of a read Excel file: of its first sheet with text, cell by cell."""
    view = AlignedText(reading.text, reading.origins)
    sheet = reading.blocks[0].page
    rows = [pieces(view.slice(b.start, b.stop), SEPARATOR) for b in reading.blocks if b.page == sheet]
    return _headed(rows, Form("xlsx", reading.media_type), None)


def _headed(rows: Sequence[Sequence[AlignedText]], form: Form, encoding: str | None) -> Rows:
    held = [tuple(stripped(cell) for cell in row) for row in rows]
    held = [row for row in held if any(len(cell) for cell in row)]
    # Titles over a table stand in one cell.
    while held and sum(bool(len(cell)) for cell in held[0]) == 1 and len(held) > 2:
        held.pop(0)
    if len(held) < 2:
        raise RejectedSource("The table has no rows under its headings.")
    return Rows(tuple(cell.text for cell in held[0]), tuple(held[1:]), form, encoding)


def _cells(view: AlignedText, separator: str) -> list[list[AlignedText]]:
    """The cells of a CSV text; a doubled quotation mark in a quoted cell is one."""
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


def columns(headings: Sequence[str], told: Mapping[str, str]) -> dict[str, int]:
    """Role → number of its column: as told (role → heading), else by what headings usually say.

    Raises:
        RejectedSource: if it is not known which column is the date, and which the text; with the headings.
    """
    known = table("lexicon/tables.toml")
    found: dict[str, int] = {}
    for role in ROLES:
        wanted = [told[role]] if role in told else known.get(role, [])
        at = next((headings.index(name) for name in wanted if name in headings), None)
        if at is None and role in told:
            raise RejectedSource(f"The table has no column {told[role]!r}; its columns are {', '.join(headings)}.")
        if at is not None and at not in found.values():
            found[role] = at
    if missing := [role for role in ROLES[:2] if role not in found]:
        raise RejectedSource(
            f"Of the columns {', '.join(filter(None, headings))} it is not known which is the {' and which the '.join(missing)}: "
            f"say so with --columns {','.join(f'{role}=HEADING' for role in missing)}."
        )
    return found


def read(rows: Rows, told: Sequence[Mapping[str, str]], title: str) -> Reading:
    """The reading of a table: a sentence for each row that has a text. Of `told` counts what fits its headings.

    Raises:
        RejectedSource: if its columns are not known, or no row has a text.
    """
    fitting = next((one for one in told if set(one.values()) <= set(rows.headings)), {})
    chosen = columns(rows.headings, fitting)
    drafts = [draft for row in rows.rows if (draft := _sentence(row, chosen)) is not None]
    if not drafts:
        raise RejectedSource("No row of the table has a text.")
    if title:
        # The file's name stands over the rows, else the first of them would be taken for a title.
        heading = AlignedText(title, array("l", [0] * len(title)))
        drafts.insert(0, Draft(heading, BlockKind.HEADING, 1, sure=True))
    unknown = [name for at, name in enumerate(rows.headings) if name and at not in chosen.values()]
    fields = [Field("title", title), Field("rows", str(len(drafts) - bool(title)))]
    fields += [Field("columns left out", ", ".join(unknown))] if unknown else []
    return assemble(drafts, fields, rows.form, rows.encoding)


def _sentence(row: Sequence[AlignedText], chosen: Mapping[str, int]) -> Draft | None:
    cells = {role: row[at] for role, at in chosen.items() if at < len(row) and 0 < len(row[at]) <= _LARGEST_CELL}
    if "text" not in cells:
        return None
    builder, last = Builder(), 0
    for role, opening in (("date", ""), ("committee", "，"), ("text", ""), ("initiative", "（"), ("figure", "，")):
        if role not in cells:
            continue
        cell = _dated(cells[role]) if role == "date" else cells[role]
        if role == "text" and len(builder):
            opening = "" if "committee" in cells else "，"
        if role == "committee" and cells["text"].text.startswith(cell.text):
            continue
        if len(builder):
            builder.insert(opening, last)
        builder.keep(cell)
        last = cell.origins[-1]
        if role == "initiative":
            builder.insert("）", last)
    if builder.build().text[-1] not in "。！？":
        builder.insert("。", last)
    return Draft(builder.build(), BlockKind.PARAGRAPH, sure=True, gap=1)


def _dated(cell: AlignedText) -> AlignedText:
    """A day as texts write it, where a table writes 2021-03-04."""
    found = _ISO.fullmatch(cell.text)
    if found is None:
        return cell
    builder = Builder()
    for number, sign in ((1, "年"), (2, "月"), (3, "日")):
        if found[number] is not None:
            start, stop = found.span(number)
            builder.keep(cell.slice(start + (cell.text[start] == "0"), stop))
            builder.insert(sign, cell.origins[found.end(number) - 1])
    return builder.build()
