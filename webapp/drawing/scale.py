"""From days to places: percentages of the drawing's width, so that a drawing fits every screen without a script."""

import calendar
from dataclasses import dataclass
from datetime import date

from archive.values.days import from_day, to_day


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at a place, with its date's parts for the label; `strong` where a year begins."""

    x: float
    year: int
    month: int
    day: int
    unit: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The days `low` to `high`, both included, over 100 per cent."""

    low: int
    high: int

    @classmethod
    def of(cls, low: date, high: date) -> "Scale":
        """The scale of a window."""
        return cls(to_day(low), to_day(high))

    @property
    def length(self) -> int:
        """How many days the window holds."""
        return self.high - self.low + 1

    def x(self, day: float) -> float:
        """Where a day begins, kept inside the drawing."""
        return round(min(max((day - self.low) / self.length * 100, 0.0), 100.0), 3)

    def middle(self, first: int, last: int) -> float:
        """The middle of what is visible of an interval."""
        return round((self.x(first) + self.x(last + 1)) / 2, 3)

    def width(self, first: int, last: int) -> float:
        """How wide the visible part of an interval is."""
        return round(self.x(last + 1) - self.x(first), 3)

    def ticks(self) -> list[Tick]:
        """Lines at years, half-years, quarters, months or days, as many as can be read."""
        years = self.length / 365.25
        if years > 0.35:
            step = next(
                (n for limit, n in ((1.6, 1), (4.5, 3), (8, 6)) if years <= limit), 12 * max(1, int(years / 10))
            )
            return self._months(step)
        return self._days(next(n for limit, n in ((12, 1), (40, 5), (130, 10)) if self.length <= limit))

    def _months(self, step: int) -> list[Tick]:
        first, last = from_day(self.low), from_day(self.high)
        found = []
        for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, month = divmod(index, 12)
            aligned = month % step == 0 if step <= 12 else month == 0 and year % (step // 12) == 0
            day = to_day(date(year, month + 1, 1)) if 1 <= year <= 9999 else self.low - 1
            if aligned and day >= self.low:
                found.append(Tick(self.x(day), year, month + 1, 1, "year" if month == 0 else "month", month == 0))
        return found

    def _days(self, step: int) -> list[Tick]:
        found = []
        for number in range(self.low, self.high + 1):
            moment = from_day(number)
            last = calendar.monthrange(moment.year, moment.month)[1]
            if step == 1 or moment.day == 1 or (moment.day % step == 0 and moment.day <= last - step // 2):
                unit = "month" if moment.day == 1 else "day"
                found.append(Tick(self.x(number), moment.year, moment.month, moment.day, unit, moment.day == 1))
        return found
