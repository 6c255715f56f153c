"""The times of a document that date its facts, and which of them hold beyond their sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from archive.extraction.figures.exclusions import quoted
from archive.extraction.findings import Document, Passage, TimeExpression
from archive.extraction.milestones.history import chronicle
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.when import length, within
from archive.schema.vocabulary import BlockKind, Role

#: Characters from the head of a passage within which a time opens it.
OPENING = 10
_ATTRIBUTE = re.compile(r"(?:全年|年度|本年度)(?:经济|工作|目标|任务|计划|重点|总|各项)")
# 2026年6月1日以前正式注册的学生: who may take part.
_ELIGIBLE = re.compile(r"(?:及)?(?:以|之)?[前后]?(?:正式)?(?:注册|出生|入学|毕业|录取|在籍|在册)[^，,。；]{0,8}的")
# Where a time may stand that holds beyond its sentence: at the head of one.
_OPENS, _NEAR = re.compile(r"[。！？!?；;\n][^，,。；;]{0,8}$"), 16
# A year that opens its clause, and what tells of an origin rather than of an act (1994年以来, 1994年的, 1994年至今).
_HEAD = re.compile(r"(?:^|[，,。；;：:！!？?\n\s）)、])(?:早在|时间回到|[于在])?$")
_SINCE, _SET_OUT = ("自", "从"), re.compile(r"(?:起|开始|[^，,。；的]{0,20}[，,])")
# 从1956年10月成立……到1959年9月成立…….
_ON_THE_WAY = ("从", "到")
_ORIGIN = re.compile(r"(?:以来|至今|的|至|到|—|-|~|～|、|代|起|出生|生[，,。；人])")
_LONGEST_YEAR = 366
_LONG_SPELL = 1100  # days: three years and more hold for their own sentence, unless they open a passage
_COMPARED = re.compile(r"[比较]$|相比$")
_SEASON = 80  # days


class Times:
    """The times of one document that date anything, in the order of the text."""

    def __init__(self, text: str, document: Document, times: Sequence[TimeExpression]) -> None:
        self.text, self.document = text, document
        self._years = _years(document)
        #: Whether the document tells year after year of a long time.
        self.history = chronicle(document, times)
        self.passages = sorted(document.passages, key=lambda p: p.start)
        self._passage_starts = [p.start for p in self.passages]
        placed = times if document.passages else ()
        self.all = sorted((self._told(t) for t in placed if self._dates(t)), key=lambda t: t.start)
        self.starts = [t.start for t in self.all]
        #: Those that hold beyond their sentence, and of these the ones that a plan can be for.
        self.governing = [t for t in self.all if self._governs(t)]
        dated = document.published is not None
        self.ahead = [t for t in self.governing if (dated or t.role is Role.PLAN) and self.reaches(t)]

    def number(self, position: int) -> int:
        """The number of the passage at a position (the nearest before it)."""
        return max(0, bisect_right(self._passage_starts, position) - 1)

    def _dates(self, time: TimeExpression) -> bool:
        """Whether an expression dates anything: not part of a name (“青春六月…”), of 全年目标, of a festival of any year."""
        if time.interval is None or quoted(self.text, time.start, time.stop):
            return False
        if time.rule == "festival" and (self._years > 1 or _listed(self.text, time)):
            return False
        if time.text.endswith("年度") and self.text[time.stop : time.stop + 1] in ("“", "《"):
            return False  # 2015年度“优秀…”称号
        if _COMPARED.search(self.text, max(0, time.start - 2), time.start):
            return False  # 比2017年增长10%
        return not (_ATTRIBUTE.match(self.text, time.start) or _ELIGIBLE.match(self.text, time.stop))

    def _told(self, time: TimeExpression) -> TimeExpression:
        """The time; one of a generation ago that opens its clause tells when a fact happened (1996年，建成……)."""
        if time.role is not Role.BACKGROUND or length(time) > _LONGEST_YEAR:
            return time
        if self.history and lexicon().acts.match(self.text, time.stop):
            return replace(time, role=Role.EVENT)  # 青年团1957年改称共青团
        before = self.text[max(0, time.start - 1) : time.start]
        if before in _ON_THE_WAY and lexicon().acts.match(self.text, time.stop):
            return replace(time, role=Role.EVENT)
        if before in _SINCE:
            since = _SET_OUT.match(self.text, time.stop) is not None
            return replace(time, role=Role.EVENT) if since else time
        if _ORIGIN.match(self.text, time.stop):
            return time
        opens = _HEAD.search(self.text, max(0, time.start - _NEAR), time.start) is not None
        return replace(time, role=Role.EVENT) if opens else time

    def reaches(self, time: TimeExpression) -> bool:
        """Whether a plan can be for this time: it neither ends before the document's date nor began a year before."""
        published, when = self.document.published, time.interval
        if published is None or published.interval.earliest is None or when is None:
            return True
        today = published.interval.earliest
        over = when.latest is not None and when.latest < today
        return not over and (when.earliest is None or when.earliest.year >= today.year)

    def _governs(self, time: TimeExpression) -> bool:
        """Whether a time holds beyond its sentence.

        In a text that reviews a period only a season or longer does, or what opens its passage; in news every date.
        What a caption says holds for its picture alone, a deadline for what it is set for.
        """
        passage = self.passages[self.number(time.start)]
        if passage.kind is BlockKind.CAPTION or (time.role is Role.PLAN and "before" in time.rule):
            return False
        if self._over(time) and not self.opens(time, passage):
            return False
        if self._years > 1 and self._within_lead(time, passage):
            return False
        if length(time) > _LONG_SPELL and time.start - passage.start > OPENING:
            return False
        if self.document.period is None or time.interval is None or (time.interval.days or _SEASON) >= _SEASON:
            return True
        return 0 <= time.start - passage.start <= OPENING

    def _within_lead(self, time: TimeExpression, passage: Passage) -> bool:
        """Whether a time is a part of that with which its passage opens (五年来，……。2019年，……): it holds for its sentence."""
        at = bisect_left(self.starts, passage.start)
        lead = self.all[at]
        return lead.start < time.start and lead.start - passage.start <= OPENING and within(time, lead)

    def opens(self, time: TimeExpression, passage: Passage) -> bool:
        """Whether a time stands at the head of a sentence or of its passage."""
        if time.start - passage.start <= OPENING:
            return True
        return _OPENS.search(self.text, max(passage.start, time.start - _NEAR), time.start) is not None

    def _over(self, time: TimeExpression) -> bool:
        """Whether a time lies wholly before the document's own date."""
        published, when = self.document.published, time.interval
        own = published.interval.earliest if published else None
        return bool(own and when and when.latest and when.latest < own)


def _listed(text: str, time: TimeExpression) -> bool:
    """清明、端午等节点: festivals in a list date nothing."""
    around = text[max(0, time.start - 2) : time.start] + text[time.stop : time.stop + 3]
    return "、" in around


def _years(document: Document) -> int:
    """How many years the document looks back on; 1 where it says nothing."""
    period = document.period.interval if document.period else None
    if period is None or period.earliest is None or period.latest is None:
        return 1
    return period.latest.year - period.earliest.year + 1
