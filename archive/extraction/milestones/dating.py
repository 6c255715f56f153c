"""The date of a statement: its own time expression, the one that governs its sentence, or what it inherits."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

from archive.extraction.findings import Document, Passage, TimeExpression
from archive.extraction.milestones import undated
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.news import NEWS, occasion
from archive.extraction.milestones.outright import conferred, counted_back, noted
from archive.extraction.milestones.spells import forward, lasting, since, snapshot, years
from archive.extraction.milestones.times import OPENING, Times
from archive.extraction.milestones.when import (
    Date,
    handed_on,
    length,
    parted,
    said,
    same_occasion,
    wider,
    within,
)
from archive.extraction.time import inherit
from archive.schema.vocabulary import Basis, BlockKind, Genre, Modality, Role
from archive.values import edtf

_TOLD_IN_ORDER = (Genre.NEWS, Genre.FEATURE, Genre.NEWSPAPER_PAGE_ARTICLE, Genre.WECHAT, Genre.BULLETIN)
_OCCASION = 7  # days
_AHEAD = 4  # characters before a time that opens a statement
_YEAR, _LONG_YEAR = 360, 366  # days
# What may stand at the edges of a time that is no part of a phrase.
_BORDERS = "，,。；;：:、（(“《！!？?\n\t 　的在于至到自从截以将"
_ACT_BEFORE = re.compile(r"(?:召开|举行|举办|启动|开展|开办|实施|组织)了?[^，,。；：、]{0,12}$")
_FURTHEST_ACT = 18  # characters: a verb with what stands between it and a season
_BREAKDOWN = ("其中", "这其中", "其间")
# What a meeting reviews or assigns, with who does it up to the time.
_SPOKEN_OF = re.compile(r"(?:回顾|总结|汇报|述职|通报|点评|肯定|感谢|部署|安排|谋划|审议|听取)了?[^，,。；]{0,14}$")
_ABOUT = ("对", "就")
_JUDGED = re.compile(r"[^。；]{0,80}?(?:肯定|评价|点评|总结|部署|动员|安排|评议|通报)")
# Behind such a word an earlier date of the sentence no longer holds (创办于2006年，目前有会员300名).
_RESETS = re.compile(r"多年来|近年来|此后|如今|目前|现在|至今|迄今|现有|今天")
_SO_FAR, _NEAR = re.compile(r"截[至止]目前|迄今"), 24  # characters
_BESIDE = re.compile(
    r"[\s\u3000]*(?:据(?:了解|悉|介绍|统计)|多年来|近年来|长期以来|一直以来|在[^，,。]{2,10}领域)[，,]?"
)
_MOST = 64  # times of one sentence that are weighed: what has more is a list, and the nearest count


class Dating:
    """Dates the statements of one document."""

    def __init__(self, text: str, document: Document, times: Sequence[TimeExpression]) -> None:
        self.text, self.document = text, document
        self._placed = sorted(times, key=lambda t: t.start) if document.passages else []
        self._placed_at = [t.start for t in self._placed]
        self.known = Times(text, document, times)
        self.times, self._starts, self._passages = self.known.all, self.known.starts, self.known.passages
        self._since_floor = cast(Date | None, None)
        self._occasion_of_the_news = occasion(self.known)
        self._told: Date | None = None

    def of(self, sentence: int, start: int, stop: int, modality: Modality) -> Date | None:
        """The date of the statement `[start, stop)` in the sentence that begins at `sentence`; None if nothing dates it.

        Statements are asked for in the order of the text: what begins with 其中 was when the one before it was.
        """
        if self.document.rows:
            return self._of_row(sentence, start, stop, modality)
        date = self._of(sentence, start, stop, modality)
        planned = modality is Modality.PLANNED
        self._told = parted(date, self.document.published, planned) if date is not None else None
        return self._told

    def _of_row(self, sentence: int, start: int, stop: int, modality: Modality) -> Date | None:
        """In a table the date that opens the row, or a sharper one of the statement within it; never that of another row.

        What the row cannot be dated by (31 April) is None, as for a row without a date whose words print none.
        """
        row = self._passages[self.known.number(sentence)]
        low, high = bisect_left(self._starts, row.start), bisect_left(self._starts, stop)
        times = [t for t in self.times[low:high] if t.role is not Role.NAME and not self._object(t)]
        opening = self._opening_of_row(row)
        if opening is None:
            times = [t for t in times if t.basis is Basis.EXPLICIT]
        sharper = [t for t in times if t.start >= start and (opening is None or within(t, opening))]
        best = min(sharper, key=length, default=opening)
        return said(best) if best is not None else None

    def _opening_of_row(self, row: Passage) -> TimeExpression | None:
        """The time that the cell of the date holds; None where it leaves figures of it aside, which no calendar has (13月5日)."""
        time = next((t for t in self._placed if t.start == row.start and t.interval is not None), None)
        if time is None or time.interval is None or time.interval.days == 1:
            return time
        rest = self.text[time.stop : row.stop].partition("，")[0]
        return None if any(c.isdigit() for c in rest) else time

    def _of(self, sentence: int, start: int, stop: int, modality: Modality) -> Date | None:
        own = self._own(sentence, start, stop, modality)
        only_object = own is not None and (self._object(own) or self._matter(own))
        same = self._occasion(sentence, start, modality, only_object)
        if same is not None and (own is None or only_object or wider(own, same.interval)):
            return same
        if only_object and (lead := self._lead(modality)) is not None:
            return lead
        if own is not None and self._matter(own):
            own = None
        if own is not None:
            known = self.document.published
            spell = (
                forward(self.text, own)
                or since(self.text, known, own, stop)
                or lasting(self.text, known, own, stop)
                or snapshot(self.text, own, stop)
                or years(
                    self.text,
                    own,
                    self._placed[bisect_left(self._placed_at, own.stop) : bisect_left(self._placed_at, stop)],
                )
            )
            return spell or said(self._season_of(own, start, stop))
        if self._told is not None and self.text.startswith(_BREAKDOWN, sentence):
            return same_occasion(self._told)
        return (
            self._note(start)
            or conferred(self.text, self.document, start, stop, modality)
            or counted_back(self.text, self.document, start, stop)
            or (None if self._told_beside(start) else self._lead(modality))
            or self._of_late(start, modality)
            or self._day_before(sentence, modality)
            or self._inherited(sentence, start, stop, modality)
        )

    def _object(self, time: TimeExpression) -> bool:
        """Whether a year only says what the act is about (召开2021年工作总结会, 表彰2016年度先进), not when it took place."""
        if length(time) < _YEAR or "since" in time.rule or "back" in time.rule or "during" in time.rule:
            return False
        before = self.text[max(0, time.start - 1) : time.start]
        after = self.text[time.stop : time.stop + 1]
        if after in ("“", "《") and time.rule == "year" and before not in _BORDERS:
            return True  # 表彰了2019年“好青年”
        return not (before == "" or before in _BORDERS or after in _BORDERS)

    def _matter(self, time: TimeExpression) -> bool:
        """Whether a year or longer is what somebody spoke of (汇报了2015年的工作, 回顾了90年来的历程, 对过去一年……给予肯定)."""
        if length(time) < _YEAR:
            return False
        before = self.text[max(0, time.start - _FURTHEST_ACT) : time.start]
        judged = before.endswith(_ABOUT) and _JUDGED.match(self.text, time.stop) is not None
        return judged or _SPOKEN_OF.search(before) is not None

    def _season_in_name(self, time: TimeExpression) -> bool:
        """Whether a season behind the verb of its clause belongs to what the act is about (召开2022年暑期实践总结会)."""
        before = max(0, time.start - _FURTHEST_ACT)
        return NEWS < length(time) < _YEAR and _ACT_BEFORE.search(self.text, before, time.start) is not None

    def _leads_to(self, time: TimeExpression, start: int) -> bool:
        """Whether no act and no semicolon stands between a time and the statement that begins at `start`."""
        between = self.text[time.stop : max(time.stop, start)]
        return not any(mark in between for mark in "；;") and lexicon().acts.search(between) is None

    def _season_of(self, own: TimeExpression, start: int, stop: int) -> TimeExpression:
        """Of a bare year the season that names the undertaking of the statement (2022年……暑假社会实践)."""
        if own.rule != "year" or own.start < start:
            return own
        named = self.times[bisect_left(self._starts, own.stop) : bisect_left(self._starts, stop)]
        return next((t for t in named if t.role is Role.NAME and t.rule == "months" and within(t, own)), own)

    def lies_ahead(self, start: int, stop: int) -> bool:
        """Whether the statement opens with a time, or one stands right before it, that lies wholly after the document's date."""
        published = self.document.published
        day = published.interval.latest if published else None
        at = bisect_left(self._starts, start)
        opening = (t for t in self.times[at : at + 1] if t.start < min(stop, start + _AHEAD + 1))
        lead = (t for t in self.times[max(0, at - 1) : at] if not self.text[t.stop : start].strip("，, \n"))
        first = next(lead, None) or next(opening, None)
        if published is None or published.basis is Basis.INFERRED:
            return False  # a later day in the text only shows that the text is later than it was taken to be
        if day is None or first is None or first.interval is None or first.interval.earliest is None:
            return False
        return first.interval.earliest > day

    def looks_back(self, start: int, stop: int) -> bool:
        """Whether a statement tells of a generation ago or more (始于1994年), which lends its words no date of today."""
        first = bisect_left(self._starts, start)
        return any(t.role is Role.BACKGROUND for t in self.times[first : bisect_left(self._starts, stop)])

    def _occasion(self, sentence: int, start: int, modality: Modality, given: bool) -> Date | None:
        """会上, 现场 …: the day of the occasion that the sentences before it tell of, in this passage or the one before.

        `given` says that the statement belongs to an occasion though it does not begin so.
        """
        scene = lexicon().scene
        if modality is Modality.PLANNED or not (
            given or scene.match(self.text, sentence) or scene.match(self.text, start)
        ):
            return None
        number = self.known.number(sentence)
        reach = self._passages[max(0, number - (self.document.period is None))].start
        for index in range(bisect_left(self._starts, sentence) - 1, -1, -1):
            time = self.times[index]
            if time.start < reach:
                break
            if time.role is Role.EVENT and length(time) <= _OCCASION:
                return same_occasion(said(time))
        return None

    def _day_before(self, sentence: int, modality: Modality) -> Date | None:
        """In news and features the day that opened a sentence of the passage holds until another comes; in a history the year."""
        in_order = self.document.period is None and self.document.genre in _TOLD_IN_ORDER
        if modality is not Modality.DONE or not (in_order or self.known.history):
            return None
        longest = _LONG_YEAR if self.known.history else NEWS
        passage = self._passages[self.known.number(sentence)]
        for index in range(bisect_left(self._starts, sentence) - 1, -1, -1):
            time = self.times[index]
            if time.start < passage.start:
                return None
            if time.role is Role.EVENT and self.known.opens(time, passage):
                return same_occasion(said(time)) if length(time) <= longest else None
        return None

    def _of_late(self, start: int, modality: Modality) -> Date | None:
        """近年来 at the head of a passage holds for what the passage tells, until a sharper time comes."""
        if modality is Modality.PLANNED or self.document.period is not None:
            return None
        passage = self._passages[self.known.number(start)]
        first = bisect_left(self._starts, passage.start)
        before = self.times[first : bisect_left(self._starts, start)]
        if not before or any(t.role is not Role.VAGUE for t in before) or length(before[0]) < _YEAR:
            return None
        if before[0].start - passage.start > OPENING:
            return None
        day, words = said(before[0]), "".join(before[0].text.split())
        return handed_on(day, f"The passage opens with {words}", f"本段开头写明“{words}”")

    def _told_beside(self, position: int) -> bool:
        """Whether a passage opens so that it tells of more than the occasion of the news (据悉，……; 多年来，……)."""
        passage = self._passages[self.known.number(position)]
        if _BESIDE.match(self.text, passage.start) or _SO_FAR.match(self.text, position):
            return True
        return _SO_FAR.search(self.text, max(passage.start, position - _NEAR), position) is not None

    def _note(self, position: int) -> Date | None:
        return noted(self.document) if self._passages[self.known.number(position)].kind is BlockKind.NOTE else None

    def _own(self, sentence: int, start: int, stop: int, modality: Modality) -> TimeExpression | None:
        low, high = bisect_left(self._starts, sentence), bisect_left(self._starts, stop)
        low = max(low, high - _MOST)
        fit = [t for t in self.times[low:high] if self._fits(t, modality, inside=t.start >= start)]
        fit = [t for t in fit if t.start >= start or _RESETS.search(self.text, t.stop, start) is None]
        if any(length(t) <= NEWS and t.role is Role.EVENT for t in fit):
            fit = [t for t in fit if not self._object(t)]
        if any(length(t) <= NEWS and t.role is Role.EVENT and self._leads_to(t, start) for t in fit):
            fit = [t for t in fit if not self._season_in_name(t)]
        sharp = [t for t in fit if t.role is not Role.VAGUE] or fit
        inside = [t for t in sharp if t.start >= start]
        if not inside:
            return _sharpest(sharp)
        best = min(inside, key=lambda t: (length(t), t.start))
        loose = length(best) >= _YEAR
        nearer = [t for t in sharp if t.start < start and ((loose and within(t, best)) or _descriptive(best))]
        return _sharpest(nearer) or best

    def _fits(self, time: TimeExpression, modality: Modality, inside: bool) -> bool:
        if time.role in (Role.NAME, Role.BACKGROUND) or (time.role is Role.PUBLICATION and not inside):
            return False
        if time.role is Role.VAGUE and (
            modality is Modality.PLANNED or not (time.interval and time.interval.days != 1)
        ):
            return False
        if time.role is Role.PLAN:
            return modality is not Modality.DONE
        if modality is Modality.PLANNED and "since" in time.rule:  # 梳理今年以来的工作，要求……
            return forward(self.text, time) is not None
        return modality is not Modality.PLANNED or self.known.reaches(time)

    def _lead(self, modality: Modality) -> Date | None:
        """In the news of one occasion, its date: what else the report tells happened then."""
        lead = self._occasion_of_the_news
        if lead is None or modality is not Modality.DONE:
            return None
        return handed_on(said(lead), "The news is of this occasion", "全文报道同一事件")

    def _inherited(self, sentence: int, start: int, stop: int, modality: Modality) -> Date | None:
        planned = modality is Modality.PLANNED
        times: Sequence[TimeExpression] = self.known.ahead if planned else self.known.governing
        if self.known.history:
            times = ()  # each year of a history holds for its own sentences
        if _RESETS.search(self.text, sentence, start):
            times = [t for t in times if not sentence <= t.start < start]
        known = inherit.date_for(self.document, start, modality, times)
        if known is None:
            return self._undated(start, stop) if self._passages and self.document.published is None else None
        return Date(
            known.interval,
            known.edtf,
            known.basis,
            known.reason_en,
            known.reason_zh,
            inherited_from=known.inherited_from,
        )

    def _undated(self, start: int, stop: int) -> Date:
        """In a text without any date: the years of the names in the statement, else from when on it can have happened."""
        if (held := undated.named_years(self.text, start, stop)) is not None:
            return Date(held, edtf.write(held), Basis.INFERRED, *undated.NAMED)
        if self._since_floor is None:
            interval, written, en, zh = undated.since(*undated.floor(self.text, self.document, self._placed))
            self._since_floor = Date(interval, written, Basis.INHERITED, en, zh, inherited_from="publication")
        return self._since_floor


def _sharpest(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The last of the times before a statement, or the days within it named before (4月25日…开展了2018年“…”活动)."""
    last = times[-1] if times else None
    return last and next((t for t in reversed(times) if within(t, last)), last)


def _descriptive(t: TimeExpression) -> bool:
    """An anniversary or a business year inside a statement often only names its occasion."""
    return t.rule == "anniversary" or t.text.endswith("年度")
