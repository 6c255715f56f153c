"""Dates a document that prints no date: by the latest date that its text makes certain, to the precision it allows.

A text that says 今年是建团100周年 tells its year as well (seeds/lexicon/anniversaries.toml).
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from archive.extraction.catalogue import Catalogue, seed_table
from archive.extraction.findings import DatedBasis, TimeExpression
from archive.extraction.header.parts import Parts, place_of
from archive.extraction.time import find
from archive.schema.vocabulary import Basis, BlockKind, Role
from archive.values import edtf
from archive.values.intervals import DayInterval
from archive.values.spans import Span

_CERTAIN = (Basis.EXPLICIT, Basis.NAMED)
_FIRST_YEAR, _LAST_YEAR = 1978, 2100
_OPENING = ("“", "《", "「", '"')
#: A year so far after all others is a goal (到2035年), whatever its wording.
_LEAP = 3
#: So many years beyond all others nothing has happened yet, whatever its wording.
_FAR = 9
_TOWARDS = re.compile(r"(?:[到至]|面向|迈向|展望|力争|计划|规划)\s*$")
_REACHED = re.compile(r"年?[的]?(?:远景|目标|基本|全面|建成|实现|达到|前|末?达)")
#: Before this year a gap is one of a history, not the way to a goal.
_GOALS_FROM = 2005
#: A first sentence that tells what took place on an occasion of these days.
_OCCASION = re.compile(r"(?=[^。]{0,160}(?:[近昨今]日|日前|\d日))[^。]{0,160}?(?:纪念|庆祝|迎接|喜迎)[^。]*?周年")
_BEGAN_IN = re.compile(r"[始源创立建展动办起施]于$")
_SINCE = re.compile(r"[自从]$")
_BEGAN = re.compile(
    r"[^。；，]{0,40}?(?:以来|至今)|[，,]?(?:起|开始|(?:正式|首次|全面)?(?:启动|实施|推行|创办|成立|发起|开办|举办))"
)
#: What no date that is certain by itself can do without: a year in figures, or a word that makes days of a named period.
_MAY_DATE = re.compile(
    r"[12１２][0-9０-９]{3}|[0-9０-９〇零○◯一二两三四五六七八九十廿卅千OoＯｏ学][\s\u200b\ufeff\xad]*年|世纪"
    r"|期间|时期|之际|之年|前后|前夕|当天|当年"
)
#: What a sentence says before a year that lies ahead of it: 未来五年，将实施……；到2026年……
_TO, _AHEAD = re.compile(r"(?<!截)[到至]$"), re.compile(r"未来|今后|下一步|力争|将(?![军士领])")
_GOAL = re.compile(r"(?:(?<![该本此])计划|力争|争取|确保|预计|规划)[^。；，\d]{0,6}[到至在于]?$")
#: What stands behind a year that is only planned for; what a text calls itself that looks back.
_PLANNED = re.compile(
    r"度?的?(?:全[省市县区州团]|共青团|团[省市县区]?委|重点)?工作?(?:打算|计划|安排|思路|设想|要点|重点|目标|任务)"
)
_REVIEWED = re.compile(r"工作(?:总结|回顾|情况)|总结[及和暨]")
_CHAPTER = re.compile(r"^第[一二三四五六七八九十百]{1,3}[章编篇节卷]")
_PARTS = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.CAPTION,
    BlockKind.HEADING,
    BlockKind.NOTE,
    BlockKind.TABLE,
)


def inferred_date(parts: Parts, catalogue: Catalogue) -> DatedBasis | None:
    """The latest certain date, basis inferred; None where the text makes none certain.

    Plans, names and background do not count; nor do years that lie far beyond all others. An expression that covers
    several years (2022-2023年度) makes its last year certain.
    """
    if _CHAPTER.match(parts.title.strip()):
        return None  # a chapter of local history is written long after the years that it tells
    certain = [(start, e) for start, e in _expressions(parts, catalogue) if _counts(e)]
    certain = _without_names(certain, parts.words)
    stated = _stated_year(parts)
    if not certain:
        return stated
    certain = _without_plans(_without_goals(certain, parts.words), parts.words)
    start, latest = _latest(_without_next_year(certain, parts.text))
    if stated and stated.interval.earliest and stated.interval.earliest.year > _last(latest).year:
        return stated
    interval = _closed(latest)
    if interval.earliest is None and interval.latest is not None:  # 截至2021年6月底: the month is certain
        interval = _until(latest, interval.latest)
    if (interval.days or 999) > 31:
        interval = DayInterval.year(_last(latest).year)
    written = edtf.write(interval)
    return DatedBasis(
        interval,
        written,
        Basis.INFERRED,
        "latest-certain-date",
        (Span(start + latest.start, start + latest.stop),),
        f"No date is printed; {latest.text} is the latest date that the text makes certain, so it is of {written} or soon after.",
        f"文中未印日期；“{latest.text}”是文中可以确定的最晚时间，故推定为{written}。",
    )


def _until(e: TimeExpression, last: date) -> DayInterval:
    """The day, month or year up to which a text counts, as precisely as it is printed."""
    if "month" not in e.rule:
        return DayInterval.year(last.year)
    return DayInterval.day(last) if e.text.endswith(("日", "号")) else DayInterval.month(last.year, last.month)


@cache
def _years() -> tuple[tuple[re.Pattern[str], int, bool], ...]:
    """What tells the year of a text, the year, and whether a number of anniversaries is to be added."""
    found = []
    for key in ("founded", "known"):
        table = seed_table("lexicon/anniversaries.toml")[key]
        assert isinstance(table, dict)
        for words, year in table.items():
            counted = key == "founded"
            tail = r"[^，。；]{0,8}?(\d{2,3})周年" if counted else "[^，。；]{0,4}之?年"
            start = "今年|20\\d\\d年|纪念|庆祝|迎接|喜迎" if counted else "今年|20\\d\\d年"
            found.append((re.compile(rf"(?:{start})[^。；]{{0,40}}?(?:{words}){tail}"), int(year), counted))
    return tuple(found)


def _stated_year(parts: Parts) -> DatedBasis | None:
    """The year of a text that says 今年是……N周年 or 今年是……之年, or opens with what is done on such an occasion."""
    for at, passage in enumerate(parts.running):
        text = parts.of(passage)
        opening = _OCCASION.match(text[:200]) if at == 0 else None
        if "今年" not in text and opening is None:
            continue
        for pattern, year, counted in _years():
            match = pattern.search(text)
            if match is None or not (match[0].startswith("今年") or (opening and match.end() <= opening.end())):
                continue
            year += int(match[1]) if counted else 0
            if _FIRST_YEAR <= year < _LAST_YEAR:
                return _stated(year, place_of(passage, match), parts)
    return None


def _stated(year: int, span: Span, parts: Parts) -> DatedBasis:
    quote = span.of(parts.reading.text)
    return DatedBasis(
        DayInterval.year(year),
        str(year),
        Basis.INFERRED,
        "anniversary-year",
        (span,),
        f"No date is printed; {quote} makes this year {year}.",
        f"文中未印日期；由“{quote}”可知今年是{year}年。",
    )


def _without_names(certain: list[tuple[int, TimeExpression]], words: str) -> list[tuple[int, TimeExpression]]:
    """Where dates are printed in full, without years that only open a quoted name (2018年“……”活动)."""
    if not any((_closed(e).days or 999) <= 31 for _, e in certain):
        return certain
    return [
        (start, e)
        for start, e in certain
        if (_closed(e).days or 999) <= 31
        or e.text.endswith("度")  # an honour of 2021年度 was awarded then or soon after
        or words[start + e.stop : start + e.stop + 2].lstrip("度 ")[:1] not in _OPENING
    ]


def _expressions(parts: Parts, catalogue: Catalogue) -> Iterable[tuple[int, TimeExpression]]:
    for passage in parts.article.passages:
        words = parts.of(passage) if passage.kind in _PARTS else ""
        for e in find(words, catalogue=catalogue) if _MAY_DATE.search(words) else ():
            if not _begins(words, e):
                yield passage.start, e


def _begins(text: str, e: TimeExpression) -> bool:
    """Whether an expression only says when something long under way began (活动自1994年启动), or up to when it is planned.

    The text may be of any later year, or of any earlier one.
    """
    before, after = text[max(0, e.start - 4) : e.start], text[e.stop : e.stop + 48]
    born = after.startswith(("出生", "（含）出生", "(含)出生", "之间出生"))
    goal = _GOAL.search(text, max(0, e.start - 14), e.start) is not None
    if _TO.search(before):
        goal = goal or _AHEAD.search(text, text.rfind("。", 0, e.start) + 1, e.start) is not None
    return born or goal or bool(_BEGAN_IN.search(before) or (_SINCE.search(before) and _BEGAN.match(after)))


def _counts(e: TimeExpression) -> bool:
    if e.interval is None or e.interval.latest is None or e.basis not in _CERTAIN:
        return False
    if e.role not in (Role.EVENT, Role.PUBLICATION) or e.interval.latest.year < _FIRST_YEAR:
        return False
    return e.basis is Basis.EXPLICIT or (e.interval.days or 999) <= 31 or e.text.endswith("周年之际")


def _closed(e: TimeExpression) -> DayInterval:
    if e.interval is None:
        raise ValueError(f"{e.text} has no interval")
    return e.interval


def _last(e: TimeExpression) -> date:
    return _closed(e).latest or date.min


def _without_next_year(certain: list[tuple[int, TimeExpression]], text: str) -> list[tuple[int, TimeExpression]]:
    """Where a text speaks of 明年 and names two years running, the earlier more often, the later is its next year."""
    years = Counter(_last(e).year for _, e in certain)
    latest = max(years)
    if "明年" in text and 0 < years[latest] < years[latest - 1]:
        return [c for c in certain if _last(c[1]).year < latest]
    return certain


def _without_plans(certain: list[tuple[int, TimeExpression]], words: str) -> list[tuple[int, TimeExpression]]:
    """Where a text looks back on a year and only plans for the next (三、2023年工作打算), without the years planned for."""
    latest = max(_last(e).year for _, e in certain)
    last = [(start, e) for start, e in certain if _last(e).year == latest]
    before = [(start, e) for start, e in certain if _last(e).year == latest - 1]
    planned = all(_PLANNED.match(words, start + e.stop) for start, e in last)
    return before if before and planned and _REVIEWED.search(words) else certain


def _without_goals(certain: list[tuple[int, TimeExpression]], words: str) -> list[tuple[int, TimeExpression]]:
    """Without years that lie far beyond all others (2035年远景目标); what is counted up to a day (截至) is no goal.

    A year only some years beyond needs the wording of a goal: a history jumps as well.
    """
    ordered = sorted(certain, key=lambda c: _last(c[1]).year)
    while len(ordered) > 1 and _closed(ordered[-1][1]).earliest:
        start, last = ordered[-1]
        gap = _last(last).year - _last(ordered[-2][1]).year
        if _last(last).year < _GOALS_FROM or gap <= _LEAP or (gap <= _FAR and not _is_goal(words, start, last)):
            break
        ordered.pop()
    return ordered


def _is_goal(words: str, start: int, e: TimeExpression) -> bool:
    """Whether the words around a year say that something shall be reached by then."""
    at = start + e.start
    before, after = words[max(0, at - 6) : at], words[start + e.stop : start + e.stop + 10]
    return bool(_TOWARDS.search(before) or _REACHED.match(after))


def _latest(certain: list[tuple[int, TimeExpression]]) -> tuple[int, TimeExpression]:
    """The latest by its last day; where a year and a day of that year compete, the year says less but is certain."""
    year = max(_last(e).year for _, e in certain)
    same = [c for c in certain if _last(c[1]).year == year]
    coarse = [c for c in same if (_closed(c[1]).days or 999) > 31]
    return coarse[0] if coarse else max(same, key=lambda c: _last(c[1]))
