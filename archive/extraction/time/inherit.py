"""The date of a fact that has none of its own: from its section, its document's period, or the publication date."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.findings import DatedBasis, Document, Passage, TimeExpression
from archive.extraction.time.finder import find
from archive.extraction.time.spoken import spoken
from archive.schema.vocabulary import Basis, Modality, Role
from archive.values import edtf
from archive.values.intervals import DayInterval

PERIOD_DAYS = 28
"""A span shorter than this dates its own sentence, not a section."""
FAR_GOAL = 5
"""Years ahead beyond which a year is a goal (2035年远景目标) and dates no plan of today."""
LEAD = 8
"""A period that stands within so many characters of a passage's start opens it (回顾2019年，…)."""


class Inherited(NamedTuple):
    """An inherited date. `inherited_from` is section, period or publication; the reasons are one sentence each."""

    interval: DayInterval
    edtf: str
    basis: Basis
    inherited_from: str
    reason_en: str
    reason_zh: str


class _Source(NamedTuple):
    interval: DayInterval
    edtf: str
    words: str
    where_en: str
    where_zh: str


def date_for(
    document: Document, position: int, modality: Modality, times: Sequence[TimeExpression]
) -> Inherited | None:
    """The date that a fact at `position` inherits; None where the document has neither period nor date.

    `times` are the document's time expressions. A fact takes the nearest period before it in its passage, its
    headings (innermost first), the lead of an earlier passage under the same headings, the document's reporting
    period, and last the year of publication, marked approximate. A planned fact only takes a period that reaches
    beyond the document's date, any other only one that does not begin after it.
    """
    reference = document.published.interval if document.published else None
    planned = modality == Modality.PLANNED
    for source in _section(document, position, times, reference):
        if _fits(source.interval, reference, planned):
            return Inherited(
                source.interval,
                source.edtf,
                Basis.INHERITED,
                "section",
                f"Dated {spoken(source.interval)[0]}: {source.where_en} says {source.words}.",
                f"时间取{spoken(source.interval)[1]}：{source.where_zh}写明“{source.words}”。",
            )
    if document.period and _fits(document.period.interval, reference, planned):
        return _from_period(document.period)
    if planned and (ahead := _plan_ahead(document, times, position, reference)):
        return ahead
    return _from_publication(document, planned)


def _section(
    document: Document, position: int, times: Sequence[TimeExpression], reference: DayInterval | None
) -> Iterable[_Source]:
    periods = _periods_of(document, times)
    passage = periods.passage(position)
    if passage is None:
        return
    for t in reversed(periods.between(passage.start, position + 1)):
        yield _source(t, "the same passage", "本段")
    for heading in reversed(passage.headings):
        for t in reversed(_heading_times(heading, reference)):
            yield _source(t, f"the heading over it ({heading.strip()})", f"上级标题“{heading.strip()}”")
    for earlier, opening in reversed(periods.leads):
        if earlier.stop <= passage.start and earlier.headings == passage.headings:
            for t in opening:
                yield _source(t, "the passage that opens this section", "本节开头")


class _Periods:
    """The periods among the times of a document, by place, and those that open passages."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self.document, self.times = document, times
        self._all = sorted(filter(_is_period, times), key=lambda t: t.start)
        self._starts = [t.start for t in self._all]
        self._passages = sorted((p for p in document.passages if p.stop > p.start), key=lambda p: p.start)
        self._passage_starts = [p.start for p in self._passages]
        #: Passages that open with periods, and these.
        self.leads = [(p, of) for p in self._passages if (of := self.between(p.start, min(p.start + LEAD, p.stop)))]

    def between(self, start: int, stop: int) -> list[TimeExpression]:
        """The periods that begin in `[start, stop)`."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def passage(self, position: int) -> Passage | None:
        """The passage that holds a position."""
        index = bisect_right(self._passage_starts, position) - 1
        return self._passages[index] if index >= 0 and position < self._passages[index].stop else None


_kept: tuple[_Periods, ...] = ()


def _periods_of(document: Document, times: Sequence[TimeExpression]) -> _Periods:
    """The periods of a document; the two latest are kept, since facts done and planned are asked for in turn."""
    global _kept
    for known in _kept:
        if known.document is document and known.times is times:
            return known
    made = _Periods(document, times)
    _kept = (made, *_kept[:1])
    return made


@lru_cache(maxsize=1024)
def _heading_times(heading: str, reference: DayInterval | None) -> tuple[TimeExpression, ...]:
    return tuple(t for t in find(heading, reference) if _is_period(t))


def _is_period(t: TimeExpression) -> bool:
    if t.interval is None or t.role in (Role.NAME, Role.VAGUE, Role.BACKGROUND) or not t.interval.closed:
        return False
    return (t.interval.days or 0) >= PERIOD_DAYS and t.rule not in ("anniversary", "plan-period")


def _source(t: TimeExpression, where_en: str, where_zh: str) -> _Source:
    assert t.interval is not None
    words = "".join(t.text.split())
    return _Source(t.interval, t.edtf or edtf.write(t.interval), words, where_en, where_zh)


def _fits(interval: DayInterval, reference: DayInterval | None, planned: bool) -> bool:
    if reference is None or reference.earliest is None or reference.latest is None:
        return True
    if planned:
        if interval.earliest is not None and interval.earliest.year - reference.latest.year > FAR_GOAL:
            return False
        beyond = interval.latest is None or interval.latest > reference.latest
        return beyond or (reference.days != 1 and interval.latest == reference.latest)
    return interval.earliest is None or interval.earliest <= reference.latest


def _from_period(period: DatedBasis) -> Inherited:
    return Inherited(
        period.interval,
        period.edtf,
        Basis.INHERITED,
        "period",
        f"Dated {spoken(period.interval)[0]}: the sentence has no date, and this is the period that the document reports on.",
        f"时间取{spoken(period.interval)[1]}：本句没有写明时间，取文件所述的时期。",
    )


def _plan_ahead(
    document: Document, times: Sequence[TimeExpression], position: int, reference: DayInterval | None
) -> Inherited | None:
    """今后五年, 明年 before the plan, nearest first."""
    for t in reversed(_periods_of(document, times).between(0, position + 1)):
        if t.interval is None or "back" in t.rule or "since" in t.rule:
            continue
        if not _fits(t.interval, reference, planned=True):
            continue
        words = "".join(t.text.split())
        return Inherited(
            t.interval,
            t.edtf or edtf.write(t.interval),
            Basis.INHERITED,
            "section",
            f"Dated {spoken(t.interval)[0]}: a plan, and the text speaks of {words} before it.",
            f"时间取{spoken(t.interval)[1]}：这是计划，前文写明“{words}”。",
        )
    return None


def _from_publication(document: Document, planned: bool) -> Inherited | None:
    published = document.published
    if published is None:
        return None
    end = published.interval.latest or published.interval.earliest
    if end is None:
        return None
    # A plan in a paper of the last weeks of a year is for the next one.
    year = end.year + 1 if planned and published.interval.days == 1 and end.month == 12 else end.year
    interval = DayInterval.year(year)
    text = edtf.write(interval, approximate=True)
    (when_en, when_zh), (own_en, own_zh) = spoken(interval), spoken(published.interval)
    kind_en, kind_zh = ("plan", "计划") if planned else ("statement", "叙述")
    return Inherited(
        interval,
        text,
        Basis.INHERITED,
        "publication",
        f"Dated about {when_en}: a {kind_en} without a date of its own, in a document dated {own_en}.",
        f"时间约取{when_zh}：这条{kind_zh}没有写明时间，文件日期为{own_zh}。",
    )
