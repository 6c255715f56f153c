"""A cleaned view keeps the place of every character through cutting, joining and composing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.values.aligned import AlignedText, Builder, compose, joined, pieces, stripped, without
from archive.values.spans import Span

TEXT = st.text(alphabet="甲乙丙 \nab。", max_size=40)


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="2 characters but 1 origins"):
        AlignedText("甲乙", AlignedText.identity("甲").origins)


@given(TEXT, st.lists(st.tuples(st.integers(0, 39), st.integers(1, 10)), max_size=5))
def test_what_is_left_is_what_stood_there(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [Span(a, min(a + n, len(text))) for a, n in cuts if a < len(text)]
    view = without(AlignedText.identity(text), spans)
    assert all(text[o] == c for c, o in zip(view.text, view.origins, strict=True))
    dropped = {i for s in spans for i in range(s.start, s.stop)}
    assert list(view.origins) == [i for i in range(len(text)) if i not in dropped]


@given(TEXT)
def test_pieces_join_to_the_whole(text: str) -> None:
    view = AlignedText.identity(text)
    whole = joined(pieces(view, "\n"), "\n")
    assert whole.text == text
    assert [p.text for p in pieces(view, "\n")] == text.split("\n")


@given(TEXT)
def test_stripping_keeps_origins(text: str) -> None:
    view = stripped(AlignedText.identity(text))
    assert view.text == text.strip()
    assert all(text[o] == c for c, o in zip(view.text, view.origins, strict=True))


def test_composing_looks_up_twice() -> None:
    inner = without(AlignedText.identity("甲 乙 丙"), [Span(1, 2)])
    outer = inner_view = AlignedText.identity(inner.text).slice(1, 4)
    assert compose(outer, inner).text == inner_view.text
    assert list(compose(outer, inner).origins) == [2, 3, 4]


def test_inserted_characters_stand_where_they_were_put() -> None:
    builder = Builder()
    builder.keep(AlignedText.identity("甲"))
    builder.insert("\n", 0)
    view = builder.build()
    assert (view.text, list(view.origins)) == ("甲\n", [0, 0])
    assert view.origin(Span(0, 2)) == Span(0, 1)


def test_locating_a_source_offset() -> None:
    view = without(AlignedText.identity("甲乙丙丁"), [Span(1, 3)])
    assert [view.locate(at) for at in range(4)] == [0, 1, 1, 1]
