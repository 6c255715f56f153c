"""The stages of a scheme or a contest that stand as headings or lines with their days: 宣传发动阶段（6月1日—15日）, 报名时间：……."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.extraction.findings import Document, Passage, TimeExpression
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.times import Times
from archive.extraction.modality import Outlook
from archive.schema.vocabulary import BlockKind, Modality, Role

_LONGEST_TITLE, _LONGEST_LEAD = 30, 48  # characters
_MARK = re.compile(
    r"[\s*#>●■◆•·]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,2}[、.．]|\d{1,2}[.．、](?!\d)|[①-⑩])?\s*"
)
_BRACKET = re.compile(r"[（(](?:时间[：:为]?)?\s*$")
_CLOSED = re.compile(r"\s*[）)]")
_COLON = re.compile(r"\s*[：:]\s*(?:自?即日起)?[至到]?\s*$")
_STAGE = "阶段"
_ONE_MONTH = ("month", "year+month", "year")  # a heading of its own, under which a chronicle tells
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]{1,2}阶段[：:]?\s*")
_PHRASE = re.compile(r"[，,。；;！!？?：:]")
_BARE = ("活动时间", "工作时间", "时间", "日期")  # under such a title the whole undertaking is dated, no stage of it
_LINES = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.METADATA)


class Stage(NamedTuple):
    """A stage: its span with the date, where its title begins and ends, and the time that dates it."""

    start: int
    stop: int
    title: tuple[int, int]
    time: TimeExpression
    planned: bool


def stages(outlook: Outlook, document: Document, times: Times) -> Iterator[Stage]:
    """The stages in reading order; nothing in a table of statements."""
    if document.rows:
        return
    listed: list[Stage] = []
    for time in times.all:
        if time.role not in (Role.EVENT, Role.PLAN) or time.interval is None or not time.interval.closed:
            continue
        number = times.number(time.start)
        passage = times.passages[number]
        if passage.kind not in _LINES or time.start - passage.start > _LONGEST_LEAD:
            continue
        stage = _in_line(outlook, passage, time)
        if stage is not None and (stage.planned or _STAGE in outlook.plain[slice(*stage.title)]):
            yield stage
        elif stage is None and number and (pair := _under_title(outlook, times.passages[number - 1], passage, time)):
            listed.append(pair)
    if any((s.time.interval.days or 0) > 1 for s in listed if s.time.interval):  # days alone may be those of news
        yield from listed


def _in_line(outlook: Outlook, passage: Passage, time: TimeExpression) -> Stage | None:
    """项目申报阶段（7月1日至15日）; 报名时间：7月1日至15日."""
    text = outlook.plain
    mark = _MARK.match(text, passage.start, time.start)
    start = mark.end() if mark else passage.start
    bracket = _BRACKET.search(text, start, time.start)
    closed = _CLOSED.match(text, time.stop, passage.stop)
    if bracket and closed:
        return _stage(outlook, start, bracket.start(), closed.end(), time)
    colon = _COLON.search(text, start, time.start)
    rest = text[time.stop : passage.stop].strip()
    if colon is None or (rest and rest[0] not in "。；;"):
        return None
    words = text[start : colon.start()]
    return (
        _stage(outlook, start, colon.start(), time.stop, time, slot=True) if lexicon().slot.fullmatch(words) else None
    )


def _under_title(outlook: Outlook, title: Passage, line: Passage, time: TimeExpression) -> Stage | None:
    """宣传动员 on a line of its own, and on the next 6月18日—30日."""
    text = outlook.plain
    named = any(s.start < title.stop and title.start < s.stop for s in outlook.document.title_spans)
    if (
        named
        or time.rule in _ONE_MONTH
        or title.kind not in _LINES
        or text[line.start : line.stop].strip(" \n\t\u3000。") != text[time.start : time.stop]
    ):
        return None
    mark = _MARK.match(text, title.start, title.stop)
    start = mark.end() if mark else title.start
    slot = lexicon().slot.fullmatch(text[start : title.stop].strip()) is not None
    return _stage(outlook, start, title.stop, time.stop, time, slot=slot)


def _stage(
    outlook: Outlook, start: int, end: int, stop: int, time: TimeExpression, *, slot: bool = False
) -> Stage | None:
    words = outlook.plain[start:end].strip()
    if (
        not 2 <= len(words) <= _LONGEST_TITLE
        or (not slot and words.endswith(_BARE))
        or _PHRASE.search(_NUMBERED.sub("", words, count=1))
    ):
        return None
    published = outlook.document.published
    own = published.interval.latest if published else None
    latest = time.interval.latest if time.interval else None
    ahead = own is not None and latest is not None and latest > own
    planned = outlook.section(start) is Modality.PLANNED or ahead
    return Stage(start, stop, (start, end), time, planned)
