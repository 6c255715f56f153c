"""Histories: year after year of a long time; terse facts, each of its own year, and what follows them of the same year."""

import pytest

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.readers import read

CHAPTER = (
    "第二章 共青团\n\n1931年5月，建立共青团云山县委员会。书记1人。1938年因战事停止活动。"
    "1949年4月，成立青年团云山县工作委员会。1957年改青年团为共青团。1966~1972年工作中断。1973年1月，恢复建制。"
    "1980年6月，召开第八次代表大会，会议号召全县青年学习科学。此时，全县共有团员3000人。{}\n"
)


def facts(more: str = "") -> list[tuple[str, str]]:
    return [(m.edtf, m.text) for m in milestones(CHAPTER.format(more))]


def milestones(text: str) -> list[Milestone]:
    return list(annotate(read(text.encode(), "x.txt")).milestones)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1938", "1938年因战事停止活动"),
        ("1957", "1957年改青年团为共青团"),
        ("1966/1972", "1966~1972年工作中断"),
        ("1973-01", "1973年1月，恢复建制"),
        ("1980-06", "全县共有团员3000人"),
    ],
)
def test_any_year_of_a_history_dates_a_fact_and_what_follows(edtf: str, words: str) -> None:
    assert (edtf, words) in facts()


def test_what_a_meeting_called_for_then_is_over() -> None:
    assert {m.modality for m in milestones(CHAPTER.format(""))} == {"done"}


def test_the_number_of_secretaries_is_no_fact() -> None:
    assert not [words for _, words in facts() if "书记1人" in words]


def test_a_later_passage_takes_no_year_of_an_earlier_one() -> None:
    more = "\n\n全县团组织开展青年突击队活动12次。"
    assert [edtf for edtf, words in facts(more) if "12次" in words] != ["1931-05"]


def test_a_few_years_are_no_history() -> None:
    told = milestones("云山市共青团工作总结\n\n2021年因疫情停止活动。2022年改夜校为学院。\n")
    assert [m.text for m in told if "停止" in m.text] == []


def test_each_clause_of_annals_that_opens_with_its_year_tells_a_fact():
    text = (
        "1950年建立团支部3个，1953年王一任团委书记，1955年青年团员82人，新民主主义青年团1957年改称共产主义青年团，"
        "1965年召开团员代表大会，到1978年，团员总数达到3199名。"
    )
    years = [m.edtf for m in milestones(f"第二章 共青团\n\n{text}\n")]
    assert years == ["1950", "1953", "1955", "1957", "1965", "1978"]
