"""The time that a statement has of its own: in its words, or before it in its sentence."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.extraction.findings import TimeExpression
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.matter import object_of, season_in_name, spoken_of
from archive.extraction.milestones.news import NEWS
from archive.extraction.milestones.spells import forward
from archive.extraction.milestones.times import Times
from archive.extraction.milestones.when import length, within
from archive.schema.vocabulary import Modality, Role

#: Behind such a word an earlier date of the sentence no longer holds (创办于2006年，目前有会员300名).
RESETS = re.compile(r"多年来|近年来|此后|如今|目前|现在|至今|迄今|现有|今天")
_YEAR = 360  # days
_WHOLE = ("全年", "年内", "全年度")  # says itself that no day is meant
_NEXT = 2  # characters: a day right before a statement that begins with a longer time (1月8日，2025年寒假……启动会召开)
_MOST = 64  # times of one sentence that are weighed: what has more is a list, and the nearest count


def own_time(known: Times, sentence: int, start: int, stop: int, modality: Modality) -> TimeExpression | None:
    """The time of the statement `[start, stop)` in the sentence that begins at `sentence`; None if it has none.

    A day counts before a year, and what stands in the statement before what stands in front of it.
    """
    low, high = bisect_left(known.starts, sentence), bisect_left(known.starts, stop)
    low = max(low, high - _MOST)
    fit = [t for t in known.all[low:high] if _fits(known, t, modality, inside=t.start >= start)]
    fit = [t for t in fit if t.start >= start or RESETS.search(known.text, t.stop, start) is None]
    if any(length(t) <= NEWS and t.role in (Role.EVENT, Role.VAGUE) for t in fit):
        fit = [t for t in fit if not object_of(known.text, t) and not spoken_of(known.text, t)]
    if any(length(t) <= NEWS and t.role is Role.EVENT and _leads_to(known.text, t, start) for t in fit):
        fit = [t for t in fit if not season_in_name(known.text, t)]
    sharp = [t for t in fit if t.role is not Role.VAGUE] or fit
    sharp = [t for t in sharp if not _counts_up_to(known.text, t, start)]
    inside = [t for t in sharp if t.start >= start]
    if not inside:
        return _sharpest(known.text, sharp)
    best = min(inside, key=lambda t: (length(t), t.start))
    loose = length(best) >= _YEAR and best.text not in _WHOLE
    before = [t for t in sharp if t.start < start]
    nearer = [t for t in before if ((loose or start - t.stop <= _NEXT) and within(t, best)) or _descriptive(best)]
    return _sharpest(known.text, nearer) or best


def season_of(known: Times, own: TimeExpression, start: int, stop: int) -> TimeExpression:
    """Of a bare year the season that names the undertaking of the statement (2022年……暑假社会实践)."""
    if own.rule != "year" or own.start < start:
        return own
    named = known.all[bisect_left(known.starts, own.stop) : bisect_left(known.starts, stop)]
    return next((t for t in named if t.role is Role.NAME and t.rule == "months" and within(t, own)), own)


def _fits(known: Times, time: TimeExpression, modality: Modality, inside: bool) -> bool:
    if time.role in (Role.NAME, Role.BACKGROUND) or (time.role is Role.PUBLICATION and not inside):
        return False
    if time.role is Role.VAGUE and (modality is Modality.PLANNED or not (time.interval and time.interval.days != 1)):
        return False
    if time.role is Role.PLAN:
        return modality is not Modality.DONE
    if modality is Modality.PLANNED and "since" in time.rule:  # 梳理今年以来的工作，要求……
        return forward(known.text, time) is not None
    return modality is not Modality.PLANNED or known.reaches(time)


def _counts_up_to(text: str, time: TimeExpression, start: int) -> bool:
    """Whether a time behind the first clause only says up to when something is counted (推出“…”，至2022年底累计发放……)."""
    led = text[max(0, time.start - 1) : time.start] in ("至", "到") and any(
        c in "，,；" for c in text[start : time.start]
    )
    return led and text.startswith(("累计", "共", "已", "，累计", "，共", "，已"), time.stop)


def _leads_to(text: str, time: TimeExpression, start: int) -> bool:
    """Whether no act and no semicolon stands between a time and the statement that begins at `start`."""
    between = text[time.stop : max(time.stop, start)]
    return not any(mark in between for mark in "；;") and lexicon().acts.search(between) is None


def _sharpest(text: str, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The last of the times before a statement, or the days within it named before (4月25日…开展了2018年“…”活动).

    What stands before a semicolon is of another statement (3月22日，……；1至6月，……).
    """
    last = times[-1] if times else None
    return last and next(
        (t for t in reversed(times) if within(t, last) and "；" not in text[t.stop : last.start]), last
    )


def _descriptive(t: TimeExpression) -> bool:
    """An anniversary or a business year inside a statement often only names its occasion."""
    return t.rule == "anniversary" or t.text.endswith("年度")
