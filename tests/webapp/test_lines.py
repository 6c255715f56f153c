from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from archive.queries.initiatives import Reported
from archive.queries.when import When
from archive.schema.vocabulary import Basis
from webapp.drawing.charts import charts
from webapp.drawing.lines import line_of

days = st.dates(date(1949, 1, 1), date(2030, 12, 31))


def when(first, last):
    return When(first, last, "")


def figure(value, year, unit="人"):
    dated = when(date(year, 1, 1), date(year, 12, 31)) if year else None
    return Reported(f"{value}{unit}", None, value, unit, False, None, "d", "t", 0, 1, dated)


@given(st.lists(st.tuples(days, days).map(sorted), min_size=1, max_size=8))
def test_every_date_lies_inside_its_line(pairs):
    line = line_of(when(*pair) for pair in pairs)
    for pair in pairs:
        x, width = line.place(when(*pair))
        assert 0 <= x <= x + width <= 100.001
        assert width > 0
    assert len(line.years) <= 8


def test_an_open_end_lies_at_the_end_that_is_known():
    line = line_of([when(date(2020, 1, 1), date(2020, 12, 31))])
    assert line.place(when(date(2020, 7, 1), None)) == line.place(when(date(2020, 7, 1), date(2020, 7, 1)))


def test_no_date_no_line():
    assert line_of([None]) is None
    undated = When(date(1994, 1, 1), None, "1994~/..", Basis.INHERITED, "publication")
    assert line_of([undated]) is None
    assert line_of([undated, when(date(2020, 1, 1), date(2020, 12, 31))]).low == 2020


def test_figures_of_one_unit_and_several_dates_make_a_chart():
    [chart] = charts([figure(300, 2021), figure(100, 2019), figure(5, 2019, "场"), figure(7, None)])
    assert [p.figure.value for p in chart.points] == [100, 300]
    assert [round(p.size) for p in chart.points] == [7, 22]
    assert charts([figure(100, 2019), figure(200, 2019)]) == []
