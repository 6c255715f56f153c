import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.queries import initiatives, organisations, search
from archive.queries.spellings import MOST, spellings
from tests.builders import ArchiveBuilder
from tests.sample import NEWS, OTHER, REPORT


@pytest.mark.parametrize(
    "words", ["书屋", "青年", "小树苗计划", "资", "开放周", "电话会议", "b>", "不存在的词", "1200"]
)
def test_search_finds_what_a_plain_scan_finds(archive, words):
    printed = [p.lstrip("# ") for p in (*REPORT, *NEWS, *OTHER, "2020年3月24日，召开全省电话会议。")]
    assert search.search(archive, words, size=100).passages_in_all == sum(words in p for p in printed)


@pytest.mark.parametrize(
    ("words", "spelt"),
    [
        ("三百场", ("三百場",)),
        ("三百場", ("三百場",)),
        ("学雷锋", ("學雷鋒", "学雷锋")),
        ("群众", ("群眾",)),
        ("1286", ("1,286",)),
        ("１，２８６人", ("1,286人",)),
        ("34,500", ("34500",)),
        ("9,876", ()),
        ("學雷鋒 1286", ("學雷鋒志願服務服務1,286人",)),
    ],
)
def test_words_are_found_however_they_are_spelt(archive, words, spelt):
    """A search is a scan for any spelling of each of its phrases."""
    texts = ("全年開展學雷鋒志願服務三百場。", "學雷鋒志願服務服務1,286人，聯繫群眾。", "开展学雷锋活动，服务34500人。")
    builder = ArchiveBuilder(archive)
    builder.ids = itertools.count(62_000_001)
    builder.document("spelt", *texts)
    found = search.search(archive, words, size=100)
    assert found.passages_in_all == sum(any(one in text for one in spelt) for text in texts)
    for excerpt in found.passages:
        assert any(hit for _, hit in excerpt.pieces)


@given(st.text("学雷锋場场愿願于於1,2863", min_size=1, max_size=9))
def test_a_phrase_is_the_first_of_its_spellings_which_are_few(phrase):
    found = spellings(phrase)
    assert found[0] == phrase
    assert len(found) == len(set(found)) <= 3 * (MOST + 2)


def test_several_words_must_stand_in_one_passage(archive):
    assert search.search(archive, "竹溪 书屋").passages_in_all == 1
    assert search.search(archive, "竹溪 资助").passages_in_all == 0


def test_results_by_kind_with_marks(archive):
    found = search.search(archive, "书屋")
    assert [i.slug for i in found.initiatives] == ["book-room"]
    assert {text for e in found.passages for text, hit in e.pieces if hit} == {"书屋"}
    assert [c.place for c in search.search(archive, "云州").committees] == ["云州市", "竹溪县"]


def test_withdrawn_documents_are_not_found(archive):
    assert not search.search(archive, "不应出现").anything


@pytest.mark.parametrize("words", ["", "   ", "%", "_", '"', "\\", "'", "*", "NEAR(", "(", "AND"])
def test_no_query_breaks_the_search(archive, words):
    search.search(archive, words)


def test_marks_join_to_the_text():
    pieces = search.mark("青年大学习，青年之家", ("青年",))
    assert "".join(text for text, _ in pieces) == "青年大学习，青年之家"
    assert sum(hit for _, hit in pieces) == 2


def test_an_initiative_with_who_took_it_up_when(archive):
    page = initiatives.one(archive, "sapling")
    assert [(t.committee.place, t.mentions) for t in page.takers] == [("东川省", 1), ("云州市", 1), ("西岭省", 1)]
    assert dict(page.printed) == {"“小树苗计划”": 1, "小树苗行动": 1, "小树苗": 1}
    assert [f.value for f in page.figures] == [1200]
    assert page.milestones_in_all == 3


def test_a_committee_with_what_its_neighbours_describe_and_it_does_not(archive):
    entries = {e.committee.place: e for e in organisations.listed(archive)}
    assert (entries["东川省"].documents, entries["竹溪县"].documents) == (1, 0)
    west = organisations.one(archive, entries["西岭省"].committee.public_id)
    assert [i.slug for i, _ in west.unmentioned] == ["book-room"]
    assert organisations.one(archive, "nobody") is None
