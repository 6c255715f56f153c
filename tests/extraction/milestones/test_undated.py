"""The facts of a text that prints no date appear, with an end left open and the reason for their beginning."""

from datetime import date

from archive.extraction.findings import Milestone
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Basis


def facts(text: str) -> list[Milestone]:
    return list(annotate(read(f"云山共青团巡礼\n\n　　{text}\n".encode(), "x.txt")).milestones)


def test_it_happened_no_earlier_than_what_the_text_names() -> None:
    (fact,) = facts("团云山市委学习宣传贯彻党的二十大精神，举办青年论坛3场。")
    assert (fact.interval.earliest, fact.interval.latest) == (date(2022, 10, 16), None)
    assert (fact.basis, fact.inherited_from) == (Basis.INHERITED, "publication")
    assert "党的二十大" in fact.reason_zh
    assert "end open" in fact.reason_en


def test_a_text_that_looks_back_begins_so_many_years_earlier() -> None:
    (fact,) = facts("五年来，团云山市委在党的二十大精神指引下举办青年论坛3场。")
    assert fact.edtf == "2017~/.."


def test_a_congress_that_is_still_awaited_bounds_nothing() -> None:
    (fact,) = facts("团云山市委以优异成绩喜迎党的二十大，举办青年论坛3场。")
    assert fact.interval.earliest == date(1957, 5, 15)


def test_an_edition_was_held_in_the_year_of_its_name() -> None:
    (fact,) = facts("团云山市委举办2013云山青商论坛、2015云山创业周等活动。")
    assert (fact.edtf, fact.basis) == ("2013/2015", Basis.INFERRED)


def test_an_amount_is_no_year() -> None:
    (fact,) = facts("团云山市委举办青年论坛，服务青年2016人次。")
    assert fact.interval.earliest == date(1957, 5, 15)


def test_it_stands_behind_what_can_be_placed() -> None:
    (undated,) = facts("团云山市委举办青年论坛3场。")
    (dated,) = facts("2020年，团云山市委举办青年论坛3场。")
    assert undated.salience < dated.salience


def test_it_is_no_older_than_the_initiative_that_it_names() -> None:
    (fact,) = facts("团云山市委举办“青年文明号”创建论坛3场。")
    assert fact.edtf == "1994~/.."
    assert "不早于1994年" in fact.reason_zh
    assert "not before 1994" in fact.reason_en
