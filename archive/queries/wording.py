"""What several texts say in the same words: their names set apart, formulas known, the stretches that return, and rows."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby

#: So many characters in a row, in the same order, inside one clause, count as the same words.
LENGTH = 5
#: Two sentences stand in one row where they have at least this share of their pairs of characters in common (Dice).
ALIKE = 0.2
#: … and at least so many of them: two words alone are not alike.
LEAST_ALIKE = 4
#: Shorter words are not recognised as a name.
SHORTEST = 3

_BREAK = re.compile(r"[\W_]", re.UNICODE)
_QUOTES = "“”‘’《》〈〉「」『』\"'"


class Kind(StrEnum):
    """What a stretch of characters is in a comparison."""

    #: Said in this column only.
    OWN = "own"
    #: Said in another column too.
    SHARED = "shared"
    #: Said by so many documents of the archive that it tells nothing.
    FORMULA = "formula"
    #: The name of what is compared: everybody uses it.
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `others` are the columns in which it returns."""

    text: str
    kind: Kind
    others: tuple[int, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether another column says it too."""
        return self.kind is Kind.SHARED


#: Says of each character of a text whether it belongs to a formula.
Formulas = Callable[[str], Sequence[bool]]


def no_formulas(text: str) -> Sequence[bool]:
    """Where no archive is asked, nothing is a formula."""
    return [False] * len(text)


def compared(
    columns: Sequence[Sequence[str]],
    names: Collection[str] = (),
    formulas: Formulas = no_formulas,
    length: int = LENGTH,
) -> list[list[tuple[Piece, ...]]]:
    """Every text cut into pieces of one kind; the pieces joined are the text.

    A stretch is shared where at least `length` characters without punctuation stand in a text of another column too.
    """
    bare = {name.strip(_QUOTES) for name in names}
    # A short word (规划, 培训) that stands for the name in one place means something else in another.
    printed = sorted((name for name in bare if len(name) >= SHORTEST), key=lambda name: (-len(name), name))
    held: defaultdict[str, set[int]] = defaultdict(set)
    named = [[_named(text, printed) for text in column] for column in columns]
    for n, column in enumerate(columns):
        for text, is_name in zip(column, named[n], strict=True):
            for gram, _ in _grams(text, is_name, length):
                held[gram].add(n)
    return [
        [_cut(text, is_name, formulas(text), held, n, length) for text, is_name in zip(column, named[n], strict=True)]
        for n, column in enumerate(columns)
    ]


def rows(columns: Sequence[Sequence[tuple[Piece, ...]]]) -> list[tuple[int | None, ...]]:
    """Which texts stand beside each other: rows of places in the columns, every text in exactly one of them.

    Texts are paired from the likest on, names and formulas left out; what has no counterpart stands alone.
    """
    pairs = {(n, at): _pairs(text) for n, column in enumerate(columns) for at, text in enumerate(column)}
    likest = sorted(
        ((score, one, other) for one, other in combinations(pairs, 2) if one[0] != other[0]
         if (score := _dice(pairs[one], pairs[other])) >= ALIKE),
        key=lambda found: (-found[0], found[1:]),
    )  # fmt: skip
    group = {place: {place[0]: place[1]} for place in pairs}
    for _, one, other in likest:
        if not group[one].keys() & group[other].keys():
            joined = {**group[one], **group[other]}
            group.update(dict.fromkeys(joined.items(), joined))
    whole = {id(held): held for held in group.values()}.values()
    order = sorted(whole, key=lambda held: min((at / len(columns[n]), n) for n, at in held.items()))
    return [tuple(held.get(n) for n in range(len(columns))) for held in order]


def alike(one: str, other: str) -> bool:
    """Whether two short expressions name the like: half of their pairs of characters are the same."""
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) >= max(sum(map(len, pairs)) / 2, 2)


def _named(text: str, names: Sequence[str]) -> list[bool]:
    found = [False] * len(text)
    for name in names:
        at = text.find(name)
        while at >= 0:
            found[at : at + len(name)] = [True] * len(name)
            at = text.find(name, at + len(name))
    return found


def _grams(text: str, is_name: Sequence[bool], length: int) -> list[tuple[str, int]]:
    return [
        (text[at : at + length], at)
        for at in range(len(text) - length + 1)
        if not any(is_name[at : at + length]) and not _BREAK.search(text, at, at + length)
    ]


def _cut(
    text: str, is_name: Sequence[bool], formula: Sequence[bool], held: dict[str, set[int]], own: int, length: int
) -> tuple[Piece, ...]:
    others: list[set[int]] = [set() for _ in text]
    for gram, at in _grams(text, is_name, length):
        for place in range(at, at + length):
            others[place] |= held[gram] - {own}

    def kind(at: int) -> tuple[Kind, tuple[int, ...]]:
        if is_name[at]:
            return Kind.NAME, ()
        if formula[at]:
            return Kind.FORMULA, ()
        return (Kind.SHARED, tuple(sorted(others[at]))) if others[at] else (Kind.OWN, ())

    runs = [(key, list(run)) for key, run in groupby(range(len(text)), key=kind)]
    return tuple(Piece(text[run[0] : run[-1] + 1], what, where) for (what, where), run in runs)


def _pairs(pieces: Sequence[Piece]) -> set[str]:
    told = " ".join(piece.text for piece in pieces if piece.kind in (Kind.OWN, Kind.SHARED))
    return {told[at : at + 2] for at in range(len(told) - 1) if not _BREAK.search(told, at, at + 2)}


def _dice(one: set[str], other: set[str]) -> float:
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common >= LEAST_ALIKE else 0.0
