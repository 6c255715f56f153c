"""Folding of traditional characters: lengths are kept, simplified text is left alone."""

from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.traditional import fold


def test_traditional_becomes_simplified() -> None:
    assert fold("共青團廣西壯族自治區委員會") == "共青团广西壮族自治区委员会"


@given(st.text(alphabet=st.sampled_from("團區縣委共青团区县abc，\n餘著乾")))
def test_lengths_are_kept_and_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.integers(0xB0, 0xF7).flatmap(lambda a: st.integers(0xA1, 0xFE).map(lambda b: bytes((a, b)))))
def test_characters_of_simplified_text_stay(pair: bytes) -> None:
    char = pair.decode("gb2312", "ignore")
    assert fold(char) == char
