"""What a recogniser hands over: a place in the view, the days, how they are known; and the scene it looked at."""

from dataclasses import dataclass, field
from typing import NamedTuple

from archive.extraction.time.periods import Alias
from archive.extraction.time.resolver import Frame
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


@dataclass(slots=True)
class Scene:
    """The text that is read and what is known at the place that has been reached."""

    s: str
    frame: Frame
    periods: dict[str, tuple[Alias, ...]]
    meeting: DayInterval | None = field(default=None)
