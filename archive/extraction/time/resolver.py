"""A chain of atoms → days: every atom narrows what stands before it; what is missing comes from the frame."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from archive.extraction.time.atoms import Atom, Level
from archive.extraction.time.calendars import FESTIVALS, festival_day, holiday, lunar_day, nth_weekday
from archive.values.intervals import DayInterval


@dataclass(frozen=True, slots=True)
class Frame:
    """What a moment without a year hangs on.

    `reference`: the date of the text. `year`: the year that the surrounding text is in, None where it says nothing.
    `last_year`: the year named last, however far back (同年). `near`: the date named last. `ahead`: True where the clause speaks of the future, False of the past.
    """

    reference: DayInterval | None = None
    year: int | None = None
    near: DayInterval | None = None
    ahead: bool | None = None
    last_year: int | None = None

    @property
    def day(self) -> date | None:
        """The day from which 今天 and 三天前 are counted: the reference, if it is known to the day or its end."""
        return None if self.reference is None else self.reference.latest or self.reference.earliest

    @property
    def origin(self) -> DayInterval | None:
        """What 当年, 当天 and 次日 are counted from."""
        return self.near or self.reference


Step = Callable[[Atom, DayInterval | None, Frame], DayInterval | None]


def months(year: int, first: int, last: int) -> DayInterval:
    """From the first to the last month, months over 12 in the next year."""
    return DayInterval(
        date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1), month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)
    )


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _year_of(interval: DayInterval | None, fallback: DayInterval | None) -> int | None:
    value = interval or fallback
    if value is None:
        return None
    end = value.earliest or value.latest
    return end.year if end else None


def _relative_year(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    return None if frame.day is None else DayInterval.years(frame.day.year + atom.low, frame.day.year + atom.high)


def _context_year(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    if atom.text in ("全年", "这一年"):
        year = frame.year or _year_of(frame.reference, None)
    else:
        year = frame.last_year or _year_of(frame.near, frame.reference)
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


def _relative_week(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
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


def _in_year(build: Callable[[Atom, int], DayInterval | None]) -> Step:
    def step(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
        year = _year_of(current, None)
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
    return DayInterval(date(last.year, last.month, atom.low), date(last.year, last.month, min(atom.high, last.day)))


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
    return DayInterval(last.replace(day=atom.low), last.replace(day=min(atom.high, last.day)))


def _weekday(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    week = current or _relative_week(atom._replace(low=0), None, frame)
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


def _decade_edge(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    if current is None or current.earliest is None:
        return None
    first = current.earliest.year // 10 * 10
    return DayInterval.years(first + atom.low, first + atom.high)


def _lunar(atom: Atom, current: DayInterval | None, frame: Frame) -> DayInterval | None:
    year = _year_of(current, None)
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
        year = _year_of(current, None)
        return None if year is None or frame.day is None else build(frame.day, year)

    return step


def _relative_season(atom: Atom, _: DayInterval | None, frame: Frame) -> DayInterval | None:
    return None if frame.day is None else months(frame.day.year + atom.low, atom.high, atom.high + 2)


STEPS: dict[str, Step] = {
    "century": lambda a, c, f: DayInterval.years(a.low, a.high),
    "decade": lambda a, c, f: DayInterval.years(a.low, a.high),
    "decade-edge": _decade_edge,
    "year": lambda a, c, f: DayInterval.years(a.low, a.high),
    "school-year": lambda a, c, f: DayInterval(date(a.low, 9, 1), date(a.low + 1, 7, 31)),
    "relative-year": _relative_year,
    "context-year": _context_year,
    "relative-month": _relative_month,
    "context-month": _context_month,
    "relative-quarter": _relative_quarter,
    "relative-week": _relative_week,
    "relative-day": _relative_day,
    "context-day": _context_day,
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
    "same-month": _same(lambda d, y: DayInterval.month(y, d.month)),
    "same-day": _same(lambda d, y: DayInterval.day(d.replace(year=y))),
    "relative-season": _relative_season,
    "relative-term": _relative_term,
}
NEEDS_YEAR = frozenset({"months", "season", "quarter", "month", "year-edge", "festival", "holiday", "lunar", "term"})


def resolve(atoms: list[Atom], frame: Frame) -> DayInterval | None:
    """The days that a moment denotes; None where it hangs on something unknown, or names a day that is none."""
    if atoms[0].kind in NEEDS_YEAR:
        return _of_some_year(atoms, frame)
    return _chain(atoms, None, frame)


def _chain(atoms: list[Atom], current: DayInterval | None, frame: Frame) -> DayInterval | None:
    for atom in atoms:
        try:
            current = STEPS[atom.kind](atom, current, frame)
        except (ValueError, OverflowError):
            return None
        if current is None:
            return None
    return current


def _of_some_year(atoms: list[Atom], frame: Frame) -> DayInterval | None:
    """A moment without a year: the year of the text around it, else the one nearest to the reference date."""
    reference = frame.reference
    if frame.year is not None:
        return _chain(atoms, DayInterval.year(frame.year), frame)
    if reference is None or reference.latest is None:
        return None
    year = reference.latest.year
    here = _chain(atoms, DayInterval.year(year), frame)
    if here is None or here.earliest is None or here.earliest <= reference.latest:
        passed = here is not None and here.latest is not None and here.latest < reference.latest
        if frame.ahead and passed and here is not None and reference.days == 1:
            return _later(atoms, here, year, frame)
        return here
    # Ahead of the reference: a December event in a January paper belongs to the year before.
    if frame.ahead or ((here.earliest - reference.latest) <= timedelta(days=183) and frame.ahead is None):
        return here
    return _chain(atoms, DayInterval.year(year - 1), frame)


def _later(atoms: list[Atom], here: DayInterval, year: int, frame: Frame) -> DayInterval | None:
    """A plan whose day has passed this year lies in the next, unless it passed just now."""
    assert here.latest is not None
    assert frame.day is not None
    if frame.day - here.latest > timedelta(days=183):
        return _chain(atoms, DayInterval.year(year + 1), frame)
    return here


def inherit(left: list[Atom], right: list[Atom]) -> list[Atom]:
    """The right end of a range with the coarser atoms of the left one before it."""
    return [a for a in left if a.level < right[0].level and a.level != Level.CLOCK] + right
