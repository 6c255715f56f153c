"""Dates news without a date: the day with which its first sentence opens, in the year that the text makes certain.

3月15日，……会议召开 in a text that looks back on 2021 and plans for 2022 is of 15 March 2022.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from archive.extraction.findings import DatedBasis
from archive.extraction.header.genre import genre_of
from archive.extraction.header.parts import Parts
from archive.extraction.header.press import press_mark
from archive.schema.vocabulary import Basis, Genre
from archive.values import edtf
from archive.values.intervals import DayInterval
from archive.values.spans import Span

_DAY = re.compile(
    r"(?<![\d年．./-])(?<!\d月)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"
    r"(?:\s*(?:至|到|-|—|－|~|～)\s*(?:(?P<to>\d{1,2})\s*月\s*)?(?P<last>\d{1,2})\s*[日号])?(?!前|止|起|之前|以前|以来)"
)
#: News tells in its first sentence that something took place.
_TOOK_PLACE = re.compile(
    r"召开|举行|举办|开展|启动|走进|赴|来到|发车|落幕|闭幕|开幕|成立|揭牌|发布|公布|揭晓|获悉|了解到|主持|出席|组织|联合|上线|启用|签约|开班|结业|宣布|前往|调研|检查|慰问|走访|看望|座谈|参加|授旗|授牌|来访|考察"
)
_YEAR_OVER = re.compile(r"(?:19|20)\d\d年?")
_AHEAD = re.compile(r"将[于在举召开]|拟[于在]|定于|截止")
_NOT_YET = re.compile(r"将|拟|定于|截[止至]|预计|计划|届时|报名|出生|每年|至\d|到\d")
#: News that goes on for longer is told of a later year, or of an earlier one.
_SOON = timedelta(days=120)
#: A year that is only looked back on is the year before the day, where that is early in a year.
_BACK = r"(?:总结|回顾|述职|评议|考核|表彰|通报|盘点|命名|获评|荣获)[^。；\d]{{0,24}}{year}\s*年|{year}\s*年度(?![^，。；\d]{{0,14}}(?:培训|大赛|比赛|竞赛|招募|计划|项目|活动|行动))"
#: A year that is only planned for is the year after the day, where that is late in a year.
_NEXT = r"(?:部署|谋划|做好|安排|展望|迎接|明年)[^。；\d]{{0,24}}{year}\s*年|{year}\s*年[^。；]{{0,30}}(?:将|计划|重点|要点|任务)"
_LOOKS_BACK = r"(?:总结|回顾|述职|考核|盘点)[^。；\d]{{0,24}}{year}\s*年"
_SPRING, _EARLY, _LATE = 4, 6, 11
#: The first sentence; the second with it where the first only says what day it was (4月23日，阳光明媚。).
_SENTENCE = re.compile(r"(?:[^。！？]{0,24}[。！？](?=[^。！？]))?[^。！？]*")
#: So far into a text the first sentence is sought.
_OPENING = 200


def opening_day(parts: Parts, inferred: DatedBasis | None) -> DatedBasis | None:
    """The day of the first sentence in the inferred year; None where there is none, or the year is not certain of it."""
    year = inferred.interval.latest.year if inferred and inferred.interval.latest else None
    if inferred is None or year is None or (inferred.interval.days or 0) <= 31:
        return None
    for start, match in _days(parts):
        day = _last_day(match, _year_of(parts, year, int(match["month"]), match.string))
        if day is None:
            continue
        span = Span(start + match.start(), start + match.end())
        printed, written = span.of(parts.reading.text), edtf.write(day)
        return DatedBasis(
            day,
            written,
            Basis.INFERRED,
            "opening-day",
            (span, *inferred.spans[:1]),
            f"No date is printed; the text opens with {printed}, and {inferred.edtf} is certain, so it is of {written} or soon after.",
            f"文中未印日期；开头写“{printed}”，年份可确定为{inferred.edtf}，故推定为{written}。",
        )
    return None


def later_day(parts: Parts, inferred: DatedBasis | None) -> DatedBasis | None:
    """The last day without a year that news tells of behind the date made certain: 6月20日 in a text on 2013年6月17日."""
    last = inferred.interval.latest if inferred else None
    if inferred is None or last is None or inferred.interval.days != 1 or genre_of(parts) is not Genre.NEWS:
        return None
    begun = inferred.spans[0].start if inferred.spans else 0
    later: tuple[date, Span] | None = None
    for passage in (p for p in parts.running if p.stop > begun):
        text = parts.of(passage)
        for match in _DAY.finditer(text):
            before, after = text[max(0, match.start() - 6) : match.start()], text[match.end() : match.end() + 14]
            told = before.rpartition("。")[2] + after.partition("。")[0]
            day = _last_day(match, last.year)
            if day is None or day.latest is None or _NOT_YET.search(told) or passage.start + match.start() < begun:
                continue
            if timedelta(0) < day.latest - (later[0] if later else last) and day.latest - last <= _SOON:
                later = day.latest, Span(passage.start + match.start(), passage.start + match.end())
    if later is None:
        return None
    written = edtf.write(DayInterval.day(later[0]))
    printed = later[1].of(parts.reading.text)
    return DatedBasis(
        DayInterval.day(later[0]),
        written,
        Basis.INFERRED,
        "latest-certain-date",
        (later[1], *inferred.spans[:1]),
        f"No date is printed; behind {inferred.edtf} the text tells of {printed}, so it is of {written} or soon after.",
        f"文中未印日期；在{inferred.edtf}之后还写到“{printed}”，故推定为{written}。",
    )


def _days(parts: Parts) -> Iterator[tuple[int, re.Match[str]]]:
    """The days in the first sentence of news, with where that sentence starts."""
    passage = next((p for p in parts.running if not parts.of(p).endswith("：")), None)
    if passage is None or any(_YEAR_OVER.fullmatch(h.strip()) for h in passage.headings):
        return  # an entry of a chronicle is of the year over it
    text = parts.of(passage)[:_OPENING]
    mark = press_mark(text)
    at = mark.stop if mark else 0
    sentence = _SENTENCE.match(text, at)
    words = sentence[0] if sentence else ""
    if _TOOK_PLACE.search(words) and not _AHEAD.search(words):
        for match in _DAY.finditer(words):
            yield passage.start + at, match


def _year_of(parts: Parts, year: int, month: int, sentence: str) -> int | None:
    """The year of a day in that month of a text whose latest certain year this is; `sentence` is the one that it opens."""
    text = parts.words
    if month <= _SPRING and re.search(_LOOKS_BACK.format(year=year), sentence):
        return year + 1
    if month >= _LATE and re.search(_NEXT.format(year=year), text):
        return year - 1
    years = len(re.findall(rf"{year}\s*年", text))
    back = len(re.findall(_BACK.format(year=year), text))
    return None if month <= _EARLY and years and back >= years else year


def _last_day(match: re.Match[str], year: int | None) -> DayInterval | None:
    """The last day that a match names, None where there is no such day."""
    if year is None:
        return None
    try:
        first = date(year, int(match["month"]), int(match["day"]))
        last = date(year, int(match["to"] or match["month"]), int(match["last"])) if match["last"] else first
    except ValueError:
        return None
    return DayInterval.day(last if timedelta(0) <= last - first <= timedelta(days=40) else first)
