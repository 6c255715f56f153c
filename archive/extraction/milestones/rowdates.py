"""The date of a statement in a table of statements: that of its row, never that of another."""

from bisect import bisect_left
from collections.abc import Iterable

from archive.extraction.findings import Passage, TimeExpression
from archive.extraction.milestones.matter import object_of
from archive.extraction.milestones.times import Times
from archive.extraction.milestones.when import Date, length, said, within
from archive.schema.vocabulary import Basis, Role


def of_row(known: Times, placed: Iterable[TimeExpression], sentence: int, start: int, stop: int) -> Date | None:
    """The date that opens the row of the sentence, or a sharper one of the statement `[start, stop)` within it.

    `placed` are all times of the document. What the row cannot be dated by (31 April) is None, as for a row without a
    date whose words print none.
    """
    row = known.passages[known.number(sentence)]
    low, high = bisect_left(known.starts, row.start), bisect_left(known.starts, stop)
    times = [t for t in known.all[low:high] if t.role is not Role.NAME and not object_of(known.text, t)]
    opening = _opening(known.text, row, placed)
    if opening is None:
        times = [t for t in times if t.basis is Basis.EXPLICIT]
    sharper = [t for t in times if t.start >= start and (opening is None or within(t, opening))]
    best = min(sharper, key=length, default=opening)
    return said(best) if best is not None else None


def _opening(text: str, row: Passage, placed: Iterable[TimeExpression]) -> TimeExpression | None:
    """The time that the cell of the date holds; None where it leaves figures of it aside, which no calendar has (13月5日)."""
    time = next((t for t in placed if t.start == row.start and t.interval is not None), None)
    if time is None or time.interval is None or time.interval.days == 1:
        return time
    rest = text[time.stop : row.stop].partition("，")[0]
    return None if any(c.isdigit() for c in rest) else time
