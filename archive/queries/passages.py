"""All passages that are shown, in the order in which documents were published."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from archive.schema.metadata import Document, Passage


class Words(NamedTuple):
    """The words of a passage: its document (public id), which paragraph of it it is, and the text."""

    document: str
    ordinal: int
    text: str


def every(connection: Connection) -> Iterator[Words]:
    """Every passage that is shown; read while it is asked for."""
    statement = select(Document.public_id, Passage.ordinal, Passage.text)
    statement = statement.join(Document, Document.id == Passage.document_id).where(Document.withdrawn.is_(None))
    order = (Document.published_earliest_day.nulls_last(), Document.id, Passage.ordinal)
    for row in connection.execution_options(yield_per=1000).execute(statement.order_by(*order)):
        yield Words(*row)
