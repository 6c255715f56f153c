"""What a reader's filters leave of the columns in memory: in order of time, and the most salient of a stretch."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

import numpy as np
from sqlalchemy import Connection, or_, select

from archive.queries import families
from archive.queries.columns import BASES, GENRES, MODALITIES, NONE, THEMES, Columns, Numbers, Pairs, columns
from archive.queries.filters import Axis, Filters
from archive.queries.orders import Order, by_day, foremost
from archive.queries.textmatch import milestone_matches
from archive.schema.metadata import Document, Initiative, Milestone, Organisation
from archive.schema.vocabulary import Basis

#: How many choices are kept beside the columns.
KEPT = 12
#: So many rows are ranked anew without a thought.
LOOKED_AT = 2_000

_INHERITED = BASES.index(Basis.INHERITED)


class Chosen:
    """What was chosen of the columns, on an axis of days."""

    def __init__(self, held: Columns, mask: Numbers, axis: Axis) -> None:
        self.columns, self.mask, self.axis = held, mask, axis
        #: What was worked out of them, by kind.
        self.laned: dict[Any, Any] = {}

    @cached_property
    def _ordered(self) -> tuple[Order, Numbers]:
        """The order of the axis, and what of it was chosen."""
        days = self.columns.low if self.axis is Axis.HAPPENED else self.columns.told_low
        if self.axis not in self.columns.orders:
            self.columns.orders[self.axis] = by_day(self.columns, days)
        order: Order = self.columns.orders[self.axis]
        return order, self.mask[order.rows]

    @cached_property
    def rows(self) -> Numbers:
        """Places in the columns, by day and then by key."""
        order, shown = self._ordered
        return np.asarray(order.rows[shown])

    @cached_property
    def rank(self) -> Numbers:
        """Of two rows the one with the lesser rank is the more salient (see `orders.Order`)."""
        order, shown = self._ordered
        return np.asarray(order.rank[shown])

    @cached_property
    def _ranked(self) -> Numbers:
        """Places in the rows, the most salient first."""
        return np.argsort(self.rank).astype(np.int32)

    def best(self, start: int, stop: int, most: int) -> Numbers:
        """Places of the most salient rows from `start` to `stop`, the first of them in front.

        Of many rows some of the most salient of all lie between the two: no more than a few thousand are looked at.
        """
        inside = stop - start
        if inside * inside <= max(LOOKED_AT**2, most * len(self.rows)):
            return foremost(self.rank[start:stop], most) + start
        looked = 2 * most * len(self.rows) // inside
        while True:
            first = self._ranked[:looked]
            found = first[(first >= start) & (first < stop)][:most]
            if len(found) == most or looked >= len(self.rows):
                return found
            looked *= 4

    @cached_property
    def low(self) -> Numbers:
        """First days of the rows."""
        return (self.columns.low if self.axis is Axis.HAPPENED else self.columns.told_low)[self.rows]

    @cached_property
    def high(self) -> Numbers:
        """Last days of the rows."""
        return (self.columns.high if self.axis is Axis.HAPPENED else self.columns.told_high)[self.rows]

    @property
    def total(self) -> int:
        """How many they are, those without a day on the axis too."""
        return int(np.count_nonzero(self.mask))

    @cached_property
    def inherited(self) -> Numbers:
        """Which of the rows inherited their date."""
        return np.asarray(self.columns.basis[self.rows] == _INHERITED)

    @cached_property
    def inherited_before(self) -> Numbers:
        """How many inherited their date before each of the rows, and at last of all."""
        return np.concatenate(([0], np.cumsum(self.inherited, dtype=np.int64)))

    def places(self, days: Numbers, side: Literal["left", "right"] = "left") -> Numbers:
        """Where days would stand among `low`."""
        # Of another type than `low`, the search would copy all of it.
        return np.searchsorted(self.low, days.astype(self.low.dtype), side)

    @cached_property
    def intervals(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """`(low, high, inherited, how many)` of every interval."""
        if not len(self.rows):
            empty = np.empty(0, np.int64)
            return empty, empty, empty, empty
        low, high = self.low.astype(np.int64), self.high.astype(np.int64)
        base = int(high.min())
        wide = int(high.max()) - base + 1
        keys, counts = np.unique(((low - int(low.min())) * wide + high - base) * 2 + self.inherited, return_counts=True)
        pair = keys // 2
        return pair // wide + int(low.min()), pair % wide + base, keys % 2, counts

    def touching(self, low: int, high: int) -> Numbers:
        """Places in `rows` of what touches the days."""
        stop = int(self.places(np.array(high), "right"))
        return np.flatnonzero(self.high[:stop] >= low)

    def within(self, low: int, high: int) -> int:
        """How many touch the days."""
        stop = int(self.places(np.array(high), "right"))
        return int(np.count_nonzero(self.high[:stop] >= low))


def chosen(connection: Connection, filters: Filters, held: Columns | None = None) -> Chosen:
    """What the filters leave, of `held` where the caller has it at hand."""
    held = held or columns(connection)
    found: Chosen | None = held.chosen.get(filters)
    if found is None:
        found = Chosen(held, mask(connection, held, filters), filters.axis)
        if len(held.chosen) >= KEPT:
            held.chosen.popitem(last=False)
        held.chosen[filters] = found
    return found


def mask(connection: Connection, held: Columns, filters: Filters) -> Numbers:
    """One truth value for each milestone."""
    found = np.ones(len(held.id), bool)
    words: tuple[tuple[Sequence[StrEnum], Sequence[StrEnum], Numbers], ...] = (
        (filters.genres, GENRES, held.genre),
        (filters.modalities, MODALITIES, held.modality),
        (filters.bases, BASES, held.basis),
    )
    for asked, known, column in words:
        if asked:
            found &= np.isin(column, [known.index(word) for word in asked])
    if filters.committees:
        found &= _of_committees(connection, held, filters.committees)
    if filters.initiatives or filters.themes:
        found &= _marked(held, held.initiatives, _initiatives(connection, held, filters))
    if filters.documents:
        keys = select(Document.id).where(Document.public_id.in_(filters.documents))
        found &= np.isin(held.document, list(connection.scalars(keys)))
    if filters.text.strip():
        keys = select(Milestone.id).where(milestone_matches(connection, filters.text))
        found &= np.isin(held.id, np.fromiter(connection.scalars(keys), np.int64))
    return found


def _of_committees(connection: Connection, held: Columns, committees: Iterable[str]) -> Numbers:
    keys = list(connection.scalars(select(Organisation.id).where(Organisation.public_id.in_(committees))))
    unnamed = np.ones(len(held.id), bool)
    unnamed[held.organisations.row] = False
    return _marked(held, held.organisations, keys) | (unnamed & np.isin(held.issuer, keys))


def _initiatives(connection: Connection, held: Columns, filters: Filters) -> list[int]:
    keys = list(held.themes)
    if filters.initiatives:
        family = Initiative.family_id.in_(families.keys(filters.initiatives))
        named = or_(Initiative.slug.in_(filters.initiatives), family)
        keys = list(connection.scalars(select(Initiative.id).where(named)))
    wanted = {THEMES.index(theme) for theme in filters.themes}
    return [key for key in keys if not wanted or held.themes[key] in wanted]


def _marked(held: Columns, pairs: Pairs, keys: Sequence[int]) -> Numbers:
    found = np.zeros(len(held.id), bool)
    found[pairs.row[np.isin(pairs.key, keys)]] = True
    return found


def lane_keys(found: Chosen, by: str) -> tuple[Numbers, Numbers]:
    """Places in the rows and the keys of the lanes in which they stand; `by` is a word of `headings.LanesBy`."""
    held = found.columns
    every = np.arange(len(found.rows))
    if by == "committee":
        return every, held.lane[found.rows]
    if by == "theme":
        return every, held.theme[found.rows]
    if by == "none":
        return every, np.zeros(len(every), np.int32)
    place = np.full(len(held.id), NONE, np.int64)
    place[found.rows] = every
    at = place[held.initiatives.row]
    shown = at != NONE
    order = np.argsort(at[shown], kind="stable")
    return at[shown][order], held.initiatives.key[shown][order]
