"""Text → atoms: which atom of time, if any, begins at a place. Patterns are anchored and bounded, so time is linear."""

import re
from collections.abc import Callable

from archive.extraction.numerals import number
from archive.extraction.time.atoms import Atom, Level
from archive.extraction.time.lexicon import WORDS

DIGIT = "0-9"
HAN = "〇零一二三四五六七八九十廿卅"
CONNECTOR = r"(?:至|到|[—~-]{1,2})"
_YEAR = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九Oo0]{3})"
_SMALL = r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_NOT_DAYS = r"(?!楼|线|院|店|机|文件|令|公告|台|位|馆|门|桌|车|井|矿|任务|探测|卫星|飞船|文|厅|仓|选手|内|以内|之内|游|均|元|报(?![道告送名到考])|常|程|志愿(?:活动)?日)"
_CLOCK = r"(?:[0-9]{1,2}|[二]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_PARTS = "上午|下午|中午|正午|早上|早晨|清晨|凌晨|傍晚|晚上|晚间|午后|深夜|夜间|夜里|晚|早"

Matcher = tuple[re.Pattern[str], Callable[[re.Match[str]], Atom | None]]


def _atom(match: re.Match[str], level: Level, kind: str, low: int, high: int) -> Atom:
    return Atom(level, kind, low, high, match.start(), match.end(), match.group())


def _year_number(text: str) -> int:
    return number(text.replace("O", "0").replace("o", "0"))


def _school_year(m: re.Match[str]) -> Atom | None:
    low = _year_number(m[1])
    return _atom(m, Level.YEAR, "school-year", low, low)


def _years(m: re.Match[str]) -> Atom | None:
    low = _year_number(m[1])
    high = _year_number(m[2]) if len(m[2]) == 4 else low // 100 * 100 + int(m[2])
    return _atom(m, Level.YEAR, "year", low, high) if 1000 <= low < high <= 2200 else None


def _year_list(m: re.Match[str]) -> Atom | None:
    years = [_year_number(y) for y in re.findall(_YEAR, m.group())]
    return _atom(m, Level.YEAR, "year", min(years), max(years))


def _year(m: re.Match[str]) -> Atom | None:
    year = _year_number(m[1])
    return _atom(m, Level.YEAR, "year", year, year) if 1000 <= year <= 2200 else None


def _short_year(m: re.Match[str]) -> Atom | None:
    year = int(m[1])
    year += 2000 if year < 50 else 1900
    return _atom(m, Level.YEAR, "year", year, year)


def _decade(m: re.Match[str]) -> Atom | None:
    decade = number(m[2]) if not m[2].isdecimal() else int(m[2])
    if m[1] is None or m[1] == "上":
        century = 19
    elif m[1] == "本":
        century = 20
    else:
        century = number(m[1]) - 1
    if not 9 <= century <= 21 or decade % 10:
        return None
    first = century * 100 + decade
    return _atom(m, Level.DECADE, "decade", first, first + 9)


def _century(m: re.Match[str]) -> Atom | None:
    century = {"上": 20, "本": 21}.get(m[1]) or number(m[1])
    if not 10 <= century <= 22:
        return None
    first = (century - 1) * 100
    return _atom(m, Level.CENTURY, "century", first + 1, first + 100)


def _pair(level: Level, kind: str, least: int, most: int) -> Callable[[re.Match[str]], Atom | None]:
    """Values in group 1 and, for a range, in group 2."""

    def build(m: re.Match[str]) -> Atom | None:
        low = number(m[1])
        high = number(m[2]) if m.lastindex and m.lastindex >= 2 and m[2] else low
        return _atom(m, level, kind, low, high) if least <= low <= high <= most else None

    return build


def _quarters(m: re.Match[str]) -> Atom | None:
    low, high = number(m[1]), number(m[2]) if m[2] else number(m[1])
    return _atom(m, Level.PART, "quarter", 3 * low - 2, 3 * high) if 1 <= low <= high <= 4 else None


def _first_months(m: re.Match[str]) -> Atom | None:
    months = number(m[1])
    return _atom(m, Level.PART, "months", 1, months) if 1 < months < 12 else None


def _weekday(m: re.Match[str]) -> Atom | None:
    day = "一二三四五六日天末".index(m[1])
    low, high = (5, 6) if day == 8 else (min(day, 6), min(day, 6))
    return _atom(m, Level.DAY, "weekday", low, high)


def _nth_weekday(m: re.Match[str]) -> Atom | None:
    nth = 9 if m[1] == "最后一" else number(m[1])
    return _atom(m, Level.DAY, "nth-weekday", nth, min("一二三四五六日天".index(m[2]), 6))


def _clock(m: re.Match[str]) -> Atom | None:
    return _atom(m, Level.CLOCK, "clock", 0, 0)


def _patterns(*rows: tuple[str, Callable[[re.Match[str]], Atom | None]]) -> tuple[Matcher, ...]:
    return tuple((re.compile(pattern), build) for pattern, build in rows)


_DAYS = _patterns(
    (rf"({_SMALL})[日号]?{CONNECTOR}({_SMALL})[日号]{_NOT_DAYS}", _pair(Level.DAY, "day", 1, 31)),
    (rf"({_SMALL})[日号]{_NOT_DAYS}", _pair(Level.DAY, "day", 1, 31)),
)
_NUMERIC = _patterns(
    (
        rf"({_YEAR})(?:{CONNECTOR})(?:{_YEAR}|[0-9]{{2}})学年度?|({_YEAR})学年度?",
        lambda m: _school_year(m) if m[1] else None,
    ),
    (rf"({_YEAR})年?度?{CONNECTOR}({_YEAR}|[0-9]{{2}})年度?", _years),
    (rf"{_YEAR}(?:[、,和及与]{_YEAR}){{1,5}}年度?", _year_list),
    (rf"({_YEAR})年(?:度(?!过)|份)?(?!的?历史)", _year),
    (r"([0-9]{2})年(?=[0-9]{1,2}月)|(?<=['’])([0-9]{2})年", lambda m: _short_year(m) if m[1] else None),
    (r"(0[0-9])年(?!代)", _short_year),
    (r"(?:([0-9]{2}|[十一二]{1,3})世纪)?([1-9]0|[二三四五六七八九]十)年代", _decade),
    (r"([0-9]{2}|[十一二]{1,3})世纪", _century),
    (rf"({_MONTH})月?份?{CONNECTOR}({_MONTH})月份?", _pair(Level.MONTH, "month", 1, 12)),
    (rf"({_MONTH})、({_MONTH})月份?", _pair(Level.MONTH, "month", 1, 12)),
    (rf"({_MONTH})月份?", _pair(Level.MONTH, "month", 1, 12)),
    (rf"([1-4一二三四])(?:{CONNECTOR}|、)([1-4一二三四])季度|([1-4一二三四])季度", lambda m: _quarters_any(m)),
)
_ORDINAL = _patterns(
    (r"第([1-4一二三四])()个?季度?", _quarters),
    (r"第([一二三四五1-5])(?:个)?(?:周|星期|礼拜)([一二三四五六日天])", _nth_weekday),
    (r"第([一二三四五1-5])个?(?:周|星期)(?![一二三四五六日天期])", _pair(Level.WEEK, "nth-week", 1, 5)),
    (r"(最后一)个?(?:周|星期|礼拜)([一二三四五六日天])", _nth_weekday),
)
_FIRST_MONTHS = _patterns((r"前([0-9]{1,2}|[二两三四五六七八九十]{1,2})个?月(?!以来|内)", _first_months))
_WEEKDAYS = _patterns(
    (r"(?:星期|礼拜|周)([一二三四五六日天末])(?![年个岁家])", _weekday),
    (r"([一二三四五六日天末])(?![年个岁家])", _weekday),
)
_CENTURIES = _patterns(
    (r"([上本])(?:个)?世纪()([1-9]0|[二三四五六七八九]十)年代", lambda m: _decade_of(m)),
    (r"([上本])(?:个)?世纪", _century),
)
_CLOCKS = _patterns(
    (rf"(?:{_PARTS})?{_CLOCK}(?::[0-9]{{2}}(?::[0-9]{{2}})?|[时点](?:整|半|{_CLOCK}分?)?)(?![0-9名位项个])", _clock),
    (rf"(?:{_PARTS})", _clock),
    (r"\((?:星期|周)[一二三四五六日天]\)", _clock),
)


def _quarters_any(m: re.Match[str]) -> Atom | None:
    low, high = (m[1], m[2]) if m[1] else (m[3], m[3])
    first, last = number(low), number(high)
    return _atom(m, Level.PART, "quarter", 3 * first - 2, 3 * last) if first <= last else None


def _decade_of(m: re.Match[str]) -> Atom | None:
    first = (1900 if m[1] == "上" else 2000) + number(m[3]) % 100
    return _atom(m, Level.DECADE, "decade", first, first + 9)


_ISO = re.compile(
    r"([12][0-9]{3})([-/.·])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])(?:T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])(?![0-9])")
_YEAR_MONTH = re.compile(
    r"([12][0-9]{3})([-/.])(0[1-9]|1[0-2]|[1-9](?=[^0-9万亿元%个人公米平吨次千百]|$))(?![0-9%.万亿])"
)


def _numeric_date(s: str, at: int) -> Atom | None:
    for pattern in (_ISO, _COMPACT):
        if m := pattern.match(s, at):
            groups = [g for g in m.groups() if g and g[0].isdecimal()]
            year, month, day = (int(g) for g in groups[:3])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return Atom(Level.DAY, "date", year, month * 100 + day, at, m.end(), m.group())
    if m := _YEAR_MONTH.match(s, at):
        return Atom(Level.MONTH, "year-month", int(m[1]), int(m[3]), at, m.end(), m.group())
    return None


def _try(matchers: tuple[Matcher, ...], s: str, at: int) -> Atom | None:
    for pattern, build in matchers:
        m = pattern.match(s, at)
        if m:
            atom = build(m)
            if atom:
                return atom
    return None


# Words of time that are the beginning of another word.
_LONGER_WORDS = re.compile(
    r"同日[月而]|今天(?:下|的你)|明天会|本周[围边密期全]|上周[围边密期全]|下周[围边密期全]|前年[度级]|后年[级]|前日本|秋天[津]|本月[老]|第二天[地]"
)


def word_at(s: str, at: int) -> Atom | None:
    """The longest word of the lexicon at a place."""
    for word in WORDS.get(s[at : at + 2], ()):
        if word.vague is None and s.startswith(word.text, at):
            return None if _LONGER_WORDS.match(s, at) else word.atom(at)
    return None


def numeral_at(s: str, at: int) -> Atom | None:
    """An atom that begins with a numeral."""
    return _numeric_date(s, at) or _try(_NUMERIC, s, at)


def follow(s: str, at: int, level: Level) -> Atom | None:
    """The atom that continues a moment of the given level at `at`: finer than it."""
    if at >= len(s):
        return None
    c = s[at]
    if c == "的" and level <= Level.MONTH:
        at += 1
        c = s[at : at + 1]
        if not c:
            return None
    atom: Atom | None = None
    if level == Level.YEAR or level == Level.PART or level == Level.DECADE:
        atom = _edge(s, at, level)
    elif level == Level.MONTH:
        atom = _month_edge(s, at)
    if atom is None and level == Level.WEEK and c in "一二三四五六日天末星周礼":
        atom = _try(_WEEKDAYS, s, at)
    elif atom is None and (c in HAN or c.isdecimal()):
        atom = _try(_DAYS, s, at) if level >= Level.MONTH else numeral_at(s, at)
        if atom is None and level == Level.DAY:
            atom = _try(_CLOCKS, s, at)
    elif atom is None:
        atom = word_at(s, at) or _try(_ORDINAL, s, at)
        if atom is None and level == Level.YEAR:
            atom = _try(_FIRST_MONTHS, s, at)
        elif atom is None and level == Level.DAY:
            atom = _try(_CLOCKS, s, at)
    if atom is None or atom.level <= level or atom.kind == "vague" or atom.kind.startswith(("relative", "context")):
        return None
    return atom


_EDGES = re.compile(
    r"(?:年)?(?:(初)(?!步|中|级|次|期|高|心|始|衷|审|赛|夏|冬|春|秋)|(底)(?!层|线|蕴|气)|(末)|(年中)|(内)(?!容|部|蒙|涵|外))"
)
_MONTH_EDGES = re.compile(
    r"(初)(?!步|中|级|次|期|高|心|始|[一二三四五六七八九十])|(中)(?=旬)|([底末])(?!层|线)|(中)(?!旬|国|央|共|心|学|小|考|级|高|华|期|间|队|的)"
)


def _edge(s: str, at: int, level: Level) -> Atom | None:
    m = _EDGES.match(s, at)
    if not m or level == Level.PART:
        return None
    if level == Level.DECADE:
        return (
            Atom(Level.YEAR, "decade-edge", 0 if m[1] else 7, 3 if m[1] else 9, at, m.end(), m.group())
            if m[1] or m[3]
            else None
        )
    if m[4]:
        return Atom(Level.MONTH, "months-edge", 6, 7, at, m.end(), m.group())
    if m[5]:
        return None
    month = 1 if m[1] else 12
    return Atom(Level.MONTH, "year-edge", month, month, at, m.end(), m.group())


def _month_edge(s: str, at: int) -> Atom | None:
    m = _MONTH_EDGES.match(s, at)
    if not m or m[2]:
        return None
    low, high = (1, 10) if m[1] else (21, 31) if m[3] else (11, 20)
    return Atom(Level.WEEK, "days", low, high, at, m.end(), m.group())


def start(s: str, at: int) -> Atom | None:
    """The atom that may begin a moment at a place."""
    c = s[at]
    if c in HAN or c.isdecimal():
        before = s[at - 1] if at else ""
        if (
            before
            and (before.isdecimal() or before in HAN or before in ".第")
            and not (before == "." and at > 1 and not s[at - 2].isdecimal())
        ):
            return None
        atom = numeral_at(s, at)
        if atom is None and (c.isdecimal() or c in "十廿") and not (before and before in "〕])】号第"):
            atom = _try(_DAYS, s, at)
        return atom
    if c == "第":
        return _try(_ORDINAL, s, at)
    return word_at(s, at) or _try(_CENTURIES, s, at) or (_try(_WEEKDAYS[:1], s, at) if s[at - 1 : at] != "每" else None)
