from hypothesis import given
from hypothesis import strategies as st

from archive.queries import document, documents
from archive.queries.segments import cut
from archive.schema.vocabulary import FindingKind


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
