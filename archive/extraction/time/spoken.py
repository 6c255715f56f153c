"""Days in words, English and Chinese, for explanations: 16 to 18 December 2020, 2020年12月16日至18日."""

from datetime import date
from functools import lru_cache

from archive.extraction.time.frame import month_end
from archive.values.intervals import DayInterval

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=1024)  # a document says of few days for how many facts they hold
def spoken(interval: DayInterval) -> tuple[str, str]:
    """The interval in English and in Chinese."""
    start, stop = interval.earliest, interval.latest
    if start is None and stop is not None:
        english, chinese = _point(stop, stop)
        return f"up to {english}", f"{chinese}及以前"
    if stop is None and start is not None:
        english, chinese = _point(start, start)
        return f"from {english} on", f"{chinese}起"
    assert start is not None
    assert stop is not None
    if start == stop or _whole_month(start, stop) or _whole_year(start, stop):
        return _point(start, stop)
    return _range(start, stop)


def _point(start: date, stop: date) -> tuple[str, str]:
    if start == stop:
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}", f"{start.year}年{start.month}月{start.day}日"
    if _whole_year(start, stop):
        return str(start.year), f"{start.year}年"
    return f"{_MONTHS[start.month - 1]} {start.year}", f"{start.year}年{start.month}月"


def _range(start: date, stop: date) -> tuple[str, str]:
    if (start.month, start.day, stop.month, stop.day) == (1, 1, 12, 31):
        return f"{start.year} to {stop.year}", f"{start.year}年至{stop.year}年"
    if start.day == 1 and stop == month_end(stop.year, stop.month):
        first, last = f"{_MONTHS[start.month - 1]} {start.year}", f"{_MONTHS[stop.month - 1]} {stop.year}"
        if start.year == stop.year:
            first = _MONTHS[start.month - 1]
        later = "" if start.year == stop.year else f"{stop.year}年"
        return f"{first} to {last}", f"{start.year}年{start.month}月至{later}{stop.month}月"
    if (start.year, start.month) == (stop.year, stop.month):
        month = f"{_MONTHS[stop.month - 1]} {stop.year}"
        return f"{start.day} to {stop.day} {month}", f"{start.year}年{start.month}月{start.day}日至{stop.day}日"
    (first_en, first_zh), (last_en, last_zh) = _point(start, start), _point(stop, stop)
    return f"{first_en} to {last_en}", f"{first_zh}至{last_zh}"


def _whole_year(start: date, stop: date) -> bool:
    return start.year == stop.year and (start.month, start.day, stop.month, stop.day) == (1, 1, 12, 31)


def _whole_month(start: date, stop: date) -> bool:
    return (
        start.day == 1
        and (start.year, start.month) == (stop.year, stop.month)
        and stop == month_end(stop.year, stop.month)
    )
