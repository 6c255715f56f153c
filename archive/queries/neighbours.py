"""The neighbours of a document: reprints, others that report the same events, of its file, its e-mail, its issuer."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from archive.queries.filters import not_withdrawn
from archive.queries.rows import AnyRow, AnySelect
from archive.queries.when import When, when
from archive.schema.metadata import Document, EventMilestone, Milestone, Reprint, Source

#: At most so many of one kind are named.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another document; `similarity` (0 to 1) of a reprint, `events` that both report."""

    public_id: str
    title: str
    digest: bool
    published: When | None
    similarity: float | None = None
    events: int = 0


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Of each kind those that are held; an empty one says that none is held, not that there is none.

    `before` and `after` are of the same issuer, the nearest in time first; `issued` counts all of them.
    """

    reprints: tuple[Neighbour, ...]
    events: tuple[Neighbour, ...]
    source: tuple[Neighbour, ...]
    #: Those of the e-mail that it came with, and of what was attached to it.
    letter: tuple[Neighbour, ...]
    attached: tuple[Neighbour, ...]
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    issued: int

    @property
    def siblings(self) -> tuple[Neighbour, ...]:
        """Those of the same file, of the same e-mail and of the same issuer, each once."""
        held = (*self.source, *self.letter, *self.attached, *reversed(self.before), *self.after)
        return tuple({n.public_id: n for n in held}.values())


def of_document(connection: Connection, row: AnyRow) -> Neighbours:
    """The neighbours of a row of `documents`."""
    before, after, issued = _of_issuer(connection, row)
    return Neighbours(
        _reprints(connection, row.id),
        _of_events(connection, row.id),
        _found(connection, _documents().where(Document.source_id == row.source_id, Document.id != row.id)),
        *_of_letter(connection, row.source_id),
        before,
        after,
        issued,
    )


def _documents() -> AnySelect:
    days: tuple[Any, ...] = (Document.published_earliest_day, Document.published_latest_day)
    dated: tuple[Any, ...] = (*days, Document.published_edtf, Document.published_basis)
    statement: AnySelect = select(Document.public_id, Document.title, Document.digest, *dated)
    return statement.where(Document.withdrawn.is_(None))


def _found(connection: Connection, statement: AnySelect, *order: Any) -> tuple[Neighbour, ...]:
    rows = connection.execute(statement.order_by(*order, Document.id).limit(NAMED))
    return tuple(_neighbour(row) for row in rows)


def _neighbour(row: AnyRow) -> Neighbour:
    published = when(row.published_earliest_day, row.published_latest_day, row.published_edtf, row.published_basis)
    more = row._mapping
    return Neighbour(row.public_id, row.title, row.digest, published, more.get("similarity"), more.get("events", 0))


def _reprints(connection: Connection, document: int) -> tuple[Neighbour, ...]:
    linked = or_(Reprint.document_id == Document.id, Reprint.of_document_id == Document.id)
    of_this = or_(Reprint.document_id == document, Reprint.of_document_id == document)
    statement = _documents().add_columns(Reprint.similarity).join(Reprint, linked)
    return _found(connection, statement.where(of_this, Document.id != document), Reprint.similarity.desc())


def _of_events(connection: Connection, document: int) -> tuple[Neighbour, ...]:
    own, other, told = aliased(EventMilestone), aliased(EventMilestone), aliased(Milestone)
    shared = (
        select(Milestone.document_id, func.count(other.event_id.distinct()).label("events"))
        .join_from(other, Milestone, Milestone.id == other.milestone_id)
        .join(own, own.event_id == other.event_id)
        .join(told, told.id == own.milestone_id)
        .where(told.document_id == document, Milestone.document_id != document)
        .group_by(Milestone.document_id)
        .subquery()
    )
    statement = _documents().add_columns(shared.c.events).join(shared, shared.c.document_id == Document.id)
    return _found(connection, statement, shared.c.events.desc())


def _of_letter(connection: Connection, source: int) -> tuple[tuple[Neighbour, ...], tuple[Neighbour, ...]]:
    """The documents of the e-mail that a source came with, and those of what was attached to it."""
    own = aliased(Source)
    # As one union, since each half has an index of its own.
    linked = union_all(
        *(
            select(Source.id, literal(sort).label("sort")).join(own, own.id == source).where(condition)
            for sort, condition in (
                ("letter", Source.sha256 == own.part_of),
                ("attached", Source.part_of == own.sha256),
            )
        )
    ).subquery()
    statement = _documents().add_columns(linked.c.sort).join(linked, linked.c.id == Document.source_id)
    rows = connection.execute(statement.order_by(Document.id).limit(2 * NAMED)).all()
    letter, attached = (tuple(_neighbour(r) for r in rows if r.sort == sort)[:NAMED] for sort in ("letter", "attached"))
    return letter, attached


def _of_issuer(connection: Connection, row: AnyRow) -> tuple[tuple[Neighbour, ...], tuple[Neighbour, ...], int]:
    if row.issuer_id is None:
        return (), (), 0
    same = _documents().where(Document.issuer_id == row.issuer_id, Document.id != row.id)
    others: AnySelect = select(func.count()).where(Document.issuer_id == row.issuer_id, Document.id != row.id)
    number = connection.execute(others.where(not_withdrawn(Document.id))).scalar_one()
    day, own = Document.published_earliest_day, row.published_earliest_day
    if own is None:
        return (), _found(connection, same, day.nulls_last()), int(number)
    is_before = or_(day < own, (day == own) & (Document.id < row.id))
    before = _found(connection, same.where(is_before), day.desc(), Document.id.desc())
    after = _found(connection, same.where(or_(day.is_(None), ~is_before)), day.nulls_last())
    return before, after, int(number)
