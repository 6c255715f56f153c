"""Dates that machines write (front matter, HTML meta): the one place where dateparser is used, and it is fenced.

dateparser fills what a string leaves out from a base date, so only days that it says are complete are taken; the
calendar day is the one printed, whatever zone stands behind it. https://dateparser.readthedocs.io/en/latest/settings.html
"""

import re
from datetime import date, datetime

from archive.values.intervals import DayInterval

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"\s*((?:19|20)\d\d)[-/.](\d{1,2})\s*")
#: 2022年4月5日; Fri, 15 Apr 2022 02:23:05 GMT, as HTTP and mail write it: common, and dateparser takes a thousand times as long.
_PRINTED = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HTTP = re.compile(
    rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{{1,2}}) ({'|'.join(_MONTHS)}) ((?:19|20)\d\d) \d\d:\d\d(?::\d\d)?(?: GMT)?"
)
#: 20220405, 20220405102000.
_RUN = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\d{4}|\d{6})?")
#: How addresses carry days: /2022-03/16/, /20210105/, t20230504_1.htm, /2019/0228/, D110000_20220516_1.
_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)")
#: Never shows in a result: what a string leaves out makes it incomplete, and incomplete strings are not taken.
_BASE = datetime(2000, 1, 1)


def machine_date(value: str) -> DayInterval | None:
    """The day, month or year that a machine-written date denotes, None where it is none that is certain."""
    value = value.strip()
    if run := _RUN.fullmatch(value):
        return _day(int(run[1]), int(run[2]), int(run[3]))
    if len(value) > 80 or not (year := _YEAR.search(value)):
        return None
    if value == year[0]:
        return DayInterval.year(int(value))
    if (month := _MONTH.fullmatch(value)) and 1 <= int(month[2]) <= 12:
        return DayInterval.month(int(month[1]), int(month[2]))
    if iso := re.match(r"((?:19|20)\d\d)-(\d\d)-(\d\d)", value):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if printed := _PRINTED.fullmatch(value):
        return _day(int(printed[1]), int(printed[2]), int(printed[3]))
    if http := _HTTP.fullmatch(value):
        return _day(int(http[3]), _MONTHS.index(http[2]) + 1, int(http[1]))
    return _parsed(value)


def address_date(url: str) -> DayInterval | None:
    """The day that an address carries in its path, None where it carries none."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url, flags=re.I)
    return next((day for m in _ADDRESS.finditer(path) if (day := _day(int(m[1]), int(m[2]), int(m[3])))), None)


def _day(year: int, month: int, day: int) -> DayInterval | None:
    try:
        return DayInterval.day(date(year, month, day))
    except ValueError:
        return None


def _parsed(value: str) -> DayInterval | None:
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en", "zh"],
        settings={"PARSERS": ["absolute-time"], "RELATIVE_BASE": _BASE, "RETURN_AS_TIMEZONE_AWARE": False},
    )
    data = parser.get_date_data(re.sub(r"\s*(?:GMT|UTC|CST|Z|[+-]\d{2}:?\d{2})\s*$", "", value))
    if data.date_obj is None or data.period not in ("day", "time"):
        return None
    return DayInterval.day(data.date_obj.date())
