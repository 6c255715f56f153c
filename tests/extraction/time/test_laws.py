"""Laws of the reader of dates, for any text and any reference date."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.time import explain, find
from archive.values import edtf
from archive.values.intervals import DayInterval

_PIECES = st.sampled_from(
    [
        "2018年",
        "3月",
        "5日",
        "今年",
        "去年",
        "上半年",
        "第一季度",
        "年底",
        "以来",
        "前",
        "后",
        "至",
        "—",
        "、",
        "，",
        "。",
        "五年来",
        "近三年",
        "党的二十大召开",
        "“十三五”",
        "建党",
        "100周年",
        "五四",
        "青年节",
        "春节",
        "期间",
        "《",
        "》",
        "〔2020〕",
        "3号",
        "周五",
        "上周",
        "三天前",
        "一",
        "十",
        "〇",
        "20",
        "的",
        "\n",
        "团委",
        "（",
        "）",
        "农历",
        "八月十五",
        "当天",
        "次年",
        "学年",
        "2018-2019",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=14).map("".join)
_DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
_RELATIVE = [
    "今年",
    "去年底",
    "上半年",
    "第三季度",
    "五年来",
    "未来五年",
    "三年前",
    "今年3月至5月",
    "明年5月4日",
    "大前年",
]


@given(_TEXTS, _DAYS)
@settings(max_examples=200, deadline=None)
def test_spans_quote_the_text_and_never_overlap(text: str, day: date) -> None:
    stop = 0
    for e in find(text, day):
        assert stop <= e.start < e.stop
        assert e.text == text[e.start : e.stop]
        stop = e.stop


@given(
    _TEXTS,
    st.sampled_from(["2020", "2020-03", "2020-03/2020-05", "../2020-03-05", "2020-03-05/..", "0001", "9999-12-31"]),
)
@settings(max_examples=300, deadline=None)
def test_any_interval_may_be_the_reference(text: str, reference: str) -> None:
    for e in find(text, edtf.parse(reference)):
        assert e.interval is None or e.interval.earliest or e.interval.latest
        assert explain(e)


@given(_TEXTS, _DAYS)
@settings(max_examples=200, deadline=None)
def test_intervals_are_in_order_and_explained(text: str, day: date) -> None:
    for e in find(text, day):
        if e.interval and e.interval.earliest and e.interval.latest:
            assert e.interval.earliest <= e.interval.latest
        assert (e.interval is None) == (e.edtf is None)
        assert all(sentence and "None" not in sentence for sentence in explain(e))


@given(
    st.sampled_from(["2018年3月5日", "今年底", "五年来", "12月16日至18日", "党的十九大以来", "2018年9月到次年6月"]),
    st.data(),
)
@settings(deadline=None)
def test_white_space_inside_changes_nothing(text: str, data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from(["", " ", "\n", "\u3000"])) for _ in text[1:]]
    spaced = text[0] + "".join(
        # A gap between two digits may part two numbers, so it is left out here.
        (gap if not (before.isdigit() and char.isdigit()) else "") + char
        for gap, before, char in zip(gaps, text, text[1:], strict=False)
    )
    plain, damaged = find(text, date(2019, 11, 7)), find(spaced, date(2019, 11, 7))
    assert [e.interval for e in plain] == [e.interval for e in damaged]
    assert [e.text for e in damaged] == [spaced]


@given(_TEXTS, _DAYS)
@settings(max_examples=100, deadline=None)
def test_full_width_reads_as_half_width(text: str, day: date) -> None:
    wide = text.translate({ord("0") + i: 0xFF10 + i for i in range(10)})
    assert [(e.start, e.stop, e.interval) for e in find(text, day)] == [
        (e.start, e.stop, e.interval) for e in find(wide, day)
    ]


@pytest.mark.parametrize("text", _RELATIVE)
@given(
    day=st.dates(date(1990, 1, 1), date(2020, 12, 31)).filter(lambda d: (d.month, d.day) < (2, 28) or d.month > 2),
    years=st.integers(1, 20),
)
@settings(max_examples=30, deadline=None)
def test_a_shifted_reference_shifts_the_result(text: str, day: date, years: int) -> None:
    def moved(when: date | None) -> date | None:
        if when is None:
            return None
        return when.replace(year=when.year + years)

    (before,) = find(text, day)
    (after,) = find(text, day.replace(year=day.year + years))
    assert before.interval is not None
    assert after.interval == DayInterval(moved(before.interval.earliest), moved(before.interval.latest))


@given(_TEXTS, _DAYS)
@settings(max_examples=100, deadline=None)
def test_reading_is_deterministic(text: str, day: date) -> None:
    assert find(text, day) == find(text, day)
