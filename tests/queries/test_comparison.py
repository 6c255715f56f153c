from hypothesis import given
from hypothesis import strategies as st

from archive.queries import comparison, side_by_side, wording
from archive.queries.comparison import RowsBy
from archive.schema.vocabulary import Modality


def rows(matrix):
    return {row.name: row for _, held in matrix.rows for row in held}


def test_three_states_are_kept_apart(archive):
    matrix = comparison.matrix(archive)
    places = [column.committee.place for column in matrix.columns]
    assert places == ["东川省", "云州市", "竹溪县", "西岭省"]
    cells = dict(zip(places, rows(matrix)["小树苗计划"].cells, strict=True))
    assert cells["西岭省"].passages == 1
    assert cells["竹溪县"] is None
    held = {c.committee.place: c.documents for c in matrix.columns}
    # Silence of the county is lack of documents, silence of 西岭省 on 青年书屋 is silence.
    assert (held["竹溪县"], held["西岭省"]) == (0, 1)
    assert rows(matrix)["青年阅读空间"].cells[places.index("西岭省")] is None


def test_families_fold_and_unfold(archive):
    assert "青年阅读空间" in rows(comparison.matrix(archive))
    assert "青年书屋" in rows(comparison.matrix(archive, unfold="rooms"))
    assert "青年书屋" in rows(comparison.matrix(archive, by=RowsBy.INITIATIVE))


def test_rows_that_too_few_describe_are_counted_not_dropped_silently(archive):
    matrix = comparison.matrix(archive, by=RowsBy.INITIATIVE, least=4)
    assert (rows(matrix), matrix.hidden) == ({}, 2)


def test_a_column_of_digests_says_so(archive):
    city = next(c for c in comparison.matrix(archive).columns if c.committee.place == "云州市")
    assert (city.documents, city.digests) == (1, 1)


def test_side_by_side_by_aspect_with_sources(archive):
    compared = side_by_side.compare(archive, "sapling")
    assert compared is not None
    by = {c.committee.place: c for c in compared.columns}
    assert set(by) == {"东川省", "云州市", "西岭省"}
    [east] = by["东川省"].evidence
    assert (east.heading, east.names, east.when.edtf) == ("一、回顾", ("“小树苗计划”",), "2020")
    assert [f.words for f in by["东川省"].figures] == ["1200名"]
    assert by["云州市"].rests_on_digests
    assert compared.compares_wording
    assert all(len(e.pieces) == 1 and not e.pieces[0][1] for e in by["云州市"].evidence)


def test_planned_and_done_stand_apart(archive):
    compared = side_by_side.compare(archive, "book-room")
    east = next(c for c in compared.columns if c.committee.place == "东川省")
    assert [len(east.of(m)) for m in (Modality.DONE, Modality.PLANNED)] == [0, 1]


def test_what_is_not_there_is_none(archive):
    assert side_by_side.compare(archive, "nothing") is None


texts = st.text("青年大学习志愿服务，。 a1", max_size=40)


@given(st.lists(st.lists(texts, max_size=3), max_size=4))
def test_every_character_of_every_passage_is_there(columns):
    for column, cut in zip(columns, wording.shared(columns), strict=True):
        assert ["".join(piece for piece, _ in pieces) for pieces in cut] == column


def test_shared_words_are_found_in_other_columns_only():
    [[first], [second]] = wording.shared([["开展青年大学习行动"], ["组织青年大学习活动"]])
    assert [text for text, same in first if same] == ["青年大学习"]
    assert [text for text, same in second if same] == ["青年大学习"]
    [[alone]] = wording.shared([["开展青年大学习，开展青年大学习"]])
    assert alone == (("开展青年大学习，开展青年大学习", False),)
