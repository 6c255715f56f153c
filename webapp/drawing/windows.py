"""Neighbours of a window: nearer, farther, earlier, later; what the buttons of the timeline lead to without a script."""

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
        ends_month = (self.high + timedelta(days=1)).day == 1
        return f"{self.high.year:04}-{self.high.month:02}" if ends_month else self.high.isoformat()

    def nearer(self) -> "Window":
        """Its middle half."""
        quarter = self.days // 4
        if self.days <= SHORTEST:
            return self
        return Window(_moved(self.low, quarter), _moved(self.high, -quarter))

    def farther(self) -> "Window":
        """Twice as much, around the same middle."""
        half = max(self.days // 2, 1)
        return Window(_moved(self.low, -half), _moved(self.high, half))

    def moved(self, share: float) -> "Window":
        """As much, further on (or back) by a share of its length."""
        step = int(self.days * share)
        return Window(_moved(self.low, step), _moved(self.high, step))


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return date.max if by > 0 else date.min
