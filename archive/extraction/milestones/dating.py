"""The date of a statement: its own time expression, the one that governs its sentence, or what it inherits."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

from archive.extraction.findings import Document, TimeExpression
from archive.extraction.milestones import undated
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.matter import object_of, spoken_of
from archive.extraction.milestones.news import NEWS, occasion
from archive.extraction.milestones.outright import conferred, counted_back, noted
from archive.extraction.milestones.own import RESETS, own_time, season_of
from archive.extraction.milestones.rowdates import of_row
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
)
from archive.extraction.time import inherit
from archive.schema.vocabulary import Basis, BlockKind, Genre, Modality, Role
from archive.values import edtf

_TOLD_IN_ORDER = (Genre.NEWS, Genre.FEATURE, Genre.NEWSPAPER_PAGE_ARTICLE, Genre.WECHAT, Genre.BULLETIN)
_OCCASION = 7  # days
_AHEAD = 4  # characters before a time that opens a statement
_YEAR, _LONG_YEAR = 360, 366  # days
_BREAKDOWN = ("其中", "这其中", "其间")
_SO_FAR, _NEAR = re.compile(r"截[至止]目前|迄今"), 24  # characters
_BESIDE = re.compile(
    r"[\s\u3000]*(?:据(?:了解|悉|介绍|统计)|多年来|近年来|长期以来|一直以来|在[^，,。]{2,10}领域)[，,]?"
)


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
            return of_row(self.known, self._placed, sentence, start, stop)
        date = self._of(sentence, start, stop, modality)
        planned = modality is Modality.PLANNED
        self._told = parted(date, self.document.published, planned) if date is not None else None
        return self._told

    def _of(self, sentence: int, start: int, stop: int, modality: Modality) -> Date | None:
        own = own_time(self.known, sentence, start, stop, modality)
        only_object = own is not None and (object_of(self.text, own) or spoken_of(self.text, own))
        same = self._occasion(sentence, start, modality, only_object)
        if same is not None and (own is None or only_object or wider(own, same.interval)):
            return same
        if only_object:  # 决定授予……2022年度“先进集体”称号
            lead = conferred(self.text, self.document, start, stop, modality) or self._lead(modality)
            if lead is not None:
                return lead
        if own is not None and spoken_of(self.text, own):
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
            return spell or said(season_of(self.known, own, start, stop))
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
        if RESETS.search(self.text, sentence, start):
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
