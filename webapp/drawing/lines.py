"""Small time lines that stand beside each other on one scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.queries.when import When
from archive.values.days import to_day
from webapp.drawing.scale import Scale

#: So wide is the smallest mark, in per cent of the line.
SMALLEST = 1.2


@dataclass(frozen=True, slots=True)
class Line:
    """The years `low` to `high`, both included, over 100 per cent."""

    low: int
    high: int
    scale: Scale

    def place(self, when: When) -> tuple[float, float]:
        """Where a date lies: `(x, width)`, an open end closed at the end that is known."""
        first, last = when.earliest or when.latest, when.latest or when.earliest
        assert first is not None  # a date has at least one end
        assert last is not None
        low, high = to_day(first), to_day(last)
        width = max(self.scale.width(low, high), SMALLEST)
        return min(self.scale.x(low), 100 - width), width

    @property
    def years(self) -> list[tuple[int, float]]:
        """The years with the place where each begins, thinned out so that their numbers can be read."""
        step = max(1, -(-(self.high - self.low + 1) // 8))
        return [(year, self.scale.x(to_day(date(year, 1, 1)))) for year in range(self.low, self.high + 1, step)]


def line_of(dates: Iterable[When | None]) -> Line | None:
    """The line of whole years that holds all dates; None where there is no date (what is undated has none)."""
    known = [when for when in dates if when and not when.undated]
    years = [end.year for when in known for end in (when.earliest, when.latest) if end is not None]
    if not years:
        return None
    low, high = min(years), max(years)
    return Line(low, high, Scale.of(date(low, 1, 1), date(high, 12, 31)))
