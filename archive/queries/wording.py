"""What several texts say in the same words: the stretches that return in another column."""

import re
from collections.abc import Sequence
from itertools import groupby

#: So many characters in a row, in the same order, count as the same words.
LENGTH = 5

_BREAK = re.compile(r"[\W_]", re.UNICODE)


def shared(columns: Sequence[Sequence[str]]) -> list[list[tuple[tuple[str, bool], ...]]]:
    """Every text cut into `(characters, is shared with another column)`; the pieces joined are the text.

    A stretch is shared where at least `LENGTH` characters without punctuation stand in a text of another column too.
    """
    grams = [{gram for text in column for gram, _ in _grams(text)} for column in columns]
    found = []
    for n, column in enumerate(columns):
        others: set[str] = set().union(*(held for other, held in enumerate(grams) if other != n))
        found.append([_cut(text, others) for text in column])
    return found


def _grams(text: str) -> list[tuple[str, int]]:
    return [
        (text[at : at + LENGTH], at)
        for at in range(len(text) - LENGTH + 1)
        if not _BREAK.search(text[at : at + LENGTH])
    ]


def _cut(text: str, others: set[str]) -> tuple[tuple[str, bool], ...]:
    held = [False] * len(text)
    for gram, at in _grams(text):
        if gram in others:
            held[at : at + LENGTH] = [True] * LENGTH
    return tuple(("".join(text[i] for i in run), is_shared) for is_shared, run in _runs(held))


def _runs(held: list[bool]) -> list[tuple[bool, list[int]]]:
    return [(key, list(run)) for key, run in groupby(range(len(held)), key=lambda i: held[i])]
