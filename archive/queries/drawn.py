"""The marks and bands of one window, read from the database and, where they are in memory, from its columns."""

from collections import defaultdict
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, select

from archive.queries.chosen import chosen, lane_keys
from archive.queries.columns import MODALITIES, NONE
from archive.queries.filters import Axis, Filters, conditions, days, lane_organisation, within
from archive.queries.grouping import grouped
from archive.queries.headings import THEMES, LanesBy
from archive.queries.lanes import Band, Mark
from archive.queries.rows import AnySelect
from archive.queries.when import when
from archive.schema.metadata import Document, Event, EventMilestone, Initiative, Milestone, MilestoneInitiative
from archive.schema.vocabulary import Basis, Modality
from archive.values.days import to_day

#: How many milestones a window draws; of more, the most salient (the page says so).
DRAWN = 1500
#: From so many bands in a lane on, those of one interval are counted together.
BANDS = 40


def marks(
    connection: Connection, filters: Filters, low: date, high: date, by: LanesBy, thin: ColumnElement[bool] | None
) -> tuple[dict[Any, list[Mark]], int]:
    """What is not drawn in bands, by lane, the most salient of it; and how many they are."""
    on = days(filters.axis)
    disputed = (
        select(Event.disputed)
        .join(EventMilestone, EventMilestone.event_id == Event.id)
        .where(EventMilestone.milestone_id == Milestone.id)
        .scalar_subquery()
    )
    reported = filters.axis is Axis.REPORTED
    dated: tuple[Any, ...] = (
        (
            Document.published_earliest_day,
            Document.published_latest_day,
            Document.published_edtf,
            Document.published_basis,
        )
        if reported
        else (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf, Milestone.basis)
    )
    columns: tuple[Any, ...] = (_lane(by), Milestone.public_id, Milestone.headline, Milestone.modality)
    statement: AnySelect = select(*columns, first_theme(), disputed, Document.digest, on.earliest, on.latest, *dated)
    statement = _from_milestones(statement, by).where(*conditions(connection, filters), ~_banded(filters))
    if thin is not None:
        statement = statement.where(thin)
    statement = within(statement, filters.axis, to_day(low), to_day(high))
    found = connection.execute(statement.order_by(Milestone.salience.desc(), Milestone.id).limit(DRAWN)).all()
    lanes: defaultdict[Any, list[Mark]] = defaultdict(list)
    for lane, public_id, headline, modality, theme, is_disputed, digest, first, last, *date_columns in found:
        known = when(*date_columns)
        if known is not None:
            lanes[lane].append(
                Mark(public_id, first, last, known, headline, modality, theme, bool(is_disputed), digest)
            )
    return lanes, len(found)


def bands(
    connection: Connection, filters: Filters, low: date, high: date, by: LanesBy, thin: ColumnElement[bool] | None
) -> dict[Any, list[Band]]:
    """The inherited dates, by lane, as the database groups them."""
    on = days(filters.axis)
    planned = case((Milestone.modality == Modality.PLANNED, 1), else_=0)
    document: tuple[Any, ...] = (Document.public_id, Document.title, Document.digest)
    placed = (on.earliest.label("low"), on.latest.label("high"))
    dated: tuple[Any, ...] = (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf)
    statement: AnySelect = select(_lane(by).label("lane"), *document, *placed, *dated, planned.label("planned"))
    statement = _from_milestones(statement, by).where(*conditions(connection, filters), _banded(filters))
    if thin is not None:
        statement = statement.where(banded_documents(thin))
    lanes: defaultdict[Any, list[Band]] = defaultdict(list)
    for row in connection.execute(_counted(within(statement, filters.axis, to_day(low), to_day(high)))):
        key, public_id, title, digest, first, last, earliest, latest, edtf, is_planned, number = row
        known = when(earliest, latest, edtf, Basis.INHERITED)
        if known is not None:
            band = Band(public_id, title, digest, first, last, known, bool(is_planned), number)
            lanes[key].append(band)
    return lanes


def bands_in_memory(
    connection: Connection, filters: Filters, low: date, high: date, by: LanesBy
) -> dict[Any, list[Band]]:
    """The bands of a window by lane; where a lane has very many, those of one interval together."""
    if filters.axis is not Axis.HAPPENED:
        return {}
    found = chosen(connection, filters)
    held, (places, keys) = found.columns, lane_keys(found, by)
    shown = (found.low[places] <= to_day(high)) & (found.high[places] >= to_day(low)) & found.inherited[places]
    at, keys = places[shown], keys[shown]
    rows = found.rows[at]
    planned = held.modality[rows] == MODALITIES.index(Modality.PLANNED)
    groups = grouped(keys, found.low[at], found.high[at], planned, held.document[rows])
    many = {key for key, n in zip(*np.unique(keys[groups.first], return_counts=True), strict=True) if n > BANDS}
    if many:
        document = np.where(np.isin(keys, list(many)), 0, held.document[rows])
        apart = grouped(keys, found.low[at], found.high[at], planned, document)
        apart.documents[:] = np.bincount(apart.number[groups.first], minlength=len(apart.first))
        groups = apart
    told = _documents(connection, [int(key) for key in held.id[rows[groups.first]]])
    lanes: defaultdict[Any, list[Band]] = defaultdict(list)
    for n, first in enumerate(groups.first.tolist()):
        public_id, title, digest, earliest, latest, edtf = told[int(held.id[rows[first]])]
        known = when(earliest, latest, edtf, Basis.INHERITED)
        lane = int(keys[first])
        if known is not None:
            band = Band(public_id, title, digest, int(found.low[at[first]]), int(found.high[at[first]]), known,
                        bool(planned[first]), int(groups.count[n]), int(groups.documents[n]))  # fmt: skip
            lanes[THEMES.get(lane) if by is LanesBy.THEME else None if lane == NONE else lane].append(band)
    return lanes


def banded_documents(thin: ColumnElement[bool]) -> ColumnElement[bool]:
    """The milestones of the documents whose inherited dates are drawn in a thinned window."""
    chosen = select(Milestone.document_id).where(thin, Milestone.basis == Basis.INHERITED)
    return Milestone.document_id.in_(chosen.subquery().select())


def _documents(connection: Connection, keys: list[int]) -> dict[int, Any]:
    """Document and dates of milestones."""
    columns: tuple[Any, ...] = (Document.public_id, Document.title, Document.digest)
    dated: tuple[Any, ...] = (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf)
    statement: AnySelect = select(Milestone.id, *columns, *dated).join(Document, Document.id == Milestone.document_id)
    found: dict[int, Any] = {}
    for first in range(0, len(keys), 1000):
        part = statement.where(Milestone.id.in_(keys[first : first + 1000]))
        found.update((key, rest) for key, *rest in connection.execute(part))
    return found


def _counted(statement: AnySelect) -> AnySelect:
    """How often each row of a statement comes; grouped from outside, because PostgreSQL compares expressions by name."""
    inner = statement.subquery()
    return select(*inner.c, func.count()).group_by(*inner.c)


def _lane(by: LanesBy) -> ColumnElement[Any]:
    if by is LanesBy.COMMITTEE:
        return lane_organisation()
    if by is LanesBy.INITIATIVE:
        return MilestoneInitiative.initiative_id  # type: ignore[return-value]
    if by is LanesBy.THEME:
        return first_theme()
    return literal(0)


def first_theme() -> ColumnElement[Any]:
    """The theme of the initiative that a milestone names first, NULL where it names none."""
    return (
        select(Initiative.theme)
        .join(MilestoneInitiative, MilestoneInitiative.initiative_id == Initiative.id)
        .where(MilestoneInitiative.milestone_id == Milestone.id)
        .order_by(MilestoneInitiative.ordinal)
        .limit(1)
        .correlate(Milestone)
        .scalar_subquery()
    )


def _from_milestones(statement: AnySelect, by: LanesBy) -> AnySelect:
    statement = statement.select_from(Milestone).join(Document, Document.id == Milestone.document_id)
    if by is LanesBy.INITIATIVE:
        statement = statement.join(MilestoneInitiative, MilestoneInitiative.milestone_id == Milestone.id)
    return statement


def _banded(filters: Filters) -> ColumnElement[bool]:
    """What is drawn in bands: inherited dates, unless the axis is that of the reports, where every date is the same."""
    return and_(Milestone.basis == Basis.INHERITED, literal(filters.axis is Axis.HAPPENED))
