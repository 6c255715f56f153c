"""Which milestones of several documents are one happening."""

from dataclasses import replace
from datetime import date

import pytest

from archive.extraction.events import Summary, group, same_event, similarity
from archive.schema.vocabulary import Modality
from archive.values.intervals import DayInterval

A = Summary(
    "a",
    "d1",
    "举办第三届青年短视频大赛",
    DayInterval.day(date(2022, 5, 4)),
    Modality.DONE,
    ("共青团甲省乙市委员会",),
    ("青年短视频大赛",),
)
B = replace(A, key="b", document="d2", headline="第三届青年短视频大赛举办", interval=DayInterval.month(2022, 5))


def test_the_same_happening_in_two_documents() -> None:
    assert same_event(A, B)
    assert same_event(B, A)


@pytest.mark.parametrize(
    "other",
    [
        replace(B, document="d1"),
        replace(B, interval=DayInterval.month(2021, 5)),
        replace(B, headline="第四届青年短视频大赛举办"),
        replace(B, organisations=("共青团甲省丙市委员会",)),
        replace(B, modality=Modality.PLANNED),
        replace(B, headline="发放创业贷款", initiatives=("青年贷",)),
    ],
    ids=["one document", "another year", "another edition", "another committee", "a plan", "another matter"],
)
def test_what_stays_apart(other: Summary) -> None:
    assert not same_event(A, other)


def test_two_periods_of_work_need_nearly_the_same_words() -> None:
    year = DayInterval.year(2022)
    long = replace(A, interval=year, headline="短视频大赛吸引作品千余个")
    assert not same_event(long, replace(B, interval=year, headline="大赛累计点赞破亿，短片征集踊跃"))


def test_near_dates_are_one_time_and_far_ones_are_not() -> None:
    assert same_event(A, replace(B, interval=DayInterval.day(date(2022, 5, 20))))
    assert not same_event(A, replace(B, interval=DayInterval.day(date(2022, 8, 20))))


def test_a_long_run_of_words_joins_a_report_that_names_no_body() -> None:
    day = DayInterval.day(date(2022, 5, 4))
    named = replace(A, headline="甲省青年短视频大赛开办二十周年优秀作者故事分享会在剧院举行")
    silent = replace(B, interval=day, headline="昨天上午，二十周年优秀作者故事分享会开场，名家到场", organisations=())
    assert same_event(named, silent)
    assert not same_event(named, replace(silent, interval=DayInterval.month(2022, 5)))
    assert not same_event(named, replace(silent, initiatives=()))
    assert not same_event(named, replace(silent, organisations=("共青团甲省丙市委员会",)))
    assert not same_event(named, replace(silent, headline="大赛优秀作者故事分享会开场"))


def test_a_paper_is_not_the_list_that_follows_it() -> None:
    issued = replace(A, headline="印发《关于开展青年短视频大赛试点的意见》", interval=DayInterval.year(2022))
    listed = replace(B, headline="公布了全国青年短视频大赛试点名单", interval=DayInterval.day(date(2022, 6, 2)))
    assert not same_event(issued, listed)
    assert same_event(issued, replace(issued, key="c", document="d2", interval=DayInterval.month(2022, 4)))


def test_groups_hold_keys_in_order() -> None:
    c = replace(A, key="c", document="d3", headline="发放创业贷款", initiatives=("青年贷",))
    assert group([A, c, B]) == [("a", "b")]


def test_similarity_is_a_share() -> None:
    assert similarity("青年大赛", "青年大赛") == 1
    assert similarity("青年大赛", "乡村振兴") == 0
    assert similarity("", "青年") == 0
