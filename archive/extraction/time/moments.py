"""A phrase of atoms, resolved: the moment or range, what the word after it makes of it, and how it is known."""

import re
from datetime import timedelta

from archive.extraction.time.atoms import Atom, Level
from archive.extraction.time.found import Found, Scene
from archive.extraction.time.frame import Frame
from archive.extraction.time.phrases import Phrase, phrase_at
from archive.extraction.time.resolver import inherit, resolve
from archive.schema.vocabulary import Basis, Role
from archive.values.intervals import DayInterval

_EXPLICIT = frozenset({"year", "date", "year-month", "decade", "century", "school-year"})
_UNITS = {"quarter": "quarter", "season": "season", "months": "half"}
_DATELINE = re.compile(r"(?:讯|电)(?:[\s()（]|$|[(（]?(?:记者|通讯员)|[^话视影子商力台脑信器报邀缆动]{1})")
_AHEAD = re.compile(r"将|拟|计划|预计|定于|力争|届时|截止|报送|提交|报名|完成|上报|报至|安排|起施行|起执行")
_PAST = re.compile(r"已|曾|了|以来|先后|(?:如期|圆满|顺利|超额|高质量|全面)完成|通过|完成任务")


def moment_at(scene: Scene, at: int) -> Found | None:
    """The moment or range of moments that begins at a place, resolved; None where no day can be meant."""
    if at not in scene.phrases:
        scene.phrases[at] = phrase_at(scene.s, at)
    phrase = scene.phrases[at]
    if phrase is None:
        return None
    frame = scene.frame
    if (phrase.left[0].level > Level.YEAR or phrase.left[0].text == "年内") and frame.ahead is None:
        frame = _leaning(scene, phrase, frame)
    dateline = phrase.left[0].kind in ("month", "day") and bool(_DATELINE.match(scene.s, phrase.stop))
    if dateline:
        frame = Frame(frame.reference, None, frame.reference)
    days = _days(phrase, frame)
    kinds = [a.kind for a in phrase.left]
    basis = Basis.EXPLICIT if kinds[0] in _EXPLICIT else Basis.RELATIVE
    if days is None:
        if basis == Basis.EXPLICIT or frame.reference is not None:
            return None
        return Found(phrase.start, phrase.stop, None, basis, "unresolved")
    year = _year(phrase, days)
    if "festival" in kinds or "holiday" in kinds:
        basis = Basis.NAMED
    unit = next((unit for kind, unit in _UNITS.items() if kind in kinds), "")
    rule = (
        "+".join(dict.fromkeys(kinds))
        + ("+range" if phrase.right else "")
        + ("+" + phrase.suffix if phrase.suffix else "")
    )
    rough = any(k in ("year-edge", "decade-edge", "century-edge") for k in kinds) or phrase.suffix in ("eve", "around")
    days = _suffixed(days, phrase, frame)
    if dateline and days.days == 1:
        return Found(phrase.start, phrase.stop, days, basis, "dateline", Role.PUBLICATION)
    return Found(phrase.start, phrase.stop, days, basis, rule, approximate=rough, unit=unit, year=year)


def _leaning(scene: Scene, phrase: Phrase, frame: Frame) -> Frame:
    """The frame with what the clause says of past or future."""
    s = scene.s
    clause = s[max(0, phrase.start - 8) : phrase.start].rpartition("。")[2] + s[phrase.start : phrase.stop + 14]
    ahead = True if phrase.suffix == "before" or _AHEAD.search(clause) else None
    if ahead and _PAST.search(clause):
        ahead = None
    if ahead is None and frame.told and phrase.left[0].kind == "month":
        ahead = False
    return frame._replace(ahead=ahead)


def _days(phrase: Phrase, frame: Frame) -> DayInterval | None:
    left = resolve(phrase.left, frame)
    if phrase.right is None or left is None or left.earliest is None:
        return left
    right = resolve(inherit(phrase.left, phrase.right), _beside(frame, left))
    if (
        right is not None
        and right.latest is not None
        and right.latest < left.earliest
        and phrase.right[0].level > Level.YEAR
    ):
        year = left.earliest.year + 1
        right = resolve([Atom(Level.YEAR, "year", year, year, 0, 0), *phrase.right], frame)
    if right is None or right.latest is None or right.latest < left.earliest:
        return None
    return DayInterval(left.earliest, right.latest)


def _beside(frame: Frame, left: DayInterval) -> Frame:
    """次年 after 2018年9月到 is counted from there, and a month after it takes its year."""
    year = left.earliest.year if left.earliest else frame.year
    return Frame(frame.reference, year, left, frame.ahead, year)


def _year(phrase: Phrase, days: DayInterval) -> int | None:
    """The year that the phrase puts its surroundings into."""
    first = phrase.left[0]
    if phrase.suffix in ("since", "before", "after") or first.level < Level.YEAR or not days.closed:
        return None
    assert days.earliest is not None
    assert days.latest is not None
    same = days.earliest.year == days.latest.year
    named = first.kind in ("year", "date", "year-month", "relative-year", "context-year")
    return days.earliest.year if same and named else None


def _suffixed(days: DayInterval, phrase: Phrase, frame: Frame) -> DayInterval:
    """以来 to the reference date; 前 from it to a deadline, or open where the day has passed; 后 the other way round."""
    ref = frame.reference
    now = ref.latest if ref else None
    if phrase.suffix == "since":
        return DayInterval(days.earliest, now if now and days.earliest and now >= days.earliest else None)
    if phrase.suffix == "before":
        return _deadline(days, ref)
    if phrase.suffix == "after" and days.latest:
        first = days.latest + timedelta(days=1)
        return DayInterval(first, now if now and now >= first else None)
    if phrase.suffix == "eve" and days.earliest:
        return DayInterval(days.earliest - timedelta(days=7), days.earliest - timedelta(days=1))
    if phrase.prefix == "until" or phrase.suffix == "stop":
        ahead = ref is not None and now is not None and days.latest is not None and days.latest > now
        return DayInterval(ref.earliest if ahead and ref else None, days.latest)
    if phrase.prefix == "by" and ref and now and days.earliest and days.earliest > now:
        return DayInterval(ref.earliest, days.latest)
    return days


def _deadline(days: DayInterval, ref: DayInterval | None) -> DayInterval:
    ahead = ref is not None and ref.latest is not None and days.latest is not None and days.latest > ref.latest
    if ref is not None and ref.earliest is not None and not ahead and ref.earliest != ref.latest:
        ahead = days.latest is not None and ref.earliest < days.latest and days.earliest != ref.earliest
    return DayInterval(ref.earliest if ahead and ref else None, days.latest)
