"""In which order milestones in memory stand on an axis of days, and which of them come first."""

from dataclasses import dataclass

import numpy as np

from archive.queries.columns import NO_DAY, Columns, Numbers


@dataclass(frozen=True, eq=False)
class Order:
    """`rows` are places in the columns, by day and then by key, of what has a day on the axis.

    `rank` of each is 0 for the most salient of all; of equals the later comes first, of these the one with the greater key.
    """

    rows: Numbers
    rank: Numbers


def by_day(held: Columns, days: Numbers) -> Order:
    """The order of the columns by these days."""
    rows = sorted_places(days)
    rows = rows[days[rows] != NO_DAY]
    # Of two with one salience the one that stands behind comes first: sorted backwards, they are in order already.
    worth = np.unique(held.salience[rows[::-1]], return_inverse=True)[1]
    rank = np.empty(len(rows), np.int32)
    rank[len(rows) - 1 - sorted_places(worth.max(initial=0) - worth)] = np.arange(len(rows))
    return Order(rows, rank)


def sorted_places(numbers: Numbers) -> Numbers:
    """Places of whole numbers in their order, of equals the first in front; much faster than a stable sort of them."""
    if not len(numbers):
        return np.empty(0, np.int32)
    together = (numbers.astype(np.int64) - int(numbers.min())) << 32 | np.arange(len(numbers))
    return (np.sort(together) & 0xFFFFFFFF).astype(np.int32)


def foremost(rank: Numbers, most: int) -> Numbers:
    """Places of the `most` least of ranks, the least first."""
    at = np.arange(len(rank))
    if len(rank) > most:
        at = np.flatnonzero(rank <= np.partition(rank, most - 1)[most - 1])
    return at[np.argsort(rank[at])]
