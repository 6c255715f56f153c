"""Tiles for a drawing in lanes: for each lane its density, its long intervals counted, and its most salient single dates."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from archive.queries.chosen import Chosen, chosen, lane_keys
from archive.queries.columns import MODALITIES, NONE, THEMES, Numbers
from archive.queries.filters import Axis, Filters
from archive.queries.tiles import place
from archive.queries.timeline import LANES, Heading, LanesBy, headings
from archive.schema.metadata import Document, Milestone
from archive.schema.vocabulary import Modality

#: Single dates of a lane that a tile names; long intervals of a lane.
SHOWN, BARS = 12, 14
#: From so many days on (or two stretches, if these are longer) an interval is drawn as a bar.
LONG = 28

#: Several tiles of a drawing are asked for at once: what they share is worked out by one of them.
_lock = threading.Lock()
_PLANNED = MODALITIES.index(Modality.PLANNED)

#: What a single date says: days, then truth as 0 or 1; the theme is a word or empty.
ROW = ("id", "headline", "low", "high", "inherited", "planned", "approximate", "disputed", "theme")
#: What a bar says; `count` milestones have this interval, `id` is the most salient, `label` its headline or document.
BAR = ("id", "label", "low", "high", "inherited", "planned", "approximate", "count", "theme", "documents")


@dataclass(frozen=True, slots=True)
class LaneTile:
    """The days `low` to `high`; `lanes` has for each lane `[density, bars, rows]`, density as `[stretch, printed, inherited]`."""

    low: int
    high: int
    step: int
    long: int
    lanes: dict[str, tuple[list[Any], list[Any], list[Any]]]


class Laned:
    """What was chosen, by lane: `at` are places in its rows, `lane` the number of the lane, `heads` what the lanes are."""

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
        self._group()

    def _group(self) -> None:
        """Long intervals, each with how many have it, the most salient of them, and whether all are of one theme."""
        held, rows = self.found.columns, self.found.rows[self.at]
        long = np.flatnonzero(self.high - self.low + 1 >= LONG)
        # The most salient comes first, and so stands for its interval.
        long = long[np.argsort(-held.salience[rows[long]], kind="stable")]
        r = rows[long]
        planned = held.modality[r] == _PLANNED
        kind = self.found.inherited[self.at[long]] * 2 + planned
        key = np.stack((self.lane[long], self.low[long], self.high[long], kind)).astype(np.int64)
        size = np.int64(4_000_000)
        joined = ((key[0] * size + key[1] + 2_000_000) * 8_000 + np.minimum(key[2] - key[1], 7_999)) * 4 + key[3]
        _, first, back, number = np.unique(joined, return_index=True, return_inverse=True, return_counts=True)
        groups = len(first)
        self.bars = {
            "lane": key[0][first], "low": key[1][first], "high": key[2][first], "kind": key[3][first],
            "count": number, "row": r[first],
            "approximate": np.bincount(back, held.approximate[r], minlength=groups) * 2 > number,
            "theme": _same(held.theme[r], back, groups),
            "documents": np.bincount(np.unique(back * np.int64(2**31) + held.document[r]) >> 31, minlength=groups),
        }  # fmt: skip


def _same(values: Numbers, group: Numbers, groups: int) -> Numbers:
    """The value that all of a group share, else NONE."""
    least, most = np.full(groups, 99), np.full(groups, NONE)
    np.minimum.at(least, group, values)
    np.maximum.at(most, group, values)
    return np.where(least == most, most, NONE)


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


def tile(connection: Connection, filters: Filters, by: LanesBy, zoom: int, index: int) -> LaneTile:
    """The tile `index` of a zoom, in lanes.

    Raises:
        ValueError: if there is no such zoom, or the tile lies outside the calendar.
    """
    low, high, step = place(zoom, index)
    long = max(LONG, 2 * step)
    held = laned(connection, filters, by)
    density = _density(held, low, high, step, long)
    bars, rows = _bars(held, low, high, long), _singles(held, low, high, long)
    told = _told(connection, held, [row for _, row in bars], [row for _, row in rows], filters.axis)
    lanes: dict[str, tuple[list[Any], list[Any], list[Any]]] = {}
    for n, (_, heading, _) in enumerate(held.heads):
        answer = (
            density.get(n, []),
            [told[0][at] for at, (lane, _) in enumerate(bars) if lane == n],
            [told[1][at] for at, (lane, _) in enumerate(rows) if lane == n],
        )
        if any(answer):
            lanes[name(heading)] = answer
    return LaneTile(low, high, step, long, lanes)


def _single(held: Laned, low: int, high: int, long: int) -> Numbers:
    start, stop = np.searchsorted(held.low, (low, high + 1))
    if len(held.at) and np.any(np.diff(held.low) < 0):
        return np.flatnonzero((held.low >= low) & (held.low <= high) & (held.high - held.low + 1 < long))
    part = slice(int(start), int(stop))
    return np.flatnonzero(held.high[part] - held.low[part] + 1 < long) + int(start)


def _density(held: Laned, low: int, high: int, step: int, long: int) -> dict[int, list[list[int]]]:
    single = _single(held, low, high, long)
    bins = (high - low) // step + 1
    place = (held.lane[single].astype(np.int64) * bins + (held.low[single] - low) // step) * 2
    number = len(held.heads) * bins * 2
    pairs = np.bincount(place + held.found.inherited[held.at[single]], minlength=number).reshape(-1, 2)
    found: dict[int, list[list[int]]] = {}
    for n in np.flatnonzero(pairs.sum(axis=1)).tolist():
        found.setdefault(n // bins, []).append([n % bins, *pairs[n].tolist()])
    return found


def _singles(held: Laned, low: int, high: int, long: int) -> list[tuple[int, int]]:
    """`(lane, place)` of the most salient single dates of each lane."""
    single = _single(held, low, high, long)
    salience = held.found.columns.salience[held.found.rows[held.at[single]]]
    order = np.lexsort((-salience, held.lane[single]))
    lane = held.lane[single][order]
    first = np.searchsorted(lane, lane, "left")
    kept = order[np.arange(len(order)) - first < SHOWN]
    return [(int(held.lane[p]), int(p)) for p in single[kept].tolist()]


def _bars(held: Laned, low: int, high: int, long: int) -> list[tuple[int, int]]:
    """`(lane, group)` of the long intervals that touch the tile, those dated by the text first."""
    b = held.bars
    touching = np.flatnonzero((b["low"] <= high) & (b["high"] >= low) & (b["high"] - b["low"] + 1 >= long))
    order = touching[np.lexsort((-b["count"][touching], b["kind"][touching] >= 2, b["lane"][touching]))]
    lane = b["lane"][order]
    kept = order[np.arange(len(order)) - np.searchsorted(lane, lane, "left") < BARS]
    return [(int(b["lane"][g]), int(g)) for g in kept.tolist()]


def _told(
    connection: Connection, held: Laned, bars: Sequence[int], rows: Sequence[int], axis: Axis
) -> tuple[list[list[Any]], list[list[Any]]]:
    """Bars and single dates with their words."""
    columns, found, b = held.found.columns, held.found, held.bars
    of = [int(found.rows[held.at[p]]) for p in rows]
    ids = {int(columns.id[r]) for r in of} | {int(columns.id[b["row"][g]]) for g in bars}
    named = _by_key(connection, select(Milestone.id, Milestone.public_id, Milestone.headline), Milestone.id, ids)
    one = {int(columns.document[b["row"][g]]) for g in bars if b["kind"][g] >= 2 and b["documents"][g] == 1}
    titles = _by_key(connection, select(Document.id, Document.public_id, Document.title), Document.id, one)
    told_bars, told_rows = [], []
    for g in bars:
        row, kind = int(b["row"][g]), int(b["kind"][g])
        public_id, label = named[int(columns.id[row])]
        if kind >= 2 and b["count"][g] > 1:
            label = titles.get(int(columns.document[row]), ("", ""))[1] if b["documents"][g] == 1 else ""
        theme = int(b["theme"][g])
        told_bars.append([
            public_id, label, int(b["low"][g]), int(b["high"][g]), kind // 2, kind % 2, int(b["approximate"][g]),
            int(b["count"][g]), str(THEMES[theme]) if theme != NONE else "", int(b["documents"][g]),
        ])  # fmt: skip
    for p, row in zip(rows, of, strict=True):
        theme = int(columns.theme[row])
        inherited = axis is Axis.HAPPENED and bool(found.inherited[held.at[p]])
        told_rows.append([
            *named[int(columns.id[row])], int(held.low[p]), int(held.high[p]), int(inherited),
            int(columns.modality[row] == _PLANNED), int(columns.approximate[row]), int(columns.disputed[row]),
            str(THEMES[theme]) if theme != NONE else "",
        ])  # fmt: skip
    return told_bars, told_rows


def _by_key(connection: Connection, statement: Any, column: Any, keys: set[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    wanted = sorted(keys)
    for first in range(0, len(wanted), 500):
        for key, one, two in connection.execute(statement.where(column.in_(wanted[first : first + 500]))):
            found[key] = one, two
    return found


def members(held: Laned, lane: str, low: int, high: int, kind: int | None, most: int) -> list[int]:
    """Keys of the milestones behind a bar (of a `kind`: inherited twice, planned once) or a group (None), at most so many."""
    n = next((n for n, (_, heading, _) in enumerate(held.heads) if name(heading) == lane), NONE)
    columns = held.found.columns
    if kind is None:
        at = np.flatnonzero((held.lane == n) & (held.low >= low) & (held.low <= high))
    else:
        at = np.flatnonzero((held.lane == n) & (held.low == low) & (held.high == high))
        rows = held.found.rows[held.at[at]]
        of = held.found.inherited[held.at[at]] * 2 + (columns.modality[rows] == _PLANNED)
        at = at[of == kind]
    best = at[np.argsort(-columns.salience[held.found.rows[held.at[at]]], kind="stable")][:most]
    best = best[np.argsort(held.low[best], kind="stable")]
    return [int(columns.id[row]) for row in held.found.rows[held.at[best]]]
