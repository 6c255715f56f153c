"""Where a name may begin: the cheap look finds every place of a name, and few others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.beginnings import Beginnings

LETTERS = "团市县委青年ab^-]\\"


@pytest.mark.parametrize(
    ("names", "size", "text", "places"),
    [
        (["团市委", "青年之家"], 2, "共青团市委建青年之家", [2, 6]),
        (["团市委", "团县委"], 2, "团市、团县、市县", [0, 3]),
        (["青年之家"], 4, "青年之友，青年之家", [5]),
        (["ab"], 2, "aab", [1]),
        ([], 2, "团市委", []),
    ],
    ids=["two names", "mixed", "four characters", "one after another", "no names"],
)
def test_where_a_name_may_begin(names: list[str], size: int, text: str, places: list[int]) -> None:
    assert list(Beginnings(names, size).places(text)) == places


def test_a_name_that_is_too_short_begins_nothing() -> None:
    assert list(Beginnings(["团", "团市委"], 3).places("团县委团市委")) == [3]


def test_only_a_part_of_the_text_is_looked_at() -> None:
    beginnings = Beginnings(["团市委"])
    text = "团市委、团市委、团市委"
    assert list(beginnings.places(text, 1)) == [4, 8]
    assert list(beginnings.places(text, 1, 7)) == [4]
    assert list(beginnings.places(text, 4, 5)) == []  # the second character lies outside


@given(
    names=st.lists(st.text(LETTERS, min_size=1, max_size=4), max_size=6),
    text=st.text(LETTERS, max_size=30),
    size=st.integers(1, 4),
)
def test_no_place_of_a_name_is_hidden(names: list[str], text: str, size: int) -> None:
    found = list(Beginnings(names, size).places(text))
    long_enough = [name for name in names if len(name) >= size]
    held = {m.start() for name in long_enough for m in re.finditer(f"(?={re.escape(name)})", text)}
    assert held <= set(found)
    assert found == sorted(set(found))
    assert all(any(text.startswith(name[:size], at) for name in long_enough) for at in found)
