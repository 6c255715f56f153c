"""The patterns of atoms that hold numbers, each with the function that makes an atom of a match.

All are anchored and bounded, so that reading stays linear. A builder answers None where the numbers make no sense.
"""

import re
from collections.abc import Callable

from archive.extraction.needed import longest, needed, openings
from archive.extraction.numerals import number
from archive.extraction.time.atoms import Atom, Level

HAN = "〇零一二三四五六七八九十廿卅两"
CONNECTOR = r"(?:至|到|[—~-]{1,3})"
_LONG_YEAR = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九Oo0]{3})"
_HAN_YEAR = r"两千(?:零[一二三四五六七八九]|[一二]?十[一二三四五六七八九]?)?"
_PAIR_YEAR = r"(?:[0-9]{2}|[〇零一二四五六七八九][〇零一二三四五六七八九])"
_SMALL = r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_TWO_HAN = r"(?:[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?)"
_CLOCK = r"(?:[0-9]{1,2}|二?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_PARTS = "上午|下午|中午|正午|早上|早晨|清晨|凌晨|傍晚|晚上|晚间|午后|深夜|夜间|夜里|半夜|午夜|白天|晚|早"
# 5号楼, 10日内, 12日报: a number and 号 or 日 that are no day.
_NO_DAY = (
    r"(?!楼|线|院|店|机|文件|令|公告|台|位|馆|门|桌|车|井|矿|任务|探测|卫星|飞船|文|厅|仓|选手|内|以内|之内|游|均|元"
    r"|报(?![道告送名到考])|常|程|志愿(?:活动)?日)"
)

Build = Callable[[re.Match[str]], Atom | None]
#: Pattern and builder, with the word that the pattern cannot do without ("" where there is no single one).
Row = tuple[re.Pattern[str], Build, str]
#: Rows in the order in which they count, by the first character of what they match.
Matchers = dict[str, tuple[Row, ...]]
_REACH = 32
"""Characters: no pattern is longer."""


def first(matchers: Matchers, s: str, at: int) -> Atom | None:
    """The atom of the first pattern that matches at a place and makes sense."""
    rows = matchers.get(s[at : at + 1])
    if rows is None:
        return None
    ahead = s[at : at + _REACH]
    for pattern, build, word in rows:
        if word in ahead and (m := pattern.match(s, at)):
            atom = build(m)
            if atom is not None:
                return atom
    return None


def _table(*rows: tuple[str, Build]) -> Matchers:
    """Patterns with their builders, the first that matches and makes sense counts."""
    table: dict[str, list[Row]] = {}
    for pattern, build in rows:
        compiled = re.compile(pattern)
        for first_character in openings([compiled]):
            table.setdefault(first_character, []).append((compiled, build, _word(pattern)))
    return {character: tuple(of) for character, of in table.items()}


def _word(pattern: str) -> str:
    assert longest(pattern) <= _REACH, pattern
    words = needed(pattern)
    return next(iter(words)) if len(words) == 1 else ""


def _atom(m: re.Match[str], level: Level, kind: str, low: int, high: int) -> Atom:
    return Atom(level, kind, low, high, m.start(), m.end(), m.group())


def _year_number(text: str) -> int:
    """Four digits in any writing, or two thousand and something; two digits by the window 1950 to 2049."""
    value = number(text.replace("O", "0").replace("o", "0"))
    if len(text) == 2 and value < 100:
        return value + (2000 if value < 50 else 1900)
    return value


def _years(m: re.Match[str]) -> Atom | None:
    low = _year_number(m[1])
    high = low
    if m.lastindex and m.lastindex >= 2:
        high = _year_number(m[2]) if len(m[2]) == 4 else low // 100 * 100 + int(m[2])
    if not 1000 <= low <= high <= 2200 or (m.lastindex == 2 and low == high):
        return None
    return _atom(m, Level.YEAR, "year", low, high)


def _year_list(m: re.Match[str]) -> Atom:
    years = [_year_number(y) for y in re.findall(_LONG_YEAR, m.group())]
    return _atom(m, Level.YEAR, "year", min(years), max(years))


def _ancient(m: re.Match[str]) -> Atom:
    return _atom(m, Level.YEAR, "year", int(m[1]), int(m[1]))


def _republic(m: re.Match[str]) -> Atom:
    return _atom(m, Level.YEAR, "year", 1911 + number(m[1]), 1911 + number(m[1]))


def _school_year(m: re.Match[str]) -> Atom:
    low = _year_number(m[1] or m[2])
    return _atom(m, Level.YEAR, "school-year", low, low)


def _decade(m: re.Match[str]) -> Atom | None:
    decade, century = number(m[2]), m[1]
    hundreds = {None: 19, "上": 19, "本": 20}.get(century) or number(century) - 1
    if not 9 <= hundreds <= 21 or decade % 10:
        return None
    last = number(m[3]) if m.lastindex == 3 else decade
    return (
        _atom(m, Level.DECADE, "decade", hundreds * 100 + decade, hundreds * 100 + last + 9) if last >= decade else None
    )


def _decade_years(m: re.Match[str]) -> Atom:
    return _atom(m, Level.DECADE, "decade", int(m[1]), int(m[1]) + 9)


def _century(m: re.Match[str]) -> Atom | None:
    century = {"上": 20, "本": 21}.get(m[1]) or number(m[1])
    if not 10 <= century <= 22:
        return None
    return _atom(m, Level.CENTURY, "century", 100 * century - 99, 100 * century)


def _numbers(level: Level, kind: str, least: int, most: int) -> Build:
    """A value in group 1 and, for a range, in group 2."""

    def build(m: re.Match[str]) -> Atom | None:
        low = number(m[1])
        high = number(m[2]) if m.lastindex and m.lastindex >= 2 and m[2] else low
        return _atom(m, level, kind, low, high) if least <= low <= high <= most else None

    return build


def _neighbours(m: re.Match[str]) -> Atom | None:
    """5、6月; not 4、7月: there 4 numbers a list."""
    low, high = number(m[1]), number(m[2])
    return _atom(m, Level.MONTH, "month", low, high) if high == low + 1 and high <= 12 else None


def _quarters(m: re.Match[str]) -> Atom | None:
    low = number(m[1])
    high = number(m[2]) if m.lastindex and m.lastindex >= 2 else low
    return _atom(m, Level.PART, "quarter", 3 * low - 2, 3 * high) if low <= high else None


def _first_months(m: re.Match[str]) -> Atom | None:
    months = number(m[1])
    return _atom(m, Level.PART, "months", 1, months) if 1 < months < 12 else None


def _last_months(m: re.Match[str]) -> Atom | None:
    months = number(m[1])
    return _atom(m, Level.PART, "months", 13 - months, 12) if 1 < months < 12 else None


def _nth_month(m: re.Match[str]) -> Atom | None:
    month = number(m[1])
    return _atom(m, Level.MONTH, "month", month, month) if 1 <= month <= 12 else None


def _weekday(m: re.Match[str]) -> Atom:
    day = "一二三四五六日天末".index(m[1])
    return (
        _atom(m, Level.DAY, "weekday", 5, 6) if day == 8 else _atom(m, Level.DAY, "weekday", min(day, 6), min(day, 6))
    )


def _nth_weekday(m: re.Match[str]) -> Atom:
    nth = 9 if m[1] == "最后一" else number(m[1])
    return _atom(m, Level.DAY, "nth-weekday", nth, min("一二三四五六日天".index(m[2]), 6))


def _nth_week(m: re.Match[str]) -> Atom:
    return _atom(m, Level.WEEK, "nth-week", number(m[1]), number(m[1]))


def _season(m: re.Match[str]) -> Atom:
    month = 3 * ("春夏秋冬".index(m[1]) + 1)
    return _atom(m, Level.PART, "season", month, month + 2)


def _term(m: re.Match[str]) -> Atom:
    return _atom(m, Level.PART, "term", 1 if m[1] in ("第一", "上", "秋季", "秋") else 2, 0)


def _clock(m: re.Match[str]) -> Atom:
    return _atom(m, Level.CLOCK, "clock", 0, 0)


def _date(m: re.Match[str]) -> Atom | None:
    year, month, day = (int(g) for g in (m["y"], m["m"], m["d"]))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _atom(m, Level.DAY, "date", year, month * 100 + day)


def _figures(m: re.Match[str]) -> Atom | None:
    month, day = int(m[1]), int(m[2])
    return _atom(m, Level.MONTH, "month-day", month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _year_month(m: re.Match[str]) -> Atom:
    return _atom(m, Level.MONTH, "year-month", int(m[1]), int(m[2]))


_TIME = r"(?:[T ]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,6})?(?:Z|[+][0-9]{2}:?[0-9]{2}|-[0-9]{2}:[0-9]{2})?)?"
_BARE_YEAR_MONTH = r"0[1-9]|1[0-2]|[1-9](?=[^0-9万亿元%个人公米平吨次千百级倍]|$)"

#: 斌升街28号 is a house.
_NO_HOUSE = r"(?<![街路巷弄])(?<!大道)"
DAYS = _table(
    (rf"{_NO_HOUSE}({_SMALL})[日号]?{CONNECTOR}({_SMALL})[日号]{_NO_DAY}", _numbers(Level.DAY, "day", 1, 31)),
    (rf"{_NO_HOUSE}({_SMALL})[日号]{_NO_DAY}", _numbers(Level.DAY, "day", 1, 31)),
)
#: A day without 日, only behind its month: 八月十五.
BARE_DAYS = _table((rf"({_TWO_HAN})(?=$|[,，。、;；:)）”早晚上下凌中])", _numbers(Level.DAY, "day", 1, 31)))
NUMERIC = _table(
    (
        rf"(?P<y>[12][0-9]{{3}})(?P<s>[-/.·])(?P<m>[0-9]{{1,2}})(?:(?P=s)|-)(?P<d>[0-9]{{2}}(?=[0-9]{{2}}:)|[0-9]{{1,2}}(?![0-9])){_TIME}",
        _date,
    ),
    (r"(?P<d>[0-3]?[0-9])(?P<s>[-/.])(?P<m>[01]?[0-9])(?P=s)(?P<y>(?:19|20)[0-9]{2})(?![0-9])", _date),
    (r"(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?![0-9万亿元个人%])", _date),
    (rf"([12][0-9]{{3}})[-/.]({_BARE_YEAR_MONTH})(?![0-9%.万亿/]|-[0-9]{{1,2}}(?![0-9]))", _year_month),
    (rf"({_LONG_YEAR})(?:{CONNECTOR})(?:{_LONG_YEAR}|[0-9]{{2}})学年度?|({_LONG_YEAR})学年度?", _school_year),
    (
        rf"({_LONG_YEAR})年?度?{CONNECTOR}({_LONG_YEAR}|[0-9]{{2}})年度?(?![底初末春夏秋冬]|[上下]半年|{_MONTH}月|第?[一二三四1-4]季度)",
        _years,
    ),
    (r"((?:19|20)[0-9]{2})(?:[—~至到-]{1,2})((?:19|20)[0-9]{2})(?![0-9.年])", _years),
    (rf"{_LONG_YEAR}(?:[、,和及与]{_LONG_YEAR}){{1,5}}年度?", _year_list),
    (r"([12][0-9]{2}0)年代", _decade_years),
    (rf"({_LONG_YEAR})年(?:度(?!过)|份)?(?!级|的?(?:悠久)?历史)", _years),
    (
        rf"({_PAIR_YEAR})年(?={_MONTH}月|[底初末]|[上下]半年|第?[一二三四1-4]季度|[前第后][0-9一二两三四五六七八九十]{1, 2}个?月)",
        _years,
    ),
    (r"((?:0[0-9]|[零〇][〇零一二三四五六七八九]))年(?!代)", _years),
    (r"(?<=[在于元])([2-9][0-9]{2})年(?![多来间])", _ancient),
    (rf"({_HAN_YEAR})年(?![多来前后])", _years),
    (
        rf"(?:([0-9]{{2}}|[一二三四五六七八九十]{{1,3}})世纪)?([1-9]0|[二三四五六七八九]十)(?:年代)?(?:{CONNECTOR}|、)([1-9]0|[二三四五六七八九]十)年代",
        _decade,
    ),
    (r"(?:([0-9]{2}|[一二三四五六七八九十]{1,3})世纪)?([1-9]0|[二三四五六七八九]十)年代", _decade),
    (r"([0-9]{2}|[一二三四五六七八九十]{1,3})世纪", _century),
    (rf"({_MONTH})月?份?{CONNECTOR}({_MONTH})月份?", _numbers(Level.MONTH, "month", 1, 12)),
    (rf"({_MONTH})、({_MONTH})月份?", _neighbours),
    (r"([一二三四五六七八九])([二三四五六七八九])月份?", _neighbours),
    (rf"({_MONTH})月(?!一[^日号至到—~-])份?", _numbers(Level.MONTH, "month", 1, 12)),
    (rf"([1-4一二三四])(?:{CONNECTOR}|、)([1-4一二三四])季度", _quarters),
    (r"([1-4一二三四])季度", _quarters),
)
ORDINAL = _table(
    (r"第([1-4一二三四])个?季度", _quarters),
    (r"第([一二三四五1-5])个?(?:周|星期|礼拜)([一二三四五六日天])", _nth_weekday),
    (r"第([一二三四五1-5])个?(?:周|星期)(?![一二三四五六日天期年])", _nth_week),
    (r"(最后一)个?(?:周|星期|礼拜)([一二三四五六日天])", _nth_weekday),
)
#: Behind a date in figures: 1952.11.15-19, 2018.12.01-01.31.
LAST_FIGURES = _table(
    (r"([01]?[0-9])[./-]([0-3]?[0-9])(?![0-9.:%年])", _figures),
    (r"([0-3]?[0-9])(?![0-9./:%年月日号万-])", _numbers(Level.DAY, "day", 1, 31)),
)
_MONTHS_FROM_JANUARY = (r"前([0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?月(?!以来|内)", _first_months)
FIRST_MONTHS = _table(_MONTHS_FROM_JANUARY)
#: Only behind a year.
IN_YEAR = _table(
    _MONTHS_FROM_JANUARY,
    (r"后([0-9]{1,2}|[二两三四五六七八九十]{1,2})个?月(?!份)", _last_months),
    (r"第([0-9]{1,2}|[一二三四五六七八九十]{1,2})个月", _nth_month),
    (r"(第[一二]|[秋春]季?)(?:学期)", lambda m: _term(m)),
    (r"([春夏秋冬])(?:[季天](?!学期))?(?!节|季|运|招|晚|游|耕|训|蕾|风|雨|泥|晖|令营|奥|联|学期|考)", _season),
)
TERMS = _table((r"(第一|第二|[上下]|[秋春]季?)学期", _term))
_DAY_OF_A_WEEK = (r"(?:星期|礼拜|周)([一二三四五六日天末])(?![年个岁家])", _weekday)
WEEKDAYS = _table(_DAY_OF_A_WEEK)
#: Behind a week: 上周五.
IN_WEEK = _table(_DAY_OF_A_WEEK, (r"([一二三四五六日天末])(?![年个岁家])", _weekday))
CENTURIES = _table((r"([上本])个?世纪([1-9]0|[二三四五六七八九]十)年代", _decade), (r"([上本])个?世纪", _century))
REPUBLIC = _table((r"民国([0-9]{1,2}|[一二三四五六七八九十]{1,3})年(?:\((?:公元)?[0-9]{4}年\))?", _republic))
CLOCKS = _table(
    (
        rf"(?:{_PARTS})?{_CLOCK}(?::[0-9]{{2}}(?::[0-9]{{2}})?|[时点](?:整|半|许|多钟|钟|[一三]刻|{_CLOCK}{{1,2}}分?(?:{_CLOCK}秒)?)?)(?![0-9名位项个])"
        rf"(?:(?:{CONNECTOR})(?:{_PARTS})?{_CLOCK}(?::[0-9]{{2}}|[时点](?:半|{_CLOCK}分)?))?",
        _clock,
    ),
    (rf"(?:{_PARTS})", _clock),
    (r"\((?:星期|周)[一二三四五六日天]\)|[,，]?(?:星期|周|礼拜)[一二三四五六日天](?:早上)?", _clock),
)
