"""The readers of dates that are compared: each takes a text and its date and answers spans with the days they may mean.

A system may give several readings of one expression (Recognizers resolves into past and future): any right one counts.
"""

import time
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from archive.values.intervals import DayInterval


class Guess(NamedTuple):
    """One expression that a system found, with its readings."""

    start: int
    stop: int
    readings: tuple[tuple[date | None, date | None], ...]


Reader = Callable[[str, DayInterval], list[Guess]]


def _day(reference: DayInterval) -> datetime:
    """The reference as the peers want it: one moment; of a year or month its last day."""
    end = reference.latest or reference.earliest or date(2000, 1, 1)
    return datetime(end.year, end.month, end.day, 12)


def ours() -> Reader:
    from archive.extraction.time import find
    from archive.schema.vocabulary import Role

    def read(text: str, reference: DayInterval) -> list[Guess]:
        return [
            Guess(e.start, e.stop, ((e.interval.earliest, e.interval.latest),))
            for e in find(text, reference)
            if e.interval and e.role not in (Role.NAME, Role.VAGUE)
        ]

    return read


def jionlp() -> Reader:
    import logging

    import jionlp as jio

    logging.disable(logging.ERROR)  # it logs every string that it gives up on

    def read(text: str, reference: DayInterval) -> list[Guess]:
        base = time.mktime(_day(reference).timetuple())
        rows = jio.ner.extract_time(text, time_base=base)
        return [
            Guess(*row["offset"], (tuple(_iso(t) for t in row["detail"]["time"]),))
            for row in rows
            if row["type"] in ("time_point", "time_span")
        ]

    return read


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:  # "inf"
        return None


def recognizers() -> Reader:
    from recognizers_date_time import Culture, recognize_datetime

    def read(text: str, reference: DayInterval) -> list[Guess]:
        rows = recognize_datetime(text, Culture.Chinese, reference=_day(reference))
        found = []
        for row in rows:
            readings = tuple(r for value in (row.resolution or {}).get("values", ()) for r in _values(value))
            if readings:
                found.append(Guess(row.start, row.end + 1, readings))
        return found

    return read


def _values(value: dict[str, str]) -> Iterable[tuple[date | None, date | None]]:
    if value["type"] in ("date", "datetime") and "value" in value:
        day = _iso(value["value"])
        yield day, day
    elif value["type"] in ("daterange", "datetimerange"):
        start, end = (_iso(value[k]) if k in value else None for k in ("start", "end"))
        yield start, end
        if (
            end is not None and end > date.min
        ):  # its ends are exclusive for months and years, inclusive for printed ranges
            yield start, end - timedelta(days=1)


def dateparser() -> Reader:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(text: str, reference: DayInterval) -> list[Guess]:
        settings = {"RELATIVE_BASE": _day(reference), "PREFER_DATES_FROM": "past"}
        parser = DateDataParser(languages=["zh"], settings=settings)
        found, at = [], 0
        for surface, when in search_dates(text, languages=["zh"], settings=settings) or ():
            start = text.find(surface, at)
            if start < 0:
                continue
            at = start + len(surface)
            period = parser.get_date_data(surface).period or "day"
            found.append(Guess(start, at, (_period(when.date(), period),)))
        return found

    return read


def _period(day: date, period: str) -> tuple[date | None, date | None]:
    if period == "year":
        whole = DayInterval.year(day.year)
    elif period == "month":
        whole = DayInterval.month(day.year, day.month)
    else:
        whole = DayInterval.day(day)
    return whole.earliest, whole.latest


SYSTEMS: dict[str, Callable[[], Reader]] = {
    "ours": ours,
    "JioNLP": jionlp,
    "Recognizers": recognizers,
    "dateparser": dateparser,
}
