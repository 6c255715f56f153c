"""Atoms of time: the smallest pieces (a year, a month, 上半年, 昨天) that narrow one another to a date.

Every atom has a level: the finer it is, the higher. A chain of atoms with rising levels is one moment.
"""

from enum import IntEnum
from typing import NamedTuple


class Level(IntEnum):
    """How fine an atom is."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    PART = 3
    MONTH = 4
    WEEK = 5
    DAY = 6
    CLOCK = 7


# By their names: to look a member up in its class takes ten times as long (Python 3.11).
CENTURY, DECADE, YEAR, PART, MONTH, WEEK, DAY, CLOCK = Level


class Atom(NamedTuple):
    """`low..high` is the value (equal for a single one); `kind` names how it is resolved, `stop` where it ends."""

    level: Level
    kind: str
    low: int
    high: int
    start: int
    stop: int
    text: str = ""
