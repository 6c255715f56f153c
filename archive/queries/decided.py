"""What a decision is about as the site shows it now: a statement, a place in a document, an initiative, a body."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from archive.schema.corrections import ARCHIVE
from archive.schema.metadata import Document, Initiative, Milestone, Organisation, Passage, Source
from archive.schema.vocabulary import Decision, FindingKind


@dataclass(frozen=True, slots=True)
class Thing:
    """`sort` is milestone, document, initiative or committee, `address` what its page is called by.

    `paragraph` of a document is where the words stand; `title` is that of the document.
    """

    sort: str
    address: str
    title: str = ""
    paragraph: int | None = None


def thing(connection: Connection, row: Any) -> Thing | None:
    """What the decision of this row is about, None where nothing of it is shown."""
    return _name(connection, row) if row.source_sha256 == ARCHIVE else _place(connection, row)


def _name(connection: Connection, row: Any) -> Thing | None:
    after = row.after or {}
    standing = row.undone_at is None and row.decision in (Decision.MERGED, Decision.ADDED)
    name = str(after.get("name") or row.quoted) if standing else row.quoted
    if row.kind is FindingKind.INITIATIVE:
        slug = connection.scalar(select(Initiative.slug).where(Initiative.name == name))
        return Thing("initiative", slug) if slug else None
    body = connection.scalar(select(Organisation.public_id).where(Organisation.name == name))
    return Thing("committee", body) if body else None


def _place(connection: Connection, row: Any) -> Thing | None:
    held = connection.execute(
        select(Document.id, Document.public_id, Document.title)
        .join(Source, Source.id == Document.source_id)
        .where(Source.sha256 == row.source_sha256, Document.start <= row.start, Document.stop > row.start)
        .where(Document.withdrawn.is_(None))
        .order_by(Document.start.desc())
    ).first()
    if held is None:
        return None
    if row.kind is FindingKind.MILESTONE:
        own = select(Milestone.public_id).where(Milestone.document_id == held.id, Milestone.start == row.start)
        if (milestone := connection.scalar(own.where(Milestone.stop == row.stop))) is not None:
            return Thing("milestone", milestone, held.title)
    if row.kind is FindingKind.DOCUMENT and row.decision is Decision.CHANGED:
        return Thing("document", held.public_id, held.title)
    paragraph = select(Passage.ordinal).where(Passage.document_id == held.id, Passage.start <= row.start)
    number = connection.scalar(paragraph.where(Passage.stop > row.start).limit(1))
    return Thing("document", held.public_id, held.title, number)
