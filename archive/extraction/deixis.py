"""For which region a text speaks by its own words: 我区, 全市, where no committee signs it.

A writer's 我市 tells the rank of the place that writes, and what the text names of that rank most is the place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from archive.extraction.findings import Passage

if TYPE_CHECKING:  # the committees' room itself asks here whose text it reads
    from archive.extraction.organisations.gazetteer import Gazetteer

_OURS = re.compile(r"(?<!自)[我本]([省市县区旗州盟])(?!里)")
_WHOLE = re.compile(r"全([省市县区旗州盟])")
_LEAST = 2


def rank(pieces: Iterable[str]) -> str:
    """The last character of the region that a text speaks of as its own (市 of 全市); empty where it does not."""
    listed = list(pieces)
    return ours(listed) or _most(_WHOLE, listed)


def ours(pieces: Iterable[str]) -> str:
    """The last character of the region that a text calls its writer's (市 of 我市); empty where it does not."""
    return _most(_OURS, pieces)


def _most(pattern: re.Pattern[str], pieces: Iterable[str]) -> str:
    found = Counter(rank for piece in pieces for rank in pattern.findall(piece))
    return found.most_common(1)[0][0] if found else ""


def region(text: str, passages: Sequence[Passage], places: Gazetteer, within: str, year: int | None) -> str | None:
    """The path of the region below `within` that a text speaks for; None where it is that region itself or unclear.

    Where nothing is known of where the text belongs (`within` empty), only full names count, and once is enough for one alone.
    """
    own = rank(text[p.start : p.stop] for p in passages)
    if not own or within.endswith(own):
        return None
    named: Counter[str] = Counter()
    for passage in passages:
        for reading in places.places(text, passage.start, passage.stop, year):
            if not within and not reading.full:
                continue
            inside = [r.path for r in reading.regions if r.path.startswith(within) and r.path.endswith(own)]
            if len(inside) == 1 and not inside[0].endswith("自治区"):
                named.update(inside)
    path, times = next(iter(named.most_common(1)), ("", 0))
    return path if times >= (_LEAST if within or len(named) > 1 else 1) else None


def speaks_of(piece: str, last: str) -> bool:
    """Whether a piece of text speaks of the whole of a region of a rank: 全市 for 市."""
    return last in _WHOLE.findall(piece) or last in _OURS.findall(piece)
