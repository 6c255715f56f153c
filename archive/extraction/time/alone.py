"""A text that is nothing but one expression of time (a search field, a table cell): forms too short to trust elsewhere."""

import re
from datetime import date

from archive.extraction.numerals import number
from archive.extraction.time.calendars import FESTIVALS, festival_day, lunar_day
from archive.extraction.time.festivals import NAMES
from archive.extraction.time.found import Found, Scene
from archive.schema.vocabulary import Basis
from archive.values.intervals import DayInterval

LONGEST = 16
"""Characters: a longer text is read as running text only."""
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:到|至|[—~-])?((?:19|20)[0-9]{2})?")
_SHORT_YEAR = re.compile(r"([0-9]{2}|[一二三四五六七八九][〇零一二三四五六七八九])年")
_MONTH_DAY = re.compile(r"(1[0-2]|0?[1-9])[·•]([0-3]?[0-9])")
_LUNAR_DAY = re.compile(r"(初[一二三四五六七八九十]|廿[一二三四五六七八九]?)")
_CLOCK = re.compile(
    r"(?:上午|下午|中午|正午|早上|早晨|清晨|凌晨|傍晚|晚上|晚间|午后|深夜|夜间|夜里|半夜|午夜|白天|全天|晚|早)?"
    r"(?:(?:[0-9]{1,2}|[一二三四五六七八九十两零]{1,3})(?::[0-9]{2}|[点时](?:半|整|钟|多钟|[0-9一二三四五六七八九十]{1,3}分?)?)"
    r"(?:[至到~—-](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?::[0-9]{2}|[点时]半?))?)?"
)
_HAN_DAY = re.compile(r"([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]")


def alone(scene: Scene) -> Found | None:
    """The one expression that the whole text is, None where it is none."""
    s = scene.s
    if not 0 < len(s) <= LONGEST:
        return None
    days = _explicit(s)
    if days is not None:
        return Found(0, len(s), days, Basis.EXPLICIT, "alone")
    day = scene.frame.day
    if day is None or scene.frame.reference is None:
        return None
    days = _counted(s, day)
    return Found(0, len(s), days, Basis.RELATIVE, "alone") if days else None


def _explicit(s: str) -> DayInterval | None:
    if m := _YEAR.fullmatch(s):
        first, last = int(m[1]), int(m[2] or m[1])
        return DayInterval.years(first, last) if first <= last else None
    if m := _SHORT_YEAR.fullmatch(s):
        value = number(m[1])
        return DayInterval.year(value + (2000 if value < 30 else 1900))
    return None


def _counted(s: str, day: date) -> DayInterval | None:
    for name, i in NAMES.get(s[:2], ()):
        if name == s:
            return festival_day(FESTIVALS[i], day.year)
    try:
        if m := _MONTH_DAY.fullmatch(s):
            return DayInterval.day(date(day.year, int(m[1]), int(m[2])))
        if m := _HAN_DAY.fullmatch(s):
            return DayInterval.day(day.replace(day=number(m[1])))
    except ValueError:
        return None
    if m := _LUNAR_DAY.fullmatch(s):
        return _lunar(number(m[1].removeprefix("初")), day)
    return DayInterval.day(day) if _CLOCK.fullmatch(s) else None


def _lunar(lunar_day_number: int, day: date) -> DayInterval | None:
    """The lunar day nearest to a day, in the lunar months about it."""
    near = [lunar_day(year, month, lunar_day_number) for year in (day.year - 1, day.year) for month in range(1, 13)]
    found = min((d for d in near if d), key=lambda d: abs((d - day).days), default=None)
    return DayInterval.day(found) if found else None
