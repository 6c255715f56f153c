from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.queries.when import When
from archive.schema.vocabulary import Basis
from archive.values import edtf
from webapp.drawing.scale import Scale
from webapp.drawing.strip import strip
from webapp.drawing.windows import Window
from webapp.shell.dates import short, written

days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def known(text: str) -> When:
    interval = edtf.parse(text)
    return When(interval.earliest, interval.latest, text)


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2020-03-25", "25 March 2020", "2020年3月25日"),
        ("2020-03", "March 2020", "2020年3月"),
        ("2020", "2020", "2020年"),
        ("2018/2023", "2018–2023", "2018–2023年"),
        ("2017-12~", "about December 2017", "约2017年12月"),
        ("2020-12-16/2020-12-18", "16–18 December 2020", "2020年12月16日至18日"),
        ("2022-10-16/2023", "16 Oct 2022 – 2023", "2022年10月16日至2023年"),
        ("../2020", "up to 31 December 2020", "2020年12月31日以前"),
        ("2020-03-25/..", "from 25 March 2020", "2020年3月25日以后"),
        ("2020-33", "first quarter of 2020", "2020年第一季度"),
        ("2021-41", "second half of 2021", "2021年下半年"),
        ("2021-03/2021-05", "March–May 2021", "2021年3–5月"),
        ("2023?", "about 2023", "约2023年"),
    ],
    ids=lambda value: value if "年" not in value else "zh",
)
def test_dates_are_written_as_precisely_as_they_are_known(text, english, chinese):
    assert written(known(text), "en") == english
    assert written(known(text), "zh") == chinese


def test_short_dates():
    assert [short(known(t), "en") for t in ("2020-03-25", "2018/2023", "2020~", "2022-10-16/2023")] == [
        "2020-03-25",
        "2018–2023",
        "c. 2020",
        "2022-10-16–2023",
    ]


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("1994~/..", "undated, not before 1994", "时间不详，不早于1994年"),
        ("2022-10-16~/..", "undated, not before 16 October 2022", "时间不详，不早于2022年10月16日"),
    ],
)
def test_an_undated_statement_says_so_and_from_when_on(text, english, chinese):
    interval = edtf.parse(text)
    when = When(interval.earliest, interval.latest, text, Basis.INHERITED, "publication")
    assert (written(when, "en"), written(when, "zh")) == (english, chinese)
    assert (short(when, "en"), short(when, "zh")) == ("undated", "时间不详")


def test_nothing_known_is_nothing_written():
    assert (written(None, "en"), short(None, "zh")) == ("", "")


def test_windows_of_months_stay_windows_of_months():
    year = Window(date(2020, 1, 1), date(2020, 12, 31))
    assert (year.start, year.stop) == ("2020", "2020")
    later = year.moved(0.5)
    assert (later.start, later.stop) == ("2020-07", "2021-06")
    assert (year.nearer().start, year.nearer().stop) == ("2020-04", "2020-09")
    assert (year.farther().start, year.farther().stop) == ("2019-07", "2021-06")


@given(days, st.integers(0, 20000))
def test_neighbouring_windows_are_in_order_and_can_be_asked_for(low, length):
    window = Window(low, min(date.fromordinal(low.toordinal() + length), date(9999, 12, 31)))
    for other in (window.nearer(), window.farther(), window.moved(0.5), window.moved(-0.5)):
        assert other.low <= other.high
        assert edtf.parse(other.start).earliest == other.low
        assert edtf.parse(other.stop).latest == other.high
    assert window.nearer().days <= window.days <= window.farther().days


@given(days, st.integers(0, 40000))
def test_ticks_are_inside_in_order_and_readable_in_number(low, length):
    scale = Scale.of(low, date.fromordinal(low.toordinal() + length))
    places = [tick.x for tick in scale.ticks()]
    assert places == sorted(places)
    assert all(0 <= x <= 100 for x in places)
    assert len(places) <= 24


@given(days, st.integers(0, 40000), days, st.integers(0, 4000))
def test_what_is_drawn_stays_inside(low, length, first, span):
    scale = Scale.of(low, date.fromordinal(low.toordinal() + length))
    start = first.toordinal() - date(1970, 1, 1).toordinal()
    assert 0 <= scale.x(start) <= 100
    assert 0 <= scale.width(start, start + span) <= 100


@given(st.integers(1900, 2020), st.integers(0, 200))
@settings(deadline=None)
def test_as_many_years_are_written_under_the_overview_as_have_room(first: int, more: int) -> None:
    low, high = date(first, 1, 1), date(first + more, 12, 31)
    drawn = strip([], low, high, (low, high))
    for every, room in ((drawn.every, 13), (drawn.every_narrow, 7)):
        assert (more + 1) / every <= room or every == 1000
