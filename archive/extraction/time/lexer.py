"""Text → atoms: which atom of time, if any, begins at a place, and which may follow one."""

import re

from archive.extraction.time import patterns
from archive.extraction.time.atoms import CENTURY, CLOCK, DAY, DECADE, MONTH, PART, WEEK, YEAR, Atom, Level
from archive.extraction.time.festivals import festival_at
from archive.extraction.time.lexicon import WORDS
from archive.extraction.time.lunar import lunar_at

_NUMERALS = frozenset("0123456789" + patterns.HAN)
# Words of time that are the beginning of another word.
_LONGER_WORDS = re.compile(
    r"同日[月而]|明天会|[本上下]周[围边密期全恩]|(?<=级)[上下]学期|前年[度级]|后年级|前日本|第二天地|今天下|(?<=[人场件班车批频多数每0-9])次[年月日]|(?<=寒)暑[假期]|本年[级龄]|今日(?:头条|说法|关注|要闻)|是年[轻纪龄度青少级终薪均]|是[月日][份底初末亮考饼夜常记期]|(?<=文)明天|[该那]年[轻纪龄度青少级]"
)
_SAME = {"本月": "same-month", "同月": "same-month", "今天": "same-day", "今日": "same-day", "同日": "same-day"}
_COUNTED = frozenset("0123456789多几数余个青少" + patterns.HAN)
_EDGES = re.compile(
    r"年?(?:(?P<first>伊始|初(?!步|中(?!国|央|共|华)|级|次|期|高|心|始|衷|审|赛|夏|冬|春|秋))|(?P<last>底(?!层|线|蕴|气)|末|终(?!于|止|身|端|结|归|将)))"
    r"|(?P<middle>年中)"
)
_REPEATED = frozenset("每逢" + patterns.HAN + "0123456789")  # 每周一, 一周一次
_CENTURY_EDGES = re.compile(r"(?P<first>之?初(?!级|步)|初期|伊始)|(?P<last>末(?!端)|末期)|(?P<middle>中叶|中期)")
_DECADE_EDGES = re.compile(r"(?P<first>初期?|前期)|(?P<last>末期?|后期)|(?P<middle>中期|中叶)")
_MONTH_EDGES = re.compile(
    r"(?P<first>初(?!步|中(?!国|央|共|华)|级|次|期|高|心|始|[一二三四五六七八九十1-9xX*×]))|(?P<last>[底末](?!层|线))"
    r"|(?P<middle>中(?!旬|下旬|国|央|共|心|学|小|考|级|高|华|期|间|队|的|秋))"
)


def word_at(s: str, at: int) -> Atom | None:
    """The longest word of the lexicon at a place; vague words are not atoms."""
    for word in WORDS.get(s[at : at + 2], ()):
        if word.vague is None and s.startswith(word.text, at):
            counted = word.text[0] in "年月" and at and s[at - 1] in _COUNTED  # 三五年内, 三个月底, 青年终于
            inside = word.text[0] == "是" and at and "\u4e00" <= s[at - 1] <= "\u9fff"  # 总是月末
            return None if counted or inside or _LONGER_WORDS.match(s, at) else word.atom(at)
    return None


def start(s: str, at: int) -> list[Atom]:
    """The atom that begins a moment at a place (two for a lunar date with its year); empty where none does."""
    if at >= len(s):
        return []
    c = s[at]
    if c in _NUMERALS:
        return _numeral_start(s, at, c)
    if c in "农阴旧正腊闰大冬" and (lunar := lunar_at(s, at)):
        return lunar
    atom = (
        festival_at(s, at)
        or (patterns.first(patterns.ORDINAL, s, at) if c in "第最" else None)
        or word_at(s, at)
        or (patterns.first(patterns.CENTURIES, s, at) if c in "上本" else None)
        or (patterns.first(patterns.WEEKDAYS, s, at) if c in "周星礼" and not (at and s[at - 1] in _REPEATED) else None)
        or (patterns.first(patterns.FIRST_MONTHS, s, at) if c == "前" else None)
        or (patterns.first(patterns.REPUBLIC, s, at) if c == "民" else None)
    )
    if atom and atom.kind == "season" and atom.text[-1] == "天" and at and s[at - 2 : at] != "这个":
        return []  # 春天里, 那个冬天: no season of any year
    return [atom] if atom else []


def _numeral_start(s: str, at: int, c: str) -> list[Atom]:
    before = s[at - 1] if at else " "
    if before in _NUMERALS or before == "第":
        return []
    if before == "." and at > 1 and s[at - 2].isdecimal() and not _numbers_an_item(s, at - 1):
        return []
    if lunar := lunar_at(s, at):
        return lunar
    atom = festival_at(s, at) or patterns.first(patterns.NUMERIC, s, at)
    if atom is None and (c.isdecimal() or c in "十廿") and before not in "〕])】号":
        atom = patterns.first(patterns.DAYS, s, at)
    elif atom is None and before == ")" and _behind_words(s, at):
        atom = patterns.first(patterns.DAYS, s, at)
        atom = atom if atom and s[atom.stop - 1] == "日" else None
    return [atom] if atom else []


def _behind_words(s: str, at: int) -> bool:
    """Whether the brackets that end here hold words, as behind a dateline (记者某某)31日, not the number of an item or a paper."""
    opening = s.rfind("(", max(0, at - 40), at)
    return opening >= 0 and not all(c in _NUMERALS or c.isspace() for c in s[opening + 1 : at - 1])


def _numbers_an_item(s: str, dot: int) -> bool:
    """Whether the digits before a point open a line or sentence (3.6月开展…): they count items, and the month is whole."""
    first = dot
    while first and s[first - 1].isdecimal() and dot - first < 3:
        first -= 1
    return dot - first <= 2 and (first == 0 or s[first - 1] in "\x01\n。；;：:!?！？")


def follow(s: str, last: Atom) -> Atom | None:
    """The atom that continues a moment behind `last`: finer than it."""
    at, level = last.stop, last.level
    if level <= MONTH and s[at : at + 1] == "的":
        at += 1
    if level in (YEAR, MONTH) and s[at : at + 1] == "/" and s[at + 1 : at + 2].isdecimal():
        at += 1  # 2024年/1月/11日, as data bases print it
    if at >= len(s):
        return None
    if level == CLOCK:  # 7月8日（星期四）下午6:00
        return patterns.first(patterns.CLOCKS, s, at) if last.text[:1] in "(,，星周礼" else None
    atom = _edge(s, at, level) or _inside(s, at, last)
    if atom is None or atom.level <= level or atom.kind.startswith(("relative", "context")):
        return _same(atom) if atom and level == YEAR else None
    return atom


def _inside(s: str, at: int, last: Atom) -> Atom | None:
    """What may stand inside a year, a month, a week, a day."""
    level, first = last.level, patterns.first
    if level == DAY:
        festival = festival_at(s, at) if last.kind in ("day", "date") else None
        around = festival is not None and s.startswith(("前夕", "前后", "来临"), festival.stop)
        if festival and festival.kind == "festival" and not around:  # 12月4日国家宪法日, but 2日，清明节前夕
            return festival._replace(level=CLOCK, kind="clock")
        return first(patterns.CLOCKS, s, at)
    if level == WEEK:
        return first(patterns.IN_WEEK if last.kind.endswith("week") else patterns.DAYS, s, at)
    if level == MONTH:
        return (
            first(patterns.DAYS, s, at)
            or first(patterns.BARE_DAYS, s, at)
            or word_at(s, at)
            or first(patterns.ORDINAL, s, at)
        )
    if s[at] in _NUMERALS or s[at] in "农阴旧正腊闰冬大":
        lunar = lunar_at(s, at)
        if len(lunar) == 1:
            return lunar[0]
    if level == YEAR:
        inside = first(patterns.TERMS, s, at) if last.kind == "school-year" else None
        inside = inside or festival_at(s, at, dated=True) or first(patterns.IN_YEAR, s, at)
        if inside:
            return inside
    return first(patterns.NUMERIC, s, at) or word_at(s, at) or first(patterns.ORDINAL, s, at)


def _same(atom: Atom) -> Atom | None:
    """去年本月, 去年今日; 二〇一九年全年."""
    if atom.text == "全年":
        return atom._replace(level=PART, kind="whole")
    kind = _SAME.get(atom.text)
    if kind is None:
        return None
    return atom._replace(kind=kind, level=MONTH if kind == "same-month" else DAY)


def _edge(s: str, at: int, level: Level) -> Atom | None:
    if level not in _EDGE_TABLES:
        return None
    pattern, target, kind, values = _EDGE_TABLES[level]
    m = pattern.match(s, at)
    if not m:
        return None
    low, high = values[m.lastgroup or "first"]
    return Atom(target, kind, low, high, at, m.end(), m.group())


_EDGE_TABLES = {
    YEAR: (_EDGES, MONTH, "year-edge", {"first": (1, 1), "middle": (6, 7), "last": (12, 12)}),
    CENTURY: (
        _CENTURY_EDGES,
        DECADE,
        "century-edge",
        {"first": (0, 9), "middle": (40, 59), "last": (90, 99)},
    ),
    DECADE: (_DECADE_EDGES, YEAR, "decade-edge", {"first": (0, 3), "middle": (4, 6), "last": (7, 9)}),
    MONTH: (_MONTH_EDGES, WEEK, "days", {"first": (1, 10), "middle": (11, 20), "last": (21, 31)}),
}
