"""Decides between findings that overlap: the longest first, then the leftmost; says what it threw away."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def stop(self) -> int:
        """The code point after its last."""
        ...


Found = TypeVar("Found", bound=Spanned)


def settle(findings: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """The findings that stay, in text order, and those that gave way, longest first.

    Of two that share a character the longer stays, of two equally long ones the one further left, of two at the same
    place the one that came first.
    """
    kept: list[Found] = []
    starts: list[int] = []
    dropped: list[Found] = []
    for found in sorted(findings, key=lambda f: (f.start - f.stop, f.start)):
        at = bisect_left(starts, found.start)
        clear_left = at == 0 or kept[at - 1].stop <= found.start
        clear_right = at == len(kept) or kept[at].start >= found.stop
        if clear_left and clear_right:
            starts.insert(at, found.start)
            kept.insert(at, found)
        else:
            dropped.append(found)
    return kept, dropped


class Occupied:
    """Places that are taken, asked whether a further finding touches one of them."""

    def __init__(self, findings: Iterable[Spanned]) -> None:
        spans = sorted((f.start, f.stop) for f in findings)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((stop for _, stop in spans), max))

    def touches(self, finding: Spanned) -> bool:
        """Whether the finding shares a character with a taken place."""
        before = bisect_left(self._starts, finding.stop)
        return before > 0 and self._reach[before - 1] > finding.start
