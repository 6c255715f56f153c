"""What a moment hangs on: the reference date, the year the text is in, the days named last; and months as intervals."""

import calendar
from datetime import date
from typing import NamedTuple

from archive.values.intervals import DayInterval


class Frame(NamedTuple):
    """What a moment without a year hangs on.

    `reference`: the date of the text. `year`: the year that the surrounding text is in, None where it says nothing.
    `last_year`: the year named last, however far back (同年). `loose`: the
    year comes from an earlier sentence that named no day. `near`: the date named last. `ahead`: True where the clause speaks of the future, False of the past.
    `told`: the text tells what has happened, so that a clause without such words is of the past. `section`: the year
    of which the section tells, whatever was named since.
    """

    reference: DayInterval | None = None
    year: int | None = None
    near: DayInterval | None = None
    ahead: bool | None = None
    last_year: int | None = None
    loose: bool = False
    told: bool = False
    section: int | None = None

    @property
    def day(self) -> date | None:
        """The day from which 今天 and 三天前 are counted: the reference, if it is known to the day or its end."""
        return None if self.reference is None else self.reference.latest or self.reference.earliest

    @property
    def origin(self) -> DayInterval | None:
        """What 当年, 当天 and 次日 are counted from."""
        return self.near or self.reference


def months(year: int, first: int, last: int) -> DayInterval:
    """From the first to the last month, months over 12 in the next year."""
    return DayInterval(
        date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1), month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)
    )


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
