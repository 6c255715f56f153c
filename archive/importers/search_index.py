"""Keeps the full-text index in step: the one module that writes to `passage_search` and `milestone_search`.

SQLite's index holds pairs only and forgets a row by being told its old text, which the archive has; PostgreSQL's rows go
with what they index, by foreign key. SQLite's row keys sort by time (archive.values.timekeys).
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, select

from archive.schema.metadata import Document, Milestone, Passage
from archive.values import timekeys
from archive.values.bigrams import fold, index_text

#: What is indexed: name of the index → key and text of each row, and the day by which it is sorted.
SOURCES: dict[str, Select[int, str, int | None]] = {
    "passage_search": select(Passage.id, Passage.text, Document.published_earliest_day).join(
        Document, Document.id == Passage.document_id
    ),
    "milestone_search": select(Milestone.id, Milestone.text, Milestone.sort_day),
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
    for key, text, day in connection.execute(SOURCES[name]):
        folded = fold(text)
        if folded and not _finds(connection, name, key, day, folded):
            lost.append(key)
    return lost


def size(connection: Connection, name: str) -> int | None:
    """How many rows the index holds."""
    table = f"{name}_docsize" if connection.dialect.name == "sqlite" else name
    count: int | None = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()  # noqa: S608 (our own names)
    return count


def _finds(connection: Connection, name: str, key: int, day: int | None, folded: str) -> bool:
    if connection.dialect.name == "sqlite":
        sql = f"SELECT 1 FROM {name} WHERE {name} MATCH ? AND rowid = ?"  # noqa: S608 (our own names)
        values = (_head(folded), timekeys.key(day, key))
        return connection.exec_driver_sql(sql, values).scalar() is not None
    sql = f"SELECT folded FROM {name} WHERE id = %s"  # noqa: S608 (our own names)
    return bool(connection.exec_driver_sql(sql, (key,)).scalar() == folded)


def _head(folded: str) -> str:
    return '"' + " ".join(index_text(folded).split(" ", 40)[:40]) + '"'


def _rows(connection: Connection, documents: Sequence[int]) -> Iterable[tuple[str, list[tuple[int, str]]]]:
    for name, query in SOURCES.items():
        found = connection.execute(query.where(_DOCUMENT[name].in_(documents)))
        if connection.dialect.name == "sqlite":
            # In order: what comes before the last one written makes the index write everything out.
            rows = sorted((timekeys.key(day, key), index_text(fold(text))) for key, text, day in found)
        else:
            rows = [(key, fold(text)) for key, text, _ in found]
        if rows:
            yield name, rows
