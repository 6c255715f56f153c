"""The documents that are held, and the bytes of one of them as they came."""

import zlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.orm import aliased

from archive.queries import committees, privacy
from archive.queries.committees import Committee
from archive.queries.rows import AnySelect
from archive.queries.when import When, when
from archive.schema.metadata import Document, Milestone, Organisation, Source, SourceContent
from archive.schema.vocabulary import Genre


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a list."""

    public_id: str
    title: str
    genre: Genre
    number: str | None
    issuer: Committee | None
    published: When | None
    period: When | None
    digest: bool
    milestones: int
    publisher: str | None


@dataclass(frozen=True, slots=True)
class File:
    """The source of a document, byte for byte."""

    name: str
    sha256: str
    content: bytes


def listed(
    connection: Connection, *, issuer: str | None = None, genre: Genre | None = None, offset: int = 0, size: int = 100
) -> tuple[list[Entry], int]:
    """Documents by publication, the unknown last, and how many there are in all; `issuer` is a public id."""
    told = select(func.count()).where(Milestone.document_id == Document.id).scalar_subquery()
    statement: AnySelect = select(Document.__table__, Source.publisher, told.label("told"))
    statement = statement.join(Source, Source.id == Document.source_id).where(Document.withdrawn.is_(None))
    if issuer is not None:
        statement = statement.join(Organisation, Organisation.id == Document.issuer_id)
        statement = statement.where(Organisation.public_id == issuer)
    if genre is not None:
        statement = statement.where(Document.genre == genre)
    total = connection.execute(select(func.count()).select_from(statement.subquery())).scalar_one()
    order: tuple[Any, ...] = (Document.published_earliest_day.nulls_last(), Document.id)
    rows = connection.execute(statement.order_by(*order).offset(offset).limit(size)).all()
    known = committees.by_id(connection, (row.issuer_id for row in rows))
    entries = [
        Entry(
            row.public_id,
            row.title,
            row.genre,
            row.number,
            known.get(row.issuer_id),
            when(row.published_earliest_day, row.published_latest_day, row.published_edtf, row.published_basis),
            when(row.period_earliest_day, row.period_latest_day, row.period_edtf, row.period_basis),
            row.digest,
            row.told,
            row.publisher,
        )
        for row in rows
    ]
    return entries, int(total)


def handed_out() -> ColumnElement[bool]:
    """Whether the source of a row of `documents` may be handed out as a file.

    It may not where it holds a document that was withdrawn, nor in an archive that hides names of private persons.
    """
    other = aliased(Document)
    withdrawn = select(other.id).where(other.source_id == Document.source_id, other.withdrawn.is_not(None)).exists()
    return ~withdrawn & ~privacy.hides_persons()


def file(connection: Connection, public_id: str) -> File | None:
    """The source file of a document; None where there is no such document, or the source holds a withdrawn one."""
    statement: AnySelect = select(Source.name, Source.sha256, SourceContent.content, SourceContent.compressed)
    statement = statement.join(SourceContent, SourceContent.source_id == Source.id)
    statement = statement.join(Document, Document.source_id == Source.id)
    row = connection.execute(statement.where(Document.public_id == public_id, handed_out())).one_or_none()
    if row is None:
        return None
    return File(row.name, row.sha256, zlib.decompress(row.content) if row.compressed else bytes(row.content))
