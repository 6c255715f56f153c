"""Headers: one small invented text per genre, and what an archivist would write on its catalogue card."""

from datetime import date

import pytest

from archive.extraction import articles, header
from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import Document
from archive.extraction.header.machine_dates import machine_date
from archive.extraction.hints import Hints
from archive.readers import read
from archive.schema.vocabulary import Basis, Genre
from archive.values import edtf
from archive.values.intervals import DayInterval

FILLER = "全市各级团组织把活动办到青年身边，让更多青年得到了看得见的帮助，也让基层团组织有了新的面貌。" * 3

NOTICE = f"""共青团福建省委员会文件

闽团发〔2021〕12号

关于开展“青春护林”志愿服务活动的通知

各设区市团委：

{FILLER}按照《关于加强志愿服务的意见》（中青发〔2019〕8号）要求，现就有关事项通知如下。

一、活动时间

2021年4月至6月。

共青团福建省委员会
2021年3月18日
"""

BULLETIN = f"""# 鲁团简报

2022年第7期（总第88期）

共青团山东省委办公室    2022年5月20日

# 潍坊以三项举措推动青年夜校落地

{FILLER}

报：团中央办公厅
"""

REPORT = f"""# 在共青团贵州省遵义市六届三次全委（扩大）会议上的工作报告

（2021年2月26日）

李明

各位委员、同志们：

我代表共青团遵义市第六届委员会向全会报告工作。{FILLER}

## 一、2020年工作回顾

{FILLER}
"""

WEB = f"""<html><head><title>团宁夏区委举办培训班_宁夏共青团</title><meta name="PubDate" content="2020-09-11 10:20"></head>
<body><div class="nav"><a href="/">首页</a></div><h1>团宁夏区委举办培训班</h1>
<div class="info">发布时间：2020-09-11 10:20　来源：共青团宁夏区委　点击：35</div>
<div class="content"><p>9月8日，团宁夏区委举办全区团干部培训班。{FILLER}</p><p>{FILLER}</p></div></body></html>"""

REPRINT = f"""---
title: '江苏盐城：把团课开到田间'
author: 趣头条
date: Tue, 08 Jun 2021 01:00:00 GMT
---

<div><p>日前，团盐城市委把团课开到了田间。{FILLER}</p><p>{FILLER}</p><p>来源：中国青年报</p></div>
"""

NEWS = f"""青年夜校开进工业园

本报杭州11月3日电（记者 张三）2021年的秋天，园区里的灯亮到很晚。{FILLER}

{FILLER}
"""

POINTS = f"""共青团嘉兴市委2023年工作要点

{FILLER}

一、抓好学习

{FILLER}
"""

YEARBOOK = """【概况】2019年，共青团郴州市委有基层团委120个、团支部3200个。年内，召开全会2次，举办培训班5期，服务青年1.2万人次。

【志愿服务】年内，组织志愿者3000余人次参加文明交通劝导，建成志愿服务站点46个，新增注册志愿者8000人。
"""

RETROSPECT = f"""# 青春五年 同心同行

## 共青团通化市委五年来工作巡礼

回首五年，通化共青团与青年同行。{FILLER}为2022-2023年度青年导师颁发证书。

{FILLER}

本版稿件由团市委提供
"""


def card(text: str, hints: Hints | None = None) -> Document:
    reading = read(text.encode("utf-8"), "x")
    documents = header.read(reading, articles.split(reading), default_catalogue(), hints or Hints())
    assert len(documents) == 1
    for dated in (documents[0].published, documents[0].period):
        for span in dated.spans if dated else ():
            assert span.of(reading.text).strip()
    return documents[0]


@pytest.mark.parametrize(
    ("text", "genre", "issuer", "number", "published", "rule"),
    [
        (NOTICE, Genre.NOTICE, "共青团福建省委员会", "闽团发〔2021〕12号", "2021-03-18", "signature-date"),
        (BULLETIN, Genre.BULLETIN, "共青团山东省委员会", "2022年第7期（总第88期）", "2022-05-20", "masthead-date"),
        (REPORT, Genre.REPORT, "共青团贵州省遵义市委员会", None, "2021-02-26", "speech-date"),
        (WEB, Genre.NEWS, "共青团宁夏回族自治区委员会", None, "2020-09-11", "posting-date"),
        (REPRINT, None, "中国青年报", None, "2021-06-08", "format-date"),
        (NEWS, Genre.NEWS, None, None, "2021-11-03", "dateline"),
        (POINTS, Genre.WORK_POINTS, "共青团浙江省嘉兴市委员会", None, "2023", "latest-certain-date"),
        (YEARBOOK, Genre.YEARBOOK, "共青团湖南省郴州市委员会", None, "2019", "latest-certain-date"),
        (RETROSPECT, Genre.NEWSPAPER_PAGE_ARTICLE, "共青团吉林省通化市委员会", None, "2023", "latest-certain-date"),
    ],
    ids=["notice", "bulletin", "report", "web", "reprint", "news", "work points", "yearbook", "retrospect"],
)
def test_a_catalogue_card(text, genre, issuer, number, published, rule):
    found = card(text)
    assert found.published is not None
    assert (found.issuer, found.number, found.published.edtf, found.published.rule) == (issuer, number, published, rule)
    assert genre is None or found.genre is genre


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (NOTICE, "关于开展“青春护林”志愿服务活动的通知"),
        (BULLETIN, "潍坊以三项举措推动青年夜校落地"),
        (WEB, "团宁夏区委举办培训班"),
        (REPRINT, "江苏盐城：把团课开到田间"),
        (NEWS, "青年夜校开进工业园"),
    ],
    ids=["notice", "bulletin", "web", "reprint", "news"],
)
def test_titles(text, title):
    assert card(text).title == title


@pytest.mark.parametrize(
    ("text", "period", "basis"),
    [
        (REPORT, "2020", Basis.INFERRED),
        (POINTS, "2023", Basis.EXPLICIT),
        (YEARBOOK, "2019", Basis.EXPLICIT),
        (RETROSPECT, "2018/2023", Basis.RELATIVE),
        (NOTICE, None, None),
        (NEWS, None, None),
    ],
    ids=["report by habit", "work points", "yearbook", "retrospect", "notice", "news"],
)
def test_reporting_periods(text, period, basis):
    found = card(text).period
    assert (found and found.edtf, found and found.basis) == (period, basis)


def test_what_a_person_said_outweighs_what_is_read_and_both_are_kept():
    found = card(NOTICE, Hints(issuer="共青团云岭省委员会", published=DayInterval.day(date(2021, 3, 20))))
    assert found.issuer == "共青团云岭省委员会"
    assert found.published is not None
    assert (found.published.edtf, found.published.rule) == ("2021-03-20", "given")
    assert [d.edtf for d in found.other_dates] == ["2021-03-18"]


def test_numbers_in_the_body_belong_to_other_documents():
    found = card(NOTICE.replace("闽团发〔2021〕12号", ""))
    assert found.number is None


@pytest.mark.parametrize(
    ("goal", "year"),
    [("力争到2035年远景目标实现。", "2021"), ("2022年明年要迈好第一步。明年的任务更重。", "2021")],
    ids=["far goals", "the next year"],
)
def test_what_does_not_date_a_text(goal, year):
    found = card(f"青年工作综述\n\n2021年，全市青年工作有了新进展。2021年的活动更多。{FILLER}{goal}\n\n{FILLER}\n")
    assert found.published is not None
    assert found.published.edtf == year


def test_a_text_without_headline_is_known_by_its_opening_words():
    assert card(f"八月的一天，团市委的会议室里坐满了人。{FILLER}").title.startswith("八月的一天")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Fri, 15 Apr 2022 02:23:05 GMT", "2022-04-15"),
        ("2022-04-15T23:30:00+08:00", "2022-04-15"),
        ("2022/4/5", "2022-04-05"),
        ("2022年4月5日 10:20", "2022-04-05"),
        ("2022-04", "2022-04"),
        ("2022", "2022"),
        ("昨天", None),
        ("12月16日", None),
        ("April", None),
    ],
)
def test_dates_that_machines_write(value, written):
    found = machine_date(value)
    assert (found and edtf.write(found)) == written
