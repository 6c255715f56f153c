"""Steps that count from elsewhere: from the reference date (去年, 本月, 昨天), or from what the text named last (同年, 次日)."""

from collections.abc import Callable
from datetime import date, timedelta

from archive.extraction.time.atoms import Atom
from archive.extraction.time.frame import Frame, months
from archive.values.intervals import DayInterval

Step = Callable[[Atom, DayInterval | None, Frame], DayInterval | None]


def year_of(interval: DayInterval | None, fallback: DayInterval | None) -> int | None:
    """The year in which the days before an atom begin, else that of the fallback."""
    value = interval or fallback
    if value is None:
        return None
    end = value.earliest or value.latest
    return end.year if end else None


def _relative_year(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    if atom.text == "年内" and frame.told and frame.section is not None and frame.ahead is None:
        return DayInterval.year(frame.section)  # of the year of which a yearbook tells
    return None if frame.day is None else DayInterval.years(frame.day.year + atom.low, frame.day.year + atom.high)


def _context_year(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    if atom.text in ("全年", "这一年"):
        year = frame.year or year_of(frame.reference, None)
    else:
        year = frame.last_year or year_of(frame.near, frame.reference)
    return None if year is None else DayInterval.year(year + atom.low)


def _relative_month(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    if frame.day is None or frame.reference is None or (frame.reference.days or 99) > 31:
        return None
    month = frame.day.month + atom.low
    return months(frame.day.year, month, month)


def _context_month(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    when = frame.origin.earliest if frame.origin else None
    return None if when is None else months(when.year, when.month + atom.low, when.month + atom.low)


def _relative_quarter(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    if frame.day is None:
        return None
    first = (frame.day.month - 1) // 3 * 3 + 1 + 3 * atom.low
    return months(frame.day.year, first, first + 2)


def relative_week(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    """本周, 上周: Monday to Sunday, counted from a reference known to the day."""
    if frame.day is None or frame.reference is None or frame.reference.days != 1:
        return None
    monday = frame.day - timedelta(days=frame.day.weekday()) + timedelta(weeks=atom.low)
    return DayInterval(monday, monday + timedelta(days=6))


def _relative_day(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    if frame.reference is not None and frame.reference.days != 1:
        return frame.reference if atom.low == 0 else None
    return None if frame.day is None else DayInterval.day(frame.day + timedelta(days=atom.low))


def _context_day(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    when = frame.origin.latest if frame.origin else None
    return None if when is None else DayInterval.day(when + timedelta(days=atom.low))


def _relative_term(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    """本学期: February to July or September to January about the reference date; August waits for the autumn."""
    if frame.day is None or frame.reference is None or (frame.reference.days or 99) > 31:
        return None
    spring = 2 <= frame.day.month <= 7
    half_years = 2 * (frame.day.year - (frame.day.month == 1)) + (not spring) + atom.low
    year, autumn = divmod(half_years, 2)
    return (
        DayInterval(date(year, 9, 1), date(year + 1, 1, 31))
        if autumn
        else DayInterval(date(year, 2, 1), date(year, 7, 31))
    )


def _same(build: Callable[[date, int], DayInterval]) -> Step:
    """去年本月: the month or day of the reference date in the year before it."""

    def step(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
        year = year_of(current, None)
        return None if year is None or frame.day is None else build(frame.day, year)

    return step


def _relative_season(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    return None if frame.day is None else months(frame.day.year + atom.low, atom.high, atom.high + 2)


RELATIVE: dict[str, Step] = {
    "relative-year": _relative_year,
    "context-year": _context_year,
    "relative-month": _relative_month,
    "context-month": _context_month,
    "relative-quarter": _relative_quarter,
    "relative-week": relative_week,
    "relative-day": _relative_day,
    "context-day": _context_day,
    "relative-season": _relative_season,
    "relative-term": _relative_term,
    "same-month": _same(lambda d, y: DayInterval.month(y, d.month)),
    "same-day": _same(lambda d, y: DayInterval.day(d.replace(year=y))),
}
"""The step of each such kind of atom."""
