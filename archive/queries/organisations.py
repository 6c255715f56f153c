"""Committees: the list, and one with its names, documents, what it runs and what its neighbours describe and it does not."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from archive.queries import committees, comparison, documents, kept, whole
from archive.queries.committees import Committee
from archive.queries.filters import Filters, not_withdrawn
from archive.queries.milestones import InitiativeName
from archive.queries.rows import AnySelect
from archive.schema.metadata import (
    Document,
    Initiative,
    InitiativeMention,
    Milestone,
    MilestoneOrganisation,
    Organisation,
    OrganisationAlias,
    OrganisationMention,
)
from archive.schema.vocabulary import Level, OrganisationKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A committee in the list."""

    committee: Committee
    documents: int
    milestones: int
    initiatives: int


@dataclass(frozen=True, slots=True)
class Runs:
    """An initiative that a committee describes as its work, in how many passages."""

    initiative: InitiativeName
    mentions: int


@dataclass(frozen=True, slots=True)
class Page:
    """All of one committee."""

    committee: Committee
    valid: tuple[int | None, int | None]
    source_note: str
    aliases: tuple[str, ...]
    printed: tuple[tuple[str, int], ...]
    superior: Committee | None
    subordinates: tuple[Committee, ...]
    issued: tuple[documents.Entry, ...]
    telling: tuple[tuple[str, str, bool, int], ...]
    runs: tuple[Runs, ...]
    unmentioned: tuple[tuple[InitiativeName, int], ...]
    milestones: int
    #: Documents that it issued or that describe its work more than any other's.
    held: int


def listed(connection: Connection) -> list[Entry]:
    """League committees that issued a document or whose work some document describes, from the centre down."""
    return kept.for_revision(connection, "committees", lambda: _listed(connection))


def _listed(connection: Connection) -> list[Entry]:
    issued = _counts(
        connection,
        select(Document.issuer_id, func.count()).where(not_withdrawn(Document.id)).group_by(Document.issuer_id),
    )
    milestones = _milestones(connection)
    m = InitiativeMention
    # Counting what differs within each group would read the table, this one index.
    pairs = select(m.initiative_id, m.organisation_id).where(not_withdrawn(m.document_id)).distinct().subquery()
    run: AnySelect = select(pairs.c.organisation_id, func.count())
    initiatives = _counts(connection, run.group_by(pairs.c.organisation_id))
    keys = issued.keys() | milestones.keys() | initiatives.keys()
    known = [c for c in committees.by_id(connection, keys).values() if c.id in keys]
    league = sorted((c for c in known if c.kind is OrganisationKind.LEAGUE), key=lambda c: c.order)
    return [Entry(c, issued.get(c.id, 0), milestones.get(c.id, 0), initiatives.get(c.id, 0)) for c in league]


def one(connection: Connection, public_id: str) -> Page | None:
    """The body of that id, None where there is none."""
    columns: tuple[Any, ...] = (Organisation.id, Organisation.parent_id, Organisation.valid_from, Organisation.valid_to)
    statement: AnySelect = select(*columns, Organisation.source_note).where(Organisation.public_id == public_id)
    row = connection.execute(statement).one_or_none()
    if row is None:
        return None
    known = committees.by_id(connection, [row.id, row.parent_id])
    aliases = select(OrganisationAlias.alias).where(OrganisationAlias.organisation_id == row.id)
    number: AnySelect = select(func.count()).select_from(MilestoneOrganisation)
    number = _shown(number).where(MilestoneOrganisation.organisation_id == row.id)
    runs = _runs(connection, row.id)
    return Page(
        known[row.id],
        (row.valid_from, row.valid_to),
        row.source_note,
        tuple(connection.execute(aliases.order_by(OrganisationAlias.id)).scalars()),
        _printed(connection, row.id),
        known.get(row.parent_id),
        _subordinates(connection, row.id),
        tuple(documents.listed(connection, issuer=public_id)[0]),
        _telling(connection, row.id),
        runs,
        _unmentioned(connection, row.id) if known[row.id].kind is OrganisationKind.LEAGUE else (),
        int(connection.execute(number).scalar_one()),
        comparison.held(connection).get(row.id, (0, 0))[0],
    )


def _milestones(connection: Connection) -> dict[int, int]:
    """How many milestones each body has: as imports keep it counted, where nothing was withdrawn."""
    if whole.kept(connection, Filters()):
        return {int(key): number for key, number in whole.tally(connection, "organisation").items()}
    told: AnySelect = select(MilestoneOrganisation.organisation_id, func.count())
    return _counts(connection, _shown(told).group_by(MilestoneOrganisation.organisation_id))


def _shown(statement: AnySelect) -> AnySelect:
    """A statement over the committees of milestones, without those of withdrawn documents."""
    statement = statement.join(Milestone, Milestone.id == MilestoneOrganisation.milestone_id)
    return statement.join(Document, Document.id == Milestone.document_id).where(Document.withdrawn.is_(None))


def _counts(connection: Connection, statement: AnySelect) -> dict[int, int]:
    return {row[0]: int(row[1]) for row in connection.execute(statement) if row[0] is not None}


def _printed(connection: Connection, organisation: int) -> tuple[tuple[str, int], ...]:
    m, number = OrganisationMention, func.count()
    statement: AnySelect = select(m.text, number).join(Document, Document.id == m.document_id)
    statement = statement.where(m.organisation_id == organisation, Document.withdrawn.is_(None)).group_by(m.text)
    return tuple((text, n) for text, n in connection.execute(statement.order_by(number.desc(), m.text).limit(30)))


def _subordinates(connection: Connection, organisation: int) -> tuple[Committee, ...]:
    """Those below of which the archive holds something."""
    below = select(Organisation.id).where(Organisation.parent_id == organisation)
    named = _shown(select(MilestoneOrganisation.organisation_id))
    named = named.where(MilestoneOrganisation.organisation_id.in_(below))
    issued = select(Document.issuer_id).where(Document.withdrawn.is_(None))
    statement = below.where(Organisation.id.in_(named) | Organisation.id.in_(issued))
    keys = list(connection.execute(statement).scalars())
    known = committees.by_id(connection, keys)
    return tuple(sorted((known[key] for key in keys), key=lambda c: c.order))


def _telling(connection: Connection, organisation: int) -> tuple[tuple[str, str, bool, int], ...]:
    """Documents of others that describe its work: `(public id, title, digest, mentions)`."""
    m, number = InitiativeMention, func.count()
    columns: tuple[Any, ...] = (Document.public_id, Document.title, Document.digest)
    statement: AnySelect = select(*columns, number).select_from(m).join(Document, Document.id == m.document_id)
    statement = statement.where(m.organisation_id == organisation, Document.withdrawn.is_(None))
    statement = statement.where(Document.issuer_id.is_distinct_from(organisation)).group_by(*columns)
    return tuple(tuple(row) for row in connection.execute(statement.order_by(number.desc()).limit(30)))


def _runs(connection: Connection, organisation: int) -> tuple[Runs, ...]:
    m, number = InitiativeMention, func.count()
    names: tuple[Any, ...] = (Initiative.slug, Initiative.name, Initiative.theme)
    statement: AnySelect = select(*names, number).join(m, m.initiative_id == Initiative.id)
    statement = statement.join(Document, Document.id == m.document_id)
    statement = statement.where(m.organisation_id == organisation, Document.withdrawn.is_(None)).group_by(*names)
    rows = connection.execute(statement.order_by(number.desc(), Initiative.name))
    return tuple(Runs(InitiativeName(slug, name, theme), n) for slug, name, theme, n in rows)


def _unmentioned(connection: Connection, organisation: int) -> tuple[tuple[InitiativeName, int], ...]:
    """What at least two other league committees describe and this one's held documents do not name."""
    if organisation not in comparison.held(connection):
        return ()
    m = InitiativeMention
    number = func.count(m.organisation_id.distinct())
    names: tuple[Any, ...] = (Initiative.slug, Initiative.name, Initiative.theme)
    own = select(m.initiative_id).join(Document, Document.id == m.document_id)
    own = own.where(m.organisation_id == organisation, Document.withdrawn.is_(None))
    statement: AnySelect = select(*names, number).join(m, m.initiative_id == Initiative.id)
    statement = statement.join(Document, Document.id == m.document_id)
    statement = statement.join(Organisation, Organisation.id == m.organisation_id)
    statement = statement.where(
        Organisation.kind == OrganisationKind.LEAGUE,
        Organisation.level != Level.CENTRAL,
        Document.withdrawn.is_(None),
        Initiative.id.not_in(own),
    )
    statement = statement.group_by(*names).having(number >= 2).order_by(number.desc(), Initiative.name)
    rows = connection.execute(statement.limit(30))
    return tuple((InitiativeName(slug, name, theme), n) for slug, name, theme, n in rows)
