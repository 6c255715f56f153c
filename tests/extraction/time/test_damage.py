"""Dates in damaged text: letter-spaced, broken over lines, full-width, traditional."""

import pytest

from archive.extraction.time import find
from archive.values import edtf


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 0 1 8 年 3 月 5 日", "2018-03-05"),
        ("1 9 62 年 6 月", "1962-06"),
        ("２０１８年３月５日", "2018-03-05"),
        ("20\n18年3月\n5日", "2018-03-05"),
        ("2018 年 3 月 5\n日", "2018-03-05"),
        ("２０１８．０３．０５", "2018-03-05"),
        ("二零一八年\n\n三月", "2018-03"),
        ("2018年3月1\n5日", "2018-03-15"),
        ("今年國慶節", "2019-10-01"),
    ],
)
def test_read_through_damage(text: str, value: str) -> None:
    (e,) = find(text, edtf.parse("2019-11-07"))
    assert (e.edtf, e.text) == (value, text)


def test_two_numbers_stay_two() -> None:
    (e,) = find("共12\n2018年3月", None)
    assert (e.text, e.edtf) == ("2018年3月", "2018-03")
