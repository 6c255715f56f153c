"""Overlapping findings: the longest stays, then the leftmost; nothing is lost without a word."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.overlap import Occupied, settle
from archive.values.spans import Span

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=20)


def test_longest_then_leftmost() -> None:
    kept, dropped = settle([Span(0, 4), Span(2, 8), Span(8, 10), Span(9, 11)])
    assert kept == [Span(2, 8), Span(8, 10)]
    assert dropped == [Span(0, 4), Span(9, 11)]


@given(SPANS)
def test_kept_are_apart_and_dropped_overlap_something_kept(spans: list[Span]) -> None:
    kept, dropped = settle(spans)
    assert sorted(kept + dropped) == sorted(spans)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(kept))
    assert all(any(d.overlaps(k) and len(k) >= len(d) for k in kept) for d in dropped)


@given(SPANS, SPANS)
def test_occupied_agrees_with_asking_each(taken: list[Span], asked: list[Span]) -> None:
    occupied = Occupied(taken)
    assert [occupied.touches(span) for span in asked] == [any(span.overlaps(t) for t in taken) for span in asked]
