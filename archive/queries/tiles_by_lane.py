"""Tiles for a drawing in lanes: for each lane its density, its long intervals counted, and its most salient single dates."""

import threading
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection

from archive.queries.chosen import Chosen, chosen, lane_keys
from archive.queries.columns import MODALITIES, NONE, THEMES, Numbers, labels
from archive.queries.filters import Axis, Filters
from archive.queries.rows import driver_rows
from archive.queries.tiles import place
from archive.queries.timeline import LANES, Heading, LanesBy, headings
from archive.schema.vocabulary import Modality

#: Single dates of a lane that a tile names; long intervals of a lane.
SHOWN, BARS = 12, 14
#: From so many days on (or two stretches, if these are longer) an interval is drawn as a bar.
LONG = 28

#: Several tiles of a drawing are asked for at once: what they share is worked out by one of them.
_lock = threading.Lock()
_PLANNED = MODALITIES.index(Modality.PLANNED)
#: Words of the themes by their place, and of none.
_THEME = {NONE: "", **{n: str(theme) for n, theme in enumerate(THEMES)}}

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
        self.in_order = bool(np.all(self.low[:-1] <= self.low[1:]))
        self._rank()
        self._group()

    def _rank(self) -> None:
        """`rank` of every place: by lane, in it the most salient first; `lane_of` gives the lane of a rank."""
        # Saliences are 0 to 1, so lanes stay apart.
        order = np.argsort(2.0 * self.lane - self.found.salience[self.at], kind="stable")
        self.place_of, self.lane_of = order.astype(np.int32), self.lane[order]
        self.rank = np.empty(len(order), np.int32)
        self.rank[order] = np.arange(len(order), dtype=np.int32)

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
    single = _single(held, low, high, long)
    density = _density(held, single, low, (high - low) // step + 1, step)
    bar_lanes, bars = _bars(held, low, high, long)
    row_lanes, rows = _singles(held, single)
    lanes: dict[int, tuple[list[Any], list[Any], list[Any]]] = {n: (bins, [], []) for n, bins in density.items()}
    told_bars, told_rows = _told_bars(connection, held, bars), _told_rows(connection, held, rows, filters.axis)
    for kind, of, told in ((1, bar_lanes, told_bars), (2, row_lanes, told_rows)):
        for n, one in zip(of.tolist(), told, strict=True):
            lanes.setdefault(n, ([], [], []))[kind].append(one)
    return LaneTile(low, high, step, long, {name(held.heads[n][1]): lanes[n] for n in sorted(lanes)})


def _single(held: Laned, low: int, high: int, long: int) -> Numbers:
    """Places of the single dates of the days."""
    part = slice(0, len(held.at))
    if held.in_order:
        # Of another type than `low`, the search would copy all of it.
        start, stop = np.searchsorted(held.low, np.array((low, high + 1), held.low.dtype)).tolist()
        part = slice(start, stop)
    first, last = held.low[part], held.high[part]
    single = last - first + 1 < long
    if not held.in_order:
        single &= (first >= low) & (first <= high)
    return np.flatnonzero(single) + part.start


def _density(held: Laned, single: Numbers, low: int, bins: int, step: int) -> dict[int, list[list[int]]]:
    place = (held.lane[single].astype(np.int64) * bins + (held.low[single] - low) // step) * 2
    number = len(held.heads) * bins * 2
    pairs = np.bincount(place + held.found.inherited[held.at[single]], minlength=number).reshape(-1, 2)
    found: dict[int, list[list[int]]] = {}
    some = np.flatnonzero(pairs.any(axis=1))
    for n, (printed, inherited) in zip(some.tolist(), pairs[some].tolist(), strict=True):
        found.setdefault(n // bins, []).append([n % bins, printed, inherited])
    return found


def _singles(held: Laned, single: Numbers) -> tuple[Numbers, Numbers]:
    """Lanes and places of the most salient single dates of each lane."""
    ranks = np.sort(held.rank[single])
    lane = held.lane_of[ranks]
    kept = np.arange(len(ranks)) - np.searchsorted(lane, lane, "left") < SHOWN
    return lane[kept], held.place_of[ranks[kept]]


def _bars(held: Laned, low: int, high: int, long: int) -> tuple[Numbers, Numbers]:
    """Lanes and groups of the long intervals that touch the tile, those dated by the text first."""
    b = held.bars
    touching = np.flatnonzero((b["low"] <= high) & (b["high"] >= low) & (b["high"] - b["low"] + 1 >= long))
    order = touching[np.lexsort((-b["count"][touching], b["kind"][touching] >= 2, b["lane"][touching]))]
    lane = b["lane"][order]
    kept = np.arange(len(order)) - np.searchsorted(lane, lane, "left") < BARS
    return lane[kept], order[kept]


def _told_bars(connection: Connection, held: Laned, bars: Numbers) -> list[list[Any]]:
    """Bars with their words."""
    columns, b = held.found.columns, held.bars
    rows = b["row"][bars]
    kind, count, documents, document = (of.tolist() for of in (
        b["kind"][bars], b["count"][bars], b["documents"][bars], columns.document[rows],
    ))  # fmt: skip
    named = labels(connection, columns, columns.id[rows].tolist())
    banded = [k >= 2 and n > 1 for k, n in zip(kind, count, strict=True)]
    one = [of for of, is_band, n in zip(document, banded, documents, strict=True) if is_band and n == 1]
    titles = _titles(connection, set(one))
    told = zip(
        named, banded, document, b["low"][bars].tolist(), b["high"][bars].tolist(), kind,
        b["approximate"][bars].astype(int).tolist(), count, b["theme"][bars].tolist(), documents, strict=True,
    )  # fmt: skip
    return [
        [public_id, (titles.get(of, "") if n == 1 else "") if is_band else headline,
         low, high, k // 2, k % 2, approximate, size, _THEME[theme], n]
        for (public_id, headline), is_band, of, low, high, k, approximate, size, theme, n in told
    ]  # fmt: skip


def _told_rows(connection: Connection, held: Laned, at: Numbers, axis: Axis) -> list[list[Any]]:
    """Single dates with their words."""
    columns, found = held.found.columns, held.found
    rows = found.rows[held.at[at]]
    inherited = found.inherited[held.at[at]] if axis is Axis.HAPPENED else np.zeros(len(at), bool)
    parts = (
        held.low[at], held.high[at], inherited.astype(int), (columns.modality[rows] == _PLANNED).astype(int),
        columns.approximate[rows].astype(int), columns.disputed[rows].astype(int),
    )  # fmt: skip
    numbers = np.stack(parts, axis=1).tolist()
    named = labels(connection, columns, columns.id[rows].tolist())
    themes = columns.theme[rows].tolist()
    return [[*name, *own, _THEME[theme]] for name, own, theme in zip(named, numbers, themes, strict=True)]


def _titles(connection: Connection, keys: set[int]) -> dict[int, str]:
    sql = f"SELECT id, title FROM documents WHERE id IN ({', '.join(map(str, sorted(keys))) or 'NULL'})"  # noqa: S608 (keys)
    return dict(driver_rows(connection, sql))


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
