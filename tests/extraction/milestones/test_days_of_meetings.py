"""When an act took place and what it is about are two things; what else dates a statement beside a time of its own."""

import pytest

from archive.extraction.findings import Annotation
from archive.extraction.hints import Hints
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Modality
from archive.values.intervals import DayInterval


def told(text: str, title: str = "团云山市委召开工作会议") -> Annotation:
    given = Hints(published=DayInterval.year(2022), published_edtf="2022")
    return annotate(read(f"{title}\n\n　　{text}\n".encode(), "x.txt"), hints=given)


def dates(text: str) -> dict[str, str]:
    return {m.text: m.edtf for m in told(text).milestones}


@pytest.mark.parametrize(
    "statement",
    ["团云山市委召开2021年度述职评议会", "团云山市委召开全市共青团2021年述职会议", "会议表彰了2021年度先进集体10个"],
)
def test_the_year_that_a_meeting_is_about_is_not_its_day(statement: str) -> None:
    assert dates(f"1月28日，{statement}。") == {statement: "2022-01-28"}


def test_since_a_day_on_which_something_began() -> None:
    found = dates("自1月7日本市发生汛情以来，团云山市委组建青年突击队13支。其中，30家企业派出队员500名。")
    assert [edtf[:10] for edtf in found.values()] == ["2022-01-07", "2022-01-07"]


def test_what_follows_among_them_was_when_the_whole_was() -> None:
    found = dates("3月5日，团云山市委组建服务队8支，队员300名。其中，学校组建服务队3支。")
    assert set(found.values()) == {"2022-03-05"}


def test_in_a_yearbook_within_the_year_is_past() -> None:
    text = "【概况】 2019年，团云山市委有直属团组织43个。年内，团云山市委举办论坛5场。"
    found = annotate(read(f"{text}\n".encode(), "x.txt")).milestones
    assert {m.modality for m in found} == {Modality.DONE}


def test_who_is_about_to_do_something_is_no_plan_of_ours() -> None:
    found = told("5月8日，团云山市委为71名即将参加中考的学生举办了一场讲座。").milestones
    assert [m.modality for m in found] == [Modality.DONE]


def test_traditional_characters_are_read_and_quoted_as_printed() -> None:
    found = told("5月8日，共青團四川省委舉辦青年論壇3場，覆蓋青年3.7萬餘名。")
    assert [m.text for m in found.milestones] == ["共青團四川省委舉辦青年論壇3場，覆蓋青年3.7萬餘名"]
    assert [(f.text, f.value_base, f.approximate) for f in found.figures] == [
        ("3場", 3, False),
        ("3.7萬餘名", 37000, True),
    ]
