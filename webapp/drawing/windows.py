"""Neighbours of a window: nearer, farther, earlier, later; what the buttons of the timeline lead to without a script."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

#: No closer than a week.
SHORTEST = 7


@dataclass(frozen=True, slots=True)
class Window:
    """The days `low` to `high`, both included."""

    low: date
    high: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.high - self.low).days + 1

    @property
    def start(self) -> str:
        """Its first day for an address: as short as its meaning allows."""
        if (self.low.month, self.low.day) == (1, 1):
            return f"{self.low.year:04}"
        return f"{self.low.year:04}-{self.low.month:02}" if self.low.day == 1 else self.low.isoformat()

    @property
    def stop(self) -> str:
        """Its last day for an address."""
        if (self.high.month, self.high.day) == (12, 31):
            return f"{self.high.year:04}"
        return f"{self.high.year:04}-{self.high.month:02}" if self.high == _last(self.high) else self.high.isoformat()

    @property
    def months(self) -> int:
        """How many whole months it is, 0 where it does not begin and end with one."""
        if self.low.day != 1 or self.high != _last(self.high):
            return 0
        return (self.high.year - self.low.year) * 12 + self.high.month - self.low.month + 1

    def nearer(self) -> "Window":
        """Its middle half."""
        if self.days <= SHORTEST:
            return self
        return self._stretched(self.months // 4, self.days // 4)

    def farther(self) -> "Window":
        """Twice as much, around the same middle."""
        return self._stretched(-max(self.months // 2, 1), -max(self.days // 2, 1))

    def moved(self, share: float) -> "Window":
        """As much, further on (or back) by a share of its length."""
        if self.months:
            step = max(1, int(self.months * abs(share))) * (1 if share > 0 else -1)
            return Window(_month(self.low, step), _last(_month(self.high.replace(day=1), step)))
        step = max(1, int(self.days * abs(share))) * (1 if share > 0 else -1)
        return Window(_moved(self.low, step), _moved(self.high, step))

    def _stretched(self, months: int, days: int) -> "Window":
        """Both ends moved inwards, by months where it consists of several, else by days."""
        if self.months >= 2 and months:
            return Window(_month(self.low, months), _last(_month(self.high.replace(day=1), -months)))
        return Window(_moved(self.low, days), _moved(self.high, -days))


def _month(first: date, by: int) -> date:
    """The first day of the month so many months on, kept within the calendar."""
    index = min(max(first.year * 12 + first.month - 1 + by, 12), 9999 * 12 + 11)
    return date(index // 12, index % 12 + 1, 1)


def _last(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return date.max if by > 0 else date.min
