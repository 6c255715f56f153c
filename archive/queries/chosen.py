"""What a reader's filters leave of the columns in memory, and what is counted over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
from sqlalchemy import Connection, or_, select

from archive.queries.columns import BASES, GENRES, MODALITIES, NO_DAY, THEMES, Columns, Numbers, Pairs, columns
from archive.queries.filters import Axis, Filters
from archive.queries.textmatch import milestone_matches
from archive.schema.metadata import Document, Family, Initiative, Milestone, Organisation
from archive.schema.vocabulary import Basis

#: How many choices are kept beside the columns.
KEPT = 12

_INHERITED = BASES.index(Basis.INHERITED)


class Chosen:
    """Rows of the columns, in order of the day at which they stand on an axis: `low` to `high`."""

    def __init__(self, held: Columns, mask: Numbers, axis: Axis) -> None:
        self.columns, self.mask = held, mask
        #: What was worked out of them, by kind.
        self.laned: dict[Any, Any] = {}
        happened = axis is Axis.HAPPENED
        low = held.low if happened else held.told_low
        if not happened:
            mask = mask & (low != NO_DAY)
        rows = np.flatnonzero(mask).astype(np.int32)
        self.rows = rows[np.argsort(low[rows], kind="stable")]
        self.low = low[self.rows]
        self.high = (held.high if happened else held.told_high)[self.rows]

    @property
    def total(self) -> int:
        """How many they are, those without a day on the axis too."""
        return int(np.count_nonzero(self.mask))

    @cached_property
    def inherited(self) -> Numbers:
        """Which of the rows inherited their date."""
        return np.asarray(self.columns.basis[self.rows] == _INHERITED)

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
        stop = int(np.searchsorted(self.low, high, "right"))
        return np.flatnonzero(self.high[:stop] >= low)

    def within(self, low: int, high: int) -> int:
        """How many touch the days."""
        stop = int(np.searchsorted(self.low, high, "right"))
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
        families = select(Family.id).where(Family.slug.in_(filters.initiatives))
        named = or_(Initiative.slug.in_(filters.initiatives), Initiative.family_id.in_(families))
        keys = list(connection.scalars(select(Initiative.id).where(named)))
    wanted = {THEMES.index(theme) for theme in filters.themes}
    return [key for key in keys if not wanted or held.themes[key] in wanted]


def _marked(held: Columns, pairs: Pairs, keys: Sequence[int]) -> Numbers:
    found = np.zeros(len(held.id), bool)
    found[pairs.row[np.isin(pairs.key, keys)]] = True
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
    pairs = held.initiatives
    of = np.zeros(max(held.themes, default=0) + 1, np.int64)
    for key, theme in held.themes.items():
        of[key] = theme
    shown = where[pairs.row]
    together = np.unique(pairs.row[shown].astype(np.int64) * len(THEMES) + of[pairs.key[shown]])
    numbers = np.bincount(together % len(THEMES), minlength=len(THEMES))
    return {str(THEMES[n]): int(numbers[n]) for n in np.flatnonzero(numbers)}


def years(found: Chosen) -> dict[int, float]:
    """How much falls into each year; a vague date is spread over its years."""
    low, high, _, number = found.intervals
    sums: dict[int, float] = {}
    for a, b, n in zip(low.tolist(), high.tolist(), number.tolist(), strict=True):
        first, last = date.fromordinal(a + 719_163).year, date.fromordinal(b + 719_163).year
        for year in range(first, last + 1):
            sums[year] = sums.get(year, 0.0) + n / (last - first + 1)
    return sums
