"""Finds every name of a dictionary in a text, in one pass whose cost does not grow with the dictionary.

A name of four characters and more is sought by its first four, a shorter one by its first two; only where these stand in
the text are whole names compared. `squeezed` gives the view in which white space and quotation marks play no part.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import add
from typing import Generic, TypeVar

from archive.values.aligned import AlignedText

Value = TypeVar("Value")

_PREFIX = 4

#: Characters that may stand in or around a name without changing it: white space, quotation marks, middle dots, markup.
_IGNORED = frozenset("“”‘’\"'「」『』《》〈〉﹁﹂＂＇·•‧・･∙*_#`｀​﻿")
_FOLDED = {
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},
    ord("，"): "，",
    ord("："): "：",
    ord("；"): "；",
    ord("！"): "！",
    ord("？"): "？",
    ord("〔"): "(",
    ord("〕"): ")",
    ord("–"): "-",
    ord("—"): "-",
    ord("─"): "-",
    ord("－"): "-",
}


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
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
        self._long: dict[str, tuple[int, ...]] = {}
        self._short: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            if len(name) < 2:
                raise ValueError(f"the name {name!r} is too short to be sought")
            lengths.setdefault(name[:_PREFIX] if len(name) >= _PREFIX else name[:2], set()).add(len(name))
        for prefix, sizes in lengths.items():
            table = self._long if len(prefix) == _PREFIX else self._short
            table[prefix] = tuple(sorted(sizes, reverse=True))

    def __len__(self) -> int:
        return len(self._names)

    def matches(self, text: str) -> list[Match[Value]]:
        """At each place the longest name that begins there, in order; matches may overlap (see `overlap.settle`)."""
        found: dict[int, Match[Value]] = {}
        short, long = self._short, self._long
        pairs = [i for i, pair in enumerate(map(add, text, text[1:])) if pair in short] if short else []
        quads = [i for i in range(len(text) - _PREFIX + 1) if text[i : i + _PREFIX] in long]
        for table, width, places in ((short, 2, pairs), (long, _PREFIX, quads)):
            for at in places:
                match = self._longest(text, at, table[text[at : at + width]])
                if match is not None:
                    found[at] = match
        return [found[at] for at in sorted(found)]

    def _longest(self, text: str, at: int, sizes: Iterable[int]) -> Match[Value] | None:
        for size in sizes:
            name = text[at : at + size]
            if len(name) == size and name in self._names:
                return Match(at, at + size, name, self._names[name])
        return None


def squeezed(text: str) -> AlignedText:
    """The text without white space, quotation marks, middle dots and markup, width folded; it knows its origins."""
    folded = text.translate(_FOLDED)
    places = array("l", (i for i, c in enumerate(folded) if c not in _IGNORED and not c.isspace()))
    return AlignedText("".join([folded[i] for i in places]), places)


def key(name: str) -> str:
    """A name as it stands in a squeezed text."""
    return squeezed(name).text
