"""The choices by which a reader can narrow the timeline, each with the number of milestones it would leave."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, select

from archive.queries import committees, whole
from archive.queries.committees import Committee
from archive.queries.filters import Filters, conditions
from archive.queries.rows import AnySelect
from archive.schema.metadata import (
    Document,
    Initiative,
    Milestone,
    MilestoneInitiative,
    MilestoneOrganisation,
    Organisation,
)
from archive.schema.vocabulary import OrganisationKind, Theme

#: How many initiatives are offered; the rest are reached by their own pages.
INITIATIVES = 60


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts under the other filters: a kind's own filter does not hide its other choices."""

    committees: tuple[tuple[Committee, int], ...]
    initiatives: tuple[tuple[str, str, Theme, int], ...]
    themes: dict[str, int]
    genres: dict[str, int]
    modalities: dict[str, int]
    bases: dict[str, int]


def facets(connection: Connection, filters: Filters) -> Facets:
    """All choices. The number of statements is fixed, whatever the archive holds."""
    if whole.kept(connection, filters):
        return _kept(connection)
    return Facets(
        _committees(connection, replace(filters, committees=())),
        _initiatives(connection, replace(filters, initiatives=())),
        _themes(connection, replace(filters, themes=())),
        _words(connection, replace(filters, genres=()), Document.genre),
        _words(connection, replace(filters, modalities=()), Milestone.modality),
        _words(connection, replace(filters, bases=()), Milestone.basis),
    )


def _kept(connection: Connection) -> Facets:
    """The choices of the whole archive, as imports keep them counted."""
    words = {kind: whole.tally(connection, kind) for kind in ("theme", "genre", "modality", "basis")}
    most = {kind: dict(sorted(words[kind].items(), key=lambda pair: -pair[1])) for kind in words}
    bodies = {int(key): number for key, number in whole.tally(connection, "organisation").items()}
    known = committees.by_id(connection, bodies)
    league = _ordered(known[key] for key in bodies if known[key].kind is OrganisationKind.LEAGUE)
    counts = whole.tally(connection, "initiative")
    names = select(Initiative.id, Initiative.slug, Initiative.name, Initiative.theme)
    rows = [(slug, name, Theme(theme), counts.get(str(key), 0)) for key, slug, name, theme in connection.execute(names)]
    rows = sorted((row for row in rows if row[3]), key=lambda row: (-row[3], row[1]))
    return Facets(
        tuple((committee, bodies[committee.id]) for committee in league),
        tuple(rows[:INITIATIVES]),
        most["theme"],
        most["genre"],
        most["modality"],
        most["basis"],
    )


def _counted(connection: Connection, filters: Filters, statement: AnySelect) -> AnySelect:
    return statement.join(Document, Document.id == Milestone.document_id).where(*conditions(connection, filters))


def _words(connection: Connection, filters: Filters, column: Any) -> dict[str, int]:
    statement: AnySelect = select(column, func.count()).select_from(Milestone)
    rows = connection.execute(_counted(connection, filters, statement).group_by(column))
    return {str(value): number for value, number in sorted(rows, key=lambda row: -row[1])}


def _themes(connection: Connection, filters: Filters) -> dict[str, int]:
    statement: AnySelect = select(Initiative.theme, func.count(Milestone.id.distinct())).select_from(Milestone)
    statement = statement.join(MilestoneInitiative, MilestoneInitiative.milestone_id == Milestone.id)
    statement = statement.join(Initiative, Initiative.id == MilestoneInitiative.initiative_id)
    rows = connection.execute(_counted(connection, filters, statement).group_by(Initiative.theme))
    return {str(theme): number for theme, number in rows}


def _committees(connection: Connection, filters: Filters) -> tuple[tuple[Committee, int], ...]:
    statement: AnySelect = select(MilestoneOrganisation.organisation_id, func.count()).select_from(Milestone)
    statement = statement.join(MilestoneOrganisation, MilestoneOrganisation.milestone_id == Milestone.id)
    statement = statement.join(Organisation, Organisation.id == MilestoneOrganisation.organisation_id)
    statement = statement.where(Organisation.kind == OrganisationKind.LEAGUE)
    statement = _counted(connection, filters, statement).group_by(MilestoneOrganisation.organisation_id)
    counts = {row[0]: int(row[1]) for row in connection.execute(statement)}
    known = _ordered(committees.by_id(connection, counts).values())
    return tuple((committee, counts[committee.id]) for committee in known if committee.id in counts)


def _ordered(found: Iterable[Committee]) -> list[Committee]:
    return sorted(found, key=lambda committee: committee.order)


def _initiatives(connection: Connection, filters: Filters) -> tuple[tuple[str, str, Theme, int], ...]:
    number = func.count(Milestone.id.distinct())
    names: tuple[Any, ...] = (Initiative.slug, Initiative.name, Initiative.theme)
    statement: AnySelect = select(*names, number).select_from(Milestone)
    statement = statement.join(MilestoneInitiative, MilestoneInitiative.milestone_id == Milestone.id)
    statement = statement.join(Initiative, Initiative.id == MilestoneInitiative.initiative_id)
    statement = _counted(connection, filters, statement).group_by(*names).order_by(number.desc(), Initiative.name)
    return tuple(
        (slug, name, Theme(theme), n) for slug, name, theme, n in connection.execute(statement.limit(INITIATIVES))
    )
