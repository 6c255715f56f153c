"""The closed interval of days that a time expression denotes. A month is an interval, never its first day."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class DayInterval:
    """`[earliest, latest]`, both days included; None is an open end. At least one end is known."""

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        """Refuse reversed intervals and intervals without any end.

        Raises:
            ValueError: if both ends are open, or earliest lies after latest.
        """
        if self.earliest is None and self.latest is None:
            raise ValueError("an interval needs at least one end")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"interval {self.earliest}..{self.latest} is reversed")

    @classmethod
    def day(cls, when: date) -> "DayInterval":
        """One day."""
        return cls(when, when)

    @classmethod
    def month(cls, year: int, month: int) -> "DayInterval":
        """A whole month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> "DayInterval":
        """A whole year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def years(cls, first: int, last: int) -> "DayInterval":
        """The years `first` to `last`, both whole."""
        return cls(date(first, 1, 1), date(last, 12, 31))

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int | None:
        """The number of days, None for an open interval."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def contains(self, other: "DayInterval") -> bool:
        """Whether every day of `other` is a day of this interval."""
        after = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        before = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return after and before

    def overlaps(self, other: "DayInterval") -> bool:
        """Whether the two share a day."""
        low = self.latest is None or other.earliest is None or other.earliest <= self.latest
        high = self.earliest is None or other.latest is None or self.earliest <= other.latest
        return low and high

    def shifted(self, days: int) -> "DayInterval":
        """The interval moved by a number of days."""
        step = timedelta(days=days)
        return DayInterval(
            None if self.earliest is None else self.earliest + step, None if self.latest is None else self.latest + step
        )


def hull(first: DayInterval, second: DayInterval) -> DayInterval:
    """The smallest interval that contains both; an end that is open in either stays open."""
    earliest = None if first.earliest is None or second.earliest is None else min(first.earliest, second.earliest)
    latest = None if first.latest is None or second.latest is None else max(first.latest, second.latest)
    return DayInterval(earliest, latest)
