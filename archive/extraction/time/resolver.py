"""A chain of atoms → days: every atom narrows what stands before it; what is missing comes from the frame."""

from datetime import timedelta

from archive.extraction.time.atoms import Atom, Level
from archive.extraction.time.frame import Frame
from archive.extraction.time.steps import STEPS
from archive.values.intervals import DayInterval

_HALF_A_YEAR, _NEXT = (
    183,
    31,
)  # days ahead that a text may speak of without saying so; one that tells the past, of the next weeks
#: Years before the text after which 七月 by itself is the month just gone, not one of the year named before it.
_LONG_AGO = 2
_YEAR = 366  # days
NEEDS_YEAR = frozenset({"months", "season", "quarter", "month", "year-edge", "festival", "holiday", "lunar", "term"})


def resolve(atoms: list[Atom], frame: Frame) -> DayInterval | None:
    """The days that a moment denotes; None where it hangs on something unknown, or names a day that is none."""
    if atoms[0].kind in NEEDS_YEAR:
        return _of_some_year(atoms, frame)
    return _chain(atoms, None, frame)


def _chain(atoms: list[Atom], current: DayInterval | None, frame: Frame) -> DayInterval | None:
    for atom in atoms:
        try:
            current = STEPS[atom.kind](atom, current, frame)
        except (ValueError, OverflowError):
            return None
        if current is None:
            return None
    return current


def _of_some_year(atoms: list[Atom], frame: Frame) -> DayInterval | None:
    """A moment without a year: the year of the text around it, else the one nearest to the reference date."""
    reference = frame.reference
    if frame.ahead and frame.year is not None and _is_over(_chain(atoms, DayInterval.year(frame.year), frame), frame):
        frame = frame._replace(year=None)  # 2022年6月入选试点。10月，将进行评估
    if frame.year is not None and not (frame.loose and _just_now(atoms, frame)) and not _due(atoms, frame):
        return _chain(atoms, DayInterval.year(frame.year), frame)
    if reference is None or reference.latest is None:
        return None
    year = reference.latest.year
    here = _chain(atoms, DayInterval.year(year), frame)
    if here is None or here.earliest is None or here.earliest <= reference.latest:
        passed = here is not None and here.latest is not None and here.latest < reference.latest
        if frame.ahead and passed and here is not None and reference.days == 1:
            return _later(atoms, here, year, frame)
        return here
    # Ahead of the reference: a December event in a January paper belongs to the year before.
    gap = (here.earliest - reference.latest).days
    if frame.ahead or gap <= (_NEXT if frame.ahead is False else _HALF_A_YEAR):
        return here
    return _chain(atoms, DayInterval.year(year - 1), frame)


def _is_over(days: DayInterval | None, frame: Frame) -> bool:
    """Whether days end a year and more before the text: nothing that lies ahead of it."""
    now = frame.day if frame.reference is not None and frame.reference.days == 1 else None
    return days is not None and days.latest is not None and now is not None and (now - days.latest).days > _YEAR


def _just_now(atoms: list[Atom], frame: Frame) -> bool:
    """News: a day that falls in the month before the reference date, while the text has only named an older month or year.

    A month or a season as well, where that year is long gone.
    """
    reference = frame.reference
    if reference is None or reference.latest is None or reference.days != 1:
        return False
    older = frame.year is not None and frame.year <= reference.latest.year - _LONG_AGO
    if atoms[-1].level < Level.DAY and not older:
        return False
    here = _chain(atoms, DayInterval.year(reference.latest.year), frame)
    if here is None or here.earliest is None or here.latest is None:
        return False
    begun = here.latest if atoms[-1].level >= Level.DAY else here.earliest
    return begun <= reference.latest <= here.latest + timedelta(days=31)


def _due(atoms: list[Atom], frame: Frame) -> bool:
    """Whether a deadline of a notice lies ahead of its day though it has just spoken of the year gone: 2014年报……请于2月26日前."""
    reference = frame.reference
    if not frame.ahead or frame.told or reference is None or reference.latest is None or reference.days != 1:
        return False
    here = _chain(atoms, DayInterval.year(reference.latest.year), frame)
    gone = frame.year == reference.latest.year - 1
    return gone and here is not None and here.latest is not None and here.latest >= reference.latest


def _later(atoms: list[Atom], here: DayInterval, year: int, frame: Frame) -> DayInterval | None:
    """A plan whose day has passed this year lies in the next, unless it passed just now."""
    assert here.latest is not None
    assert frame.day is not None
    if frame.day - here.latest > timedelta(days=183):
        return _chain(atoms, DayInterval.year(year + 1), frame)
    return here


def inherit(left: list[Atom], right: list[Atom]) -> list[Atom]:
    """The right end of a range with the coarser atoms of the left one before it."""
    return [a for a in left if a.level < right[0].level and a.level != Level.CLOCK] + right
