"""Finds words that were read from a page on the page again: the boxes to be drawn over its picture."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from archive.readers.page_image import PlacedLine

_BLANK = re.compile(r"\s")
#: How many characters before and after are looked at to tell a place, the most first.
_CONTEXTS = (8, 4, 2)


@dataclass(frozen=True, slots=True)
class Words:
    """Words that were found in a text, with the text around them; `kind` is handed on to the boxes."""

    kind: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A box, in thousandths of the page's sides."""

    kind: str
    left: float
    top: float
    width: float
    height: float


def marks(lines: Sequence[PlacedLine], found: Iterable[Words]) -> list[Mark]:
    """The boxes of what was found; words that do not stand on the page in their surroundings have none."""
    texts = [_BLANK.sub("", line.text) for line in lines]
    page = "".join(texts)
    starts = [0, *accumulate(len(text) for text in texts)]
    boxes: list[Mark] = []
    for words in found:
        at = _place(page, *(_BLANK.sub("", part) for part in (words.before, words.words, words.after)))
        if at is None:
            continue
        stop = at + len(_BLANK.sub("", words.words))
        for number in range(bisect_right(starts, at) - 1, len(lines)):
            if starts[number] >= stop:
                break
            first, last = max(at - starts[number], 0), min(stop - starts[number], len(texts[number]))
            if first < last:
                boxes.append(_box(words.kind, lines[number], texts[number], first, last))
    return boxes


def _place(page: str, before: str, words: str, after: str) -> int | None:
    """Where the words stand between what stands around them, as far as that is on the page."""
    for width in _CONTEXTS:
        head, tail = before[-width:], after[:width]
        for left, right in ((head, tail), (head, ""), ("", tail)):
            whole = left + words + right
            if words and len(whole) > len(words) and page.count(whole) == 1:
                return page.index(whole) + len(left)
    return page.index(words) if len(words) >= _CONTEXTS[0] and page.count(words) == 1 else None


def _box(kind: str, line: PlacedLine, text: str, first: int, last: int) -> Mark:
    wide = [0.0, *accumulate(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.52 for c in text)]
    unit = line.width / wide[-1]
    return Mark(kind, line.left + unit * wide[first], line.top, unit * (wide[last] - wide[first]), line.height)
