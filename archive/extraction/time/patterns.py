"""The patterns of atoms that hold numbers, each with the function that makes an atom of a match (`building`).

All are anchored and bounded, so that reading stays linear.
"""

import re

from archive.extraction.needed import longest, needed, openings
from archive.extraction.time import building as make
from archive.extraction.time.atoms import Atom, Level
from archive.extraction.time.building import LONG_YEAR, Build

HAN = "〇零一二三四五六七八九十廿卅两"
CONNECTOR = r"(?:至|到|[—~-]{1,3})"
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


_TIME = r"(?:[T ]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,6})?(?:Z|[+][0-9]{2}:?[0-9]{2}|-[0-9]{2}:[0-9]{2})?)?"
_BARE_YEAR_MONTH = r"0[1-9]|1[0-2]|[1-9](?=[^0-9万亿元%个人公米平吨次千百级倍]|$)"

#: 斌升街28号 is a house.
_NO_HOUSE = r"(?<![街路巷弄])(?<!大道)"
DAYS = _table(
    (rf"{_NO_HOUSE}({_SMALL})[日号]?{CONNECTOR}({_SMALL})[日号]{_NO_DAY}", make.numbers(Level.DAY, "day", 1, 31)),
    (rf"{_NO_HOUSE}({_SMALL})[日号]{_NO_DAY}", make.numbers(Level.DAY, "day", 1, 31)),
)
#: A day without 日, only behind its month: 八月十五.
BARE_DAYS = _table((rf"({_TWO_HAN})(?=$|[,，。、;；:)）”早晚上下凌中])", make.numbers(Level.DAY, "day", 1, 31)))
NUMERIC = _table(
    (
        rf"(?P<y>[12][0-9]{{3}})(?P<s>[-/.·])(?P<m>[0-9]{{1,2}})(?:(?P=s)|-)(?P<d>[0-9]{{2}}(?=[0-9]{{2}}:)|[0-9]{{1,2}}(?![0-9])){_TIME}",
        make.date,
    ),
    (r"(?P<d>[0-3]?[0-9])(?P<s>[-/.])(?P<m>[01]?[0-9])(?P=s)(?P<y>(?:19|20)[0-9]{2})(?![0-9])", make.date),
    (r"(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?![0-9万亿元个人%])", make.date),
    (rf"([12][0-9]{{3}})[-/.]({_BARE_YEAR_MONTH})(?![0-9%.万亿/]|-[0-9]{{1,2}}(?![0-9]))", make.year_month),
    (rf"({LONG_YEAR})(?:{CONNECTOR})(?:{LONG_YEAR}|[0-9]{{2}})学年度?|({LONG_YEAR})学年度?", make.school_year),
    (
        rf"({LONG_YEAR})年?度?{CONNECTOR}({LONG_YEAR}|[0-9]{{2}})年度?(?![底初末春夏秋冬]|[上下]半年|{_MONTH}月|第?[一二三四1-4]季度)",
        make.years,
    ),
    (r"((?:19|20)[0-9]{2})(?:[—~至到-]{1,2})((?:19|20)[0-9]{2})(?![0-9.年])", make.years),
    (rf"{LONG_YEAR}(?:[、,和及与]{LONG_YEAR}){{1,5}}年度?", make.year_list),
    (r"([12][0-9]{2}0)年代", make.decade_years),
    (rf"({LONG_YEAR})年(?:度(?!过)|份)?(?!级|的?(?:悠久)?历史)", make.years),
    (
        rf"({_PAIR_YEAR})年(?={_MONTH}月|[底初末]|[上下]半年|第?[一二三四1-4]季度)",
        make.years,
    ),
    (r"((?:0[0-9]|[零〇][〇零一二三四五六七八九]))年(?!代)", make.years),
    (r"(?<=[在于元])([2-9][0-9]{2})年(?![多来间])", make.ancient),
    (rf"({_HAN_YEAR})年(?![多来前后])", make.years),
    (
        rf"(?:([0-9]{{2}}|[一二三四五六七八九十]{{1,3}})世纪)?([1-9]0|[二三四五六七八九]十)(?:年代)?(?:{CONNECTOR}|、)([1-9]0|[二三四五六七八九]十)年代",
        make.decade,
    ),
    (r"(?:([0-9]{2}|[一二三四五六七八九十]{1,3})世纪)?([1-9]0|[二三四五六七八九]十)年代", make.decade),
    (r"([0-9]{2}|[一二三四五六七八九十]{1,3})世纪", make.century),
    (rf"({_MONTH})月?份?{CONNECTOR}({_MONTH})月份?", make.numbers(Level.MONTH, "month", 1, 12)),
    (rf"({_MONTH})、({_MONTH})月份?", make.neighbours),
    (r"([一二三四五六七八九])([二三四五六七八九])月份?", make.neighbours),
    (rf"({_MONTH})月(?!一[^日号至到—~-])份?", make.numbers(Level.MONTH, "month", 1, 12)),
    (rf"([1-4一二三四])(?:{CONNECTOR}|、)([1-4一二三四])季度", make.quarters),
    (r"([1-4一二三四])季度", make.quarters),
)
ORDINAL = _table(
    (r"第([1-4一二三四])个?季度", make.quarters),
    (r"第([一二三四五1-5])个?(?:周|星期|礼拜)([一二三四五六日天])", make.nth_weekday),
    (r"第([一二三四五1-5])个?(?:周|星期)(?![一二三四五六日天期年])", make.nth_week),
    (r"(最后一)个?(?:周|星期|礼拜)([一二三四五六日天])", make.nth_weekday),
)
#: Behind a date in figures: 1952.11.15-19, 2018.12.01-01.31.
LAST_FIGURES = _table(
    (r"([01]?[0-9])[./-]([0-3]?[0-9])(?![0-9.:%年])", make.figures),
    (r"([0-3]?[0-9])(?![0-9./:%年月日号万-])", make.numbers(Level.DAY, "day", 1, 31)),
)
_MONTHS_FROM_JANUARY = (r"前([0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?月(?!以来|内)", make.first_months)
FIRST_MONTHS = _table(_MONTHS_FROM_JANUARY)
#: Only behind a year.
IN_YEAR = _table(
    _MONTHS_FROM_JANUARY,
    (r"后([0-9]{1,2}|[二两三四五六七八九十]{1,2})个?月(?!份)", make.last_months),
    (r"第([0-9]{1,2}|[一二三四五六七八九十]{1,2})个月", make.nth_month),
    (r"(第[一二]|[秋春]季?)(?:学期)", make.term),
    (r"([春夏秋冬])(?:[季天](?!学期))?(?!节|季|运|招|晚|游|耕|训|蕾|风|雨|泥|晖|令营|奥|联|学期|考)", make.season),
)
TERMS = _table((r"(第一|第二|[上下]|[秋春]季?)学期", make.term))
_DAY_OF_A_WEEK = (r"(?:星期|礼拜|周)([一二三四五六日天末])(?![年个岁家])", make.weekday)
WEEKDAYS = _table(_DAY_OF_A_WEEK)
#: Behind a week: 上周五.
IN_WEEK = _table(_DAY_OF_A_WEEK, (r"([一二三四五六日天末])(?![年个岁家])", make.weekday))
CENTURIES = _table(
    (r"([上本])个?世纪([1-9]0|[二三四五六七八九]十)年代", make.decade), (r"([上本])个?世纪", make.century)
)
REPUBLIC = _table((r"民国([0-9]{1,2}|[一二三四五六七八九十]{1,3})年(?:\((?:公元)?[0-9]{4}年\))?", make.republic))
CLOCKS = _table(
    (
        rf"(?:{_PARTS})?{_CLOCK}(?::[0-9]{{2}}(?::[0-9]{{2}})?|[时点](?:整|半|许|多钟|钟|[一三]刻|{_CLOCK}{{1,2}}分?(?:{_CLOCK}秒)?)?)(?![0-9名位项个])"
        rf"(?:(?:{CONNECTOR})(?:{_PARTS})?{_CLOCK}(?::[0-9]{{2}}|[时点](?:半|{_CLOCK}分)?))?",
        make.clock,
    ),
    (rf"(?:{_PARTS})", make.clock),
    (r"\((?:星期|周)[一二三四五六日天]\)|[,，]?(?:星期|周|礼拜)[一二三四五六日天](?:早上)?", make.clock),
)
