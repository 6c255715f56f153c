"""What is doubtful, as one item of the queue, and the documents that items are about."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from archive.schema import metadata as tables
from archive.schema.corrections import ARCHIVE
from archive.schema.vocabulary import Doubt, FindingKind

#: Digits of an id.
WHOLE = 10
#: Rows that are asked for at once.
AT_ONCE = 200
Row = Any


@dataclass(frozen=True, slots=True)
class Item:
    """One doubtful thing: what and where it is, what is known of it, what accepting does.

    Of an item about a name, `sha256` is `ARCHIVE`. `other` is the second document or name of a pair.
    """

    sort: Doubt
    kind: FindingKind
    sha256: str
    start: int
    stop: int
    subject: str
    detail: str = ""
    candidates: tuple[str, ...] = ()
    document: str = ""
    title: str = ""
    source: str = ""
    other: str = ""
    family: str | None = None
    #: What is known of it in Chinese, where `detail` is a sentence.
    detail_zh: str = ""

    @property
    def id(self) -> str:
        """Ten hexadecimal digits, permanent."""
        name = (self.subject, self.other) if self.sha256 == ARCHIVE else (str(self.start), str(self.stop), self.other)
        return hashlib.sha256("\x1f".join((self.sort, self.sha256, *name)).encode()).hexdigest()[:WHOLE]


def documents(connection: Connection, *conditions: Any) -> Iterator[Row]:
    """The documents that fulfil the conditions, with the file of each."""
    held = (
        select(tables.Document.__table__, tables.Source.sha256, tables.Source.name.label("source"))
        .add_columns(tables.Source.date_words)
        .join(tables.Source, tables.Source.id == tables.Document.source_id)
        .where(tables.Document.withdrawn.is_(None), *conditions)
        .order_by(tables.Document.id)
    )
    yield from connection.execute(held)


def of_document(sort: Doubt, row: Row, detail: str = "", **more: Any) -> Item:
    """An item about a document as a whole."""
    return Item(
        sort, FindingKind.DOCUMENT, row.sha256, row.start, row.stop, row.title, detail, document=row.public_id,
        title=row.title, source=row.source, **more,
    )  # fmt: skip


def by_key(connection: Connection, keys: Collection[int]) -> dict[int, Row]:
    """The documents of these keys that were not withdrawn."""
    return {row.id: row for row in documents(connection, tables.Document.id.in_(keys))}


def in_document(sort: Doubt, kind: FindingKind, document: Row, found: Row, detail: str, **more: Any) -> Item:
    """An item about a finding of a document; its subject are the words of the finding unless `more` says otherwise."""
    return Item(
        sort, kind, document.sha256, found.start, found.stop, detail=detail, document=document.public_id,
        title=document.title, source=document.source, **{"subject": found.text, **more},
    )  # fmt: skip
