"""EDTF against the published tools as oracles, and the laws of writing and reading."""

import warnings
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.values.edtf import parse, write
from archive.values.intervals import DayInterval

with warnings.catch_warnings():  # the oracles use names that pyparsing has deprecated
    warnings.simplefilter("ignore")
    import edtf as oracle
    from edtf_validate.valid_edtf import is_valid

VALID = [
    ("2020", "2020-01-01", "2020-12-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2020-03-25", "2020-03-25", "2020-03-25"),
    ("2020-03~", "2020-03-01", "2020-03-31"),
    ("2020?", "2020-01-01", "2020-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2020-XX", "2020-01-01", "2020-12-31"),
    ("2020-03-XX", "2020-03-01", "2020-03-31"),
    ("2020-21", "2020-03-01", "2020-05-31"),
    ("2020-24", "2020-12-01", "2021-02-28"),
    ("2020-33", "2020-01-01", "2020-03-31"),
    ("2020-36", "2020-10-01", "2020-12-31"),
    ("2020-40", "2020-01-01", "2020-06-30"),
    ("2020-41", "2020-07-01", "2020-12-31"),
    ("2016/2020", "2016-01-01", "2020-12-31"),
    ("2020-12-16/2020-12-18", "2020-12-16", "2020-12-18"),
    ("../2020", None, "2020-12-31"),
    ("2020/..", "2020-01-01", None),
    ("2020/", "2020-01-01", None),
    ("2018~/2023-06~", "2018-01-01", "2023-06-30"),
]
INVALID = [
    "",
    "..",
    "/",
    "20",
    "2020-13",
    "2020-00",
    "2020-02-30",
    "2023-02-29",
    "2021/2020",
    "2020-3-5",
    "2020 / 2021",
    "今年",
    "2020-XX-05",
    "0000",
]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "earliest", "latest"), VALID)
def test_reads(text: str, earliest: str | None, latest: str | None) -> None:
    assert parse(text) == DayInterval(_day(earliest), _day(latest))


@pytest.mark.parametrize(("text", "earliest", "latest"), VALID)
def test_the_validator_agrees(text: str, earliest: str | None, latest: str | None) -> None:
    assert is_valid(text)


@pytest.mark.parametrize("text", INVALID)
def test_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|month|day|reversed|interval|open|\d"):
        parse(text)


@pytest.mark.parametrize("text", ["2020", "2020-02", "2020-03-25", "2016/2020", "199X", "2020-12-16/2020-12-18"])
def test_the_oracle_reads_the_same_bounds(text: str) -> None:
    value, ours = oracle.parse_edtf(text), parse(text)
    assert ours.earliest is not None
    assert ours.latest is not None
    assert tuple(value.lower_strict())[:3] == ours.earliest.timetuple()[:3]
    assert tuple(value.upper_strict())[:3] == ours.latest.timetuple()[:3]


_DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@given(_DAYS, st.integers(0, 4000))
def test_what_is_written_is_read_again(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    interval = DayInterval(first, last)
    for approximate in (False, True):
        assert parse(write(interval, approximate=approximate)) == interval


@given(_DAYS, st.booleans())
def test_open_ends(day: date, start: bool) -> None:
    interval = DayInterval(day, None) if start else DayInterval(None, day)
    assert parse(write(interval)) == interval


@pytest.mark.parametrize(
    ("interval", "unit", "text"),
    [
        (DayInterval.year(2020), "", "2020"),
        (DayInterval.month(2020, 2), "", "2020-02"),
        (DayInterval.years(2016, 2020), "", "2016/2020"),
        (DayInterval(date(2020, 1, 1), date(2020, 3, 31)), "quarter", "2020-33"),
        (DayInterval(date(2020, 1, 1), date(2020, 3, 31)), "", "2020-01/2020-03"),
        (DayInterval(date(2020, 7, 1), date(2020, 12, 31)), "half", "2020-41"),
        (DayInterval(date(2020, 12, 1), date(2021, 2, 28)), "season", "2020-24"),
        (DayInterval(date(2020, 1, 1), date(2020, 5, 4)), "", "2020-01-01/2020-05-04"),
    ],
)
def test_writes_the_shortest_form(interval: DayInterval, unit: str, text: str) -> None:
    assert write(interval, unit=unit) == text
    assert is_valid(text)
