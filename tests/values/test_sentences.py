"""The sentence around a span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.values.sentences import sentence_around


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("第一句。他说第二句。第三句。", "第二", "他说第二句。"),
        ("“第一句。”“第二句！”第三句", "第二", "“第二句！”"),
        ("没有标点", "标点", "没有标点"),
        ("  前有空白。后", "空白", "前有空白。"),
        ("一句。里外。都在", "句。里", "一句。里外。"),
    ],
    ids=["middle", "quotes", "no mark", "blanks", "mark inside"],
)
def test_sentences(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    a, b = sentence_around(text, start, start + len(words), 0, len(text))
    assert text[a:b] == expected


@given(st.text(st.sampled_from("甲乙。！”“ \n"), min_size=1, max_size=30), st.data())
def test_a_sentence_holds_its_span_and_stays_in_its_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    low = data.draw(st.integers(0, start))
    high = data.draw(st.integers(stop, len(text)))
    a, b = sentence_around(text, start, stop, low, high)
    assert low <= a <= start < stop <= b <= high
