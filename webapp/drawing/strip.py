"""The overview strip: how much lies where in the whole archive, and which part of it the window shows."""

from dataclasses import dataclass
from datetime import date

from archive.queries.density import Bin
from webapp.drawing.scale import Scale

#: How many labels of four digits have room under the overview, on a page of some 1000 pixels and on one of 320.
_LABELS, _LABELS_NARROW = 13, 7
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch: what took its date from its document below, what has a date of its own on top (percent of height)."""

    x: float
    width: float
    inherited: float
    printed: float
    bin: Bin


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars, the years under them as `(x, width, year)`, and the window as `(x, width)`.

    Every so many years one is written out: `every` on a wide page, `every_narrow` on a telephone.
    """

    bars: tuple[Bar, ...]
    years: tuple[tuple[float, float, int], ...]
    window: tuple[float, float]
    low: date
    high: date

    @property
    def numbers(self) -> tuple[list[float], list[float]]:
        """What the drawing in the browser needs, one after another: `x, width, inherited, printed` of bars, `x, width` of years."""
        bars = [number for bar in self.bars for number in (bar.x, round(bar.width, 3), bar.inherited, bar.printed)]
        return bars, [round(number, 3) for x, width, _ in self.years for number in (x, width)]

    @property
    def every(self) -> int:
        """Years from one label to the next on a wide page."""
        return _apart(len(self.years), _LABELS)

    @property
    def every_narrow(self) -> int:
        """The same where the page is narrow."""
        return _apart(len(self.years), _LABELS_NARROW)


def _apart(years: int, labels: int) -> int:
    return next((n for n in _STEPS if years <= n * labels), _STEPS[-1])


def strip(bins: list[Bin], low: date, high: date, window: tuple[date, date]) -> Strip:
    """The strip from day `low` to day `high`."""
    scale, shown = Scale.of(low, high), Scale.of(*window)
    tallest = max((b.printed + b.inherited for b in bins), default=0) or 1
    bars = []
    for b in bins:
        place = Scale.of(b.earliest, b.latest)
        share = 100 / tallest
        bars.append(
            Bar(
                scale.x(place.low),
                scale.width(place.low, place.high),
                round(b.inherited * share, 2),
                round(b.printed * share, 2),
                b,
            )
        )
    years = []
    for year in range(low.year, high.year + 1):
        whole = Scale.of(date(year, 1, 1), date(year, 12, 31))
        years.append((scale.x(whole.low), scale.width(whole.low, whole.high), year))
    return Strip(tuple(bars), tuple(years), (scale.x(shown.low), scale.width(shown.low, shown.high)), low, high)
