import itertools

from hypothesis import given
from hypothesis import strategies as st

from archive.queries import document, documents
from archive.queries.segments import cut
from archive.schema.vocabulary import FindingKind
from tests.builders import ArchiveBuilder


def test_a_document_with_all_that_was_found(archive):
    reading = document.read(archive, "dreport")
    assert reading is not None
    assert [p.number for p in reading.contents] == [1, 3]
    assert "".join(piece.text for piece in reading.paragraphs[1].pieces).startswith("2020年3月25日")
    kinds = {note.kind for p in reading.paragraphs for note in p.notes}
    assert kinds == {FindingKind.TIME, FindingKind.ORGANISATION, FindingKind.INITIATIVE, FindingKind.FIGURE}
    assert len(reading.milestones) == 3


def test_a_withdrawn_document_is_not_shown(archive):
    assert document.read(archive, "dhidden") is None
    assert documents.file(archive, "dhidden") is None
    assert "dhidden" not in {e.public_id for e in documents.listed(archive)[0]}


def test_the_number_of_statements_does_not_depend_on_the_notes(archive, selects):
    document.read(archive, "dwest")
    small = len(selects)
    selects.clear()
    document.read(archive, "dreport")
    assert len(selects) <= small + 4


def test_the_source_comes_back_byte_for_byte(archive):
    assert (
        documents.file(archive, "dwest").content.decode() == "西岭省<b>小树苗</b>计划自2019年启动，每年资助学生300名。"
    )


def test_neighbours_by_kind_and_their_absence(archive):
    report = document.read(archive, "dreport").neighbours
    assert [(n.public_id, n.events) for n in report.events] == [("dagain", 1)]
    assert (report.reprints, report.before, report.after, report.issued) == ((), (), (), 0)
    assert document.read(archive, "dagain").neighbours.events[0].public_id == "dreport"


def test_neighbours_of_one_issuer_stand_before_and_after(archive):
    builder = ArchiveBuilder(archive)
    builder.ids = itertools.count(60_000_001)
    builder.organisation("共青团南溪省委员会")
    for name, published in (("first", "2019"), ("second", "2020-05-04"), ("third", "2021"), ("undated", None)):
        builder.document(name, "文字。", issuer="共青团南溪省委员会", published=published)
    around = document.read(archive, "second").neighbours
    assert [n.public_id for n in around.before] == ["first"]
    assert [n.public_id for n in around.after] == ["third", "undated"]
    assert (around.issued, [n.public_id for n in around.siblings]) == (3, ["first", "third", "undated"])
    assert [n.public_id for n in document.read(archive, "undated").neighbours.after] == ["first", "second", "third"]


def test_the_text_as_it_came_stands_beside_unless_the_file_is_held_back(archive):
    assert document.as_it_came(archive, "dreport").startswith("一、回顾\n2020年3月25日")
    assert document.as_it_came(archive, "dhidden") is None


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).filter(lambda s: s[0] < s[1]), max_size=8)


@given(st.text("文字abc", max_size=40), st.integers(0, 20), spans)
def test_pieces_joined_are_the_text_and_know_what_lies_over_them(text, offset, found):
    pieces = cut(text, offset, found)
    assert "".join(piece.text for piece in pieces) == text
    at = offset
    for piece in pieces:
        for n, (start, stop) in enumerate(found):
            assert (n in piece.over) == (start <= at and at + len(piece.text) <= stop)
        at += len(piece.text)
