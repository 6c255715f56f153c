"""Chinese and Arabic amounts."""

import pytest

from archive.extraction.figures import amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("三万", 30_000),
        ("三万五千", 35_000),
        ("一亿二千万", 120_000_000),
        ("百", 100),
        ("千万", 10_000_000),
        ("万", 10_000),
    ],
)
def test_chinese(text: str, value: int) -> None:
    assert amounts.chinese(text) == value


@pytest.mark.parametrize("text", ["三五", "二〇二〇", "一一", "〇"])
def test_no_amount(text: str) -> None:
    assert amounts.chinese(text) is None


@pytest.mark.parametrize(("text", "value"), [("1,200", 1200), ("１２．５", 12.5), ("1 2 0", 120)])
def test_arabic(text: str, value: float) -> None:
    assert amounts.arabic(text) == value


def test_scales() -> None:
    assert (amounts.scale(""), amounts.scale("百万"), amounts.scale("万亿")) == (1, 1_000_000, 1_000_000_000_000)
