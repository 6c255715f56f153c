"""Finds the reporting period: what a document says it looks back on (or, in work points, what it plans for)."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import DatedBasis, TimeExpression
from archive.extraction.header.parts import Parts
from archive.extraction.time import each
from archive.schema.vocabulary import Basis, Genre, Role
from archive.values import edtf
from archive.values.intervals import DayInterval
from archive.values.spans import Span

_SINCE = re.compile(r"以来$|年来$|月来$")
_BACK_BEFORE = re.compile(
    r"(?:回首|回顾|回望|总结|走过|过去的?|刚刚过去的?|盘点|(?:^|[，。！？；\s])在)\s*(?:刚刚过去的|过去的|这)?$"
)
_YEAR_AFTER = re.compile(
    r"^度?\s*(?:全[省市县区州盟旗团]|上半年|[^，。；]{0,12})?(?:工作|情况|主要工作)(?:报告|总结|回顾|情况|综述)?"
)
_TITLE_YEAR = re.compile(
    r"^度?(?:[^，。；]{0,24})(?:工作(?:报告|总结|回顾|情况|综述|要点|计划|安排|打算)|总结|大事记|要点|年鉴|综述|述职)"
)
#: What a year is, not what is told of it: 今年是建团100周年.
_OCCASION = re.compile(r"是[^。；]{0,40}(?:周年|之年|元年)")
_MEETING = re.compile(r"(?:会议|大会|全会|会上)[^。，,；]{0,8}$")
_PLANS = re.compile(r"要点|计划|安排|打算|任务|谋划|部署")
_REVIEWS = (Genre.SUMMARY, Genre.REPORT, Genre.YEARBOOK, Genre.WORK_POINTS)
#: A summary of half a year or a quarter.
_HALF = re.compile(r"[上下]半年|季度$")
#: Titles of texts that look back on a year, whoever tells them; and a year in bare figures in such a title (回眸2021).
_RETROSPECT = re.compile(r"回眸|盘点|年终|大事|十大|成绩单|答卷|这一年|回顾(?!会|展)")
_BARE_YEAR = re.compile(
    r"(?:回眸|盘点|回顾|再见|数说)[^0-9。，]{0,2}(?P<before>20\d\d)(?![年\d.-])|(?<![\d.-])(?P<after>20\d\d)[^0-9。，年]{0,2}(?:回眸|盘点|大事记)"
)
_OPENING_CHARACTERS = 700
#: In the first paragraphs, no further from their beginnings.
_FIRST_SENTENCES = 200
_WHOLE = 300
_DAY = 3


def period_of(parts: Parts, genre: Genre, published: DatedBasis | None, catalogue: Catalogue) -> DatedBasis | None:
    """The reporting period with its reasons; None where nothing is looked back on (news of a day, a notice)."""
    reference = published.interval if published else None
    for at, text, rule in _places(parts):
        if rule == "title-period" and (bare := _BARE_YEAR.search(text)) is not None:
            year = bare["before"] or bare["after"]
            where = Span(at + bare.start(), at + bare.end())
            return _said(DayInterval.year(int(year)), year, Basis.EXPLICIT, rule, where, bare[0])
        for e in each(text, reference, catalogue=catalogue):
            early = e.start < _FIRST_SENTENCES and (not parts.running or at <= parts.running[:3][-1].start)
            if e.interval and e.interval.closed and _is_period(text, e, rule, genre, reference, early):
                return _dated(e, at, rule)
            of_a_day = e.role is Role.EVENT and e.interval is not None and (e.interval.days or 99) <= _DAY
            if of_a_day and genre is Genre.NEWS:
                return _habit(genre, published)  # news of a day looks back on nothing
    return _habit(genre, published)


def _places(parts: Parts) -> Iterator[tuple[int, str, str]]:
    """Where a period is announced, in the order in which it counts: title, subtitle, opening."""
    for span in (*parts.title_spans, *parts.article.subtitle):
        yield span.start, span.of(parts.words), "title-period"
    left = _OPENING_CHARACTERS
    for passage in islice(parts.running, 6):
        text = parts.of(passage)[: max(left, 0)]
        if not text:
            return
        yield passage.start, text, "opening-period"
        left -= len(text)


def _is_period(
    text: str, e: TimeExpression, rule: str, genre: Genre, reference: DayInterval | None, early: bool
) -> bool:
    """Whether an expression names the period; a year that opens a sentence does so only early, further down it is a stage."""
    interval = e.interval
    if (
        interval is None
        or interval.earliest is None
        or (interval.days or 0) < 28
        or e.role in (Role.NAME, Role.PLAN, Role.BACKGROUND)
    ):
        return False
    since = _SINCE.search(e.text) is not None
    if rule == "title-period" and (interval.days or 0) >= _WHOLE and _RETROSPECT.search(text):
        return True
    if genre is Genre.NEWS and not (since and rule == "title-period"):
        # News of a day looks back on nothing, whatever the meeting that it tells of reviewed; a feature may.
        opens = not text[: e.start].strip() or text[: e.start].rstrip()[-1:] in "。！？；】）)"
        back = "counted-back" in e.rule or (e.role is Role.VAGUE and e.text.endswith("年来"))
        return rule == "opening-period" and back and opens and (interval.days or 0) >= _WHOLE
    if rule == "title-period":
        whole = (interval.days or 0) >= _WHOLE
        return (
            since
            or (whole and _TITLE_YEAR.match(text[e.stop :]) is not None)
            or (whole and genre in _REVIEWS)
            or (genre in _REVIEWS and _HALF.search(e.text) is not None)
        )
    if reference and reference.latest and interval.earliest > reference.latest:
        return False
    before, after = text[max(0, e.start - 12) : e.start], text[e.stop :]
    opens = text[: e.start].rstrip()[-1:] in ("", *"。！？；】—") or text[e.start - 1] == "\n"
    if e.role is Role.VAGUE:
        return genre in (Genre.FEATURE, Genre.WECHAT) and e.text.endswith("月来")
    if since or "counted-back" in e.rule:
        return opens or _BACK_BEFORE.search(before) is not None
    if _MEETING.search(before):
        return False  # what a meeting reviewed is not what the report of the meeting looks back on
    if _BACK_BEFORE.search(before) or ("总结" in before and _YEAR_AFTER.match(after)):
        return True
    own = genre in (
        Genre.SUMMARY,
        Genre.REPORT,
        Genre.YEARBOOK,
        Genre.FEATURE,
        Genre.OTHER,
        Genre.WECHAT,
        Genre.BULLETIN,
    )
    return (
        opens
        and own
        and early
        and (interval.days or 0) >= _WHOLE
        and after[:1] in "，,是"
        and not _PLANS.search(after[:30])
        and not _OCCASION.match(after)
    )


def _dated(e: TimeExpression, at: int, rule: str) -> DatedBasis:
    if e.interval is None:
        raise ValueError(f"{e.text} has no interval")
    place = Span(at + e.start, at + e.stop)
    return _said(e.interval, e.edtf or edtf.write(e.interval), e.basis, rule, place, e.text)


def _said(interval: DayInterval, written: str, basis: Basis, rule: str, place: Span, words: str) -> DatedBasis:
    where_en, where_zh = ("title", "标题") if rule == "title-period" else ("opening", "开头")
    return DatedBasis(
        interval,
        written,
        basis,
        rule,
        (place,),
        f"Its {where_en} says {words}.",
        f"{where_zh}写明“{words}”。",
    )


def _habit(genre: Genre, published: DatedBasis | None) -> DatedBasis | None:
    """What the genre is used to: a report or summary of the first months reviews the year before, else its own year."""
    reference = published.interval if published else None
    if published is None or reference is None or reference.latest is None or reference.earliest is None:
        return None
    if genre is Genre.WORK_POINTS:
        year = reference.latest.year + (reference.latest.month >= 11 and reference.days == 1)
        en, zh = "work points plan for their year", "工作要点部署当年工作"
    elif genre in (Genre.REPORT, Genre.SUMMARY):
        early = reference.latest < date(reference.latest.year, 6, 1)
        year = reference.latest.year - early
        en, zh = ("a report of the first months reviews the year before", "年初的报告回顾上一年") if early else (
            "a report reviews its own year", "报告回顾当年")  # fmt: skip
    else:
        return None
    written = str(year)
    return DatedBasis(
        DayInterval.year(year),
        written,
        Basis.INFERRED,
        "genre-habit",
        published.spans,
        f"Taken as {written}: {en}.",
        f"取{written}：{zh}。",
    )
