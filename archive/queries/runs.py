"""The same characters in two texts, and whether they tell more than formulas and names do."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.queries.wording import Formulas

#: So many characters in a row, punctuation included, are a passage that returns.
LENGTH = 16
#: Of these at most so great a share may be formulas, and names of bodies and of what the catalogue lists.
FORMULAS = 0.7

_STEP = 8


@dataclass(frozen=True, slots=True)
class Run:
    """The same characters in both: where they begin there, as (passage, character in it).

    `names` are the places in them, from and to, of names: of bodies, of what the catalogue lists, of doctrines.
    """

    text: str
    earlier: tuple[int, int]
    later: tuple[int, int]
    names: tuple[tuple[int, int], ...] = ()

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The characters in pieces, each with whether it is part of a name."""
        named = [any(low <= at < high for low, high in self.names) for at in range(len(self.text))]
        runs = groupby(range(len(self.text)), key=named.__getitem__)
        return [("".join(self.text[at] for at in places), is_name) for is_name, places in runs]


def returning(one: Sequence[tuple[int, str]], other: Sequence[tuple[int, str]]) -> list[Run]:
    """The longest runs of at least `LENGTH` characters that stand in both, in the order of the second text.

    A run ends with its passage; each character of the second text belongs to one run at most.
    """
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, (_, text) in enumerate(one):
        for at in range(len(text) - _STEP + 1):
            places[text[at : at + _STEP]].append((n, at))
    found = []
    for ordinal, text in other:
        at = 0
        while at <= len(text) - LENGTH:
            longest, where = 0, (0, 0)
            for n, start in places.get(text[at : at + _STEP], ())[:50]:
                size = _common(one[n][1], start, text, at)
                if size > longest:
                    longest, where = size, (n, start)
            if longest >= LENGTH:
                found.append(Run(text[at : at + longest], (one[where[0]][0], where[1]), (ordinal, at)))
                at += longest
            else:
                at += 1
    return found


def tells(run: Run, known: Formulas) -> bool:
    """Whether enough of a run is neither formula nor name."""
    formula = known(run.text)
    named = [any(low <= at < high for low, high in run.names) for at in range(len(run.text))]
    return sum(a or b for a, b in zip(formula, named, strict=True)) <= FORMULAS * len(run.text)


def _common(one: str, start: int, other: str, at: int) -> int:
    size = 0
    while start + size < len(one) and at + size < len(other) and one[start + size] == other[at + size]:
        size += 1
    return size
