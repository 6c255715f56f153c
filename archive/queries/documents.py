"""The documents that are held, and the bytes of one of them as they came."""

import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select
from sqlalchemy.orm import aliased

from archive.queries import committees, privacy
from archive.queries.committees import Committee
from archive.queries.filters import not_withdrawn
from archive.queries.rows import AnyRow, AnySelect
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


def entries_of() -> AnySelect:
    """The rows of `documents` that are shown, as `entries` reads them."""
    told = select(func.count()).where(Milestone.document_id == Document.id).scalar_subquery()
    statement: AnySelect = select(Document.__table__, Source.publisher, told.label("told"))
    return statement.join(Source, Source.id == Document.source_id).where(Document.withdrawn.is_(None))


def entries(connection: Connection, rows: Sequence[AnyRow]) -> list[Entry]:
    """The documents of those rows, in their order."""
    known = committees.by_id(connection, (row.issuer_id for row in rows))
    return [
        Entry(
            row.public_id,
            row.title,
            row.genre,
            row.number,
            known.get(row.issuer_id),
            published(row),
            period(row),
            row.digest,
            row.told,
            row.publisher,
        )
        for row in rows
    ]


def published(row: AnyRow) -> When | None:
    """When the document of a row was published."""
    return when(row.published_earliest_day, row.published_latest_day, row.published_edtf, row.published_basis)


def period(row: AnyRow) -> When | None:
    """What the document of a row looks back on."""
    return when(row.period_earliest_day, row.period_latest_day, row.period_edtf, row.period_basis)


def narrowed(statement: AnySelect, issuer: str | None, genres: Sequence[Genre]) -> AnySelect:
    """Only the documents of an issuer (public id) and of some genres."""
    if issuer is not None:
        of_issuer = select(Organisation.id).where(Organisation.public_id == issuer)
        statement = statement.where(Document.issuer_id.in_(of_issuer))
    return statement.where(Document.genre.in_(genres)) if genres else statement


def listed(
    connection: Connection, *, issuer: str | None = None, genre: Genre | None = None, offset: int = 0, size: int = 100
) -> tuple[list[Entry], int]:
    """Documents by publication, the unknown last, and how many there are in all; `issuer` is a public id."""
    statement = narrowed(entries_of(), issuer, (genre,) if genre else ())
    every = narrowed(select(Document.id).where(not_withdrawn(Document.id)), issuer, (genre,) if genre else ())
    total = connection.execute(select(func.count()).select_from(every.subquery())).scalar_one()
    order: tuple[Any, ...] = (Document.published_earliest_day.nulls_last(), Document.id)
    rows = connection.execute(statement.order_by(*order).offset(offset).limit(size)).all()
    return entries(connection, rows), int(total)


def chosen(connection: Connection, public_ids: Sequence[str]) -> list[Entry]:
    """The documents of those ids that are shown."""
    rows = connection.execute(entries_of().where(Document.public_id.in_(public_ids))).all()
    return entries(connection, rows)


def by_key(connection: Connection, keys: Collection[int]) -> dict[int, Entry]:
    """The documents of those keys that are shown."""
    rows = connection.execute(entries_of().where(Document.id.in_(keys))).all()
    return dict(zip((row.id for row in rows), entries(connection, rows), strict=True))


def handed_out() -> ColumnElement[bool]:
    """Whether the source of a row of `documents` may be handed out as a file.

    It may not where it holds a document that was withdrawn, nor in an archive that hides names of private persons.
    """
    other = aliased(Document)
    withdrawn = select(other.id).where(other.source_id == Document.source_id, other.withdrawn.is_not(None)).exists()
    return ~withdrawn & ~privacy.hides_persons()


def _list_handed_out(list_: Any) -> ColumnElement[bool]:
    """Whether a list of documents may be handed out as a file: not where a document that it told of was withdrawn."""
    told, other = aliased(Source), aliased(Document)
    withdrawn = (
        select(other.id)
        .join(told, told.id == other.source_id)
        .where(or_(told.list_sha256 == list_.sha256, told.id == list_.id), other.withdrawn.is_not(None))
        .exists()
    )
    return ~withdrawn & ~privacy.hides_persons()


def list_of(connection: Connection, sha256: str | None) -> tuple[str, bool] | None:
    """The name of a list of documents, and whether it is handed out; None where the archive holds none of this SHA-256."""
    if sha256 is None:
        return None
    row = connection.execute(select(Source.name, _list_handed_out(Source)).where(Source.sha256 == sha256)).one_or_none()
    return None if row is None else (str(row[0]), bool(row[1]))


def list_file(connection: Connection, public_id: str) -> File | None:
    """The file of the list whose row told of a document; None where there is none, or it is not handed out."""
    own, list_ = aliased(Source), aliased(Source)
    statement: AnySelect = select(list_.name, list_.sha256, SourceContent.content, SourceContent.compressed)
    statement = statement.join(SourceContent, SourceContent.source_id == list_.id)
    statement = statement.join(own, own.list_sha256 == list_.sha256).join(Document, Document.source_id == own.id)
    return _file(connection.execute(statement.where(Document.public_id == public_id, _list_handed_out(list_))))


def file(connection: Connection, public_id: str) -> File | None:
    """The source file of a document; None where there is no such document, or the source holds a withdrawn one."""
    statement: AnySelect = select(Source.name, Source.sha256, SourceContent.content, SourceContent.compressed)
    statement = statement.join(SourceContent, SourceContent.source_id == Source.id)
    statement = statement.join(Document, Document.source_id == Source.id)
    return _file(connection.execute(statement.where(Document.public_id == public_id, handed_out())))


def _file(found: Any) -> File | None:
    row = found.one_or_none()
    if row is None:
        return None
    return File(row.name, row.sha256, zlib.decompress(row.content) if row.compressed else bytes(row.content))
