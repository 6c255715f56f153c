"""Lists of documents as tables: each row tells of one document, in its columns for title, issuer, date, number, text or file."""

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archive.errors import RejectedSource
from archive.readers.drafts import Draft, Field, assemble
from archive.readers.headings import RowKind, columns, left_out, taken
from archive.readers.tables import Table, plain
from archive.readers.xlsx import BREAK
from archive.schema.vocabulary import LIST_READER, BlockKind
from archive.values.aligned import AlignedText
from archive.values.reading import Reading

#: What people write where they know nothing.
_NOTHING = re.compile(r"[-—–―/\\.·?？]*|无|不详|未知|暂无|略|n/?a|none|null", re.I)
#: Longest value beside the text, in characters; values of one row beside those with a meaning.
LONGEST, _MOST = 300, 30


class Listed(RejectedSource):
    """A table is a list of documents: `reading` is its rows as they stand, and the message says what to do with it."""

    def __init__(self, reading: Reading, headings: str) -> None:
        """Keep the reading."""
        super().__init__(
            f"It is a list of documents (its columns are {headings}): import it, and its rows come in one by one."
        )
        self.reading = reading


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, its values as they are written; `row` is its number as a person counts the rows of the table.

    `said` are heading and value of all that it says beside text and title, in the order of the table.
    """

    row: int
    title: str = ""
    issuer: str = ""
    date: str = ""
    number: str = ""
    text: str = ""
    file: str = ""
    url: str = ""
    publisher: str = ""
    sheet: str = ""
    said: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        """The row as people name it: 3, or Sheet1!3."""
        return f"{self.sheet}!{self.row}" if self.sheet else str(self.row)


def entries(table: Table, at: Mapping[str, int]) -> list[Entry]:
    """The rows that say anything, by the columns `at` (role → number of the column)."""
    found = []
    silent = {at.get("title"), at.get("text")}
    for number, row in zip(table.numbers, table.rows, strict=True):
        values = {role: _value(row[at[role]].text, role) for role in at if role in _ROLES and at[role] < len(row)}
        if any(values.values()):
            pairs = zip(table.headings, row, strict=False)
            said = [(h, _value(c.text, "")) for which, (h, c) in enumerate(pairs) if h and which not in silent]
            told = tuple((heading, value) for heading, value in said if value)
            found.append(Entry(number, **values, sheet=table.sheet, said=told[:_MOST]))
    return found


def card(entry: Entry) -> str:
    """The text of a row that gives neither a text nor a file: its title, and as a list what else it says (Markdown)."""
    return "\n".join([f"# {entry.title}", "", *(f"- {heading}：{value}" for heading, value in entry.said)])


def listing(found: Sequence[Table], told: Sequence[Mapping[str, str]], title: str) -> Reading | None:
    """The reading of tables that are lists of documents and nothing else, row by row; None of other tables."""
    chosen = [(table, columns(table.headings, told)) for table in found]
    lists = [(t, c) for t, c in chosen if c.kind is RowKind.DOCUMENTS and not c.missing]
    if not lists or any(c.kind is RowKind.STATEMENTS and not c.missing for _, c in chosen):
        return None
    drafts: list[Draft] = []
    for page, table in enumerate(found, 1):
        rows = [view for row in table.rows if (view := _line(row)) is not None]
        heads = "\t".join(table.headings)
        above = AlignedText(heads, array("l", [rows[0].origins[0] if rows else 0] * len(heads)))
        drafts += [Draft(view, BlockKind.TABLE, sure=True, page=page) for view in (above, *rows)]
    fields = [Field("title", title), Field("rows", str(sum(len(t.rows) for t, _ in lists)))]
    fields += [Field("columns", ", ".join(dict.fromkeys(role for t, c in lists for role in taken(t.headings, c))))]
    left = list(dict.fromkeys(heading for t, c in lists for heading in left_out(t.headings, c)))
    fields += [Field("columns left out", ", ".join(left))] if left else []
    form = replace(found[0].form, reader=LIST_READER)
    return assemble(drafts, fields, form, found[0].encoding)


_ROLES = frozenset(Entry.__slots__) - {"row", "sheet", "said"}


def _line(row: Sequence[AlignedText]) -> AlignedText | None:
    """The cells of a row on one line, a tab between them."""
    text, origins, last = "", array("l"), 0
    for number, cell in enumerate(row):
        if number:
            text += "\t"
            origins.append(last)
        text += plain(cell)
        origins.extend(cell.origins)
        last = origins[-1] if origins else 0
    return AlignedText(text, origins) if text.strip() else None


def _value(text: str, role: str) -> str:
    if role == "text":
        return text.replace(BREAK, "\n").strip()
    line = " ".join(text.replace(BREAK, " ").split())[:LONGEST]
    return "" if _NOTHING.fullmatch(line) else line
