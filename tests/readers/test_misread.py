"""What OCR left in doubt: settled by known words or left alone; dashes and brackets by their neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.readers.misread import over_ends, retyped, settled
from archive.readers.ocr_engine import Doubt, Seen


def seen(text: str, at: int, *others: tuple[str, float]) -> Seen:
    return Seen(((0, 0), (9, 0), (9, 9), (0, 9)), text, 0.9, (Doubt(at, 0.6, others),))


@pytest.mark.parametrize(
    ("read", "at", "other", "taken"),
    [
        ("各部内要协同配合", 2, "门", "各部门要协同配合"),
        ("金华、淮安、厦内等地", 7, "门", "金华、淮安、厦门等地"),
        ("在省门外产生影响", 2, "内", "在省内外产生影响"),
    ],
)
def test_a_doubtful_letter_is_settled_by_a_known_word(read: str, at: int, other: str, taken: str) -> None:
    line, changed = settled(seen(read, at, (other, 0.3)))
    assert line.text == taken
    assert [before.replace(read[at], other) for before, _ in changed] == [after for _, after in changed]


@pytest.mark.parametrize(
    ("read", "at", "other"),
    [
        ("全市内容建设", 2, "门"),  # what was read is a word
        ("母梦同学发言", 0, "毋"),  # neither makes one
        ("共5O余人参加", 2, "0"),  # figures are never settled
    ],
)
def test_else_it_stays_as_it_was_read(read: str, at: int, other: str) -> None:
    assert settled(seen(read, at, (other, 0.3))) == (seen(read, at, (other, 0.3)), [])


def test_an_unlikely_alternative_is_none() -> None:
    assert settled(seen("各部内要协同配合", 2, ("门", 0.03)))[1] == []


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("青年志愿者一一记南溪团县委", "青年志愿者——记南溪团县委"),
        ("“青春同行—一云岭行动”", "“青春同行——云岭行动”"),
        ("全省唯一一个试点县", "全省唯一一个试点县"),
        ("对意见一一回应", "对意见一一回应"),
        ("云团通讯[2023〕第5期", "云团通讯〔2023〕第5期"),
        ("（市、区)团委", "（市、区）团委"),
        ("同级党委(组)负责", "同级党委（组）负责"),
        ("增长(15%)左右", "增长(15%)左右"),
    ],
)
def test_dashes_and_brackets(read: str, printed: str) -> None:
    assert retyped(read) == printed


def test_a_dash_may_be_broken_by_the_end_of_a_line() -> None:
    assert over_ends(["“青春时一", "一党的精神宣讲”"]) == ["“青春时—", "—党的精神宣讲”"]
    assert over_ends(["全省唯一", "一个试点县"]) == ["全省唯一", "一个试点县"]


@given(st.text(alphabet="一—-团()（）[]〔〕2023第5号个记", max_size=30))
def test_letters_stay(text: str) -> None:
    """But for the dash that was taken for the number one."""
    kept = "团2035第号个记"
    assert [c for c in retyped(text) if c in kept] == [c for c in text if c in kept]
    assert len(retyped(text)) == len(text)
