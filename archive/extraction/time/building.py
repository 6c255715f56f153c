"""What numbers mean as atoms of time: each function makes an atom of a match, or None where the numbers make no sense."""

import re
from collections.abc import Callable

from archive.extraction.numerals import number
from archive.extraction.time.atoms import Atom, Level

Build = Callable[[re.Match[str]], Atom | None]
LONG_YEAR = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九Oo0]{3})"
"""A year of four figures, in any writing."""


def _atom(m: re.Match[str], level: Level, kind: str, low: int, high: int) -> Atom:
    return Atom(level, kind, low, high, m.start(), m.end(), m.group())


def _year_number(text: str) -> int:
    """Four digits in any writing, or two thousand and something; two digits by the window 1950 to 2049."""
    value = number(text.replace("O", "0").replace("o", "0"))
    if len(text) == 2 and value < 100:
        return value + (2000 if value < 50 else 1900)
    return value


def years(m: re.Match[str]) -> Atom | None:
    """A year, or a span of years: 2018年, 2018—2020年, 2018至20年."""
    low = _year_number(m[1])
    high = low
    if m.lastindex and m.lastindex >= 2:
        high = _year_number(m[2]) if len(m[2]) == 4 else low // 100 * 100 + int(m[2])
    if not 1000 <= low <= high <= 2200 or (m.lastindex == 2 and low == high):
        return None
    return _atom(m, Level.YEAR, "year", low, high)


def year_list(m: re.Match[str]) -> Atom:
    """Several years: 2018、2019年."""
    years = [_year_number(y) for y in re.findall(LONG_YEAR, m.group())]
    return _atom(m, Level.YEAR, "year", min(years), max(years))


def ancient(m: re.Match[str]) -> Atom:
    """A year of three figures: 公元960年."""
    return _atom(m, Level.YEAR, "year", int(m[1]), int(m[1]))


def republic(m: re.Match[str]) -> Atom:
    """民国二十二年 is 1933."""
    return _atom(m, Level.YEAR, "year", 1911 + number(m[1]), 1911 + number(m[1]))


def school_year(m: re.Match[str]) -> Atom:
    """2019—2020学年 begins in 2019."""
    low = _year_number(m[1] or m[2])
    return _atom(m, Level.YEAR, "school-year", low, low)


def decade(m: re.Match[str]) -> Atom | None:
    """八十年代, 上世纪八九十年代; of the twentieth century where none is named."""
    decade, century = number(m[2]), m[1]
    hundreds = {None: 19, "上": 19, "本": 20}.get(century) or number(century) - 1
    if not 9 <= hundreds <= 21 or decade % 10:
        return None
    last = number(m[3]) if m.lastindex == 3 else decade
    return (
        _atom(m, Level.DECADE, "decade", hundreds * 100 + decade, hundreds * 100 + last + 9) if last >= decade else None
    )


def decade_years(m: re.Match[str]) -> Atom:
    """1980年代."""
    return _atom(m, Level.DECADE, "decade", int(m[1]), int(m[1]) + 9)


def century(m: re.Match[str]) -> Atom | None:
    """二十世纪, 本世纪."""
    century = {"上": 20, "本": 21}.get(m[1]) or number(m[1])
    if not 10 <= century <= 22:
        return None
    return _atom(m, Level.CENTURY, "century", 100 * century - 99, 100 * century)


def numbers(level: Level, kind: str, least: int, most: int) -> Build:
    """A value in group 1 and, for a range, in group 2."""

    def build(m: re.Match[str]) -> Atom | None:
        low = number(m[1])
        high = number(m[2]) if m.lastindex and m.lastindex >= 2 and m[2] else low
        return _atom(m, level, kind, low, high) if least <= low <= high <= most else None

    return build


def neighbours(m: re.Match[str]) -> Atom | None:
    """5、6月; not 4、7月: there 4 numbers a list."""
    low, high = number(m[1]), number(m[2])
    return _atom(m, Level.MONTH, "month", low, high) if high == low + 1 and high <= 12 else None


def quarters(m: re.Match[str]) -> Atom | None:
    """三季度, 一至三季度."""
    low = number(m[1])
    high = number(m[2]) if m.lastindex and m.lastindex >= 2 else low
    return _atom(m, Level.PART, "quarter", 3 * low - 2, 3 * high) if low <= high else None


def first_months(m: re.Match[str]) -> Atom | None:
    """前10个月."""
    months = number(m[1])
    return _atom(m, Level.PART, "months", 1, months) if 1 < months < 12 else None


def last_months(m: re.Match[str]) -> Atom | None:
    """后两个月."""
    months = number(m[1])
    return _atom(m, Level.PART, "months", 13 - months, 12) if 1 < months < 12 else None


def nth_month(m: re.Match[str]) -> Atom | None:
    """第三个月."""
    month = number(m[1])
    return _atom(m, Level.MONTH, "month", month, month) if 1 <= month <= 12 else None


def weekday(m: re.Match[str]) -> Atom:
    """周五, 周末 (Saturday and Sunday)."""
    day = "一二三四五六日天末".index(m[1])
    return (
        _atom(m, Level.DAY, "weekday", 5, 6) if day == 8 else _atom(m, Level.DAY, "weekday", min(day, 6), min(day, 6))
    )


def nth_weekday(m: re.Match[str]) -> Atom:
    """第二个星期日, 最后一个周五 (nine stands for the last)."""
    nth = 9 if m[1] == "最后一" else number(m[1])
    return _atom(m, Level.DAY, "nth-weekday", nth, min("一二三四五六日天".index(m[2]), 6))


def nth_week(m: re.Match[str]) -> Atom:
    """第三周."""
    return _atom(m, Level.WEEK, "nth-week", number(m[1]), number(m[1]))


def season(m: re.Match[str]) -> Atom:
    """春季, 夏天: three months from March, June, September, December."""
    month = 3 * ("春夏秋冬".index(m[1]) + 1)
    return _atom(m, Level.PART, "season", month, month + 2)


def term(m: re.Match[str]) -> Atom:
    """上学期 and 秋季学期 are the first, the others the second."""
    return _atom(m, Level.PART, "term", 1 if m[1] in ("第一", "上", "秋季", "秋") else 2, 0)


def clock(m: re.Match[str]) -> Atom:
    """An hour: it belongs to the expression and changes no day."""
    return _atom(m, Level.CLOCK, "clock", 0, 0)


def date(m: re.Match[str]) -> Atom | None:
    """2018-3-5."""
    year, month, day = (int(g) for g in (m["y"], m["m"], m["d"]))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _atom(m, Level.DAY, "date", year, month * 100 + day)


def figures(m: re.Match[str]) -> Atom | None:
    """A month and a day in figures behind a date: -12.31."""
    month, day = int(m[1]), int(m[2])
    return _atom(m, Level.MONTH, "month-day", month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def year_month(m: re.Match[str]) -> Atom:
    """2018.3."""
    return _atom(m, Level.MONTH, "year-month", int(m[1]), int(m[2]))
