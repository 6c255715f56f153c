"""Headers: one small invented text per genre, and what an archivist would write on its catalogue card."""

from datetime import date

import pytest

from archive.extraction import articles, header
from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import Document
from archive.extraction.header.machine_dates import machine_date
from archive.extraction.hints import Hints
from archive.extraction.time import annotate
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
        (YEARBOOK, Genre.YEARBOOK, None, None, "2019", "latest-certain-date"),
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


STAGES = f"南溪夜校亮了三年\n\n来源：南溪日报 2025-04-18 07:40 记者 李某\n\n{FILLER}\n\n转折发生在2023年。{FILLER}\n\n{FILLER}\n\n2024年，{FILLER}"


def test_a_year_further_down_is_a_stage_and_no_period():
    assert card(STAGES).period is None


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
    [
        ("力争到2035年远景目标实现。", "2021"),
        ("2022年明年要迈好第一步。明年的任务更重。", "2021"),
        ("未来五年，将把夜校办到各县；到2023年，各镇都有夜校。", "2021"),
        ("到2022年，各镇都有了夜校。", "2022"),
    ],
    ids=["far goals", "the next year", "goals of a sentence that looks ahead", "what was reached"],
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
        ("Tue, 08 Jun 2021 01:00:00 GMT", "2021-06-08"),
        ("2022-04-15T23:30:00+08:00", "2022-04-15"),
        ("2022/4/5", "2022-04-05"),
        ("2022年4月5日 10:20", "2022-04-05"),
        ("2022年4月5日", "2022-04-05"),
        ("2022年4月31日", None),
        ("Fri, 15 Apr 2022 02:23 GMT", "2022-04-15"),
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


PAGE = """<html><head><title>南溪团市委举办培训班</title>{}</head><body><h1>南溪团市委举办培训班</h1>
<div><p>9月8日，南溪团市委举办团干部培训班，全市各级团干部一百二十人参加，学习基层工作方法。</p><p>{}</p></div></body></html>"""


@pytest.mark.parametrize(
    ("head", "written", "rule"),
    [
        ('<meta name="publish-date" content="20200911">', "2020-09-11", "format-date"),
        ('<meta name="apub:time" content="9/11/2020, 10:20:30 AM">', "2020-09-11", "format-date"),
        ('<meta itemprop="datePublished" content="2020-09-11T08:00:00+08:00">', "2020-09-11", "format-date"),
        ('<meta property="og:url" content="https://南溪.cn/2020-09/11/content_3.htm">', "2020-09-11", "address-date"),
        ('<link rel="canonical" href="https://南溪.cn/art/2020/0911/c12-345.html">', "2020-09-11", "address-date"),
    ],
    ids=["meta with a hyphen", "meta with a colon", "itemprop", "og:url", "canonical link"],
)
def test_dates_in_the_head_of_a_page(head, written, rule):
    found = card(PAGE.format(head, FILLER))
    assert found.published is not None
    assert (found.published.edtf, found.published.rule) == (written, rule)


def test_a_printed_date_goes_before_the_one_in_the_address_and_both_are_kept():
    text = f"---\nurl: https://南溪.cn/2021-03/25/c.htm\n---\n\n{NOTICE}"
    found = card(text)
    assert found.published is not None
    assert found.published.edtf == "2021-03-18"
    assert ("2021-03-25", "address-date") in [(d.edtf, d.rule) for d in found.other_dates]
    assert all(d.reason_en and d.reason_zh for d in found.other_dates)


@pytest.mark.parametrize(
    ("line", "written", "rule"),
    [
        ("2021 3 8", "2021-03-08", "damaged-date"),
        ("202138日", "2021-03-08", "damaged-date"),
        ("2021 7 8", None, None),
    ],
    ids=["blanks", "run together", "no date in the text agrees"],
)
def test_a_date_without_its_words_needs_another_that_agrees(line, written, rule):
    text = f"青年夜校开课\n\n2021年3月，南溪团市委开办青年夜校。{FILLER}\n\n{FILLER}课程每周一次。\n\n{line}\n"
    found = card(text).published
    assert found is not None
    assert (found.edtf, found.rule) == (written or "2021-03", rule or "latest-certain-date")


@pytest.mark.parametrize(
    ("text", "year", "rule"),
    [
        ("今年是中国共产主义青年团成立100周年，南溪团市委开展系列活动。", "2022", "anniversary-year"),
        ("今年是纪念“五四”运动95周年，南溪团市委开展系列活动。", "2014", "anniversary-year"),
        ("今年是“十四五”规划开局之年，青年工作任务更重。", "2021", "anniversary-year"),
        ("2018年11月3日，南溪团市委举办2019年“青春杯”比赛。", "2018-11-03", "latest-certain-date"),
    ],
    ids=["founded", "in quotation marks", "known", "the year in a name"],
)
def test_what_tells_the_year_of_an_undated_text(text, year, rule):
    found = card(f"青年工作有新貌\n\n{text}{FILLER}\n\n{FILLER}青年们说好。\n").published
    assert found is not None
    assert (found.edtf, found.rule, found.basis) == (year, rule, Basis.INFERRED)


def test_a_first_print_goes_before_the_posting():
    text = f"青年夜校亮起灯\n时间：2018-03-30\n原载于2009年5月29日《中国青年报》\n\n{FILLER}\n\n{FILLER}大家都说好。\n"
    found = card(text)
    assert found.published is not None
    assert (found.published.edtf, found.issuer) == ("2009-05-29", "中国青年报")
    assert [d.edtf for d in found.other_dates] == ["2018-03-30"]


def test_items_of_a_bulletin_share_number_date_and_issuer():
    text = f"# 鲁团简报\n\n2022年第7期（总第88期）\n\n共青团山东省委办公室    2022年5月20日\n\n# 潍坊团市委推动青年夜校落地\n\n{FILLER}\n\n# 烟台团市委把岗位送到身边\n\n{FILLER}今年以来更多。\n\n报：团中央办公厅\n"
    reading = read(text.encode(), "x")
    found = header.read(reading, articles.split(reading), default_catalogue(), Hints())
    assert [d.title for d in found] == ["潍坊团市委推动青年夜校落地", "烟台团市委把岗位送到身边"]
    assert {(d.number, d.issuer, d.published and d.published.edtf, d.genre) for d in found} == {
        ("2022年第7期（总第88期）", "共青团山东省委员会", "2022-05-20", Genre.BULLETIN)
    }


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            f"各县团委：\n\n为做好评选工作，现就有关事项通知如下：\n\n{FILLER}\n\n共青团南溪市委\n2021年3月5日\n",
            Genre.NOTICE,
        ),
        (
            f"{FILLER}现将候选人予以公示，公示期限：2021年4月8日—4月12日。\n\n共青团南溪市委\n2021年4月8日\n",
            Genre.NOTICE,
        ),
        (f"【志愿服务】2020年，共青团郴州市委{FILLER}", Genre.YEARBOOK),
        (f"團市委2020年上半年工作總結及下半年工作計劃\n\n{FILLER}", Genre.SUMMARY),
        (f"南溪日报讯（记者 李某）3月15日，全市共青团工作会议召开，总结2021年工作。{FILLER}", Genre.NEWS),
    ],
    ids=["notice", "public notice", "yearbook entry", "traditional summary", "news"],
)
def test_genres_of_texts_without_a_telling_title(text, genre):
    assert card(text).genre is genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("共青团云山市委2021年重点任务完成情况", Genre.SUMMARY),
        ("共青团云山市委2021年工作要点落实情况报告", Genre.SUMMARY),
        ("关于报送2021年工作要点落实情况的通知", Genre.NOTICE),
        ("共青团云山市委2021年工作要点", Genre.WORK_POINTS),
    ],
)
def test_how_a_plan_was_fulfilled_is_no_plan(title, genre):
    assert card(f"{title}\n\n6月1日，举办运动会。{FILLER}\n").genre is genre


def test_a_chronicle_tells_the_year_of_its_title():
    found = card(
        f"2013年全市共青团大事记\n\n2014-02-08 08:30\n\n1月15日，南溪团市委召开全会。{FILLER}\n\n3月5日，开展学雷锋活动。\n"
    )
    assert (found.genre, found.period and found.period.edtf) == (Genre.YEARBOOK, "2013")


def test_news_of_a_meeting_has_no_reporting_period():
    assert card(f"本报讯 3月15日，南溪团市委召开全会，总结2020年工作，部署2021年任务。{FILLER}").period is None


def test_an_interior_headline_is_no_title():
    assert card(
        f"3月19日，南溪的青年突击队走上岗位。{FILLER}\n\n在团旗下出征\n\n{FILLER}他们都来了。\n"
    ).title.startswith("3月19日")


@pytest.mark.parametrize(
    ("head", "number", "issuer"),
    [
        ("共青团南溪省委\n关于印发《青年歌会方案》的通知(南团发〔2021〕3号)", "南团发〔2021〕3号", None),
        ("青年歌会开唱\n贵州日报·2021-09-03 06:51", None, "贵州日报"),
        ("青年歌会开唱\n来源：《中华儿女》2012年第2期", None, "中华儿女"),
    ],
    ids=["number behind the title", "paper before the date", "periodical"],
)
def test_heads_of_web_pages(head, number, issuer):
    found = card(f"{head}\n\n{FILLER}\n\n{FILLER}大家都来了。\n")
    assert found.number == number
    assert issuer is None or found.issuer == issuer


def test_who_is_obeyed_is_not_the_issuer():
    text = (
        f"青年工作走深走实\n\n一、抓学习\n\n按照团中央要求，团南充市委{FILLER}\n\n二、抓服务\n\n{FILLER}大家都来了。\n"
    )
    assert card(text).issuer == "共青团四川省南充市委员会"


@pytest.mark.parametrize(
    ("dateline", "posted", "published"),
    [
        ("5月31日", "2021-06-02 08:46:39", "2021-06-02"),
        # Posted again long after: the dateline tells when the text is of.
        ("5月31日", "2021-09-02 08:46:39", "2021-05-31"),
    ],
)
def test_a_page_is_published_when_it_was_posted_unless_that_is_a_later_reprint(dateline, posted, published):
    head = f"云岭青年忙春耕\n\nnews.example.cn  {posted}  张三 来源:云岭新闻网的小编整理编辑发布\n\n"
    found = card(f"{head}云岭新闻网2021年{dateline}讯(记者:张三){FILLER}{FILLER}")
    assert found.published is not None
    assert found.published.edtf == published


@pytest.mark.parametrize(
    ("end", "issuer"),
    [
        ("（新云岭·云岭经济日报记者张三）", "云岭经济日报"),
        ("（云岭晚报全媒体记者 张三 通讯员 李四）", "云岭晚报"),
        ("（云报记者张三）", None),
        ("", None),
    ],
)
def test_the_paper_whose_reporter_signs_is_the_issuer(end, issuer):
    assert (
        card(f"云岭两万青年返乡实践\n\n2月11日，记者获悉，活动在全省开展。{FILLER}\n\n{FILLER}{end}").issuer == issuer
    )


def test_a_note_under_a_missing_picture_is_no_title():
    text = f"（相关资料图）\n\n本报云州讯 近年来，云州共青团发挥桥梁作用。{FILLER}"
    assert card(text).title == "近年来，云州共青团发挥桥梁作用"


def test_a_notice_without_headline_is_known_by_what_it_is_about():
    found = card(f"各市团委：\n\n按照团中央要求，现就做好年中总结报送工作的有关事项通知如下：\n\n{FILLER}\n\n{FILLER}")
    assert found.title == "做好年中总结报送工作"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("回眸2021：团南溪市委这一年", "2021"),
        ("2021年度南溪共青团十件大事", "2021"),
        ("2021盘点：南溪青年志愿者", "2021"),
        ("南溪举办2021年青年论坛", None),
    ],
)
def test_a_title_that_looks_back_on_a_year_gives_the_period_whoever_tells_it(title, period):
    found = card(f"{title}\n\n2022-01-05 来源：江海晚报\n\n{FILLER}").period
    assert (found and found.edtf) == period


def test_a_chronicle_is_not_of_its_first_day():
    found = card(
        "共青团大事记\n\n2015年\n\n1月8日 南溪团市委召开全会。\n\n2017年\n\n3月5日 志愿者走上街头。\n"
    ).published
    assert found is not None
    assert found.edtf == "2017"


def test_a_year_on_a_line_of_its_own_belongs_to_the_title():
    assert card(f"2 0 2 4\n工作计划\n\n2024年，共青团遵义市委将开展活动。{FILLER}\n").title == "2024工作计划"


def test_the_office_over_the_date_issues_the_notice():
    found = card(f"关于命名青年之家的通知\n共青团中央办公厅\n2021年12月28日\n\n各省团委：\n\n{FILLER}\n")
    assert (found.issuer, found.issuer_rule) == ("共青团中央委员会办公厅", "named-line")


@pytest.mark.parametrize(("month", "year"), [("七月", "2023-07"), ("十月", "2019-10")])
def test_a_month_behind_a_year_long_gone_is_the_one_just_past(month, year):
    text = f"童伴之家有了新课\n发布时间：2023-07-28 09:36\n\n项目2019年12月启动。{FILLER}\n\n在{month}，孩子们来了。{FILLER}\n"
    reading = read(text.encode(), "x")
    (found,) = header.read(reading, articles.split(reading), default_catalogue(), Hints())
    assert [t.edtf for t in annotate(reading.text, found, default_catalogue()) if t.text == month] == [year]


def test_the_year_of_its_number_goes_before_years_that_it_speaks_of():
    found = card(
        f"关于命名青年之家的通知\n南团发〔2004〕8号\n\n各县团委：\n\n{FILLER}命名2004-2006年度青年之家。\n"
    ).published
    assert (found and found.edtf, found and found.rule) == ("2004", "number-year")


def test_news_is_of_the_last_day_that_it_tells_of():
    text = f"大会闭幕\n\n本报讯 2013年6月17日，大会开幕。{FILLER}\n\n6月20日，大会闭幕。定于7月3日传达。{FILLER}\n"
    found = card(text).published
    assert (found and found.edtf, found and found.rule) == ("2013-06-20", "latest-certain-date")


def test_a_notice_that_says_nothing_of_what_it_is_about_has_its_opening_words():
    found = card(f"南溪运动会将在八月举行。{FILLER}现就有关工作通知如下。\n\n一、时间\n\n8月。\n")
    assert (found.title, found.title_rule, found.genre) == ("南溪运动会将在八月举行", "opening-words", Genre.NOTICE)


@pytest.mark.parametrize(
    ("plan", "year"), [("2023年工作打算", "2022"), ("2023年取得的成绩", "2023")], ids=["planned", "told"]
)
def test_a_year_that_a_review_only_plans_for_does_not_date_it(plan, year):
    text = f"团市委2022年工作情况报告\n\n一、2022年重点工作\n\n{FILLER}\n\n二、{plan}\n\n{FILLER}\n"
    found = card(text).published
    assert (found and found.edtf) == year
