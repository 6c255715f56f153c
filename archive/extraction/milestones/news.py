"""The occasion that a short piece of news reports: what else it tells happened then."""

import re

from archive.extraction.findings import TimeExpression
from archive.extraction.milestones.times import Times
from archive.extraction.milestones.when import days_apart, length
from archive.schema.vocabulary import BlockKind, Genre, Role

NEWS = 31  # days: what is told together in one piece of news lies no further apart
_YEAR = 366
_SHORTEST = 40  # characters of a paragraph of running text
# 近日，记者从团市委获悉: heard then, whenever it happened.
_HEARD = re.compile(r"[^。；]{0,30}(?:获悉|了解到|采访|得知)")


def occasion(times: Times) -> TimeExpression | None:
    """The days that the first sentences of the news name, if no others are far away; None for any other text."""
    if times.document.genre is not Genre.NEWS or times.document.period is not None:
        return None
    days = [
        t
        for t in times.all
        if t.role is Role.EVENT and length(t) <= NEWS and ("日" in t.text or t.rule == "relative-day")
    ]
    opening = times.number(_first_running(times)) + 1
    if not days:
        return _of_late(times, opening)
    if times.number(days[0].start) > opening or _reviews(times, days[0]):
        return None
    lead = days[0]
    return lead if all(days_apart(lead, t) <= NEWS for t in days) else None


def _reviews(times: Times, day: TimeExpression) -> bool:
    """Whether the text opens with what it looks back on, before the day (党的十八大以来，……。昨日，……介绍了情况)."""
    first = next(t for t in times.all if t.role is Role.EVENT)
    long = length(first) > _YEAR and ("since" in first.rule or "back" in first.rule)
    return long and first.start < day.start and times.opens(first, times.passages[times.number(first.start)])


def _of_late(times: Times, opening: int) -> TimeExpression | None:
    """日前 that opens a sentence at the head of the news, where the text names no longer time on which it looks back."""
    told = [t for t in times.all if t.role in (Role.EVENT, Role.VAGUE)]
    lead = next((t for t in told if 1 < length(t) <= NEWS and t.role is Role.VAGUE), None)
    if lead is None or any(length(t) > NEWS for t in told) or times.number(lead.start) > opening:
        return None
    opens = times.opens(lead, times.passages[times.number(lead.start)])
    heard = _HEARD.match(times.text, lead.stop) is not None
    return lead if opens and not heard else None


def _first_running(times: Times) -> int:
    """Where the text itself begins, after title, byline and date lines."""
    running = (p.start for p in times.passages if p.kind is BlockKind.PARAGRAPH and p.stop - p.start > _SHORTEST)
    return next(running, 0)
