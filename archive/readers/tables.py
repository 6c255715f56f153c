"""Tables (CSV, XLSX): their cells; and tables of statements, every row of which becomes a sentence with its date and committee.

Which column is which is told by its heading (`headings`); a table whose headings tell neither date nor text is refused with
its headings. Every character keeps its place in the table. Lists of documents are read by `lists`.
"""

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.errors import RejectedSource
from archive.readers import isolation, office
from archive.readers.drafts import Draft, Field, Form, assemble
from archive.readers.formats import is_spreadsheet, recognise, refuse_unsupported
from archive.readers.headings import Columns, RowKind, columns, left_out, taken
from archive.readers.xlsx import BREAK, SEPARATOR, SHEET, serial_day
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText, Builder, pieces, stripped
from archive.values.reading import Reading

#: 2021, 2021-03, 2021-03-04, 2021-03-04 00:00:00; 202103, 20210304.
_ISO = re.compile(
    r"((?:1[89]|20)\d\d)(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[ T]0{1,2}:00(?::00)?)?|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)?"
)
#: A text that itself begins with a body is no predicate of the committee before it.
_BODY = re.compile(
    r"(?:(?!成立|建立|召开|组建|组织|举[办行]|设立|撤销)[\u4e00-\u9fff]){0,20}(?:委员会|[团工]委|青年团|联合会|[青学]联|少先队)"
)
_LARGEST_CELL = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its headings, its rows of cells with the number by which a person knows each, and how it was kept."""

    headings: tuple[str, ...]
    rows: tuple[tuple[AlignedText, ...], ...]
    numbers: tuple[int, ...]
    form: Form
    encoding: str | None
    sheet: str = ""


def is_table(data: bytes, name: str) -> bool:
    """Whether a file is a table: an Excel file, or a text that calls itself one."""
    form = recognise(data)
    return form == "xlsx" or is_spreadsheet(data) or (form is None and name.lower().endswith((".csv", ".tsv")))


@lru_cache(maxsize=1)  # asked for the rows of a list, the headings to be named and the sentences
def tables(data: bytes) -> Sequence[Table]:
    """The tables of a file: one of a CSV, of an Excel file one for each sheet that has rows under a head.

    Raises:
        RejectedSource: if it is damaged, no text, or holds no table.
    """
    if recognise(data) == "xlsx":
        return _of_sheets(isolation.read("xlsx", data))
    if is_spreadsheet(data):
        return _of_sheets(office.sheets(data))
    refuse_unsupported(data)
    return _of_sheets(isolation.read("csv_rows", data))


def _of_sheets(reading: Reading) -> list[Table]:
    """The sheets of a read file, cell by cell; the first cell of a row is its number."""
    view = AlignedText(reading.text, reading.origins)
    names = {m.name.removeprefix(SHEET): m.value for m in reading.metadata if m.name.startswith(SHEET)}
    form, found, problem = Form(reading.reader, reading.media_type), [], None
    for sheet in dict.fromkeys(b.page for b in reading.blocks):
        cut = [pieces(view.slice(b.start, b.stop), SEPARATOR) for b in reading.blocks if b.page == sheet]
        rows = [(int(row[0].text), row[1:]) for row in cut]
        try:
            found.append(_headed(rows, form, reading.encoding, names.get(str(sheet), "")))
        except RejectedSource as error:
            problem = error
    if not found and problem is not None:
        raise problem
    return found


def _headed(
    rows: Sequence[tuple[int, Sequence[AlignedText]]], form: Form, encoding: str | None, sheet: str = ""
) -> Table:
    held = [(number, tuple(stripped(cell) for cell in row)) for number, row in rows]
    held = [(number, row) for number, row in held if any(len(cell) for cell in row)]
    # Titles over a table stand in one cell.
    while held and sum(bool(len(cell)) for cell in held[0][1]) == 1 and len(held) > 2:
        held.pop(0)
    # A head of two rows: what reaches over both stands in both.
    while len(held) > 2 and _is_head_of(held[0][1], held[1][1]):
        above, (number, below) = held.pop(0)[1], held[0]
        held[0] = (number, tuple(cell if len(cell) or at >= len(above) else above[at] for at, cell in enumerate(below)))
    if len(held) < 2:
        raise RejectedSource("The table has no rows under its headings.")
    headings = tuple(plain(cell) for cell in held[0][1])
    return Table(headings, tuple(r for _, r in held[1:]), tuple(n for n, _ in held[1:]), form, encoding, sheet)


def _is_head_of(above: Sequence[AlignedText], below: Sequence[AlignedText]) -> bool:
    """Whether a row is the second row of a head: some cells are those of the first, others stand where it is empty."""
    pairs = [(a.text, b.text) for a, b in zip(above, [*below, *[AlignedText.identity("")] * len(above)], strict=False)]
    same = any(a == b and a for a, b in pairs)
    under = any(b and a != b for a, b in pairs) or len(below) > len(above)
    return same and under


def plain(cell: AlignedText) -> str:
    """The text of a cell in one line."""
    return cell.text.replace(BREAK, " ").replace("\n", " ")


def read(found: Sequence[Table], told: Sequence[Mapping[str, str]], title: str) -> Reading:
    """The reading of tables of statements: a sentence for each row that has a text. Of `told` counts what fits their headings.

    Raises:
        RejectedSource: if their columns are not known, or no row has a text.
    """
    chosen = [(table, columns(table.headings, told)) for table in found]
    used = [(t, c) for t, c in chosen if c.kind is RowKind.STATEMENTS and not c.missing]
    if not used:
        raise RejectedSource(unknown(*chosen[0]))
    drafts: list[Draft] = []
    for table, which in used:
        own = [draft for row in table.rows if (draft := _sentence(row, which.at)) is not None]
        if own and table.sheet and len(used) > 1:
            drafts.append(_heading(table.sheet, own[0].view.origins[0], 2))
        drafts += own
    rows = sum(draft.kind is BlockKind.PARAGRAPH for draft in drafts)
    if not rows:
        raise RejectedSource("No row of the table has a text.")
    if title:
        # The file's name stands over the rows, else the first of them would be taken for a title.
        drafts.insert(0, _heading(title, 0, 1))
    left = [heading for t, c in used for heading in left_out(t.headings, c)]
    sheets = [t.sheet for t, c in chosen if (t, c) not in used]
    fields = [Field("title", title), Field("rows", str(rows))]
    roles = (role for t, c in used for role in taken(t.headings, c))
    fields += [Field("columns", ", ".join(dict.fromkeys(roles)))]
    fields += [Field("columns left out", ", ".join(dict.fromkeys(left)))] if left else []
    fields += [Field("sheets left out", ", ".join(sheets))] if sheets else []
    return assemble(drafts, fields, found[0].form, found[0].encoding)


def unknown(table: Table, which: Columns) -> str:
    """Why a table cannot be read as one of statements, with its headings, for a person."""
    headings = ", ".join(filter(None, table.headings))
    return (
        f"Of the columns {headings} it is not known which is the {' and which the '.join(which.missing)}: "
        f"say so with --columns {','.join(f'{role}=HEADING' for role in which.missing)}, or on the page of the upload."
    )


def _heading(words: str, at: int, level: int) -> Draft:
    return Draft(AlignedText(words, array("l", [at] * len(words))), BlockKind.HEADING, level, sure=True)


def _sentence(row: Sequence[AlignedText], chosen: Mapping[str, int]) -> Draft | None:
    cells = {
        role: _unbroken(row[at]) for role, at in chosen.items() if at < len(row) and 0 < len(row[at]) <= _LARGEST_CELL
    }
    if "text" not in cells:
        return None
    builder, last = Builder(), 0
    for role, opening in (("date", ""), ("committee", "，"), ("text", ""), ("initiative", "（"), ("figure", "，")):
        if role not in cells:
            continue
        cell = _dated(cells[role]) if role == "date" else cells[role]
        if role == "text" and len(builder):
            opening = "" if "committee" in cells and not _BODY.match(cell.text) else "，"
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
    serial = serial_day(cell.text)
    if serial is not None:
        cell = AlignedText(serial, array("l", [cell.origins[0]] * len(serial)))
    found = _ISO.fullmatch(cell.text)
    if found is None:
        return cell
    builder = Builder()
    for groups, sign in (((1,), "年"), ((2, 4), "月"), ((3, 5), "日")):
        number = next((n for n in groups if found[n] is not None), None)
        if number is not None:
            start, stop = found.span(number)
            builder.keep(cell.slice(start + (cell.text[start] == "0"), stop))
            builder.insert(sign, cell.origins[stop - 1])
    return builder.build()


def _unbroken(cell: AlignedText) -> AlignedText:
    """The cell in one line, its characters where they were."""
    return AlignedText(plain(cell), cell.origins)
