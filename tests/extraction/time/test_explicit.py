"""Dates that are printed in full, and the first date's year lent to the next."""

from datetime import date

import pytest

from archive.extraction.time import find
from tests.extraction.time.tagged import check, expected


@pytest.mark.parametrize(
    "tagged",
    [
        "活动于<2018年3月5日|2018-03-05>启动",
        "活动于<二〇一八年三月五日|2018-03-05>启动",
        "活动于<二○一八年三月五日|2018-03-05>启动",
        "活动于<2018-03-05|2018-03-05>启动",
        "活动于<2018/3/5|2018-03-05>启动",
        "活动于<2018.3.5|2018-03-05>启动",
        "截止日期<20180305|2018-03-05>，逾期不候",
        "活动于<2018年3月5日（星期一）上午9:00|2018-03-05>启动",
        "<Tue, 08 Jun 2021 01:00:00 GMT|2021-06-08>",
        "<2018年3月|2018-03>召开",
        "<2018年|2018>召开",
        "<2018年度|2018>考核",
        "<98年8月|1998-08>召开",
        "<08年|2008>召开",
        "<民国二十二年|1933>成立",
        "<两千年|2000>到来之时",
    ],
)
def test_printed_dates(tagged: str) -> None:
    check(tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "<12月16日至18日|2018-12-16/2018-12-18>",
        "<12月30日至1月3日|2018-12-30/2019-01-03>",
        "<3月至5月|2018-03/2018-05>",
        "<3—5月|2018-03/2018-05>",
        "<2018年9月到次年6月|2018-09/2019-06>",
        "<2016—2018年|2016/2018>",
        "<2016年至2018年|2016/2018>",
        "<2017-2018年度|2017/2018>",
        "<1978年至1985年底|1978/1985>",
        "<1952.11.15-19|1952-11-15/1952-11-19>",
        "<2018年3月5日—4月2日|2018-03-05/2018-04-02>",
        "<2017年与2018年间|2017/2018>",
    ],
)
def test_ranges(tagged: str) -> None:
    text, pairs = expected(tagged)
    assert [(e.text, (e.edtf or "").replace("~", "")) for e in find(text, date(2018, 12, 31))] == pairs


def test_a_list_drops_month_and_year() -> None:
    check("<4月10日|2019-04-10>、<12日|2019-04-12>和<15日|2019-04-15>分别举办")


def test_a_list_with_one_unit_is_one_expression() -> None:
    check("<2016、2017、2018年|2016/2018>连续三年获奖")


def test_a_year_that_opens_a_sentence_holds_for_the_next() -> None:
    check("<2017年|2017>，开展培训。<5月|2017-05>，举办比赛。<同年|2017>获奖。")


def test_a_year_compared_with_lends_nothing() -> None:
    check("人数比<2017年|2017>增长一倍。<5月|2019-05>，举办比赛。")


def test_the_year_under_review_lends_nothing() -> None:
    check("为总结<2018年|2018>工作，<3月29日上午|2019-03-29>召开了<2018年度|2018>述职会")


def test_next_year_lends_nothing() -> None:
    check("部署<明年|2020>任务，<10月20日|2019-10-20>召开了会议")


@pytest.mark.parametrize(
    "tagged",
    [
        "<2018年6月—7月中旬|2018-06-01/2018-07-20>征稿",
        "<2018年6月至7月15日|2018-06-01/2018-07-15>征稿",
        "<2018年6月-8月底|2018-06/2018-08>征稿",
        "<2018年7月中旬|2018-07-11/2018-07-20>征稿",
    ],
)
def test_a_range_of_months_ends_where_its_last_month_is_narrowed(tagged: str) -> None:
    check(tagged)
