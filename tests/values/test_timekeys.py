"""Keys of the search index sort by time, and give the row back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.values import timekeys

DAYS = st.one_of(st.none(), st.integers(-(2**22), 2**22 - 2))
ROWS = st.integers(0, timekeys.MASK)


@given(DAYS, ROWS)
def test_the_row_comes_back(day: int | None, row: int) -> None:
    key = timekeys.key(day, row)
    assert timekeys.row(key) == row
    assert 0 <= key < 2**63


@given(st.tuples(DAYS, ROWS), st.tuples(DAYS, ROWS))
def test_keys_sort_by_day_then_row_and_the_undated_last(
    one: tuple[int | None, int], other: tuple[int | None, int]
) -> None:
    def order(entry: tuple[int | None, int]) -> tuple[bool, int, int]:
        return entry[0] is None, entry[0] or 0, entry[1]

    assert (timekeys.key(*one) < timekeys.key(*other)) == (order(one) < order(other))


@pytest.mark.parametrize("row", [-1, 2**40])
def test_a_row_that_does_not_fit_is_refused(row: int) -> None:
    with pytest.raises(ValueError, match="40 bits"):
        timekeys.key(0, row)
