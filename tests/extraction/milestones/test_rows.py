"""A table of statements: each row is dated by its own cell, or not at all."""

from datetime import date

import pytest

from archive.extraction.findings import Annotation
from archive.extraction.hints import Hints
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.values.intervals import DayInterval


def table(*rows: str, hints: Hints | None = None) -> Annotation:
    data = "\n".join(["日期,团委,事件", *rows]).encode()
    return annotate(read(data, "青山团史.csv"), hints=hints)


def dates(found: Annotation) -> list[str]:
    return [m.edtf or "" for m in found.milestones]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("1922", "1922"),
        ("1949-12", "1949-12"),
        ("1949-12-20", "1949-12-20"),
        ("1958年秋", "1958-23"),
        ("2016年春", "2016-21"),
        ("20160305", "2016-03-05"),
        ("201603", "2016-03"),
        ("2018年“五四”前夕", "2018-04-27~/2018-05-03~"),
        ("2020-05至2020-08", "2020-05/2020-08"),
    ],
)
def test_a_row_is_dated_by_its_own_cell(cell: str, written: str) -> None:
    found = table("2003年6月,青山团市委,招募志愿者47名到西部服务", f"{cell},青山团市委,建成青年驿站8个")
    assert dates(found) == ["2003-06", written]
    assert all(m.modality == "done" for m in found.milestones)


@pytest.mark.parametrize("cell", ["2019-04-31", "2021-13-05", "2012年6月31日", "次年", "不详", ""])
def test_what_no_calendar_has_dates_nothing_and_no_other_row_lends_its_date(cell: str) -> None:
    found = table(
        "2003年6月,青山团市委,招募志愿者47名到西部服务",
        f"{cell},青山团市委,建成青年驿站8个",
        "2005-05-04,青山团市委,举办青年歌会3场",
    )
    assert dates(found) == ["2003-06", "2005-05-04"]


def test_a_sharper_day_of_the_row_counts_but_no_other_one() -> None:
    found = table("2017-06,青山团市委,6月8日举办青年展览3场", "2018-06,青山团市委,5月20日举办青年歌会3场")
    assert dates(found) == ["2017-06-08", "2018-06"]


def test_rows_date_no_document_and_are_no_news() -> None:
    (document,) = table("1994,青山团市委,建成青年驿站8个", "2001年5月,青山团市委,成立青年合唱团3个").documents
    assert (document.rows, document.published, document.period, document.issuer) == (True, None, None, None)
    assert document.genre == "other"


def test_a_given_date_moves_no_row() -> None:
    hints = Hints(published=DayInterval.day(date(2020, 6, 1)))
    assert dates(table("1922年10月,青山团市委,建成青年驿站8个", hints=hints)) == ["1922-10"]


@pytest.mark.parametrize("words", ["举办歌会", "青年合唱团首演", "夜校开到村里"])
def test_a_row_is_a_milestone_however_few_its_words(words: str) -> None:
    (fact,) = table(f"2018年5月,,{words}").milestones
    assert (fact.text.endswith(words), fact.edtf) == (True, "2018-05")
