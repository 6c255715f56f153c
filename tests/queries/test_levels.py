"""What is worked out once for all zooms equals what a plain look at every row gives."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.queries import chosen, lane_levels, orders
from archive.queries.chosen import Chosen
from archive.queries.columns import NO_DAY
from archive.queries.filters import Axis
from archive.queries.lane_levels import Levels, long
from archive.values.tiles import ZOOMS, days_of, step_of, tile_of

days = st.one_of(st.integers(-3, 70), st.integers(17_000, 19_000))
rows = st.lists(st.tuples(days, st.integers(0, 700), st.integers(0, 2), st.integers(0, 4), st.booleans()), max_size=60)


@settings(deadline=None)
@given(rows, st.integers(0, ZOOMS - 1))
def test_levels_show_what_a_look_at_every_row_shows(found: list[Any], zoom: int) -> None:
    found.sort(key=lambda row: row[0])
    low, length, lane, worth, inherited = (np.array([row[n] for row in found], np.int32) for n in range(5))
    rank = np.empty(len(found), np.int32)
    rank[np.lexsort((-np.arange(len(found)), -worth, lane))] = np.arange(len(found))
    levels = Levels(low, low + length, lane, rank, inherited.astype(bool))
    for index in {tile_of(row[0], zoom) for row in found}:
        first, last = days_of(zoom, index)
        single = [n for n in range(len(found)) if first <= low[n] <= last and length[n] + 1 < long(zoom)]
        named: list[int] = []
        for of in range(3):
            named += sorted((n for n in single if lane[n] == of), key=lambda n: rank[n])[: lane_levels.SHOWN]
        assert levels.named(zoom, first, last).tolist() == named
        counted: dict[int, dict[int, list[int]]] = {}
        for n in single:
            pair = counted.setdefault(int(lane[n]), {}).setdefault(int(low[n] - first) // step_of(zoom), [0, 0])
            pair[inherited[n]] += 1
        told = {of: [[at, *pair] for at, pair in sorted(pairs.items())] for of, pairs in counted.items()}
        assert dict(levels.density(zoom, first)) == told


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from([0.1, 0.25, 0.5])), max_size=80), st.data())
def test_the_best_of_a_stretch_are_those_of_a_plain_sort(found: list[tuple[int, float]], data: Any) -> None:
    held = SimpleNamespace(
        low=np.array([day if day else NO_DAY for day, _ in found], np.int32),
        salience=np.array([worth for _, worth in found], np.float64),
        orders={},
    )
    mask = np.array([data.draw(st.booleans()) for _ in found], bool)
    some: Any = Chosen(held, mask, Axis.HAPPENED)  # type: ignore[arg-type]
    plain = [n for n in sorted(range(len(found)), key=lambda n: (found[n][0], n)) if mask[n] and found[n][0]]
    assert some.rows.tolist() == plain
    start = data.draw(st.integers(0, len(plain)))
    stop = data.draw(st.integers(start, len(plain)))
    best = sorted(range(start, stop), key=lambda n: (found[plain[n]][1], n), reverse=True)
    with pytest.MonkeyPatch.context() as patch:
        for looked_at in (0, chosen.LOOKED_AT):
            patch.setattr(chosen, "LOOKED_AT", looked_at)
            assert some.best(start, stop, 3).tolist() == best[:3]


@settings(deadline=None)
@given(st.lists(st.integers(-5, 5)))
def test_sorting_keeps_equals_in_their_order(numbers: list[int]) -> None:
    found = orders.sorted_places(np.array(numbers, np.int32))
    assert found.tolist() == sorted(range(len(numbers)), key=numbers.__getitem__)
