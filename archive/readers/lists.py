"""Lists of documents as tables: each row tells of one document, in its columns for title, issuer, date, number, text or file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from archive.readers.tables import Table
from archive.readers.xlsx import BREAK

#: What people write where they know nothing.
_NOTHING = re.compile(r"[-—–―/\\.·?？]*|无|不详|未知|暂无|略|n/?a|none|null", re.I)
#: Longest value beside the text, in characters.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, its values as they are written; `row` is its number as a person counts the rows of the table."""

    row: int
    title: str = ""
    issuer: str = ""
    date: str = ""
    number: str = ""
    text: str = ""
    file: str = ""
    url: str = ""
    publisher: str = ""


def entries(table: Table, at: Mapping[str, int]) -> list[Entry]:
    """The rows that say anything, by the columns `at` (role → number of the column)."""
    found = []
    for number, row in zip(table.numbers, table.rows, strict=True):
        values = {role: _value(row[at[role]].text, role) for role in at if role in _ROLES and at[role] < len(row)}
        if any(values.values()):
            found.append(Entry(number, **values))
    return found


_ROLES = frozenset(Entry.__slots__) - {"row"}


def _value(text: str, role: str) -> str:
    if role == "text":
        return text.replace(BREAK, "\n").strip()
    line = " ".join(text.replace(BREAK, " ").split())[:LONGEST]
    return "" if _NOTHING.fullmatch(line) else line
