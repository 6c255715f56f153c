"""Dates as machines write them in English: Fri, 15 Apr 2022 02:23:05 GMT; April 15, 2022."""

import re
from datetime import date

from archive.extraction.time.found import Found, Scene
from archive.schema.vocabulary import Basis
from archive.values.intervals import DayInterval

#: Words that may open an English date.
FIRST_WORDS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CLOCK = r"(?:[ ,]{0,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?:(?:GMT|UTC|CST|Z)?(?:[+-][0-9]{4})?)"
# The view has no white space between letters and figures.
_DAY_FIRST = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},?)?([0-9]{{1,2}}){_MONTH},?([12][0-9]{{3}}){_CLOCK}"
)
_MONTH_FIRST = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},?)?{_MONTH}([0-9]{{1,2}}),? ?([12][0-9]{{3}}){_CLOCK}"
)


def date_at(scene: Scene, at: int) -> Found | None:
    """The English date at a place."""
    s = scene.s
    if not ("A" <= s[at] <= "Z" or s[at].isdecimal()):
        return None
    if m := _DAY_FIRST.match(s, at):
        day, month, year = m.groups()
    elif m := _MONTH_FIRST.match(s, at):
        month, day, year = m.groups()
    else:
        return None
    try:
        when = date(int(year), _MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return None
    return Found(at, m.end(), DayInterval.day(when), Basis.EXPLICIT, "english-date", year=when.year)
