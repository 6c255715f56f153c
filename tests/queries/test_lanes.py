from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive.queries.density import months, spread
from archive.queries.lanes import Band, Mark, arrange
from archive.queries.when import When
from archive.schema.vocabulary import Basis, Modality

LOW, HIGH = 18000, 19000


def mark(number: int, low: int, length: int) -> Mark:
    known = When(date(2020, 1, 1), date(2020, 1, 1), "2020-01-01", Basis.EXPLICIT)
    return Mark(f"m{number}", low, low + length, known, "一条", Modality.DONE, None, False)


intervals = st.lists(st.tuples(st.integers(LOW, HIGH), st.integers(0, 400)), max_size=60)


@given(intervals)
def test_every_mark_is_drawn_exactly_once(places):
    marks = [mark(n, low, length) for n, (low, length) in enumerate(places)]
    lane = arrange(marks, [], LOW, HIGH)
    drawn = [m.id for pile in (*lane.days, *lane.spans) for m in pile.marks]
    assert sorted(drawn) == sorted(m.id for m in marks)


@given(intervals)
def test_spans_of_one_row_do_not_overlap(places):
    lane = arrange([mark(n, low, 30 + length) for n, (low, length) in enumerate(places)], [], LOW, HIGH)
    rows: dict[int, list[tuple[int, int]]] = {}
    for pile in lane.spans:
        rows.setdefault(pile.row, []).append((pile.low, pile.high))
    for spans in rows.values():
        spans.sort()
        assert all(before[1] < after[0] for before, after in pairwise(spans))


@given(intervals)
def test_a_lane_stays_low_however_much_falls_into_it(places):
    marks = [mark(n, low, 20 + length) for n, (low, length) in enumerate(places)]
    bands = [Band(f"d{m.id}", "报告", False, m.low, m.high, m.when, False, 2) for m in marks]
    lane = arrange(marks, bands, LOW, HIGH)
    assert lane.rows <= 6
    assert lane.band_rows <= 6
    assert sum(band.count for _, band in lane.bands) == 2 * len(marks)
    assert sum(band.documents for _, band in lane.bands) == len(marks)


def test_more_than_three_on_one_spot_become_a_counted_group():
    assert [p.count for p in arrange([mark(n, LOW, 0) for n in range(3)], [], LOW, HIGH).days] == [1, 1, 1]
    assert [p.count for p in arrange([mark(n, LOW, 0) for n in range(4)], [], LOW, HIGH).days] == [4]


def test_bands_stand_under_the_marks():
    band = Band("d", "报告", False, LOW, HIGH, mark(0, LOW, 9).when, False, 57)
    lane = arrange([mark(1, LOW, 0)], [band], LOW, HIGH)
    assert (lane.rows, lane.band_rows, lane.bands) == (1, 1, ((0, band),))


@given(
    st.lists(st.tuples(st.integers(17532, 19700), st.integers(0, 900), st.booleans(), st.integers(1, 9)), max_size=30)
)
def test_density_loses_nothing_that_lies_inside(found):
    rows = [(low, low + length, inherited, count) for low, length, inherited, count in found]
    bins = spread(rows, months(date(2018, 1, 1), date(2026, 12, 31)))
    assert abs(sum(b.printed + b.inherited for b in bins) - sum(row[3] for row in rows)) < 1e-6
