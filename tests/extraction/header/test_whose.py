"""Whose a document is where its header says little: bare names, portraits, announcements, and what stays open."""

import pytest

from archive.extraction import articles, header
from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import Document
from archive.extraction.hints import Hints
from archive.readers import read
from archive.schema.vocabulary import Genre

FILLER = "工业园里的夜校每周开课两次，青年工人下了班就来听课，已有三百人报名，镇里准备把做法推开。" * 2


def card(text: str) -> Document:
    reading = read(text.encode("utf-8"), "text.txt")
    (document,) = header.read(reading, articles.split(reading), default_catalogue(), Hints())
    return document


@pytest.mark.parametrize(
    ("text", "issuer", "rule"),
    [
        (
            f"2016年团市委工作总结\n\n2016年，团市委把夜校开进工业园，嘉兴市各界青年代表来听课。{FILLER}",
            "共青团浙江省嘉兴市委员会",
            "title",
        ),
        (
            f"上半年工作总结\n\n今年以来，团县委把夜校开进工业园。\n\n嘉善县的青年都来听课。{FILLER}",
            "共青团浙江省嘉兴市嘉善县委员会",
            "opening",
        ),
        (
            f"各位委员、同志们：\n\n下面，我代表团浙江省委常委会讲几点意见。{FILLER}",
            "共青团浙江省委员会",
            "speaker",
        ),
        (
            f"大赛介绍\n\n{FILLER}\n\n关于我们\n\n• 主办单位\n\n共青团嘉兴市委、市文明办\n",
            "共青团浙江省嘉兴市委员会",
            "holder",
        ),
        (
            f"让青年与城市共成长\n\n2024-03-02 02:12:32\n团嘉善县委\n\n{FILLER}",
            "共青团浙江省嘉兴市嘉善县委员会",
            "named-line",
        ),
        (f"夜校开课\n\n来源：江海网文明江海 时间：2023-07-10\n\n{FILLER}", "江海网文明江海", "source-line"),
        (f"夜校开课\n\n来源：舜网 时间：2023-07-10\n\n{FILLER}", "舜网", "source-line"),
        (
            f"夜校开课\n\n发布时间：2024-11-14 来源：sp20241114\n\n{FILLER}\n\n《江海日报》（2023年11月1日 11版）\n",
            "江海日报",
            "first-print",
        ),
        (f"团中央来济调研夜校工作\n\n{FILLER}", None, None),
        (f"嘉兴团市委书记一行到余杭调研\n\n9月3日，嘉兴团市委书记一行到我区调研。{FILLER}", None, None),
        (f"嘉兴团市委书记一行赴余杭调研\n\n9月3日，我市团干部学习经验。{FILLER}", "共青团浙江省嘉兴市委员会", "title"),
        (f"团区委工作总结\n\n今年以来，团区委建成夜校。团中央书记处书记来调研。{FILLER}", None, None),
        (f"夜校开课\n\n作者：中青报·中青网记者 张三 来源：江海日报\n\n{FILLER}", "江海日报", "source-line"),
        (f"某某公司团总支获评先进\n\n团中央公布名单，某某公司团总支获评先进。{FILLER}", None, None),
        (f"夜校开课。{FILLER}（中国青年报·中青在线记者 张三）", "中国青年报", "reporter"),
        (f"夜校开课\n\n文/江海晚报全媒体记者张三 通讯员李四\n\n{FILLER}", "江海晚报", "reporter"),
        (f"夜校开课。{FILLER}（李四 中青报·中青网记者 张三）", "中国青年报", "reporter"),
        (f"近日，团省委表彰先进。共青团浙江省委决定，授予张三等人称号。{FILLER}", None, None),
        (f"基层经验｜团嘉善县委：把夜校开进工业园\n\n{FILLER}", None, None),
        (f"近日，共青团中央公布名单，嘉兴市多人上榜。{FILLER}（通讯员 张三 记者 李四）", None, None),
    ],
    ids=[
        "a bare title",
        "a bare opening",
        "speaker",
        "holder",
        "an author's line",
        "a column",
        "a short medium",
        "where it was first printed",
        "a visit",
        "guests, told by the visited",
        "guests, told by themselves",
        "a blanked name before a superior",
        "the author's paper and the source",
        "who was awarded by the centre",
        "a paper and its site, in full",
        "a byline behind 文",
        "a paper and its site",
        "a decision told",
        "portrait",
        "told by a paper",
    ],
)
def test_the_issuer(text: str, issuer: str | None, rule: str | None) -> None:
    found = card(text)
    assert (found.issuer, found.issuer_rule) == (issuer, rule)


def test_a_signature_that_stays_open_lists_whom_it_may_mean() -> None:
    text = f"关于报送材料的通知\n\n各乡镇团委：\n\n四川各地的夜校都已开课。{FILLER}\n\n团市委\n2021年6月28日\n"
    found = card(text)
    assert (found.issuer, found.issuer_rule) == (None, None)
    assert "共青团四川省绵阳市委员会" in found.issuer_candidates
    assert [span.of(read(text.encode(), "text.txt").text) for span in found.issuer_spans] == ["团市委"]


def test_news_of_the_committee_itself_is_proposed_to_be_its_own() -> None:
    found = card(f"团市委召开书记会议\n\n4月2日，嘉兴团市委召开会议。{FILLER}")
    assert (found.issuer, found.issuer_candidates) == (None, ("共青团浙江省嘉兴市委员会",))


def test_the_committee_whose_site_it_is_is_proposed() -> None:
    found = card(f"您当前的位置：天津共青团 >> 工作要讯\n夜校开课\n时间 2025年06月09日 来源 宣传部\n{FILLER}")
    assert (found.issuer, found.issuer_candidates) == (None, ("共青团天津市委员会",))
    assert found.published is not None
    assert (found.published.edtf, found.published.rule) == ("2025-06-09", "posting-date")


def test_of_a_paper_that_does_not_say_its_name_the_committee_in_the_title_is_proposed() -> None:
    found = card(f"团嘉兴市委把夜校开进工业园\n\n本报讯（记者 张三）{FILLER}")
    assert found.issuer is None
    assert found.issuer_candidates == ("共青团浙江省嘉兴市委员会",)
    assert card(f"夜校开进工业园\n\n本报讯（记者 张三）{FILLER}").issuer_candidates == ()


@pytest.mark.parametrize(
    ("text", "written", "rule"),
    [
        (f"新华社北京5月2日电 截至2021年12月31日，夜校共有学员三千人。{FILLER}", "2022-05-02", "dateline"),
        (f"新华社北京5月2日电 截至2022年4月30日，夜校共有学员三千人。{FILLER}", "2022-05-02", "dateline"),
        (f"新华社北京12月2日电 2021年12月15日，夜校将有学员三千人。{FILLER}", "2021-12-02", "dateline"),
        (
            f"团嘉兴市委办公室关于2005年夜校情况的通报\n（嘉团办发[2006]20号）\n各县团委：\n2005年的统计已经结束。{FILLER}",
            "2006",
            "number-year",
        ),
        (f"5月9日，青年农民2022年度培训班在嘉兴开班。{FILLER}", "2022-05-09", "opening-day"),
        (f"2003年开办夜校，2010年启动“夜校进园区”。{FILLER}", "2010", "latest-certain-date"),
        (f"第二辑 青年组织\n\n1978年团员13388人。1990年团员20594人。{FILLER}", "1990", "latest-certain-date"),
        (f"江海网讯（记者 张三）4月23日，阳光明媚。团市委举办2024年植树活动。{FILLER}", "2024-04-23", "opening-day"),
        (
            f"夜校进藏\n2025-01-24 19:14:26admin\n本报拉萨7月25日电 （记者张三）夜校开课。{FILLER}",
            "2024-07-25",
            "dateline",
        ),
        (f"夜校开课\n2022-01-02 09:30\n新华社北京1月2日电 夜校开课。{FILLER}", "2022-01-02", "posting-date"),
        (
            f"夜校开课\n\n2023-08-29 16:48 作者: 来源: 字体大小:【\n\n8月23日，夜校开课。{FILLER}",
            "2023-08-29",
            "posting-date",
        ),
    ],
    ids=[
        "known long after",
        "known just before",
        "known just after",
        "number",
        "a class of the year",
        "a leap of years",
        "a history",
        "weather first",
        "posted long after",
        "posted the same day",
        "an open bracket ends the line of the page",
    ],
)
def test_the_date(text: str, written: str, rule: str) -> None:
    found = card(text).published
    assert found is not None
    assert (found.edtf, found.rule) == (written, rule)


def test_up_to_when_something_is_planned_is_no_date_of_the_text() -> None:
    assert card(f"六项行动启动\n\n各县计划到2021年底把夜校办到各镇。{FILLER}").published is None


def test_who_addresses_members_of_a_committee_reports() -> None:
    assert card(f"各位委员、同志们：\n\n这次会议的任务是总结工作。{FILLER}").genre is Genre.REPORT
    assert card(f"各位代表、同志们：\n\n今天，大会隆重开幕了。{FILLER}").genre is not Genre.REPORT


@pytest.mark.parametrize(
    "line", ["（《江海日报》2023年11月1日）", "《江海日报》2023年11月1日第3版", "摘自《江海日报》（2023年11月1日）"]
)
def test_a_line_of_paper_and_day_alone_says_where_a_text_was_first_printed(line):
    found = card(f"夜校开课\n\n{FILLER}\n\n{line}\n")
    assert found.issuer == "江海日报"
    assert found.published is not None
    assert (found.published.edtf, found.published.rule) == ("2023-11-01", "first-print-date")
