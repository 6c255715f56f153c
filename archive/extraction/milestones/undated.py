"""The facts of a document that prints no date: they happened no earlier than what its text names lets them; the end is open."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from archive.extraction.findings import Document, TimeExpression
from archive.extraction.initiatives.loaders import load_initiatives
from archive.extraction.numerals import number
from archive.extraction.time.periods import load_periods
from archive.extraction.time.spoken import spoken
from archive.extraction.wording import alternatives
from archive.schema.vocabulary import Role
from archive.values import edtf
from archive.values.intervals import DayInterval

#: Since the congress of May 1957 the League bears its present name: older than that is no text that gives no year at all.
_OLDEST = date(1957, 5, 15)
_LATEST_YEAR = 2100
#: A year with its 年, or glued to the name that it opens (2013中国…论坛); no amount, no end of a range, no goal.
_YEAR = re.compile(
    r"(?<![\d.到至—\-~～〔\[])((?:19[5-9]|20\d)\d)(?:\s?年(?![前底])|(?=[\u4e00-\u9fff“])(?![个人名元场次余多万亿亩户件家吨支篇条所项份米公千百小]))"
)
#: Why a statement has the years of the names in it.
NAMED = (
    "Dated by the year that opens a name in the statement; the document prints no date.",
    "文件没有写明日期，时间取名称开头的年份。",
)
_BACK = re.compile(
    r"(?<!\d)([一二三四五六七八九十两\d]{1,3})年(?:来|以来|间|中)|(?:过去的?|近)([一二三四五六七八九十两\d]{1,3})年"
)
_LONGEST_BACK = 30
#: Characters of a name that no other words can hold by chance.
_LONG = 4


def floor(text: str, document: Document, times: Sequence[TimeExpression]) -> tuple[date, str]:
    """The first day on which a fact of an undated document can have happened, and the words that tell it ("" if none do).

    The document is no older than the latest year, national meeting, campaign or initiative that it names; where it looks back on so many
    years, its facts may be as much older.
    """
    goals = {t.start for t in times if t.role is Role.PLAN}
    latest, words = _OLDEST, ""
    for passage in document.passages:
        for match in _YEAR.finditer(text, passage.start, passage.stop):
            day = date(int(match[1]), 1, 1)
            if latest < day < date(_LATEST_YEAR, 1, 1) and match.start() not in goals:
                latest, words = day, match[0]
        for match in _undertaking().finditer(text, passage.start, passage.stop):
            day = _begun()[match[0]]
            if latest < day:
                latest, words = day, match[0]
        for match in _meeting().finditer(text, passage.start, passage.stop):
            day = _held()[match["name"]]
            if latest < day and not match["awaited"]:
                latest, words = day, match["name"]
    return (_years_before(latest, _looked_back(text, document)), words) if words else (latest, "")


def since(day: date, words: str) -> tuple[DayInterval, str, str, str]:
    """From a floor on: interval, EDTF, and the reason in English and Chinese."""
    interval = DayInterval(day, None)
    known = DayInterval.years(day.year, day.year) if (day.month, day.day) == (1, 1) else DayInterval(day, day)
    (when_en, when_zh) = spoken(known)
    named_en = f"it names {words}" if words else "the League bears its name since 1957"
    named_zh = f"文中提到“{words}”" if words else "共青团1957年起用现名"
    return (
        interval,
        f"{day.year}~/.." if (day.month, day.day) == (1, 1) else edtf.write(interval, approximate=True),
        f"Undated, not before {when_en}, end open: the document prints no date, and {named_en}.",
        f"时间不详，不早于{when_zh}，止点不详：文件没有写明日期，{named_zh}。",
    )


def named_years(text: str, start: int, stop: int) -> DayInterval | None:
    """The years that open the names in a statement (举办2013…论坛): an edition was held in the year of its name."""
    years = [int(m[1]) for m in _YEAR.finditer(text, start, stop)]
    return DayInterval.years(min(years), max(years)) if years and max(years) < _LATEST_YEAR else None


def _looked_back(text: str, document: Document) -> int:
    """How many years the text looks back on (五年来)."""
    back = 0
    for passage in document.passages:
        for match in _BACK.finditer(text, passage.start, passage.stop):
            years = number(match[1] or match[2])
            back = max(back, years if years <= _LONGEST_BACK else 0)
    return back


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, 1, 1) if years else day


@cache
def _held() -> dict[str, date]:
    """The wordings of national congresses, plenums and campaigns, and when they began."""
    rows = [p for p in load_periods() if p.kind in ("congress", "era")]
    return {words: p.earliest for p in rows for words in (p.name, *p.aliases)}


@cache
def _begun() -> dict[str, date]:
    """The names of initiatives of which it is known when they began; a name of two has the earlier year."""
    begun: dict[str, date] = {}
    for i in load_initiatives():
        for name in (i.name, *i.aliases) if i.first_year else ():
            day = date(i.first_year or 0, 1, 1)
            if len(name) >= _LONG:
                begun[name] = min(day, begun.get(name, day))
    return begun


@cache
def _undertaking() -> re.Pattern[str]:
    return re.compile(alternatives(_begun()))


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(f"(?P<awaited>喜迎|迎接?)?(?P<name>{alternatives(_held())})")
