"""One step for every kind of atom: how it narrows the days before it, or what it denotes by itself."""

from collections.abc import Callable
from datetime import date, timedelta

from archive.extraction.time.atoms import Atom
from archive.extraction.time.calendars import FESTIVALS, festival_day, holiday, lunar_day, nth_weekday
from archive.extraction.time.frame import Frame, months
from archive.extraction.time.relative import RELATIVE, Step, relative_week, year_of
from archive.values.intervals import DayInterval

_WHOLE_YEAR = 340  # days


def _in_year(build: Callable[[Atom, int], DayInterval | None]) -> Step:
    def step(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
        year = year_of(current, None)
        return None if year is None else build(atom, year)

    return step


def _day(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    if current is None:
        current = _month_of_bare_day(atom, frame)
        if current is None:
            return None
    if current.latest is None or atom.low > current.latest.day:
        return None
    last = current.latest
    end = date(last.year, last.month, min(atom.high, last.day))
    return DayInterval(_range_of_months(current) or date(last.year, last.month, atom.low), end)


def _range_of_months(current: DayInterval) -> date | None:
    """The first day of several months, of which the last is narrowed next (6月至7月中旬, 6月至7月15日); None for one, or a year."""
    first, last = current.earliest, current.latest
    several = first is not None and last is not None and first.month != last.month and (current.days or 0) < _WHOLE_YEAR
    return first if several else None


def _month_of_bare_day(atom: Atom, frame: Frame) -> DayInterval | None:
    """The month of the day named last, else the month of the reference date or the one before it."""
    if frame.near is not None and frame.near.earliest is not None:
        return DayInterval.month(frame.near.earliest.year, frame.near.earliest.month)
    reference = frame.reference
    if reference is None or reference.earliest is None or reference.latest is None or (reference.days or 99) > 31:
        return None
    month = DayInterval.month(reference.latest.year, reference.latest.month)
    assert month.latest is not None
    late = reference.days == 1 and atom.low - reference.latest.day > 15 and not frame.ahead
    if late or atom.low > month.latest.day:
        return months(reference.latest.year, reference.latest.month - 1, reference.latest.month - 1)
    return month


def _month_days(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    """上旬 and month edges, of the month before them, else of the month the text is in."""
    if current is None:
        current = frame.near if atom.text[0] != "月" else None
        when = (current or frame.reference or DayInterval.year(1)).latest
        if when is None or when.year == 1:
            return None
        current = DayInterval.month(when.year, when.month)
    last = current.latest
    if last is None:
        return None
    return DayInterval(
        _range_of_months(current) or last.replace(day=atom.low), last.replace(day=min(atom.high, last.day))
    )


def _weekday(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    week = current or relative_week(atom._replace(low=0), None, frame)
    if week is None or week.earliest is None:
        return None
    return DayInterval(week.earliest + timedelta(days=atom.low), week.earliest + timedelta(days=atom.high))


def _nth_week(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    if current is None or current.earliest is None:
        return None
    monday = current.earliest - timedelta(days=current.earliest.weekday())
    if monday < current.earliest:  # the first whole week belongs to the month
        monday += timedelta(days=7)
    monday += timedelta(weeks=atom.low - 1)
    return DayInterval(monday, monday + timedelta(days=6))


def _nth_weekday(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    if current is None or current.earliest is None:
        return None
    return DayInterval.day(nth_weekday(current.earliest.year, current.earliest.month, atom.low, atom.high))


def _date(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    try:
        return DayInterval.day(date(atom.low, atom.high // 100, atom.high % 100))
    except ValueError:
        return None


def _month_day(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    if current is None or current.latest is None:
        return None
    return DayInterval.day(date(current.latest.year, atom.low, atom.high))


def _century_edge(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    """本世纪初: the years 2000 to 2009, as people call them."""
    if current is None or current.earliest is None:
        return None
    first = current.earliest.year // 100 * 100
    return DayInterval.years(first + atom.low, first + atom.high)


def _decade_edge(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    if current is None or current.earliest is None:
        return None
    first = current.earliest.year // 10 * 10
    return DayInterval.years(first + atom.low, first + atom.high)


def _lunar(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    year = year_of(current, None)
    if year is None:
        return None
    if atom.high:
        when = lunar_day(year, atom.low, atom.high)
        return DayInterval.day(when) if when else None
    first = lunar_day(year, atom.low, 1)
    last = lunar_day(year, atom.low, 30) or lunar_day(year, atom.low, 29)
    return DayInterval(first, last) if first and last else None


def _term(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    """The first (autumn) term is September to January, the second (spring) one February to July."""
    if current is None or current.earliest is None:
        return None
    year = current.earliest.year
    if atom.low == 1:
        return DayInterval(date(year, 9, 1), date(year + 1, 1, 31))
    if current.earliest.month == 9:  # of a school year
        year += 1
    return DayInterval(date(year, 2, 1), date(year, 7, 31))


STEPS: dict[str, Step] = {
    **RELATIVE,
    "century": lambda a, c, f: DayInterval.years(a.low, a.high),
    "decade": lambda a, c, f: DayInterval.years(a.low, a.high),
    "century-edge": _century_edge,
    "decade-edge": _decade_edge,
    "year": lambda a, c, f: DayInterval.years(a.low, a.high),
    "school-year": lambda a, c, f: DayInterval(date(a.low, 9, 1), date(a.low + 1, 7, 31)),
    "months": _in_year(lambda a, y: months(y, a.low, a.high)),
    "season": _in_year(lambda a, y: months(y, a.low, a.high)),
    "quarter": _in_year(lambda a, y: months(y, a.low, a.high)),
    "month": _in_year(lambda a, y: months(y, a.low, a.high)),
    "year-edge": _in_year(lambda a, y: months(y, a.low, a.high)),
    "festival": _in_year(lambda a, y: festival_day(FESTIVALS[a.low], y)),
    "holiday": _in_year(lambda a, y: holiday(FESTIVALS[a.low], y)),
    "lunar": _lunar,
    "year-month": lambda a, c, f: DayInterval.month(a.low, a.high),
    "date": _date,
    "month-day": _month_day,
    "day": _day,
    "days": _month_days,
    "weekday": _weekday,
    "nth-week": _nth_week,
    "nth-weekday": _nth_weekday,
    "clock": lambda a, c, f: c,
    "whole": lambda a, c, f: c,
    "term": _term,
}
