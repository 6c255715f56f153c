"""What the archive holds as a whole, and how well its dates are known."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from archive.queries import kept, whole
from archive.queries.filters import Filters
from archive.queries.filters import undated as is_undated
from archive.queries.rows import AnySelect
from archive.queries.state import state
from archive.schema.metadata import (
    Document,
    Figure,
    Initiative,
    InitiativeMention,
    Milestone,
    Organisation,
    OrganisationMention,
    TimeExpression,
)
from archive.schema.vocabulary import Basis, OrganisationKind


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much of everything is held; `revision` grows with every change."""

    sources: int
    documents: int
    digests: int
    issuers: int
    milestones: int
    inherited: int
    undated: int
    revision: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Quality:
    """How the findings are known: counts by basis, and what stayed open."""

    time_by_basis: tuple[tuple[str, int], ...]
    milestones_by_basis: tuple[tuple[str, int], ...]
    mentions: int
    unresolved: int
    initiative_mentions: int
    discovered: int
    figures: int
    committees: int
    initiatives: int


def holdings(connection: Connection) -> Holdings:
    """The size of the archive."""
    return kept.for_revision(connection, "holdings", lambda: _holdings(connection))


def _holdings(connection: Connection) -> Holdings:
    shown = Document.withdrawn.is_(None)
    documents, digests, issuers, sources = connection.execute(
        select(
            func.count(),
            func.count().filter(Document.digest),
            func.count(Document.issuer_id.distinct()),
            func.count(Document.source_id.distinct()),
        )
        .select_from(Document)
        .where(shown)
    ).one()
    milestones, inherited, undated = _milestones(connection)
    revision, changed_at = state(connection)
    return Holdings(sources, documents, digests, issuers, milestones, inherited, undated, revision, changed_at)


def _milestones(connection: Connection) -> tuple[int, int, int]:
    """How many there are, how many of them inherited the date of their document, and how many are undated."""
    if whole.kept(connection, Filters()):
        undated = whole.undated(connection)
        return whole.total(connection), whole.tally(connection, "basis").get(Basis.INHERITED, 0) - undated, undated
    inherited, none = Milestone.basis == Basis.INHERITED, is_undated()
    counts: tuple[Any, ...] = (func.count(), func.count().filter(inherited, ~none), func.count().filter(none))
    joined: AnySelect = select(*counts).select_from(Milestone).join(Document, Document.id == Milestone.document_id)
    milestones, taken, open_ended = connection.execute(joined.where(Document.withdrawn.is_(None))).one()
    return milestones, taken, open_ended


def quality(connection: Connection) -> Quality:
    """How the findings of the whole archive are known."""
    return kept.for_revision(connection, "quality", lambda: _quality(connection))


def _quality(connection: Connection) -> Quality:
    def by(column: object) -> tuple[tuple[str, int], ...]:
        rows = connection.execute(select(column, func.count()).group_by(column).order_by(func.count().desc()))  # type: ignore[call-overload]
        return tuple((str(word), number) for word, number in rows)

    def number(statement: object) -> int:
        return int(connection.execute(statement).scalar_one())  # type: ignore[call-overload]

    league = Organisation.kind == OrganisationKind.LEAGUE
    return Quality(
        by(TimeExpression.basis),
        by(Milestone.basis),
        number(select(func.count()).select_from(OrganisationMention)),
        number(
            select(func.count()).select_from(OrganisationMention).where(OrganisationMention.organisation_id.is_(None))
        ),
        number(select(func.count()).select_from(InitiativeMention)),
        number(select(func.count()).select_from(InitiativeMention).where(InitiativeMention.known.is_(False))),
        number(select(func.count()).select_from(Figure)),
        number(select(func.count()).select_from(Organisation).where(league)),
        number(select(func.count()).select_from(Initiative)),
    )
