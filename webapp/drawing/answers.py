"""An answer as a drawing made on the server: bars, lines over numbers, grids, spans over time. Places are percentages or pixels."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from archive.values.days import to_day
from webapp.drawing.grids import Grid, grid
from webapp.drawing.scale import Scale, Tick

#: Bars and spans that are drawn, series that get a colour, and the height of a drawing of lines in pixels.
MOST, SERIES, HEIGHT = 40, 8, 260
#: Per cent of the width that a label below the lines needs.
ROOM = 9.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value, how long it is, and which colour its series has."""

    label: str
    value: float
    width: float
    colour: int


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its name, its points `(x per cent, y pixels, x as a number, value)`, the stretches between them."""

    name: str
    points: tuple[tuple[float, float, float, float], ...]
    stretches: tuple[tuple[float, float, float, float], ...]
    colour: int


@dataclass(frozen=True, slots=True)
class Span:
    """One interval: where it begins and how wide it is in per cent, the days as told, and the place of a mark in it."""

    label: str
    x: float
    width: float
    told: str
    mark: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """What a template draws; `left_out` counts rows that have no place in it, `more` those beyond what is drawn."""

    kind: str
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    spans: tuple[Span, ...] = ()
    across: tuple[tuple[float, str], ...] = ()
    up: tuple[tuple[float, float], ...] = ()
    ticks: tuple[Tick, ...] = ()
    series: tuple[str, ...] = ()
    grid: Grid | None = None
    left_out: int = 0
    more: int = 0


def chart(columns: Sequence[str], rows: Sequence[Sequence[Any]], asked: Mapping[str, str]) -> Chart | None:
    """The drawing that a report describes; None where its columns are not there or nothing can be drawn."""
    if not set(asked) or any(asked[key] not in columns for key in asked if key != "kind" and asked[key]):
        return None
    at = {key: columns.index(name) for key, name in asked.items() if key != "kind" and name}
    if asked["kind"] == "bars" and {"label", "value"} <= at.keys():
        return _bars(rows, at)
    if asked["kind"] == "lines" and {"x", "value"} <= at.keys():
        return _lines(rows, at)
    if asked["kind"] == "grid" and {"x", "value"} <= at.keys():
        made = grid(rows, at)
        return Chart("grid", grid=made, left_out=made.left_out, more=made.more) if made else None
    if asked["kind"] == "time" and {"label", "from", "to"} <= at.keys():
        return _time(rows, at)
    return None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _series(rows: Sequence[Sequence[Any]], at: Mapping[str, int]) -> list[str]:
    """The names of the series, those with most in sum first."""
    sums: dict[str, float] = {}
    for row in rows:
        name = str(row[at["series"]] or "–") if "series" in at else ""
        sums[name] = sums.get(name, 0.0) + abs(_number(row[at["value"]]) or 0.0)
    return sorted(sums, key=lambda name: -sums[name])


def _bars(rows: Sequence[Sequence[Any]], at: Mapping[str, int]) -> Chart | None:
    names = _series(rows, at)
    drawable = [row for row in rows if _number(row[at["value"]]) is not None]
    if not drawable:
        return None
    shown = drawable[:MOST]
    top = max(abs(float(row[at["value"]])) for row in shown) or 1.0
    bars = []
    for row in shown:
        series = str(row[at["series"]] or "–") if "series" in at else ""
        value = float(row[at["value"]])
        colour = min(names.index(series), SERIES - 1)
        # Colour is not the only thing that tells the series.
        label = " · ".join(part for part in (str(row[at["label"]] or "–"), series) if part)
        bars.append(Bar(label, value, round(abs(value) / top * 100, 2), colour))
    legend = tuple(names[:SERIES]) if "series" in at else ()
    return Chart(
        "bars", bars=tuple(bars), series=legend, left_out=len(rows) - len(drawable), more=len(drawable) - len(shown)
    )


def _lines(rows: Sequence[Sequence[Any]], at: Mapping[str, int]) -> Chart | None:
    names = _series(rows, at)
    places: dict[str, dict[float, float]] = {name: {} for name in names[:SERIES]}
    left_out = 0
    for row in rows:
        x, value = _number(row[at["x"]]), _number(row[at["value"]])
        name = str(row[at["series"]] or "–") if "series" in at else ""
        if x is None or value is None:
            left_out += 1
        elif name in places:
            places[name][x] = places[name].get(x, 0.0) + value
    xs = sorted({x for points in places.values() for x in points})
    if not xs:
        return None
    low, high = xs[0], xs[-1]
    top = _round_up(max(value for points in places.values() for value in points.values()))
    drawn = []
    for colour, (name, points) in enumerate(places.items()):
        dots = tuple(
            (_across(x, low, high), round(HEIGHT - max(value, 0.0) / top * HEIGHT, 1), x, value)
            for x, value in sorted(points.items())
        )
        # A year of which nothing is told is a gap, not a value between its neighbours.
        stretches = tuple((a[0], a[1], b[0], b[1]) for a, b in pairwise(dots) if b[2] - a[2] <= 1)
        drawn.append(Line(name, dots, stretches, colour))
    across = tuple(_apart((_across(x, low, high), f"{x:g}") for x in xs))
    up = tuple((round(HEIGHT - share * HEIGHT, 1), top * share) for share in (0, 0.5, 1))
    legend = tuple(names[:SERIES]) if "series" in at else ()
    return Chart("lines", lines=tuple(drawn), across=across, up=up, series=legend, left_out=left_out, more=max(0, len(names) - SERIES))  # fmt: skip


def _apart(places: Iterable[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    """The labels that do not touch the one before, on a narrow page either."""
    last = -ROOM
    for x, label in places:
        if x - last >= ROOM:
            last = x
            yield x, label


def _across(x: float, low: float, high: float) -> float:
    return 50.0 if low == high else round(2 + (x - low) / (high - low) * 96, 2)


def _round_up(value: float) -> float:
    """The next round number above."""
    if value <= 0:
        return 1.0
    size = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 0.1
    return next((size * n for n in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if size * n >= value), value)


def _time(rows: Sequence[Sequence[Any]], at: Mapping[str, int]) -> Chart | None:
    told = [(row, _day(row[at["from"]]), _day(row[at["to"]])) for row in rows]
    whole = [(row, low, high) for row, low, high in told if low and high and low <= high]
    if not whole:
        return None
    shown = whole[:MOST]
    scale = Scale.of(min(low for _, low, _ in shown), max(high for _, _, high in shown))
    spans = []
    for row, low, high in shown:
        first, last = to_day(low), to_day(high)
        mark = _day(row[at["mark"]]) if "mark" in at else None
        days = f"{low.isoformat()} – {high.isoformat()}" if low != high else low.isoformat()
        place = scale.x(to_day(mark)) if mark else None
        spans.append(
            Span(str(row[at["label"]] or "–"), scale.x(first), max(scale.width(first, last), 0.4), days, place)
        )
    ticks = tuple(scale.ticks()) if scale.length < 200 * 366 else ()
    return Chart("time", spans=tuple(spans), ticks=ticks, left_out=len(told) - len(whole), more=len(whole) - len(shown))


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
