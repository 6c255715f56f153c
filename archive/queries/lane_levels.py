"""What each zoom shows of lanes, worked out once: how much begins in each stretch, and which single dates are named.

A single date is an interval too short to be drawn as a bar, and how short that is depends on the zoom. From the finest
zoom to the coarsest: what is named in a tile is, as far as it is single there, named in each finer tile around it.
"""

from collections.abc import Iterable

import numpy as np

from archive.queries.columns import Numbers
from archive.queries.orders import sorted_places
from archive.values.tiles import BINS, ZOOMS, step_of, width

#: Single dates of a lane that a tile names.
SHOWN = 12
#: From so many days on (or two stretches, if these are longer) an interval is drawn as a bar.
LONG = 28


def long(zoom: int) -> int:
    """From how many days on an interval is no single date."""
    return max(LONG, 2 * step_of(zoom))


class Levels:
    """All zooms of rows in the order of their first day; `rank` orders them by lane, in a lane the most salient first."""

    def __init__(self, low: Numbers, high: Numbers, lane: Numbers, rank: Numbers, inherited: Numbers) -> None:
        self._lanes = int(lane.max(initial=0)) + 1
        self._low, self._lane, self._rank = low.astype(np.int64), lane, rank
        self._place_of = sorted_places(rank)
        #: Whether a stretch's lane and inheritance, in one number.
        kind = lane.astype(np.int64) * 2 + inherited
        length = high - low + 1
        self._named: list[tuple[Numbers, Numbers]] = [(rank[:0], rank[:0])] * ZOOMS
        self._counts: list[tuple[Numbers, Numbers]] = [(rank[:0], rank[:0])] * ZOOMS
        named, counted, before = np.empty(0, np.int32), (np.empty(0, np.int64), np.empty(0, np.int64)), 0
        for zoom in range(ZOOMS - 1, -1, -1):
            new = np.flatnonzero((length >= before) & (length < long(zoom))) if before != long(zoom) else named[:0]
            if step_of(zoom) != (step_of(zoom + 1) if zoom + 1 < ZOOMS else 0):
                counted = self._summed(counted, zoom, kind, new)
            named = self._best(np.concatenate((named, new.astype(np.int32))), zoom)
            self._named[zoom], self._counts[zoom], before = (self._low[named], named), counted, long(zoom)

    def _best(self, places: Numbers, zoom: int) -> Numbers:
        """Of some places the first of each lane of each tile, in the order of time."""
        shift = max(1, len(self._rank)).bit_length()
        tile = self._low[places] >> (ZOOMS - 1 - zoom)
        ordered = np.sort(tile << shift | self._rank[places])
        found, tile = self._place_of[ordered & ((1 << shift) - 1)], ordered >> shift
        lane = self._lane[found]
        new = np.ones(len(found), bool)
        new[1:] = (tile[1:] != tile[:-1]) | (lane[1:] != lane[:-1])
        starts = np.flatnonzero(new)
        turn = np.arange(len(found)) - np.repeat(starts, np.diff(np.append(starts, len(found))))
        return np.sort(found[turn < SHOWN])

    def _summed(
        self, counted: tuple[Numbers, Numbers], zoom: int, kind: Numbers, new: Numbers
    ) -> tuple[Numbers, Numbers]:
        """The counts of a finer zoom and those of new places by the stretches of this one."""
        kinds, of = 2 * self._lanes, step_of(zoom)
        keys, numbers = counted
        keys = keys // kinds // 2 * kinds + keys % kinds
        keys = np.concatenate((keys, self._low[new] // of * kinds + kind[new]))
        numbers = np.concatenate((numbers, np.ones(len(new), np.int64)))
        order = sorted_places(keys)
        keys, numbers = keys[order], numbers[order]
        starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1])))
        return keys[starts], np.add.reduceat(numbers, starts) if len(starts) else numbers

    def named(self, zoom: int, low: int, high: int) -> Numbers:
        """Places of what a tile names, by lane, in each the most salient first."""
        days, places = self._named[zoom]
        start, stop = np.searchsorted(days, np.array((low, high + 1)))
        shown = places[start:stop]
        return shown[np.argsort(self._rank[shown])]

    def density(self, zoom: int, low: int) -> Iterable[tuple[int, list[list[int]]]]:
        """For each lane with single dates `[stretch, printed, inherited]` of the tile that begins on a day."""
        kinds, first = 2 * self._lanes, low // step_of(zoom)
        bins = min(BINS, width(zoom))
        keys, numbers = self._counts[zoom]
        start, stop = np.searchsorted(keys, np.array((first * kinds, (first + bins) * kinds)))
        pairs = np.zeros((bins, self._lanes, 2), np.int64)
        pairs.reshape(-1)[keys[start:stop] - first * kinds] = numbers[start:stop]
        pairs = pairs.swapaxes(0, 1)
        lane, stretch = np.nonzero(pairs.any(axis=2))
        told = np.column_stack((stretch, pairs[lane, stretch])).tolist()
        edges = np.searchsorted(lane, np.arange(self._lanes + 1)).tolist()
        return [(n, told[edges[n] : edges[n + 1]]) for n in range(self._lanes) if edges[n] < edges[n + 1]]
