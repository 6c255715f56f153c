"""Festivals by the real calendar: fixed days, n-th weekdays, lunar days, solar terms and public holidays."""

import calendar
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from archive.extraction.catalogue import seed_table
from archive.values.intervals import DayInterval


class Festival(NamedTuple):
    """One row of seeds/festivals.toml, and the names that count only in company (`bare`: 五四, 十一)."""

    name: str
    names: tuple[str, ...]
    row: dict[str, Any]

    @property
    def bare(self) -> frozenset[str]:
        """Names that are a time only beside a word that says so."""
        return frozenset(self.row.get("bare", ()))


def _load() -> tuple[Festival, ...]:
    rows: Any = seed_table("festivals.toml")["festival"]
    return tuple(Festival(row["name"], tuple(row["names"]), row) for row in rows)


FESTIVALS = _load()


def festival_day(festival: Festival, year: int) -> DayInterval | None:
    """The day of a festival in a year; its holiday where the bare name means that; None outside the calendar."""
    row = festival.row
    if row.get("whole"):
        return holiday(festival, year)
    if "day" in row:
        return DayInterval.day(date(year, *row["day"]))
    if "nth" in row:
        month, nth, weekday = row["nth"]
        return DayInterval.day(nth_weekday(year, month, nth, weekday))
    if "term" in row:
        when = solar_term(year, row["term"])
        return DayInterval.day(when) if when else None
    if "lunar" in row:
        when = lunar_day(year, *row["lunar"])
        return DayInterval.day(when) if when else None
    return None


def holiday(festival: Festival, year: int) -> DayInterval | None:
    """The public holiday of a festival in a year, to the day where chinesecalendar knows it, else by convention."""
    days = _public_holidays(year).get(festival.row.get("holiday", ""))
    if days:
        return DayInterval(min(days), max(days))
    if convention := festival.row.get("days"):
        return DayInterval(date(year, *convention[:2]), date(year, *convention[2:]))
    if "whole" in festival.row:
        return None
    return festival_day(festival, year)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The n-th weekday (0 = Monday) of a month; the last one where there are not so many."""
    days = [d for d in range(1, calendar.monthrange(year, month)[1] + 1) if date(year, month, d).weekday() == weekday]
    return date(year, month, days[min(nth, len(days)) - 1])


@cache
def lunar_day(year: int, month: int, day: int) -> date | None:
    """The solar date of a day of the lunar year that begins in `year`; month -1 = the eve of that year's new year."""
    from lunar_python import Lunar  # imported late: most texts name no lunar day

    try:
        if month == -1:
            solar = Lunar.fromYmd(year, 1, 1).getSolar()
            return date(solar.getYear(), solar.getMonth(), solar.getDay()) - timedelta(days=1)
        solar = Lunar.fromYmd(year, month, day).getSolar()
    except Exception:  # the library raises plain Exception for a day that the lunar year has not
        return None
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


@cache
def solar_term(year: int, name: str) -> date | None:
    """The day on which a solar term (立春, 冬至) begins in a solar year."""
    from lunar_python import Lunar

    # The table of a lunar year reaches from the 冬至 before it to the 惊蛰 after it.
    for lunar_year in (year, year - 1):
        solar = Lunar.fromYmd(lunar_year, 6, 1).getJieQiTable().get(name)
        if solar is not None and solar.getYear() == year:
            return date(year, solar.getMonth(), solar.getDay())
    return None


@cache
def _public_holidays(year: int) -> dict[str, list[date]]:
    from chinese_calendar.constants import holidays  # imported late, see above

    found: dict[str, list[date]] = {}
    for when, name in holidays.items():
        if when.year == year:
            found.setdefault(name, []).append(when)
    return found
