"""Dates written for people: 2020年3月25日 / 25 March 2020, as precise as they are known and no preciser."""

import calendar
from datetime import date

from archive.queries.when import When

_MONTHS = list(calendar.month_name)
#: ISO 8601-2 codes of parts of a year that we write by name.
_PARTS = {
    33: ("first quarter of {}", "{}年第一季度"),
    34: ("second quarter of {}", "{}年第二季度"),
    35: ("third quarter of {}", "{}年第三季度"),
    36: ("fourth quarter of {}", "{}年第四季度"),
    40: ("first half of {}", "{}年上半年"),
    41: ("second half of {}", "{}年下半年"),
}


def written(when: When | None, language: str) -> str:
    """The date as a reader would write it; an empty string where nothing is known."""
    if when is None:
        return ""
    if when.undated:
        return _undated(when, language)
    if when.edtf.count("/") == 1 and ".." not in when.edtf and not when.is_day:
        return _ends(when, language)
    known = _interval(when, language)
    if when.approximate:
        return f"约{known}" if language == "zh" else f"about {known}"
    return known


def short(when: When | None, language: str) -> str:
    """The date for a narrow column: ISO-like figures, years as a range."""
    if when is None:
        return ""
    if when.undated:
        return "时间不详" if language == "zh" else "undated"
    mark = ("约" if language == "zh" else "c. ") if when.approximate else ""
    low, high = when.earliest, when.latest
    if low is None or high is None:
        known = high or low
        arrow = f"→ {_figures(known, known)}" if low is None else f"{_figures(known, known)} →"
        return mark + arrow
    whole = _figures(low, high)
    return mark + (whole or f"{_start(low, high)}–{_end(high, low)}")


def _undated(when: When, language: str) -> str:
    """What is known of an undated statement: before when it cannot have happened, to the year or the day."""
    floor = when.earliest
    if floor is None:
        return "时间不详" if language == "zh" else "undated"
    year = (floor.month, floor.day) == (1, 1)
    if language == "zh":
        return f"时间不详，不早于{floor.year}年" if year else f"时间不详，不早于{day(floor, 'zh')}"
    return f"undated, not before {floor.year if year else day(floor, 'en')}"


def day(moment: date, language: str) -> str:
    """One day."""
    if language == "zh":
        return f"{moment.year}年{moment.month}月{moment.day}日"
    return f"{moment.day} {_MONTHS[moment.month]} {moment.year}"


def _ends(when: When, language: str) -> str:
    """An interval of two dates, each as precise as it is known; joined closely where both are whole years or months."""
    low, high = when.earliest, when.latest
    if low is None or high is None:
        return _interval(when, language)
    first, last = (part.rstrip("~?%") for part in when.edtf.split("/"))
    unsure = when.edtf.partition("/")[0] != first
    about = ("约" if language == "zh" else "about ") if unsure else ""
    if len(first) == len(last) or {len(first), len(last)} - {4, 7, 10}:
        return about + _closed(low, high, language)
    joined = f"{_one(first, low, language)}{'至' if language == 'zh' else ' – '}{_one(last, high, language)}"
    return about + joined


def _one(edtf: str, moment: date, language: str) -> str:
    """One end of an interval: a year, a month or a day."""
    if len(edtf) == 4:
        return f"{moment.year}年" if language == "zh" else str(moment.year)
    if len(edtf) == 7:
        return _month(moment, language == "zh")
    return day(moment, language) if language == "zh" else _brief(moment)


def _brief(moment: date) -> str:
    return f"{moment.day} {calendar.month_abbr[moment.month]} {moment.year}"


def _interval(when: When, language: str) -> str:
    low, high = when.earliest, when.latest
    if low is None:
        return f"{day(high, language)}以前" if language == "zh" else f"up to {day(high, language)}"  # type: ignore[arg-type]
    if high is None:
        return f"{day(low, language)}以后" if language == "zh" else f"from {day(low, language)}"
    part = _PARTS.get(int(when.edtf[5:7])) if when.edtf[5:7].isdigit() and "/" not in when.edtf else None
    if part:
        return part[language == "zh"].format(low.year)
    return _closed(low, high, language)


def _closed(low: date, high: date, language: str) -> str:
    chinese = language == "zh"
    if low == high:
        return day(low, language)
    if _whole_years(low, high):
        years = str(low.year) if low.year == high.year else f"{low.year}–{high.year}"
        return f"{years}年" if chinese else years
    if _whole_months(low, high):
        if (low.year, low.month) == (high.year, high.month):
            return f"{low.year}年{low.month}月" if chinese else f"{_MONTHS[low.month]} {low.year}"
        if low.year == high.year:
            return (
                f"{low.year}年{low.month}–{high.month}月"
                if chinese
                else f"{_MONTHS[low.month]}–{_MONTHS[high.month]} {low.year}"
            )
        first, last = _month(low, chinese), _month(high, chinese)
        return f"{first}至{last}" if chinese else f"{first} – {last}"
    if chinese:
        end = f"{high.day}日" if (low.year, low.month) == (high.year, high.month) else day(high, "zh")
        return f"{day(low, 'zh')}至{end}"
    if (low.year, low.month) == (high.year, high.month):
        return f"{low.day}–{day(high, 'en')}"
    return f"{_brief(low)} – {_brief(high)}"


def _month(moment: date, chinese: bool) -> str:
    return f"{moment.year}年{moment.month}月" if chinese else f"{_MONTHS[moment.month]} {moment.year}"


def _whole_years(low: date, high: date) -> bool:
    return (low.month, low.day, high.month, high.day) == (1, 1, 12, 31)


def _whole_months(low: date, high: date) -> bool:
    return low.day == 1 and high.day == calendar.monthrange(high.year, high.month)[1]


def _figures(low: date | None, high: date | None) -> str:
    if low is None or high is None:
        return ""
    if low == high:
        return low.isoformat()
    if _whole_years(low, high):
        return f"{low.year:04}" if low.year == high.year else f"{low.year:04}–{high.year:04}"
    if _whole_months(low, high) and (low.year, low.month) == (high.year, high.month):
        return f"{low.year:04}-{low.month:02}"
    return ""


def _start(low: date, high: date) -> str:
    if (low.month, low.day) == (1, 1) and low.year != high.year:
        return f"{low.year:04}"
    return f"{low.year:04}-{low.month:02}" if low.day == 1 else low.isoformat()


def _end(high: date, low: date) -> str:
    if (high.month, high.day) == (12, 31):
        return f"{high.year:04}"
    if low.day == 1 and high.day == calendar.monthrange(high.year, high.month)[1]:
        return f"{high.year:04}-{high.month:02}"
    if low.year == high.year and low.month == high.month:
        return f"{high.day:02}"
    return high.isoformat()
