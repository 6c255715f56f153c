"""An answer as small bars: a row for each series, a column for each number across, all on one scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

#: Series and columns that are drawn at most; how much of a column its bar takes; the height of a bar in pixels.
ROWS, COLUMNS, BAR, HEIGHT = 24, 24, 0.7, 24


@dataclass(frozen=True, slots=True)
class Cell:
    """One bar: where it stands and how wide it is in per cent, its height in pixels, the number across, the value."""

    x: float
    width: float
    height: float
    at: float
    value: float


@dataclass(frozen=True, slots=True)
class Row:
    """One series with its sum."""

    name: str
    cells: tuple[Cell, ...]
    total: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The drawing: `heads` are `(x per cent, label)`; `breaks` stand where numbers between two columns are missing."""

    rows: tuple[Row, ...]
    heads: tuple[tuple[float, str], ...]
    breaks: tuple[float, ...]
    more: int
    earlier: int
    left_out: int


def grid(rows: Sequence[Sequence[Any]], at: Mapping[str, int]) -> Grid | None:
    """The grid of an answer; `at` says in which columns `x`, `value` and perhaps `series` stand.

    The last `COLUMNS` columns are drawn and the series with most in sum; None where nothing can be drawn.
    """
    series: dict[str, dict[float, float]] = {}
    left_out = 0
    for row in rows:
        x, value = row[at["x"]], row[at["value"]]
        if not isinstance(x, int | float) or not isinstance(value, int | float):
            left_out += 1
            continue
        told = series.setdefault(str(row[at["series"]] or "–") if "series" in at else "", {})
        told[float(x)] = told.get(float(x), 0.0) + float(value)
    if not series:
        return None
    every = sorted({x for told in series.values() for x in told})
    shown = every[-COLUMNS:]
    step = 100 / len(shown)
    places = {x: round(number * step, 3) for number, x in enumerate(shown)}
    top = max((abs(v) for told in series.values() for x, v in told.items() if x in places), default=0.0) or 1.0
    ranked = sorted(series, key=lambda name: (-sum(series[name].values()), name))
    drawn = tuple(
        Row(
            name,
            tuple(
                Cell(places[x], round(step * BAR, 3), round(max(abs(v) / top * HEIGHT, 1.0), 1), x, v)
                for x, v in sorted(series[name].items())
                if x in places
            ),
            sum(series[name].values()),
        )
        for name in ranked[:ROWS]
    )
    breaks = tuple(round(places[b] - step * (1 - BAR) / 2, 3) for a, b in pairwise(shown) if b - a > 1)
    heads = tuple((places[x], f"{x:g}") for x in shown)
    return Grid(drawn, heads, breaks, max(0, len(ranked) - ROWS), len(every) - len(shown), left_out)
