"""What happened when: the lanes of a window with their marks and bands, the density of the whole, and counts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, select

from archive.queries import committees, whole
from archive.queries.chosen import chosen, lane_keys
from archive.queries.columns import MODALITIES, NONE, ready
from archive.queries.committees import Committee
from archive.queries.density import Bin, months, spread
from archive.queries.filters import Axis, Filters, conditions, days, lane_organisation, within
from archive.queries.grouping import grouped
from archive.queries.lanes import Band, Lane, Mark, arrange
from archive.queries.rows import AnySelect
from archive.queries.when import when
from archive.schema.metadata import Document, Event, EventMilestone, Initiative, Milestone, MilestoneInitiative
from archive.schema.vocabulary import Basis, Modality, Theme
from archive.values.days import from_day, to_day

#: How many milestones a window draws; of more, the most salient (the page says so).
DRAWN = 1500
#: How many lanes are drawn; of more, those with most milestones.
LANES = 40
#: From so many bands in a lane on, those of one interval are counted together.
BANDS = 40
#: Themes by their place among the words, as the columns in memory have them; none is -1.
_THEMES: dict[Any, Theme | None] = {**dict(enumerate(Theme)), -1: None}


class LanesBy(StrEnum):
    """What a lane stands for."""

    COMMITTEE = "committee"
    INITIATIVE = "initiative"
    THEME = "theme"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a lane is about: a committee, an initiative (slug and name), a theme, or everything (all None)."""

    committee: Committee | None = None
    initiative: tuple[str, str] | None = None
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One lane under its heading; `count` is the number of milestones in the window."""

    heading: Heading
    lane: Lane
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The answer for one window. `total` milestones match the filters, `within` of them touch the window.

    `undrawn` were left out of the drawing because they are many; `rows_left_out` lanes likewise.
    """

    low: date
    high: date
    rows: tuple[Row, ...]
    total: int
    within: int
    undrawn: int
    rows_left_out: int


def count(connection: Connection, filters: Filters, low: date | None = None, high: date | None = None) -> int:
    """How many milestones match, in the whole or in the days `low` to `high`."""
    if whole.kept(connection, filters):
        if low is None or high is None:
            return whole.total(connection)
        return whole.within(connection, to_day(low), to_day(high))
    found = chosen(connection, filters)
    return found.total if low is None or high is None else found.within(to_day(low), to_day(high))


def extent(connection: Connection, filters: Filters) -> tuple[date, date] | None:
    """The first and the last year that hold at least one in a hundred of the milestones; None where nothing matches.

    Far-off years with a few background facts would press everything else together; they stay reachable by the list.
    """
    years: defaultdict[int, float] = defaultdict(float)
    for low, high, number in _intervals(connection, filters):
        first, last = from_day(low).year, from_day(high).year
        for year in range(first, last + 1):
            years[year] += number / (last - first + 1)
    if not years:
        return None
    floor = sum(years.values()) / 100
    kept = [year for year, mass in years.items() if mass >= floor]
    return date(min(kept), 1, 1), date(max(kept), 12, 31)


def _intervals(connection: Connection, filters: Filters) -> list[tuple[int, int, int]]:
    """`(earliest, latest, how many)` of all that match."""
    if whole.kept(connection, filters):
        return [(low, high, number) for low, high, number, _ in whole.intervals(connection)]
    low, high, _, number = (column.tolist() for column in chosen(connection, filters).intervals)
    return list(zip(low, high, number, strict=True))


def density(connection: Connection, filters: Filters, low: date, high: date, step: int = 1) -> list[Bin]:
    """How much lies in each stretch of `step` months between two days; vague dates spread over their interval."""
    if whole.kept(connection, filters):
        found = whole.intervals(connection, to_day(low), to_day(high))
        split = [(a, b, of, number) for a, b, n, i in found for of, number in ((False, n - i), (True, i)) if number]
        return spread(split, months(low, high, step))
    columns = (column.tolist() for column in chosen(connection, filters).intervals)
    return spread(zip(*columns, strict=True), months(low, high, step))


def window(
    connection: Connection, filters: Filters, low: date, high: date, by: LanesBy = LanesBy.COMMITTEE
) -> Timeline:
    """All that is drawn of the days `low` to `high`."""
    thin = None if ready(connection) else thinned(connection, filters, low, high)
    if ready(connection) or (thin is None and not whole.kept(connection, filters)):
        marks, drawn = _marks(
            connection, Filters(axis=filters.axis), low, high, by, _best(connection, filters, low, high)
        )
        bands = bands_in_memory(connection, filters, low, high, by)
    else:
        marks, drawn = _marks(connection, filters, low, high, by, thin)
        bands = _bands(connection, filters, low, high, by, thin)
    inside = count(connection, filters, low, high)
    sizes = {
        key: len(marks.get(key, ())) + sum(b.count for b in bands.get(key, ())) for key in marks.keys() | bands.keys()
    }
    largest = sorted(sizes, key=lambda key: (-sizes[key], str(key)))[:LANES]
    headings = _headings(connection, largest, by)
    rows = [
        Row(headings[key], arrange(marks.get(key, []), bands.get(key, []), to_day(low), to_day(high)), sizes[key])
        for key in largest
    ]
    rows.sort(key=lambda row: _order(row.heading, row.count))
    banded = sum(b.count for held in bands.values() for b in held) if by is not LanesBy.INITIATIVE else 0
    undrawn = max(0, inside - drawn - banded) if drawn >= DRAWN or thin is not None else 0
    return Timeline(low, high, tuple(rows), count(connection, filters), inside, undrawn, len(sizes) - len(largest))


def thinned(connection: Connection, filters: Filters, low: date, high: date) -> ColumnElement[bool] | None:
    """What a window that holds too much is narrowed to: the most salient of each of its stretches; None where it is not."""
    if not whole.kept(connection, filters):
        return None
    return whole.thinned(connection, to_day(low), to_day(high), DRAWN)


def banded_documents(thin: ColumnElement[bool]) -> ColumnElement[bool]:
    """The milestones of the documents whose inherited dates are drawn in a thinned window."""
    chosen = select(Milestone.document_id).where(thin, Milestone.basis == Basis.INHERITED)
    return Milestone.document_id.in_(chosen.subquery().select())


def _best(connection: Connection, filters: Filters, low: date, high: date) -> ColumnElement[bool]:
    """The most salient of what is not drawn in bands."""
    found = chosen(connection, filters)
    at = found.touching(to_day(low), to_day(high))
    if filters.axis is Axis.HAPPENED:
        at = at[~found.inherited[at]]
    rows = found.rows[at]
    if len(rows) > DRAWN:
        salience = found.columns.salience[rows]
        rows = rows[salience >= np.partition(salience, -DRAWN)[-DRAWN]]
    best = rows[np.lexsort((found.columns.id[rows], -found.columns.salience[rows]))[:DRAWN]]
    return Milestone.id.in_([int(key) for key in found.columns.id[best]])


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
            lanes[_THEMES.get(lane) if by is LanesBy.THEME else None if lane == NONE else lane].append(band)
    return lanes


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


def headings(
    connection: Connection, keys: list[Any], by: LanesBy, sizes: Mapping[Any, int]
) -> list[tuple[Any, Heading]]:
    """What lanes are about, in the order in which they are drawn; a key that is no positive number is none."""
    found = _headings(connection, [_THEMES.get(key, key) if by is LanesBy.THEME else key for key in keys], by)
    told = [(key, found.get(_THEMES.get(key, key) if by is LanesBy.THEME else key) or Heading()) for key in keys]
    return sorted(told, key=lambda pair: _order(pair[1], sizes[pair[0]]))


def _order(heading: Heading, count: int) -> tuple[object, ...]:
    committee = heading.committee
    return (committee is None, committee.order if committee else (), -count)


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


def _marks(
    connection: Connection, filters: Filters, low: date, high: date, by: LanesBy, thin: ColumnElement[bool] | None
) -> tuple[dict[Any, list[Mark]], int]:
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


def _bands(
    connection: Connection, filters: Filters, low: date, high: date, by: LanesBy, thin: ColumnElement[bool] | None
) -> dict[Any, list[Band]]:
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


def _headings(connection: Connection, keys: list[Any], by: LanesBy) -> dict[Any, Heading]:
    if by is LanesBy.COMMITTEE:
        known = committees.by_id(connection, keys)
        return {key: Heading(committee=known.get(key)) for key in keys}
    if by is LanesBy.INITIATIVE:
        named = select(Initiative.id, Initiative.slug, Initiative.name).where(Initiative.id.in_(keys))
        return {key: Heading(initiative=(slug, name)) for key, slug, name in connection.execute(named)}
    if by is LanesBy.THEME:
        return {key: Heading(theme=Theme(key) if key else None) for key in keys}
    return {key: Heading() for key in keys}
