"""A text as the reader of dates sees it: folded, without the white space that damage put into words and numbers."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from archive.extraction.numerals import fold as narrow
from archive.extraction.time.phrases import Phrase
from archive.extraction.traditional import fold
from archive.extraction.wording import WHITE

_YEAR = re.compile(r"1[89][0-9]{2}|20[0-9]{2}")
_GAP = re.compile(rf"[{WHITE}\u200b\ufeff\xad]+")
# The patterns begin with a class of characters, so that the search skips from one to the next.
_SPACED = re.compile(r"[0-9](?<![0-9][0-9])(?<![0-9]\s[0-9])(?:[^\S\n]{1,4}[0-9]){1,7}(?![0-9])(?=\s{0,4}[年月日号])")
_SCATTERED = re.compile(
    r"[0-9](?<![0-9][0-9])(?<![0-9]\s[0-9])[0-9]?[^\S\n]{1,3}(?:[0-9]{1,2}[^\S\n]{1,3}){0,2}[0-9]{1,2}(?=\s{0,4}年)"
)
_BROKEN = re.compile(
    r"[12](?<![0-9][12])(?:|9|0|99|0[0-4])\n\s{0,4}[0-9]{1,3}(?=\s{0,4}年)"
    r"|[123](?<=[年月][123])\n\s{0,4}[0-9](?=\s{0,4}[月日])"
)


class View:
    """`text`: folded and squeezed; `origin(start, stop)`: the span of the source that a span of it came from.

    `phrases` are those made out so far, by the place where they begin, None where none does: they hang on no date.
    """

    __slots__ = ("_at", "_removed", "phrases", "text")

    def __init__(self, source: str) -> None:
        folded = narrow(fold(source))
        joined = _joints(folded) if _GAP.search(folded) else frozenset()
        pieces: list[str] = []
        at: list[int] = []
        removed: list[int] = []
        begin = kept = 0
        for gap in _GAP.finditer(folded):
            start, stop = gap.span()
            if (
                start > 0
                and stop < len(folded)
                and start not in joined
                and _digit(folded[start - 1])
                and _digit(folded[stop])
            ):
                start += 1  # two numbers stay two
                if start == stop:
                    continue
            pieces.append(folded[begin:start])
            kept += start - begin
            at.append(kept)
            removed.append(stop - start)
            begin = stop
        pieces.append(folded[begin:])
        self.text = "".join(pieces)
        self.phrases: dict[int, Phrase | None] = {}
        self._at = at
        self._removed = [0, *accumulate(removed)]

    def origin(self, start: int, stop: int) -> tuple[int, int]:
        """The source span of `[start, stop)`; white space at its ends is left out."""
        return self._source(start), self._source(stop - 1) + 1

    def place(self, source: int) -> int:
        """The first position of the view that comes from `source` or later."""
        return bisect_left(range(len(self.text)), source, key=self._source)

    def _source(self, position: int) -> int:
        return position + self._removed[bisect_right(self._at, position)]


@lru_cache(maxsize=128)
def view_of(text: str) -> View:
    """The view of a text, kept for a while: the passages of a header are read for one thing after the other."""
    return View(text)


def _digit(char: str) -> bool:
    return "0" <= char <= "9"


def _joints(folded: str) -> frozenset[int]:
    """Starts of the gaps that stand inside one number: letter-spaced digits, a year broken over two lines."""
    found: set[int] = set()
    for pattern in (_SPACED, _BROKEN):
        for match in pattern.finditer(folded):
            found.update(g.start() for g in _GAP.finditer(folded, match.start(), match.end()))
    for match in _SCATTERED.finditer(folded):
        if _YEAR.fullmatch("".join(match.group().split())):
            found.update(g.start() for g in _GAP.finditer(folded, match.start(), match.end()))
    return frozenset(found)
