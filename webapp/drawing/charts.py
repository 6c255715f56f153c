"""Charts of reported figures over time: for each unit one line per figure, when it is reported for and how large it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.queries.initiatives import Reported
from webapp.drawing.lines import Line, line_of

#: At most so many units are drawn, of each so many figures; a chart needs figures of at least so many dates.
CHARTS, FIGURES, LEAST = 3, 15, 2
#: How far the time line reaches, where the sizes begin and how wide the largest is, in per cent.
TIME, SIZES, LARGEST = 50.0, 53.0, 22.0


@dataclass(frozen=True, slots=True)
class Point:
    """A figure: when (`x`, `width`) and how large (`size`), in per cent of the drawing."""

    figure: Reported
    x: float
    width: float
    size: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of one unit in order of time; `left_out` more are in the table."""

    unit: str
    line: Line
    points: tuple[Point, ...]
    left_out: int


def charts(figures: Sequence[Reported]) -> list[Chart]:
    """Charts of the units with most dated figures."""
    by_unit: dict[str, list[Reported]] = {}
    for figure in figures:
        if figure.when is not None and not figure.when.undated and figure.value > 0:
            by_unit.setdefault(figure.unit, []).append(figure)
    likely = sorted((held for held in by_unit.values() if len({f.when for f in held}) >= LEAST), key=len, reverse=True)
    return [chart for held in likely[:CHARTS] if (chart := _chart(held)) is not None]


def _chart(held: list[Reported]) -> Chart | None:
    shown = held[:FIGURES]
    line, most = line_of(figure.when for figure in shown), max(figure.value for figure in shown)
    if line is None:
        return None
    points = []
    for figure in shown:
        if figure.when is not None:
            x, width = (part * TIME / 100 for part in line.place(figure.when))
            points.append(Point(figure, round(x, 2), round(width, 2), round(figure.value / most * LARGEST, 2)))
    points.sort(key=lambda point: (point.x + point.width, point.x))
    return Chart(held[0].unit, line, tuple(points), len(held) - len(shown))
