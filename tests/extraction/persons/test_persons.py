"""Names of private persons: found by a cue, followed through the text; offices and ordinary words are left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction import persons
from archive.readers import read


def names(text: str) -> list[str]:
    return [p.span.of(text) for p in persons.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("村民陈秋生说，日子一天比一天好。", ["陈秋生"]),
        ("刘小禾同学把零花钱捐了出来。", ["刘小禾"]),
        ("9岁的苗苗很开心。", ["苗苗"]),
        ("欧阳小雨，女，14岁，初中生。", ["欧阳小雨"]),
        ("20岁女孩林一舟曾获奖，村民陈秋生已搬进新居。", ["林一舟", "陈秋生"]),
        ("女孩名叫何田田，家住河边。", ["何田田"]),
        ("学生林一舟、赵二川、周三林获奖。", ["林一舟", "赵二川", "周三林"]),
        ("志愿者高明远在现场。晚上，高明远还在值守。", ["高明远", "高明远"]),
        # Who acts in an office is public, wherever else the name stands.
        ("团县委书记陈秋生到村。村民陈秋生说。", []),
        # Ordinary words that begin with a character that is also a surname.
        ("学生安全教育，青年文明号，志愿者服务队，大学生金融知识，团员干部，青年马克思主义者", []),
        ("组织学生和家长，面向大学生、高校教师和返乡青年。", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@settings(deadline=None)
@given(st.text(alphabet="村民学生陈秋生林一说同学，。、的岁9女书记", max_size=80))
def test_covering_keeps_every_place(text: str) -> None:
    reading = read(f"# 标题\n\n正文甲。{text}".encode())
    covered = persons.hide(reading, persons.find(reading.text))
    assert len(covered.text) == len(reading.text)
    assert covered.blocks == reading.blocks
    assert all(a == b or b == persons.HIDDEN for a, b in zip(reading.text, covered.text, strict=True))


def test_metadata_is_covered_too() -> None:
    page = "<html><head><title>村民陈秋生的一天</title></head><body><p>村民陈秋生说，他很忙，地里的活很多。</p></body></html>"
    reading = read(page.encode())
    covered = persons.hide(reading, persons.find(reading.text))
    assert "陈秋生" not in covered.text
    assert all("陈秋生" not in datum.value for datum in covered.metadata)
