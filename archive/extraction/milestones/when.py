"""A date of a statement and what two times have to do with each other: longer, within, apart; told up to, planned from."""

from dataclasses import dataclass, replace

from archive.extraction.findings import DatedBasis, TimeExpression
from archive.extraction.time import explain
from archive.schema.vocabulary import Basis
from archive.values import edtf
from archive.values.intervals import DayInterval
from archive.values.spans import Span


@dataclass(frozen=True, slots=True)
class Date:
    """When a fact happened, how that is known, and why in a sentence."""

    interval: DayInterval
    edtf: str
    basis: Basis
    reason_en: str
    reason_zh: str
    span: Span | None = None
    inherited_from: str | None = None


def parted(date: Date, published: DatedBasis | None, planned: bool) -> Date:
    """Of the year or period that the document stands in, a plan is for what is left, any other fact of what is over."""
    today = published.interval.earliest if published and published.interval.days == 1 else None
    first, last = date.interval.earliest, date.interval.latest
    if today is None or first is None or last is None or not first < today < last or date.basis is Basis.EXPLICIT:
        return date
    en, zh = ("a plan, from", "这是计划，自文件日期起算。") if planned else ("told, up to", "截至文件日期。")
    if not planned and date.inherited_from == "publication" and today.month == 1:
        first = first.replace(year=first.year - 1)
        en, zh = "told in January, of that month or of the year before, up to", "一月的文件多述上年之事，截至文件日期。"
    part = DayInterval(today, last) if planned else DayInterval(first, today)
    return replace(
        date,
        interval=part,
        edtf=edtf.write(part, approximate=True),
        reason_en=f"{date.reason_en} It is {en} the document's own date.",
        reason_zh=f"{date.reason_zh}{zh}",
    )


def said(time: TimeExpression) -> Date:
    """The date that an expression tells.

    Raises:
        ValueError: if it denotes no interval.
    """
    interval = time.interval
    if interval is None:
        raise ValueError(f"{time.text!r} denotes no interval")
    why_en, why_zh = explain(time)
    return Date(interval, time.edtf or edtf.write(interval), time.basis, why_en, why_zh, Span(time.start, time.stop))


def wider(own: TimeExpression, day: DayInterval) -> bool:
    """Whether a time only says in which year or season the day lies; 以来 and 期间 say more than that."""
    spans = any(word in own.rule for word in ("since", "during", "back"))
    return not spans and own.interval is not None and own.interval.contains(day)


def handed_on(date: Date, why_en: str, why_zh: str) -> Date:
    """The date as what stands elsewhere in the text hands it on; `why_…` is put before its own reason."""
    return replace(
        date,
        basis=Basis.INHERITED,
        span=None,
        inherited_from="section",
        reason_en=f"{why_en}: {date.reason_en}",
        reason_zh=f"{why_zh}：{date.reason_zh}",
    )


def same_occasion(date: Date) -> Date:
    """The date of what is told of the same occasion as something before it."""
    return handed_on(date, "On the same occasion as before", "与前文为同一场合")


def length(time: TimeExpression) -> int:
    """Its days; very many where an end is open."""
    return time.interval.days or 10**6 if time.interval else 10**6


def days_apart(a: TimeExpression, b: TimeExpression) -> int:
    """Days between two times; 0 where they overlap or an end is open."""
    first, second = (a.interval, b.interval) if a.start <= b.start else (b.interval, a.interval)
    if first is None or second is None or first.overlaps(second):
        return 0
    if first.latest and second.earliest and first.latest < second.earliest:
        return (second.earliest - first.latest).days
    return (first.earliest - second.latest).days if first.earliest and second.latest else 0


def within(time: TimeExpression, other: TimeExpression) -> bool:
    """Whether a time is a part of a longer other one (8月29日 of 2019年)."""
    if time.interval is None or other.interval is None or not other.interval.closed:
        return False
    return length(time) < length(other) and other.interval.contains(time.interval)
