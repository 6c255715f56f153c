"""EDTF (ISO 8601-2) to day intervals and back: level 1, plus the level-2 codes for seasons, quarters and half-years.

Winter (24) is December to February of the next year; the unspecified digits of `201X`, `2020-XX` or `2020-03-XX` span
all that they may stand for. Years outside 1..9999, and sets, are refused.
"""

import re
from datetime import date, timedelta

from archive.values.intervals import DayInterval, hull

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)")

# Codes of ISO 8601-2 for parts of a year: first month, number of months.
_PARTS = {
    **{20 + n: (3 * n, 3) for n in range(1, 5)},  # seasons, northern
    **{32 + n: (3 * n - 2, 3) for n in range(1, 5)},  # quarters
    **{36 + n: (4 * n - 3, 4) for n in range(1, 4)},  # quadrimesters
    40: (1, 6),
    41: (7, 6),
}


def parse(text: str) -> DayInterval:
    """The days that an EDTF string denotes; `..` and a missing end are open ends.

    Raises:
        ValueError: if `text` is no EDTF of the supported levels, names no day, or ends before it begins.
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _point(first)
    starts = None if first in ("", "..") else _point(first)
    ends = None if last in ("", "..") else _point(last)
    return DayInterval(starts.earliest if starts else None, ends.latest if ends else None)


def write(interval: DayInterval, *, unit: str = "", approximate: bool = False) -> str:
    """The shortest EDTF of an interval; `approximate` marks every end with `~`.

    `unit` may name what the interval is (`season`, `quarter`, `half`) to have it written by its code.
    """
    mark = "~" if approximate else ""
    start, stop = interval.earliest, interval.latest
    if start is None or stop is None:
        low = ".." if start is None else _short(start, start) + mark
        return f"{low}/{'..' if stop is None else _short(stop, stop) + mark}"
    if code := _code(start, stop, unit):
        return f"{start.year:04}-{code}{mark}"
    if start == stop or _whole(start, stop):
        return _short(start, stop) + mark
    for ends in (_years, _months):
        if pair := ends(start, stop):
            return f"{pair[0]}{mark}/{pair[1]}{mark}"
    return f"{start}{mark}/{stop}{mark}"


def _point(text: str) -> DayInterval:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no EDTF date")
    year, month, day, _ = match.groups()
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0 and last > 0:
        first = 1
    if month is None or (month == "XX" and day in (None, "XX")):
        return DayInterval.years(first, last)
    if first != last or month == "XX":
        raise ValueError(f"{text!r} leaves the year or month open but not the day")
    if day is None:
        return _part(first, int(month), text)
    if day == "XX":
        return DayInterval.month(first, _month(int(month), text))
    return DayInterval.day(date(first, int(month), int(day)))


def _part(year: int, code: int, text: str) -> DayInterval:
    if code not in _PARTS:
        return DayInterval.month(year, _month(code, text))
    first, count = _PARTS[code]
    end = first + count - 1
    return hull(DayInterval.month(year, first), DayInterval.month(year + (end - 1) // 12, (end - 1) % 12 + 1))


def _month(month: int, text: str) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} has no month {month}")
    return month


def _short(start: date, stop: date) -> str:
    if start == stop:
        return start.isoformat()
    return f"{start.year:04}" if start.month != stop.month else f"{start.year:04}-{start.month:02}"


def _whole(start: date, stop: date) -> bool:
    """Whether the two are the ends of one month or one year."""
    return start.year == stop.year and bool(_months(start, stop)) and (start.month, stop.month) in _UNITS


_UNITS = {(1, 12), *((m, m) for m in range(1, 13))}


def _years(start: date, stop: date) -> tuple[str, str] | None:
    if (start.month, start.day, stop.month, stop.day) != (1, 1, 12, 31):
        return None
    return f"{start.year:04}", f"{stop.year:04}"


def _months(start: date, stop: date) -> tuple[str, str] | None:
    last_of_month = (stop.month == 12 and stop.day == 31) or (stop + timedelta(days=1)).day == 1
    if start.day != 1 or not last_of_month:
        return None
    return f"{start.year:04}-{start.month:02}", f"{stop.year:04}-{stop.month:02}"


_CODES = {"season": range(21, 25), "quarter": range(33, 37), "half": range(40, 42)}


def _code(start: date, stop: date, unit: str) -> int | None:
    for code in _CODES.get(unit, ()):
        if _part(start.year, code, "") == DayInterval(start, stop):
            return code
    return None
