"""Milestones one by one: the list beside the timeline, page by page, and single ones with their evidence."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, literal_column, or_, select, text

from archive.queries import whole
from archive.queries.chosen import chosen
from archive.queries.columns import NO_DAY
from archive.queries.filters import Axis, Filters, conditions, days, within
from archive.queries.filters import undated as is_undated
from archive.queries.gathering import items, rows
from archive.queries.items import InitiativeName, Item
from archive.schema.metadata import Document, Milestone
from archive.values.days import to_day

__all__ = ["InitiativeName", "Item", "Page", "Undated", "addresses", "many", "one", "page", "undated"]


_PRINTED = text("milestones.basis <> 'inherited'")


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the list, and the key by which the next page is asked for (None at the end)."""

    items: tuple[Item, ...]
    next: str | None


def page(
    connection: Connection,
    filters: Filters,
    low: date,
    high: date,
    *,
    after: str | None = None,
    size: int = 40,
    inherited: bool = False,
) -> Page:
    """The milestones that touch the days `low` to `high`, in order of time.

    `inherited` asks for those whose date was inherited, else for all the others: printed dates stand in front.

    Raises:
        ValueError: if `after` is no key of this list.
    """
    if not whole.kept(connection, filters):
        return _page(connection, filters, (to_day(low), to_day(high)), after, size, inherited)
    on = days(filters.axis)
    # Written out, not bound: a partial index answers for the printed ones.
    of_kind = Milestone.basis == literal_column("'inherited'") if inherited else _PRINTED
    statement = rows().where(*conditions(connection, filters), of_kind)
    statement = within(statement, filters.axis, to_day(low), to_day(high))
    if after is not None:
        statement = statement.where(_after(on.earliest, after))
    statement = statement.order_by(on.earliest, Milestone.id).limit(size + 1)
    found = connection.execute(statement).all()
    shown = items(connection, found[:size], filters.axis)
    return Page(tuple(shown), shown[-1].key if len(found) > size else None)


def _page(
    connection: Connection, filters: Filters, window: tuple[int, int], after: str | None, size: int, inherited: bool
) -> Page:
    """The page from the columns in memory, which stand in the order of the list."""
    found = chosen(connection, filters)
    at = found.touching(*window)
    at = at[found.inherited[at] == inherited]
    if after is not None:
        day, key = _key(after)
        keys = found.columns.id[found.rows[at]]
        at = at[(found.low[at] > day) | ((found.low[at] == day) & (keys > key))]
    keys = [int(key) for key in found.columns.id[found.rows[at[: size + 1]]]]
    on = days(filters.axis)
    statement = rows().where(Milestone.id.in_(keys)).order_by(on.earliest, Milestone.id)
    shown = items(connection, connection.execute(statement).all()[:size], filters.axis)
    return Page(tuple(shown), shown[-1].key if len(keys) > size else None)


@dataclass(frozen=True, slots=True)
class Undated:
    """What texts without any date tell: some of it, and how much there is."""

    items: tuple[Item, ...]
    count: int


def undated(connection: Connection, filters: Filters, size: int) -> Undated:
    """The undated milestones that match, the most salient first; none where the axis is that of the reports."""
    if filters.axis is not Axis.HAPPENED:
        return Undated((), 0)
    if whole.kept(connection, filters):
        number = whole.undated(connection)
        found = rows().where(is_undated(), Document.withdrawn.is_(None)) if number else None
    else:
        held = chosen(connection, filters)
        at = np.flatnonzero(held.mask & (held.columns.low == NO_DAY))
        number = len(at)
        best = at[np.argsort(-held.columns.salience[at], kind="stable")][:size]
        found = rows().where(Milestone.id.in_(held.columns.id[best].tolist())) if number else None
    if found is None:
        return Undated((), 0)
    statement = found.order_by(Milestone.salience.desc(), Milestone.id).limit(size)
    return Undated(tuple(items(connection, connection.execute(statement).all())), number)


def one(connection: Connection, public_id: str) -> Item | None:
    """The milestone of that id, None where there is none (or its document was withdrawn)."""
    statement = rows().where(Milestone.public_id == public_id, Document.withdrawn.is_(None))
    found = items(connection, connection.execute(statement).all())
    return found[0] if found else None


def addresses(connection: Connection, keys: Collection[int]) -> dict[int, str]:
    """The public ids of the milestones of those keys."""
    rows = connection.execute(select(Milestone.id, Milestone.public_id).where(Milestone.id.in_(keys)))
    return {row.id: row.public_id for row in rows}


def many(connection: Connection, condition: ColumnElement[bool], *, limit: int = 200) -> list[Item]:
    """The milestones for which a condition over Milestone and Document holds, in order of time."""
    statement = rows().where(condition, Document.withdrawn.is_(None)).order_by(Milestone.sort_day, Milestone.id)
    return items(connection, connection.execute(statement.limit(limit)).all())


def _after(column: Any, key: str) -> ColumnElement[bool]:
    place = _key(key)
    return or_(column > place[0], and_(column == place[0], Milestone.id > place[1]))


def _key(key: str) -> tuple[int, int]:
    day, _, number = key.partition(".")
    try:
        place = (int(day), int(number))
    except ValueError:
        raise ValueError(f"{key!r} is no place in the list") from None
    if any(abs(part) >= 2**62 for part in place):
        raise ValueError(f"{key!r} is no place in the list")
    return place
