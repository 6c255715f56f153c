"""Counts of the whole archive from what imports keep in step, so that an unfiltered page does not count every milestone."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from archive.queries.filters import Axis, Filters
from archive.schema.metadata import Document, Milestone, Rollup, Tally
from archive.schema.vocabulary import RollupSubject
from archive.values.days import OPEN_FUTURE, OPEN_PAST
from archive.values.tiles import SHOWN, ZOOMS, width

#: From so many milestones in a window on, only the most salient of each stretch are looked at.
MANY = 20_000


def kept(connection: Connection, filters: Filters) -> bool:
    """Whether the kept counts answer for these filters: nothing is chosen, nothing withdrawn."""
    if filters != Filters(axis=Axis.HAPPENED):
        return False
    withdrawn = select(Document.id).where(Document.withdrawn.is_not(None)).limit(1)
    return connection.execute(withdrawn).first() is None and total(connection) > 0


def tally(connection: Connection, subject: str) -> dict[str, int]:
    """Milestones per choice of one kind."""
    rows = connection.execute(select(Tally.value, Tally.milestones).where(Tally.subject == subject))
    return {row.value: row.milestones for row in rows}


def total(connection: Connection) -> int:
    """All milestones."""
    return tally(connection, "all").get("", 0)


def intervals(
    connection: Connection, low: int | None = None, high: int | None = None
) -> list[tuple[int, int, int, int]]:
    """`(earliest, latest, how many, how many of them inherited)`, open ends closed; those that touch the days, if given.

    What is undated (inherited, its end open) is not among them.
    """
    first, last = _closed()
    inherited = case((Rollup.latest_day == OPEN_FUTURE, 0), else_=Rollup.inherited)
    dated = case((Rollup.latest_day == OPEN_FUTURE, Rollup.milestones - Rollup.inherited), else_=Rollup.milestones)
    statement = select(first, last, dated, inherited).where(
        Rollup.subject == RollupSubject.ALL, Rollup.subject_id == 0, dated > 0
    )
    if low is not None and high is not None:
        statement = statement.where(first <= high, last >= low)
    return [(a, b, n, i) for a, b, n, i in connection.execute(statement)]


def within(connection: Connection, low: int, high: int) -> int:
    """How many milestones touch the days."""
    return sum(number for _, _, number, _ in intervals(connection, low, high))


def undated(connection: Connection) -> int:
    """How many milestones are undated."""
    statement = select(func.coalesce(func.sum(Rollup.inherited), 0)).where(
        Rollup.subject == RollupSubject.ALL, Rollup.subject_id == 0, Rollup.latest_day == OPEN_FUTURE
    )
    return int(connection.scalar(statement) or 0)


def thinned(connection: Connection, low: int, high: int, drawn: int) -> ColumnElement[bool] | None:
    """The most salient milestones of each stretch of a window, about `drawn` in all; None where all can be looked at."""
    if within(connection, low, high) <= MANY:
        return None
    fine = next((z for z in range(ZOOMS - 1, -1, -1) if (high - low) / width(z) * SHOWN <= drawn), 0)
    return Milestone.lod.in_(range(fine + 1)) & (Milestone.lod < 99) & Milestone.sort_day.between(_before(low), high)


def _before(low: int) -> int:
    """What began up to five years before may reach into a window."""
    return low - 1_827


def _closed() -> tuple[Any, Any]:
    first = func.coalesce(func.nullif(Rollup.earliest_day, OPEN_PAST), Rollup.latest_day)
    last = func.coalesce(func.nullif(Rollup.latest_day, OPEN_FUTURE), Rollup.earliest_day)
    return first, last
