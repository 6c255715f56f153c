"""Cuts a paragraph where annotations begin and end, so that each piece knows all that lies over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with the same annotations over them: `over` are their numbers, the widest first.

    `begins` are those of them that begin with this piece.
    """

    text: str
    over: tuple[int, ...]
    begins: tuple[int, ...]


def cut(text: str, offset: int, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """The pieces of `text`, which stands at `offset`; `spans` may nest, cross, and reach beyond it.

    The pieces joined are the text, whatever the spans are.
    """
    end = offset + len(text)
    edges = {offset, end}
    for start, stop in spans:
        edges.update(edge for edge in (start, stop) if offset < edge < end)
    pieces = []
    for low, high in pairwise(sorted(edges)):
        over = [n for n, (start, stop) in enumerate(spans) if start <= low and high <= stop]
        over.sort(key=lambda n: (-(spans[n][1] - spans[n][0]), spans[n][0], n))
        begins = tuple(n for n in over if max(spans[n][0], offset) == low)
        pieces.append(Piece(text[low - offset : high - offset], tuple(over), begins))
    return pieces
