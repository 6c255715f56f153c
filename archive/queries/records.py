"""Documents as a library describes them: one record each, with the moment of its last change and the sets it belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from archive.queries import committees, documents
from archive.queries.committees import Committee
from archive.queries.filters import Filters, conditions
from archive.queries.rows import AnyRow, AnySelect
from archive.queries.when import When
from archive.schema.metadata import (
    ArchiveState,
    Correction,
    Document,
    Initiative,
    InitiativeMention,
    Milestone,
    Organisation,
    Source,
)
from archive.schema.vocabulary import Genre

#: Initiatives that a record names as its subjects.
SUBJECTS = 30


@dataclass(frozen=True, slots=True)
class Record:
    """One document; of a `withdrawn` one nothing is told but its id and its moment.

    `changed_at` is when its text or header last changed; `added_at` when its source came in.
    """

    key: int
    public_id: str
    title: str
    subtitle: str | None
    genre: Genre
    number: str | None
    issuer: Committee | None
    published: When | None
    period: When | None
    digest: bool
    publisher: str | None
    origin: str | None
    media_type: str
    subjects: tuple[str, ...]
    added_at: datetime
    changed_at: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A set of records: those of a genre, or of an issuing body (`name` is its canonical name)."""

    genre: Genre | None
    issuer: str | None
    name: str


def walk(
    connection: Connection,
    *,
    after: int = 0,
    size: int = 100,
    since: datetime | None = None,
    until: datetime | None = None,
    genre: Genre | None = None,
    issuer: str | None = None,
    withdrawn: bool = True,
) -> tuple[list[Record], int]:
    """Records in the order of their keys, from the key `after` on, and how many match in all; `issuer` is a public id."""
    statement = _records()
    moment = _changed_at()
    if since is not None:
        statement = statement.where(moment >= since)
    if until is not None:
        statement = statement.where(moment <= until)
    statement = documents.narrowed(statement, issuer, (genre,) if genre else ())
    if not withdrawn:
        statement = statement.where(Document.withdrawn.is_(None))
    total = connection.execute(select(func.count()).select_from(statement.subquery())).scalar_one()
    rows = connection.execute(statement.where(Document.id > after).order_by(Document.id).limit(size)).all()
    return _made(connection, rows), int(total)


def one(connection: Connection, public_id: str, *, withdrawn: bool = False) -> Record | None:
    """The record of a document, None where there is none (or it was withdrawn and `withdrawn` ones are not asked for)."""
    statement = _records().where(Document.public_id == public_id)
    if not withdrawn:
        statement = statement.where(Document.withdrawn.is_(None))
    found = _made(connection, connection.execute(statement).all())
    return found[0] if found else None


def newest(connection: Connection, size: int = 50) -> list[Record]:
    """The documents that came in last."""
    statement = _records().where(Document.withdrawn.is_(None))
    rows = connection.execute(statement.order_by(Source.imported_at.desc(), Document.id.desc()).limit(size)).all()
    return _made(connection, rows)


def newest_milestones(connection: Connection, filters: Filters, size: int = 50) -> list[tuple[str, datetime]]:
    """The milestones that match and came in last, with the moments of their sources: `(public id, moment)`."""
    statement = (
        select(Milestone.public_id, Source.imported_at)
        .join(Document, Document.id == Milestone.document_id)
        .join(Source, Source.id == Document.source_id)
        .where(*conditions(connection, filters))
        .order_by(Source.imported_at.desc(), Document.id.desc(), Milestone.salience.desc(), Milestone.id)
        .limit(size)
    )
    return [(public_id, moment) for public_id, moment in connection.execute(statement)]


def groups(connection: Connection) -> list[Group]:
    """The sets that hold a record: genres, then issuing bodies."""
    genres = connection.execute(select(Document.genre).distinct().order_by(Document.genre)).scalars().all()
    issued: AnySelect = select(Organisation.public_id, Organisation.name).where(
        Organisation.id.in_(select(Document.issuer_id).where(Document.withdrawn.is_(None)))
    )
    bodies = connection.execute(issued.order_by(Organisation.name))
    return [*(Group(g, None, str(g)) for g in genres), *(Group(None, key, name) for key, name in bodies)]


def earliest(connection: Connection) -> datetime | None:
    """The moment before which no record changed."""
    return connection.execute(select(func.min(Source.annotated_at))).scalar()


def _changed_at() -> ColumnElement[Any]:
    # When a document was withdrawn is not kept: the archive's last change is the latest that it can have been.
    state = select(ArchiveState.changed_at).scalar_subquery()
    decided = case((Correction.decided_at > Source.annotated_at, Correction.decided_at), else_=Source.annotated_at)
    return case((Document.withdrawn.is_not(None), state), else_=decided)


def _records() -> AnySelect:
    statement: AnySelect = select(Document.__table__, Source.publisher, Source.origin_url, Source.media_type)
    statement = statement.add_columns(Source.imported_at, _changed_at().label("changed_at"))
    statement = statement.join(Source, Source.id == Document.source_id)
    return statement.outerjoin(Correction, Correction.id == Document.correction_id)


def _made(connection: Connection, rows: Sequence[AnyRow]) -> list[Record]:
    known = committees.by_id(connection, (row.issuer_id for row in rows))
    subjects = _subjects(connection, [row.id for row in rows])
    return [
        Record(
            row.id,
            row.public_id,
            row.title,
            row.subtitle,
            row.genre,
            row.number,
            known.get(row.issuer_id),
            documents.published(row),
            documents.period(row),
            row.digest,
            row.publisher,
            row.origin_url,
            row.media_type,
            tuple(subjects[row.id]),
            row.imported_at,
            row.changed_at,
            row.withdrawn is not None,
        )
        for row in rows
    ]


def _subjects(connection: Connection, documents: Iterable[int]) -> defaultdict[int, list[str]]:
    m, number = InitiativeMention, func.count()
    statement: AnySelect = select(m.document_id, Initiative.name, number).join(
        Initiative, Initiative.id == m.initiative_id
    )
    statement = statement.where(m.document_id.in_(list(documents))).group_by(m.document_id, Initiative.name)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for document, name, _ in connection.execute(statement.order_by(number.desc(), Initiative.name)):
        if len(found[document]) < SUBJECTS:
            found[document].append(name)
    return found
