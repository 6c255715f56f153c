"""The tables of an upload as a person sees them: headings, first rows, which column is taken for what, and why."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from archive.errors import RejectedSource, WrongUse
from archive.importers import columns
from archive.importers.files import Incoming
from archive.readers import tables
from archive.readers.headings import HEAD, KIND, ROLES, RowKind, head, left_out
from archive.readers.headings import columns as columns_of

#: First rows shown, and characters of each cell.
ROWS, CELL = 5, 60
#: What a person can choose for a column: what is made use of.
OFFERED = ("date", "text", "committee", "initiative", "figure", "title", "issuer", "number", "file", "url", "publisher")
#: Whose work a statement is and who issued a document are asked for alike.
_ALIKE = {RowKind.STATEMENTS: {"issuer": "committee"}, RowKind.DOCUMENTS: {"committee": "issuer"}}


def described(connection: Connection, file: Incoming, said: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The tables of a file, as plain values; `said` is what the person said of this upload. None of a file that is no table."""
    if file.content is None or not tables.is_table(file.content, file.name):
        return []
    try:
        found = tables.tables(file.content)
    except RejectedSource:
        return []
    own = {one.get(HEAD) for one in said}
    told = columns.all_told(connection, file.given)
    described = []
    for table in found:
        which = columns_of(table.headings, told)
        known = "set" if head(table.headings) in own else "remembered" if which.told else "usual"
        described.append({
            "path": file.path,
            "sheet": table.sheet,
            "headings": list(table.headings),
            "first": [[tables.plain(cell)[:CELL] for cell in row] for row in table.rows[:ROWS]],
            "rows": len(table.rows),
            "kind": which.kind.value,
            "roles": {str(at): role for role, at in which.at.items()},
            "left_out": left_out(table.headings, which),
            "known": "unknown" if which.missing else known,
        })  # fmt: skip
    return described


def told(headings: Sequence[str], kind: str, roles: Mapping[int, str]) -> dict[str, str]:
    """What a person says of the columns of a table with these headings: `roles` by number of the column.

    Raises:
        WrongUse: if a role is said of two columns or does not suit what the rows are, or one that is needed is missing.
    """
    if kind not in set(RowKind):
        raise WrongUse("say what the rows of the table are")
    rows = RowKind(kind)
    found = {HEAD: head(headings), KIND: kind}
    for at, role in sorted(roles.items()):
        role = _ALIKE[rows].get(role, role)
        if role not in ROLES[rows] or not 0 <= at < len(headings) or not headings[at]:
            raise WrongUse("a column was given a meaning that rows of this kind do not have")
        if role in found:
            raise WrongUse("two columns cannot mean the same; leave one of them out")
        found[role] = headings[at]
    if columns_of(headings, [found]).missing:
        needed = "the title, or the file" if rows is RowKind.DOCUMENTS else "the date, and which the text"
        raise WrongUse(f"say which column is {needed}")
    return found
