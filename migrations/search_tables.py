"""Makes SQLite's search index anew, as revisions from 0010 on have it: row keys that sort by time, terms of character pairs."""

import unicodedata
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

SOURCES = {
    "passage_search": "SELECT p.id, p.text, d.published_earliest_day FROM passages p "
    "JOIN documents d ON d.id = p.document_id ORDER BY d.published_earliest_day IS NULL, d.published_earliest_day, p.id",
    "milestone_search": "SELECT id, text, sort_day FROM milestones ORDER BY sort_day, id",
}
PUNCTUATION = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()}
AT_ONCE = 5_000


def by_time(day: int | None, row: int) -> int:
    """The key of a row on a day."""
    return ((1 << 23) - 1 if day is None else day + (1 << 22)) << 40 | row


def fill(*options: str, key: Callable[[int | None, int], int] = by_time) -> None:
    """Put all passages and milestones into new tables; nothing to do on PostgreSQL."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    made = ", ".join(("terms", "content=''", "tokenize='ascii'", *options))
    for name, rows in SOURCES.items():
        op.execute(f"DROP TABLE {name}")
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({made})")
        for part in connection.execute(sa.text(rows)).partitions(AT_ONCE):
            filled = [(key(day, row), _terms(words)) for row, words, day in part]
            connection.exec_driver_sql(f"INSERT INTO {name} (rowid, terms) VALUES (?, ?)", filled)  # noqa: S608


def _terms(text: str) -> str:
    """Character pairs as the archive's own module makes them (as of these revisions)."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\0", " ").split())
    runs = folded.translate(PUNCTUATION).split()
    return " ".join(run[i : i + 2] for run in runs for i in range(len(run)))
