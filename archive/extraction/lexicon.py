"""Finds every name of a dictionary in a text, in one pass whose cost hardly grows with the dictionary.

Only where the first four characters of a name stand in the text, or the first two of a shorter one, are whole names
compared. `squeezed` gives the view in which white space and quotation marks play no part.
"""

import re
from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from archive.extraction.beginnings import Beginnings
from archive.extraction.wording import WHITE
from archive.values.aligned import AlignedText, counted

Value = TypeVar("Value")

_PREFIX = 4
_FEW = 32

#: Characters that may stand in or around a name without changing it: white space, quotation marks, middle dots, markup.
_IGNORED = frozenset("“”‘’\"'「」『』《》〈〉﹁﹂＂＇·•‧・･∙*_#`｀​﻿")
_KEPT = re.compile(rf"[^{WHITE}{re.escape(''.join(sorted(_IGNORED)))}]+")
_FOLDED = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0xFF01 + i) not in "，：；！？"},
    "〔": "(",
    "〕": ")",
    "–": "-",
    "—": "-",
    "─": "-",
    "－": "-",
}
_FOLDING = re.compile("[" + re.escape("".join(_FOLDED)) + "]")


class Match(NamedTuple, Generic[Value]):
    """A name of the dictionary at `[start, stop)` of the text that was searched, and what the dictionary says of it."""

    start: int
    stop: int
    name: str
    value: Value


class Lexicon(Generic[Value]):
    """Names and what they stand for; built once, searched often.

    Raises:
        ValueError: for a name of fewer than two characters.
    """

    def __init__(self, names: Mapping[str, Value]) -> None:
        self._names = dict(names)
        sizes: dict[str, set[int]] = {}
        for name in self._names:
            if len(name) < 2:
                raise ValueError(f"the name {name!r} is too short to be sought")
            sizes.setdefault(name[:_PREFIX], set()).add(len(name))
        self._sizes = {prefix: tuple(sorted(of, reverse=True)) for prefix, of in sizes.items()}
        short = [name for name in self._names if len(name) < _PREFIX]
        self._few = len(self._names) <= _FEW
        self._begins = () if self._few else (Beginnings(self._names, _PREFIX), Beginnings(short))

    def __len__(self) -> int:
        return len(self._names)

    def matches(self, text: str) -> list[Match[Value]]:
        """At each place the longest name that begins there, in order; matches may overlap (see `overlap.settle`)."""
        found: list[Match[Value]] = []
        names, sizes = self._names, self._sizes
        for at in self._begun(text):
            for size in (
                *sizes.get(text[at : at + 4], ()),
                *sizes.get(text[at : at + 3], ()),
                *sizes.get(text[at : at + 2], ()),
            ):
                if (name := text[at : at + size]) in names:
                    found.append(Match(at, at + len(name), name, names[name]))
                    break
        return found

    def _begun(self, text: str) -> list[int]:
        """Where a name may begin; of few names each is sought by itself."""
        begun = {at for word in self._sizes for at in _places(text, word)} if self._few else set()
        for beginnings in self._begins:
            begun.update(beginnings.places(text))
        return sorted(begun)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def squeezed(text: str) -> AlignedText:
    """The text without white space, quotation marks, middle dots and markup, width folded; it knows its origins."""
    folded, pieces, places = _FOLDING.sub(lambda m: _FOLDED[m.group()], text), [], array("l")
    for run in _KEPT.finditer(folded):
        pieces.append(run.group())
        places += counted(*run.span())
    return AlignedText("".join(pieces), places)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name as it stands in a squeezed text."""
    return squeezed(name).text
