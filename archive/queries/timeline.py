"""What happened when: the lanes of a window with their marks and bands, the density of the whole, and counts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection

from archive.queries import drawn, headings, whole
from archive.queries.chosen import chosen
from archive.queries.columns import ready
from archive.queries.density import Bin, months, spread
from archive.queries.drawn import DRAWN
from archive.queries.filters import Axis, Filters
from archive.queries.headings import LANES, Heading, LanesBy
from archive.queries.lanes import Band, Lane, Mark, arrange
from archive.queries.orders import foremost
from archive.schema.metadata import Milestone
from archive.values.days import from_day, to_day


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
    marks, number, bands = _drawn(connection, filters, low, high, by, thin)
    inside = count(connection, filters, low, high)
    sizes = {
        key: len(marks.get(key, ())) + sum(b.count for b in bands.get(key, ())) for key in marks.keys() | bands.keys()
    }
    largest = sorted(sizes, key=lambda key: (-sizes[key], str(key)))[:LANES]
    about = headings.of_keys(connection, largest, by)
    rows = [
        Row(about[key], arrange(marks.get(key, []), bands.get(key, []), to_day(low), to_day(high)), sizes[key])
        for key in largest
    ]
    rows.sort(key=lambda row: headings.order(row.heading, row.count))
    banded = sum(b.count for held in bands.values() for b in held) if by is not LanesBy.INITIATIVE else 0
    undrawn = max(0, inside - number - banded) if number >= DRAWN or thin is not None else 0
    return Timeline(low, high, tuple(rows), count(connection, filters), inside, undrawn, len(sizes) - len(largest))


def _drawn(
    connection: Connection, filters: Filters, low: date, high: date, by: LanesBy, thin: ColumnElement[bool] | None
) -> tuple[dict[Any, list[Mark]], int, dict[Any, list[Band]]]:
    """Marks and how many they are, and bands: from the columns in memory, while these are being read from the database."""
    if ready(connection) or (thin is None and not whole.kept(connection, filters)):
        every, best = Filters(axis=filters.axis), _best(connection, filters, low, high)
        return (
            *drawn.marks(connection, every, low, high, by, best),
            drawn.bands_in_memory(connection, filters, low, high, by),
        )
    return (
        *drawn.marks(connection, filters, low, high, by, thin),
        drawn.bands(connection, filters, low, high, by, thin),
    )


def thinned(connection: Connection, filters: Filters, low: date, high: date) -> ColumnElement[bool] | None:
    """What a window that holds too much is narrowed to: the most salient of each of its stretches; None where it is not."""
    if not whole.kept(connection, filters):
        return None
    return whole.thinned(connection, to_day(low), to_day(high), DRAWN)


def _best(connection: Connection, filters: Filters, low: date, high: date) -> ColumnElement[bool]:
    """The most salient of what is not drawn in bands."""
    found = chosen(connection, filters)
    at = found.touching(to_day(low), to_day(high))
    if filters.axis is Axis.HAPPENED:
        at = at[~found.inherited[at]]
    best = found.rows[at[foremost(found.rank[at], DRAWN)]]
    return Milestone.id.in_(found.columns.id[best].tolist())
