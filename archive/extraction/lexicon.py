"""Finds every name of a dictionary in a text, in one pass whose cost does not grow with the dictionary.

Only where the first two characters of a name stand in the text, and then its first four, are whole names compared. `squeezed` gives the view in which white space and quotation marks play no part.
"""

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import Generic, TypeVar

from archive.values.aligned import AlignedText

Value = TypeVar("Value")

_PREFIX = 4

#: Characters that may stand in or around a name without changing it: white space, quotation marks, middle dots, markup.
_IGNORED = frozenset("“”‘’\"'「」『』《》〈〉﹁﹂＂＇·•‧・･∙*_#`｀​﻿")
_KEPT = re.compile(rf"[^\s{re.escape(''.join(sorted(_IGNORED)))}]+")
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
        long: dict[str, set[int]] = {}
        short: dict[str, set[int]] = {}
        for name in self._names:
            if len(name) < 2:
                raise ValueError(f"the name {name!r} is too short to be sought")
            prefix = name[:_PREFIX] if len(name) >= _PREFIX else name[:2]
            (long if len(name) >= _PREFIX else short).setdefault(prefix, set()).add(len(name))
        self._long = {prefix: tuple(sorted(sizes, reverse=True)) for prefix, sizes in long.items()}
        self._short = {prefix: tuple(sorted(sizes, reverse=True)) for prefix, sizes in short.items()}
        self._pairs = frozenset(prefix[:2] for prefix in (*long, *short))

    def __len__(self) -> int:
        return len(self._names)

    def matches(self, text: str) -> list[Match[Value]]:
        """At each place the longest name that begins there, in order; matches may overlap (see `overlap.settle`)."""
        # One loop without calls: this is the inner loop of the whole extraction. The pairs are few and stay in the
        # processor's cache however large the dictionary is.
        found: list[Match[Value]] = []
        names, long, short, pairs = self._names, self._long, self._short, self._pairs
        begun = [i for i, pair in enumerate(map(add, text, text[1:])) if pair in pairs]
        for at in [i for i in begun if text[i : i + _PREFIX] in long or text[i : i + 2] in short]:
            quad = text[at : at + _PREFIX]
            for size in (*long.get(quad, ()), *short.get(quad[:2], ())):
                if (name := text[at : at + size]) in names:
                    found.append(Match(at, at + len(name), name, names[name]))
                    break
        return found


def squeezed(text: str) -> AlignedText:
    """The text without white space, quotation marks, middle dots and markup, width folded; it knows its origins."""
    folded, pieces, places = text.translate(_FOLDED), [], array("l")
    for run in _KEPT.finditer(folded):
        pieces.append(run.group())
        places.extend(range(run.start(), run.end()))
    return AlignedText("".join(pieces), places)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name as it stands in a squeezed text."""
    return squeezed(name).text
