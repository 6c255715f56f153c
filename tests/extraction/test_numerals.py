"""Numerals in every writing, and folding that keeps all offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.numerals import fold, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020", 2020),
        ("二〇二〇", 2020),
        ("二零一九", 2019),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("廿三", 23),
        ("一百零五", 105),
        ("一百", 100),
        ("两千", 2000),
        ("两千零四", 2004),
        ("三万二千", 32000),
    ],
)
def test_reads_numerals(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "年", "三月", "1.5", "-3"])
def test_refuses_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        number(text)


@given(st.text(max_size=40))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folds_width_and_zeros() -> None:
    assert fold("２０２０－０３（ＡＢ）二○") == "2020-03(AB)二〇"
