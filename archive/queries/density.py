"""How much lies where: a count over time in which a vague date is spread over its interval."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from archive.values.days import from_day, to_day


@dataclass(frozen=True, slots=True)
class Bin:
    """One stretch of the strip: its days, and how much of the milestones falls on it.

    `printed` has a date of its own (explicit, relative, named, inferred), `inherited` took it from its document; both
    are sums of shares, so a statement about five years adds a sixtieth to each of their months.
    """

    earliest: date
    latest: date
    printed: float
    inherited: float


def months(first: date, last: date, step: int = 1) -> list[tuple[int, int]]:
    """The stretches of `step` months from the month of `first` to the month of `last`, as day numbers."""
    edges: list[int] = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month) or not edges:
        edges.append(to_day(date(year, month, 1)))
        year, month = year + (month + step - 1) // 12, (month + step - 1) % 12 + 1
    edges.append(to_day(date(year, month, 1)) if year <= date.max.year else to_day(date.max) + 1)
    return [(low, high - 1) for low, high in pairwise(edges)]


def spread(intervals: Iterable[tuple[int, int, bool, int]], stretches: list[tuple[int, int]]) -> list[Bin]:
    """The density over neighbouring stretches; an interval is `(earliest, latest, inherited, how many)`.

    What lies outside the stretches is not counted; the sum of the bins is the number of milestones that lie inside.
    """
    rows = np.array([(a, b, kind, n) for a, b, kind, n in intervals], dtype=np.float64).reshape(-1, 4)
    edges = np.array([low for low, _ in stretches] + [stretches[-1][1] + 1] if stretches else [], dtype=np.float64)
    sums = np.zeros((len(stretches), 2))
    for kind in (0, 1):
        low, high, _, count = rows[rows[:, 2] == kind].T
        long = high - low + 1
        # How much of all lies before each edge; what is between two edges is the difference.
        before = [float((np.clip(edge - low, 0, long) / long * count).sum()) for edge in edges]
        sums[:, kind] = np.diff(before) if stretches else []
    return [
        Bin(from_day(low), from_day(high), printed, inherited)
        for (low, high), (printed, inherited) in zip(stretches, sums.tolist(), strict=True)
    ]
