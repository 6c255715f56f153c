"""What a reader has narrowed the archive to, and the milestones that are left: shared by timeline, lists and exports."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from archive.queries import families
from archive.queries.rows import AnySelect
from archive.queries.textmatch import milestone_matches
from archive.schema.metadata import Document, Initiative, Milestone, MilestoneInitiative, MilestoneOrganisation
from archive.schema.metadata import Organisation as OrganisationTable
from archive.schema.vocabulary import Basis, Genre, Modality, OrganisationKind, Theme


class Axis(StrEnum):
    """By which date milestones stand on the timeline."""

    HAPPENED = "happened"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Empty means everything; several values of one kind mean any of them, different kinds must all hold.

    `committees` and `documents` are public ids, `initiatives` slugs of initiatives or of families.
    """

    committees: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    genres: tuple[Genre, ...] = ()
    modalities: tuple[Modality, ...] = ()
    bases: tuple[Basis, ...] = ()
    documents: tuple[str, ...] = ()
    text: str = ""
    axis: Axis = Axis.HAPPENED


@dataclass(frozen=True, slots=True)
class Days:
    """The two columns by which milestones are placed, with open ends closed at the end that is known."""

    earliest: ColumnElement[Any]
    latest: ColumnElement[Any]


def days(axis: Axis) -> Days:
    """The columns of the axis: when it happened, or when the document that says so was published."""
    if axis is Axis.REPORTED:
        low: Any = Document.published_earliest_day
        high: Any = Document.published_latest_day
        return Days(func.coalesce(low, high), func.coalesce(high, low))
    # sort_day is the earliest day, or the latest where the earliest is open: it has the index.
    happened: Any = Milestone.sort_day
    return Days(happened, func.coalesce(Milestone.latest_day, Milestone.earliest_day))


def undated() -> ColumnElement[bool]:
    """What a text without any date tells (`When.undated`): it stands at no place of the timeline, whatever its floor is."""
    return and_(Milestone.basis == Basis.INHERITED, Milestone.latest_day.is_(None))


def not_withdrawn(document: Any) -> ColumnElement[bool]:
    """Whether the document of a key is not withdrawn: the few that are have an index, so no document is looked at."""
    withdrawn = select(Document.id).where(Document.withdrawn.is_not(None))
    found: ColumnElement[bool] = document.not_in(withdrawn)
    return found


def lane_organisation() -> ColumnElement[int | None]:
    """The committee a milestone is told of: the first league committee that it names, else the document's issuer."""
    first = (
        select(MilestoneOrganisation.organisation_id)
        .join(OrganisationTable, OrganisationTable.id == MilestoneOrganisation.organisation_id)
        .where(
            MilestoneOrganisation.milestone_id == Milestone.id, OrganisationTable.kind == OrganisationKind.LEAGUE.value
        )
        .order_by(MilestoneOrganisation.ordinal)
        .limit(1)
        .correlate(Milestone)
        .scalar_subquery()
    )
    return func.coalesce(first, Document.issuer_id)


def conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    """The WHERE clauses over milestones joined to their documents."""
    found: list[ColumnElement[bool]] = [Document.withdrawn.is_(None)]
    if filters.committees:
        found.append(_of_committees(filters.committees))
    if filters.initiatives or filters.themes:
        found.append(_of_initiatives(filters.initiatives, filters.themes))
    if filters.genres:
        found.append(Document.genre.in_(filters.genres))
    if filters.modalities:
        found.append(Milestone.modality.in_(filters.modalities))
    if filters.bases:
        found.append(Milestone.basis.in_(filters.bases))
    if filters.documents:
        found.append(Document.public_id.in_(filters.documents))
    if filters.text.strip():
        found.append(milestone_matches(connection, filters.text))
    return found


def within(statement: AnySelect, axis: Axis, low: int, high: int) -> AnySelect:
    """The statement narrowed to what touches the days `low` to `high`; what is undated touches none."""
    on = days(axis)
    if axis is Axis.HAPPENED:
        statement = statement.where(or_(Milestone.basis != Basis.INHERITED, Milestone.latest_day.is_not(None)))
    return statement.where(and_(on.earliest <= high, on.latest >= low))


def _of_committees(committees: tuple[str, ...]) -> ColumnElement[bool]:
    wanted = select(OrganisationTable.id).where(OrganisationTable.public_id.in_(committees))
    named = select(MilestoneOrganisation.milestone_id).where(MilestoneOrganisation.milestone_id == Milestone.id)
    names_one = named.where(MilestoneOrganisation.organisation_id.in_(wanted)).exists()
    return or_(names_one, and_(~named.exists(), Document.issuer_id.in_(wanted)))


def _of_initiatives(initiatives: tuple[str, ...], themes: tuple[Theme, ...]) -> ColumnElement[bool]:
    about = (
        select(MilestoneInitiative.milestone_id)
        .join(Initiative, Initiative.id == MilestoneInitiative.initiative_id)
        .where(MilestoneInitiative.milestone_id == Milestone.id)
    )
    if initiatives:
        family = Initiative.family_id.in_(families.keys(initiatives))
        about = about.where(or_(Initiative.slug.in_(initiatives), family))
    if themes:
        about = about.where(Initiative.theme.in_(themes))
    return about.exists()
