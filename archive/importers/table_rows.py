"""The rows of stored tables of statements that give no milestone, since no date of their own can be read (31 April)."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from archive.schema import metadata as tables
from archive.schema.vocabulary import BlockKind

#: Readers of tables of statements.
READERS = ("csv", "xlsx")
#: What is doubtful about such a row, and how many of its characters are shown.
ROW, ROW_ZH = "a row of the table, no milestone", "表格中的一行，未成为大事记条目"
WORDS = 48


def undated(connection: Connection, at_once: int) -> Iterator[Sequence[Any]]:
    """The rows, some at once: document_id, start, stop, text."""
    passage, milestone = tables.Passage, tables.Milestone
    lines = (
        select(passage.document_id, passage.start, passage.stop, passage.text)
        .join(tables.Document, tables.Document.id == passage.document_id)
        .join(tables.Source, tables.Source.id == tables.Document.source_id)
        .where(
            tables.Source.reader.in_(READERS),
            passage.kind == BlockKind.PARAGRAPH,
            ~select(milestone.id).where(milestone.passage_id == passage.id).exists(),
        )
        .order_by(passage.id)
    )
    yield from connection.execute(lines).partitions(at_once)
