import pytest

from archive.queries import comparison, side_by_side, subjects, voices
from archive.queries.matrix import ColumnsBy, RowOrder, RowsBy
from archive.queries.wording import Kind
from archive.schema.vocabulary import Modality


def rows(matrix):
    return {row.name: row for _, held in matrix.rows for row in held}


def test_three_states_are_kept_apart(archive):
    matrix = comparison.matrix(archive, unheld=True)
    places = [column.committee.place for column in matrix.columns]
    assert places == ["东川省", "云州市", "竹溪县", "西岭省"]
    cells = dict(zip(places, rows(matrix)["小树苗计划"].cells, strict=True))
    assert cells["西岭省"].passages == 1
    assert cells["竹溪县"] is None
    held = {c.committee.place: c.documents for c in matrix.columns}
    # Silence of the county is lack of documents, silence of 西岭省 on 青年书屋 is silence.
    assert (held["竹溪县"], held["西岭省"]) == (0, 1)
    assert rows(matrix)["青年阅读空间"].cells[places.index("西岭省")] is None


def test_committees_of_which_nothing_is_held_are_counted_and_shown_when_asked(archive):
    matrix = comparison.matrix(archive)
    assert [column.committee.place for column in matrix.columns] == ["东川省", "云州市", "西岭省"]
    assert matrix.unheld == 1


def test_columns_by_level_and_by_first_mention(archive):
    by_level = comparison.matrix(archive, columns=ColumnsBy.LEVEL, unheld=True)
    assert [c.committee.place for c in by_level.columns] == ["东川省", "西岭省", "云州市", "竹溪县"]
    by_first = comparison.matrix(archive, columns=ColumnsBy.FIRST, unheld=True)
    days = [c.first for c in by_first.columns]
    assert days == sorted(days)
    assert [c.committee.place for c in by_first.columns][-1] == "东川省"


@pytest.mark.parametrize("order", RowOrder)
def test_rows_in_three_orders(archive, order):
    matrix = comparison.matrix(archive, by=RowsBy.INITIATIVE, order=order)
    for _, held in matrix.rows:
        key = {"committees": lambda r: -r.described, "first": lambda r: r.first, "name": lambda r: r.name}[order]
        assert list(held) == sorted(held, key=key)


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
    assert (east.told.heading, east.told.names, east.told.when.edtf) == ("一、回顾", ("“小树苗计划”",), "2020")
    assert [f.words for f in by["东川省"].figures] == ["1200名"]
    assert by["云州市"].rests_on_digests
    assert compared.compares_wording
    assert all([p.kind for p in e.pieces] == [Kind.OWN] for e in by["云州市"].evidence)
    assert [n.text for n in by["东川省"].names] == ["“小树苗计划”"]
    assert by["东川省"].names[0].numbers == (east.number,)


def test_bodies_named_beside_the_committee_are_its_partners(archive):
    compared = side_by_side.compare(archive, "book-room")
    city = next(c for c in compared.columns if c.committee.place == "云州市")
    assert city.partners == ()
    assert voices.partners(archive, [], 0) == []


def test_figures_stand_on_a_common_base(archive):
    [measure] = side_by_side.compare(archive, "sapling").measures
    assert measure.unit == "名"
    assert sum(map(len, measure.cells)) == 1
    # Nobody else counts the like: there is nothing to measure it by.
    assert (measure.most, measure.alike) == (0, frozenset())


def test_one_committee_through_the_years(archive):
    east = next(c for c, _ in subjects.describing(archive, subjects.one(archive, "sapling")[1]) if c.place == "东川省")
    compared = side_by_side.through_years(archive, "sapling", east.public_id)
    assert [c.span for c in compared.columns] == ["2020"]
    assert side_by_side.through_years(archive, "sapling", "nobody") is None
    assert side_by_side.through_years(archive, "nothing", east.public_id) is None


def test_every_sentence_of_every_column_is_in_the_view_of_its_wording(archive):
    for slug in ("sapling", "book-room", "rooms"):
        compared = side_by_side.compare(archive, slug)
        for n, column in enumerate(compared.columns):
            shown = [row[n] for row in compared.like if row[n]] + compared.alone[n]
            assert sorted(e.number for e in shown) == sorted(e.number for e in column.printed)
            assert all("".join(p.text for p in e.pieces) == e.told.sentence for e in column.evidence)


def test_planned_and_done_stand_apart(archive):
    compared = side_by_side.compare(archive, "book-room")
    east = next(c for c in compared.columns if c.committee.place == "东川省")
    assert [len(east.of(m)) for m in (Modality.DONE, Modality.PLANNED)] == [0, 1]


def test_what_is_not_there_is_none(archive):
    assert side_by_side.compare(archive, "nothing") is None
