"""Full-width marks: only beside Chinese, and never another length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.values.width import full_width


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("南溪(北岭),你好!", "南溪（北岭），你好！"),
        ("12:30, a(b)", "12:30, a(b)"),
        ("http://a.b/c?d", "http://a.b/c?d"),
        ("时间:2021-04-13 09:20", "时间：2021-04-13 09:20"),
    ],
    ids=["beside Chinese", "clock and letters", "address", "label and clock"],
)
def test_marks(text: str, meant: str) -> None:
    assert full_width(text) == meant


@given(st.text("南溪(),:;!?ab12“” "))
def test_the_length_is_kept(text: str) -> None:
    assert len(full_width(text)) == len(text)
