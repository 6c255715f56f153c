"""Tiles for a drawing in lanes: for each lane its density, its long intervals counted, and its most salient single dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection

from archive.queries.columns import NONE, THEMES, Numbers, titles, told
from archive.queries.filters import Axis, Filters
from archive.queries.headings import LanesBy
from archive.queries.lane_levels import long
from archive.queries.laned import PLANNED, Laned, laned, name
from archive.queries.tiles import place

#: Long intervals of a lane that a tile names.
BARS = 14

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


def tile(connection: Connection, filters: Filters, by: LanesBy, zoom: int, index: int) -> LaneTile:
    """The tile `index` of a zoom, in lanes.

    Raises:
        ValueError: if there is no such zoom, or the tile lies outside the calendar.
    """
    low, high, step = place(zoom, index)
    held = laned(connection, filters, by)
    bars, singles = _bars(held, low, high, long(zoom)), held.levels.named(zoom, low, high)
    leading = held.found.columns.id[held.bars.row[bars]].tolist()
    texts = told(connection, held.found.columns, [*leading, *held.keys(singles)])
    lanes: dict[int, tuple[list[Any], list[Any], list[Any]]] = {}
    for n, density in held.levels.density(zoom, low):
        lanes[n] = density, [], []
    for n, bar in zip(held.bars.lane[bars].tolist(), _told_bars(connection, held, bars, texts), strict=True):
        lanes.setdefault(n, ([], [], []))[1].append(bar)
    for n, row in zip(held.lane[singles].tolist(), _told_rows(held, singles, texts, filters.axis), strict=True):
        lanes[n][2].append(row)
    return LaneTile(low, high, step, long(zoom), {name(held.heads[n][1]): lanes[n] for n in sorted(lanes)})


def _bars(held: Laned, low: int, high: int, least: int) -> Numbers:
    """Those of at least so many days that touch the tile, by lane, those dated by the text first."""
    b = held.bars
    touching = np.flatnonzero((b.low <= high) & (b.high >= low) & (b.high - b.low + 1 >= least))
    order = touching[np.lexsort((-b.count[touching], b.kind[touching] >= 2, b.lane[touching]))]
    lane = b.lane[order]
    return order[np.arange(len(order)) - np.searchsorted(lane, lane, "left") < BARS]


def _told_bars(connection: Connection, held: Laned, bars: Numbers, texts: Mapping[int, Any]) -> list[list[Any]]:
    """Bars with their words."""
    b, columns = held.bars, held.found.columns
    kind, count, documents, row = (of[bars].tolist() for of in (b.kind, b.count, b.documents, b.row))
    document = columns.document[row].tolist()
    banded = [k >= 2 and n > 1 for k, n in zip(kind, count, strict=True)]
    alone = {of for of, is_band, n in zip(document, banded, documents, strict=True) if is_band and n == 1}
    titled = titles(connection, columns, alone)
    parts = zip(
        columns.id[row].tolist(), banded, document, b.low[bars].tolist(), b.high[bars].tolist(), kind,
        b.approximate[bars].astype(int).tolist(), count, b.theme[bars].tolist(), documents, strict=True,
    )  # fmt: skip
    return [
        [texts[key][0], (titled[of][0] if n == 1 else "") if is_band else texts[key][1],
         low, high, k // 2, k % 2, approximate, size, _THEME[theme], n]
        for key, is_band, of, low, high, k, approximate, size, theme, n in parts
    ]  # fmt: skip


def _told_rows(held: Laned, places: Numbers, texts: Mapping[int, Any], axis: Axis) -> list[list[Any]]:
    """Single dates with their words."""
    columns, found = held.found.columns, held.found
    rows = found.rows[held.at[places]]
    inherited = found.inherited[held.at[places]] if axis is Axis.HAPPENED else np.zeros(len(rows), bool)
    parts = (
        columns.id[rows], held.low[places], held.high[places], inherited, columns.modality[rows] == PLANNED,
        columns.approximate[rows], columns.disputed[rows], columns.theme[rows],
    )  # fmt: skip
    numbers = np.column_stack([part.astype(np.int64) for part in parts]).tolist()
    return [[*texts[key][:2], *own, _THEME[theme]] for key, *own, theme in numbers]
