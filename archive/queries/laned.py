"""What was chosen, by lane: which lanes there are, what each zoom shows of them, and their long intervals counted."""

import threading
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from archive.queries.chosen import Chosen, chosen, lane_keys
from archive.queries.columns import MODALITIES, NONE, Numbers
from archive.queries.filters import Filters
from archive.queries.grouping import grouped
from archive.queries.headings import LANES, Heading, LanesBy, headings
from archive.queries.lane_levels import LONG, Levels
from archive.queries.orders import foremost, sorted_places
from archive.schema.vocabulary import Modality

PLANNED = MODALITIES.index(Modality.PLANNED)
#: Several tiles of a drawing are asked for at once: what they share is worked out by one of them.
_lock = threading.Lock()


@dataclass(frozen=True, eq=False)
class Bars:
    """Long intervals of lanes: `count` milestones of so many documents have each, and the one in `row` stands for them.

    `kind` is 1 where they are planned, 2 more where the date is inherited; `theme` is that of all, NONE where they differ.
    """

    lane: Numbers
    low: Numbers
    high: Numbers
    kind: Numbers
    count: Numbers
    documents: Numbers
    row: Numbers
    approximate: Numbers
    theme: Numbers


class Laned:
    """`at` are places in the rows that were chosen, `lane` the number of the lane, `heads` what the lanes are."""

    def __init__(self, connection: Connection, found: Chosen, by: LanesBy) -> None:
        self.found = found
        self.at, keys = lane_keys(found, by)
        present, numbers = np.unique(keys, return_counts=True)
        most = present[np.lexsort((present, -numbers))][:LANES]
        counted = dict(zip(present.tolist(), numbers.tolist(), strict=True))
        self.left_out = len(present) - len(most)
        self.heads = [(key, heading, counted[key]) for key, heading in headings(connection, most.tolist(), by, counted)]
        order = {key: n for n, (key, _, _) in enumerate(self.heads)}
        places = np.array([order.get(key, NONE) for key in present.tolist()], np.int32)
        lane = places[np.searchsorted(present, keys)] if len(keys) else np.empty(0, np.int32)
        self.at, self.lane = self.at[lane != NONE], lane[lane != NONE]
        self.low, self.high = found.low[self.at], found.high[self.at]
        #: By lane, in each the most salient first.
        self.rank = np.empty(len(self.at), np.int32)
        self.rank[sorted_places(self.lane * np.int64(len(found.rows)) + found.rank[self.at])] = np.arange(len(self.at))
        self.levels = Levels(self.low, self.high, self.lane, self.rank, found.inherited[self.at])
        self.bars = self._bars()

    def _bars(self) -> Bars:
        held = self.found.columns
        long = np.flatnonzero(self.high - self.low + 1 >= LONG)
        # The most salient comes first, and so stands for its interval.
        long = long[np.argsort(self.rank[long])]
        row = self.found.rows[self.at[long]]
        kind = self.found.inherited[self.at[long]] * 2 + (held.modality[row] == PLANNED)
        groups = grouped(self.lane[long], self.low[long], self.high[long], kind)
        first, number = groups.first, groups.number
        documents = np.unique(number << 31 | held.document[row]) >> 31
        return Bars(
            self.lane[long[first]], self.low[long[first]], self.high[long[first]], kind[first], groups.count,
            np.bincount(documents, minlength=len(first)), row[first],
            np.bincount(number, held.approximate[row], minlength=len(first)) * 2 > groups.count,
            _same(held.theme[row], number, first),
        )  # fmt: skip

    def keys(self, places: Numbers) -> list[int]:
        """Keys of the milestones at some places."""
        found: list[int] = self.found.columns.id[self.found.rows[self.at[places]]].tolist()
        return found

    def members(self, lane: str, low: int, high: int, kind: int | None, most: int) -> list[int]:
        """Keys of the milestones behind a bar (of a `kind`) or a group (None), at most so many."""
        n = next((n for n, (_, heading, _) in enumerate(self.heads) if name(heading) == lane), NONE)
        if kind is None:
            at = np.flatnonzero((self.lane == n) & (self.low >= low) & (self.low <= high))
        else:
            at = np.flatnonzero((self.lane == n) & (self.low == low) & (self.high == high))
            planned = self.found.columns.modality[self.found.rows[self.at[at]]] == PLANNED
            at = at[self.found.inherited[self.at[at]] * 2 + planned == kind]
        return self.keys(np.sort(at[foremost(self.rank[at], most)]))


def _same(values: Numbers, group: Numbers, first: Numbers) -> Numbers:
    """The value that all of a group share, else NONE."""
    differs = np.bincount(group, values != values[first][group], minlength=len(first)) > 0
    return np.where(differs, NONE, values[first])


def laned(connection: Connection, filters: Filters, by: LanesBy) -> Laned:
    """What the filters leave, by lane."""
    found = chosen(connection, filters)
    with _lock:
        if by not in found.laned:
            found.laned[by] = Laned(connection, found, by)
        held: Laned = found.laned[by]
    return held


def name(heading: Heading) -> str:
    """What a lane is called in a tile: a committee's public id, an initiative's slug, a theme; empty where none."""
    if heading.committee:
        return heading.committee.public_id
    if heading.initiative:
        return heading.initiative[0]
    return str(heading.theme or "")
