"""What a reader's filters leave of the columns in memory, and what is counted over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

import numpy as np
from sqlalchemy import Connection, or_, select

from archive.queries import families
from archive.queries.columns import BASES, GENRES, MODALITIES, NO_DAY, NONE, THEMES, Columns, Numbers, Pairs, columns
from archive.queries.filters import Axis, Filters
from archive.queries.textmatch import milestone_matches
from archive.schema.metadata import Document, Initiative, Milestone, Organisation
from archive.schema.vocabulary import Basis

#: How many choices are kept beside the columns.
KEPT = 12

_INHERITED = BASES.index(Basis.INHERITED)


class Chosen:
    """What was chosen of the columns, on an axis of days."""

    def __init__(self, held: Columns, mask: Numbers, axis: Axis) -> None:
        self.columns, self.mask, self.axis = held, mask, axis
        #: What was worked out of them, by kind.
        self.laned: dict[Any, Any] = {}

    @cached_property
    def rows(self) -> Numbers:
        """Places in the columns, by day and then by key."""
        days = self.columns.low if self.axis is Axis.HAPPENED else self.columns.told_low
        if self.axis not in self.columns.order:
            order = np.argsort(days, kind="stable").astype(np.int32)
            self.columns.order[self.axis] = order[days[order] != NO_DAY]
        order = self.columns.order[self.axis]
        return np.asarray(order[self.mask[order]])

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

    @cached_property
    def salience(self) -> Numbers:
        """Salience of the rows."""
        return np.asarray(self.columns.salience[self.rows])

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


def chosen(connection: Connection, filters: Filters) -> Chosen:
    """What the filters leave."""
    held = columns(connection)
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
    """Places in the rows and the keys of the lanes in which they stand; `by` is a word of `timeline.LanesBy`."""
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


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows that are alike in every column: `first` of each group, its `count`; `number` is the group of each row."""

    first: Numbers
    count: Numbers
    number: Numbers
    documents: Numbers


def grouped(*columns: Numbers) -> Groups:
    """Groups of equal rows, in the order of the columns."""
    order = np.argsort(joined, kind="stable") if (joined := _joined(columns)) is not None else np.lexsort(columns[::-1])
    new = np.zeros(len(order), bool)
    new[:1] = True
    for column in columns:
        sorted_column = column[order]
        new[1:] |= sorted_column[1:] != sorted_column[:-1]
    number = np.empty(len(order), np.int64)
    number[order] = np.cumsum(new) - 1
    starts = np.flatnonzero(new)
    count = np.diff(np.append(starts, len(order)))
    return Groups(order[starts], count, number, np.ones(len(starts), np.int64))


def _joined(columns: Sequence[Numbers]) -> Numbers | None:
    """All columns as one number, which is sorted much faster than several keys; None where it would be too great."""
    if not len(columns[0]):
        return None
    found, size = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        low, wide = int(column.min()), int(column.max()) - int(column.min()) + 1
        size *= wide
        if size >= 1 << 62:
            return None
        found = found * wide + (column.astype(np.int64) - low)
    return found


@dataclass(frozen=True, slots=True)
class Counts:
    """How many milestones each choice of one kind would leave, under the other filters."""

    organisations: dict[int, int]
    initiatives: dict[int, int]
    themes: dict[str, int]
    genres: dict[str, int]
    modalities: dict[str, int]
    bases: dict[str, int]


def counts(connection: Connection, filters: Filters) -> Counts:
    """All choices; a kind's own filter does not hide its other choices."""
    held = columns(connection)

    def under(**freed: Any) -> Numbers:
        return chosen(connection, replace(filters, axis=Axis.HAPPENED, **freed)).mask

    def words(free: str, column: Numbers, known: Sequence[StrEnum]) -> dict[str, int]:
        numbers = np.bincount(column[under(**{free: ()})] + 1, minlength=len(known) + 1)[1:].tolist()
        return {str(word): n for word, n in sorted(zip(known, numbers, strict=True), key=lambda p: -p[1]) if n}

    def keys(pairs: Pairs, where: Numbers) -> dict[int, int]:
        numbers = np.bincount(pairs.key[where[pairs.row]])
        return {int(key): int(numbers[key]) for key in np.flatnonzero(numbers)}

    return Counts(
        keys(held.organisations, under(committees=())),
        keys(held.initiatives, under(initiatives=())),
        _themes(held, under(themes=())),
        words("genres", held.genre, GENRES),
        words("modalities", held.modality, MODALITIES),
        words("bases", held.basis, BASES),
    )


def _themes(held: Columns, where: Numbers) -> dict[str, int]:
    """Milestones by theme; one that names two initiatives of a theme counts once."""
    if "themed" not in held.order:
        of = np.zeros(max(held.themes, default=0) + 1, np.int64)
        for key, theme in held.themes.items():
            of[key] = theme
        together = np.sort(held.initiatives.row.astype(np.int64) * len(THEMES) + of[held.initiatives.key])
        held.order["themed"] = together[np.diff(together, prepend=-1) > 0]
    together = held.order["themed"]
    shown = together[where[together // len(THEMES)]]
    numbers = np.bincount(shown % len(THEMES), minlength=len(THEMES))
    return {str(THEMES[n]): int(numbers[n]) for n in np.flatnonzero(numbers)}
