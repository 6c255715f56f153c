"""Initiatives: the list, and one with its names, who took it up when, and its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from archive.queries import committees, kept, milestones, whole
from archive.queries.committees import Committee
from archive.queries.filters import Filters, not_withdrawn
from archive.queries.milestones import Item
from archive.queries.rows import AnySelect
from archive.queries.when import When, when
from archive.schema.metadata import (
    Document,
    Family,
    Figure,
    Initiative,
    InitiativeAlias,
    InitiativeMention,
    Milestone,
    MilestoneInitiative,
    Organisation,
)
from archive.schema.vocabulary import InitiativeKind, OrganisationKind, Provenance, Theme

#: How many milestones an initiative's page shows; the timeline shows all.
MILESTONES = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """An initiative in the list."""

    slug: str
    name: str
    kind: InitiativeKind
    theme: Theme
    family: tuple[str, str] | None
    provenance: Provenance
    committees: int
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Taker:
    """A committee that describes it: how often, in how many documents, its earliest and latest date of its own."""

    committee: Committee
    mentions: int
    documents: int
    first: When | None
    last: When | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that somebody reports of it."""

    words: str
    counted: str | None
    value: float
    unit: str
    approximate: bool
    committee: Committee | None
    document: str
    title: str
    start: int
    stop: int
    when: When | None


@dataclass(frozen=True, slots=True)
class Page:
    """All of one initiative."""

    slug: str
    name: str
    kind: InitiativeKind
    theme: Theme
    family: tuple[str, str] | None
    origin: str
    began: Committee | None
    years: tuple[int | None, int | None]
    provenance: Provenance
    source_note: str
    aliases: tuple[str, ...]
    printed: tuple[tuple[str, int], ...]
    takers: tuple[Taker, ...]
    figures: tuple[Reported, ...]
    siblings: tuple[tuple[str, str], ...]
    milestones: tuple[Item, ...]
    milestones_in_all: int


def listed(connection: Connection, themes: Sequence[Theme] = ()) -> list[Entry]:
    """The initiatives that some document names, those of most committees first."""
    every = kept.for_revision(connection, "initiatives", lambda: _listed(connection))
    return [entry for entry in every if not themes or entry.theme in themes]


def _listed(connection: Connection) -> list[Entry]:
    m = InitiativeMention
    league = func.count(m.organisation_id.distinct()).filter(Organisation.kind == OrganisationKind.LEAGUE)
    counts: tuple[Any, ...] = (league.label("league"), func.count().label("mentions"))
    named: AnySelect = select(m.initiative_id, *counts, func.count(m.document_id.distinct()).label("documents"))
    named = named.outerjoin(Organisation, Organisation.id == m.organisation_id)
    of = named.where(not_withdrawn(m.document_id)).group_by(m.initiative_id).subquery()
    names: tuple[Any, ...] = (Initiative.slug, Initiative.name, Initiative.kind, Initiative.theme)
    family: tuple[Any, ...] = (Family.slug, Family.name)
    statement: AnySelect = select(*names, *family, Initiative.provenance, of.c.league, of.c.mentions, of.c.documents)
    statement = statement.join(of, of.c.initiative_id == Initiative.id)
    statement = statement.outerjoin(Family, Family.id == Initiative.family_id)
    rows = connection.execute(statement.order_by(of.c.league.desc(), of.c.mentions.desc(), Initiative.name))
    return [
        Entry(slug, name, kind, theme, (fs, fn) if fs else None, provenance, *numbers)
        for slug, name, kind, theme, fs, fn, provenance, *numbers in rows
    ]


def one(connection: Connection, slug: str) -> Page | None:
    """The initiative of that slug, None where there is none."""
    statement: AnySelect = select(Initiative.__table__, Family.slug.label("fs"), Family.name.label("fn"))
    statement = statement.outerjoin(Family, Family.id == Initiative.family_id).where(Initiative.slug == slug)
    row = connection.execute(statement).one_or_none()
    if row is None:
        return None
    aliases = select(InitiativeAlias.alias).where(InitiativeAlias.initiative_id == row.id).order_by(InitiativeAlias.id)
    siblings: AnySelect = select(Initiative.slug, Initiative.name).where(
        Initiative.family_id == row.family_id, Initiative.id != row.id
    )
    return Page(
        row.slug,
        row.name,
        row.kind,
        row.theme,
        (row.fs, row.fn) if row.fs else None,
        row.origin,
        committees.by_id(connection, [row.organisation_id]).get(row.organisation_id),
        (row.first_year, row.last_year),
        row.provenance,
        row.source_note,
        tuple(connection.execute(aliases).scalars()),
        _printed(connection, row.id),
        _takers(connection, row.id),
        _figures(connection, row.id),
        tuple(tuple(r) for r in connection.execute(siblings.order_by(Initiative.name)))
        if row.family_id is not None
        else (),
        *_milestones(connection, row.id, row.slug),
    )


def _milestones(connection: Connection, initiative: int, slug: str) -> tuple[tuple[Item, ...], int]:
    """The first milestones of an initiative, those that have a date of their own before the others, and their number."""
    found: list[Item] = []
    for inherited in (False, True):
        size = MILESTONES - len(found)
        if size > 0:
            only = Filters(initiatives=(slug,))
            found += milestones.page(connection, only, date.min, date.max, size=size, inherited=inherited).items
    if whole.kept(connection, Filters()):
        return tuple(found), whole.tally(connection, "initiative").get(str(initiative), 0)
    m = MilestoneInitiative
    number: AnySelect = select(func.count()).select_from(m).join(Milestone, Milestone.id == m.milestone_id)
    number = number.join(Document, Document.id == Milestone.document_id)
    number = number.where(m.initiative_id == initiative, Document.withdrawn.is_(None))
    return tuple(found), int(connection.execute(number).scalar_one())


def _of(statement: AnySelect, initiative: int) -> AnySelect:
    m = InitiativeMention
    statement = statement.join(Document, Document.id == m.document_id)
    return statement.where(m.initiative_id == initiative, Document.withdrawn.is_(None))


def _printed(connection: Connection, initiative: int) -> tuple[tuple[str, int], ...]:
    number = func.count()
    statement: Select[Any] | AnySelect = select(InitiativeMention.text, number)
    rows = connection.execute(
        _of(statement, initiative).group_by(InitiativeMention.text).order_by(number.desc(), InitiativeMention.text)
    )
    return tuple((text, n) for text, n in rows)


def _takers(connection: Connection, initiative: int) -> tuple[Taker, ...]:
    m = InitiativeMention
    counted: AnySelect = select(m.organisation_id, func.count(), func.count(m.document_id.distinct()))
    counted = _of(counted, initiative).where(m.organisation_id.is_not(None)).group_by(m.organisation_id)
    rows = connection.execute(counted).all()
    told: AnySelect = select(m.organisation_id, Milestone.earliest_day, Milestone.latest_day, Milestone.edtf)
    told = told.add_columns(Milestone.basis).join(Milestone, Milestone.id == m.milestone_id)
    dates: dict[int, list[When]] = {}
    for organisation, earliest, latest, edtf, basis in connection.execute(
        _of(told, initiative).order_by(Milestone.sort_day, Milestone.latest_day)
    ):
        dated = when(earliest, latest, edtf, basis)
        if dated is not None and not dated.undated:
            dates.setdefault(organisation, []).append(dated)
    known = committees.by_id(connection, (row[0] for row in rows))
    takers = []
    for key, mentions, documents in rows:
        own = dates.get(key, [])
        takers.append(Taker(known[key], mentions, documents, own[0] if own else None, own[-1] if own else None))
    begun = {key: min((d.latest or date.max for d in own), default=date.max) for key, own in dates.items()}
    # As on the page of its spread: by the day by which each had certainly begun, the undated last.
    return tuple(sorted(takers, key=lambda t: (begun.get(t.committee.id, date.max), t.committee.order)))


def _figures(connection: Connection, initiative: int) -> tuple[Reported, ...]:
    f = Figure
    columns: tuple[Any, ...] = (f.text, f.counted, f.value_base, f.unit, f.approximate, f.organisation_id)
    place: tuple[Any, ...] = (Document.public_id, Document.title, f.start, f.stop)
    dated: tuple[Any, ...] = (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf, Milestone.basis)
    statement: AnySelect = select(*columns, *place, *dated).join(Document, Document.id == f.document_id)
    statement = statement.outerjoin(Milestone, Milestone.id == f.milestone_id)
    statement = statement.where(f.initiative_id == initiative, Document.withdrawn.is_(None))
    rows = connection.execute(statement.order_by(f.unit, Document.id, f.start).limit(200)).all()
    known = committees.by_id(connection, (row.organisation_id for row in rows))
    found = []
    for text, counted, value, unit, approximate, organisation, document, title, start, stop, *days in rows:
        by = known.get(organisation)
        found.append(Reported(text, counted, value, unit, approximate, by, document, title, start, stop, when(*days)))
    return tuple(found)
