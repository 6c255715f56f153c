"""What a recogniser hands over: a place in the view, the days, how they are known; and the scene it looked at."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from archive.extraction.time.frame import Frame
from archive.extraction.time.periods import Alias
from archive.extraction.time.phrases import Phrase
from archive.schema.vocabulary import Basis, Role
from archive.values.intervals import DayInterval


class Found(NamedTuple):
    """One expression before it is written down; `days` None for one that dates nothing.

    `unit` (quarter, half, season) and `approximate` decide how its EDTF is written; `year` is the one year that it puts
    the text after it into, None where it puts it nowhere; `anchor` is the slug of the named period it hangs on.
    """

    start: int
    stop: int
    days: DayInterval | None
    basis: Basis
    rule: str
    role: Role = Role.EVENT
    approximate: bool = False
    unit: str = ""
    year: int | None = None
    anchor: str | None = None


class _Years(Protocol):
    """What remembers the years of a text (`archive.extraction.time.context.Years`)."""

    meeting: DayInterval | None

    def frame(self, at: int) -> Frame:
        """What a moment at a place hangs on."""


@dataclass(slots=True)
class Scene:
    """The text that is read, the phrases made out in it so far, and what is known at the place `at` that has been reached."""

    s: str
    phrases: dict[int, Phrase | None]
    years: _Years
    periods: dict[str, tuple[Alias, ...]]
    at: int = 0

    @property
    def frame(self) -> Frame:
        """What a moment here hangs on; made only where it is asked for."""
        return self.years.frame(self.at)

    @property
    def meeting(self) -> DayInterval | None:
        """The days of the meeting that the text has dated."""
        return self.years.meeting
