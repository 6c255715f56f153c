"""Clauses cover a text exactly once; commas in names divide nothing."""

from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.clauses import is_partition, split


@given(st.text(alphabet="青年团委开展活动，。；：！？“”《》（）,.:12 \n*…—、", max_size=80), st.integers(0, 40))
def test_every_character_belongs_to_exactly_one_clause(text: str, start: int) -> None:
    start = min(start, len(text))
    assert is_partition(split(text, start, len(text)), start, len(text))


def pieces(text: str) -> list[str]:
    return [text[c.start : c.stop] for c in split(text)]


def test_commas_and_stops_divide() -> None:
    assert pieces("举办大赛，吸引百人；成立协会。") == ["举办大赛，", "吸引百人；", "成立协会。"]


def test_names_are_not_divided() -> None:
    assert pieces("举办“学党史，强信念”活动，效果好") == ["举办“学党史，强信念”活动，", "效果好"]
    assert pieces("印发《方案（2020，修订）》。") == ["印发《方案（2020，修订）》。"]


def test_thousands_are_not_divided() -> None:
    assert pieces("共1,200人,分两批") == ["共1,200人,", "分两批"]


def test_sentences_are_counted() -> None:
    assert [c.sentence for c in split("一，二。三！四")] == [0, 0, 1, 2]


def test_a_full_stop_keeps_its_closing_quote() -> None:
    assert pieces("他说：“好。”大家笑了。") == ["他说：", "“好。”", "大家笑了。"]
