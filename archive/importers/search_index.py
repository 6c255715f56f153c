"""Keeps the full-text index in step: the one module that writes to `passage_search` and `milestone_search`.

SQLite's index holds pairs only and forgets a row by being told its old text, which the archive has; PostgreSQL's rows go
with what they index, by foreign key.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, select

from archive.schema.metadata import Milestone, Passage
from archive.values.bigrams import fold, index_text

#: What is indexed: name of the index → key and text of each row.
SOURCES: dict[str, Select[int, str]] = {
    "passage_search": select(Passage.id, Passage.text),
    "milestone_search": select(Milestone.id, Milestone.text),
}
_DOCUMENT = {"passage_search": Passage.document_id, "milestone_search": Milestone.document_id}


def add(connection: Connection, documents: Sequence[int]) -> None:
    """Index all passages and milestones of these documents (keys)."""
    for name, rows in _rows(connection, documents):
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"INSERT INTO {name} (rowid, terms) VALUES (?, ?)", rows)  # noqa: S608
            continue
        connection.exec_driver_sql(f"INSERT INTO {name} (id, folded) VALUES (%s, %s)", rows)  # noqa: S608


def remove(connection: Connection, documents: Sequence[int]) -> None:
    """Forget these documents; to be called while their rows are still there."""
    if connection.dialect.name != "sqlite":
        return
    for name, rows in _rows(connection, documents):
        statement = f"INSERT INTO {name} ({name}, rowid, terms) VALUES ('delete', ?, ?)"  # noqa: S608 (our own names)
        connection.exec_driver_sql(statement, rows)


def missing(connection: Connection, name: str) -> list[int]:
    """Keys of rows that the index does not find by a word of their own."""
    lost = []
    for key, text in connection.execute(SOURCES[name]):
        folded = fold(text)
        if folded and not _finds(connection, name, key, folded):
            lost.append(key)
    return lost


def size(connection: Connection, name: str) -> int | None:
    """How many rows the index holds."""
    table = f"{name}_docsize" if connection.dialect.name == "sqlite" else name
    count: int | None = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()  # noqa: S608 (our own names)
    return count


def _finds(connection: Connection, name: str, key: int, folded: str) -> bool:
    if connection.dialect.name == "sqlite":
        sql, values = f"SELECT 1 FROM {name} WHERE {name} MATCH ? AND rowid = ?", (_head(folded), key)  # noqa: S608
        return connection.exec_driver_sql(sql, values).scalar() is not None
    sql = f"SELECT folded FROM {name} WHERE id = %s"  # noqa: S608 (our own names)
    return bool(connection.exec_driver_sql(sql, (key,)).scalar() == folded)


def _head(folded: str) -> str:
    return '"' + " ".join(index_text(folded).split(" ", 40)[:40]) + '"'


def _rows(connection: Connection, documents: Sequence[int]) -> Iterable[tuple[str, list[tuple[int, str]]]]:
    shown = index_text if connection.dialect.name == "sqlite" else str
    for name, query in SOURCES.items():
        found = connection.execute(query.where(_DOCUMENT[name].in_(documents)))
        rows = [(key, shown(fold(text))) for key, text in found]
        if rows:
            yield name, rows
