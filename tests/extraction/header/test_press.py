"""Press marks, sources and the first words of texts without a headline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction import articles, header
from archive.extraction.catalogue import default_catalogue
from archive.extraction.findings import Document
from archive.extraction.header.press import press_mark
from archive.extraction.hints import Hints
from archive.readers import read
from archive.schema.vocabulary import Genre
from archive.values.width import full_width

FILLER = "各镇的青年把活动办到村头，留守儿童有了写作业的地方，家长也放下了心，镇里准备把做法推开。" * 2


def card(text: str) -> Document:
    reading = read(text.encode("utf-8"), "text.txt")
    (document,) = header.read(reading, articles.split(reading), default_catalogue(), Hints())
    return document


@pytest.mark.parametrize(
    ("opening", "medium", "rest"),
    [
        ("江海日报讯 (记者 张三)3月15日，", "江海日报", "3月15日，"),
        ("江海网消息：近日，", "江海网", "近日，"),
        ("江海日报网5月31日电(记者张三)31日上午", "江海日报网", "31日上午"),
        ("新华社武汉5月4日电 青年", "新华社", "青年"),
        ("新华社武汉5月4日电(记者张三)青年", "新华社", "青年"),
        ("中评社北京4月20日电/据江海日报报道，记者", "江海日报", "记者"),
        ("据江海晚报报道，近日", "江海晚报", "近日"),
        ("江海日报社·快点讯 昨日", "江海日报社·快点", "昨日"),
        ("江海快报讯 记者张三 通讯员李四报道 12月3日", "江海快报", "12月3日"),
        ("本报讯（记者 张三 通讯员 李四） 1月6日", None, "1月6日"),
        ("【本报讯】1月6日", None, "1月6日"),
        ("本报嘉兴讯 近年来", None, "近年来"),
        ("本报讯昨天上午，", None, "昨天上午，"),
        ("本报讯6月1日，", None, "6月1日，"),
        ("江海晚报讯 记者张三、通讯员李四五报道：记者从", "江海晚报", "记者从"),
        ("江海网/江海日报讯（记者 张三 报道）4月23日", "江海日报", "4月23日"),
        ("江海零距离网-江海日报讯 今年以来", "江海日报", "今年以来"),
        ("2016-04-06 16:59本网讯 （记者 张三） 4月6日", None, "4月6日"),
    ],
)
def test_the_mark_of_a_press_text(opening: str, medium: str | None, rest: str) -> None:
    mark = press_mark(full_width(opening))
    assert mark is not None
    assert (mark.medium, full_width(opening)[mark.stop :]) == (medium, full_width(rest))


@pytest.mark.parametrize(
    "opening",
    [
        "近日，团市委",
        "据统计，全市",
        "据介绍，今年",
        "青年报道德模范",
        "团市委官网消息，",
        "江海日报社各界来电，",
        "本报讯息灵通，",
    ],
)
def test_what_is_no_mark(opening: str) -> None:
    assert press_mark(opening) is None


@settings(deadline=None)
@given(st.text(alphabet="本报讯电社网据（）()记者12月日，：。 /", max_size=60))
def test_a_mark_ends_inside_its_text(text: str) -> None:
    mark = press_mark(text)
    assert mark is None or 0 < mark.stop <= len(text)


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("来源：江海发布厅", "江海发布厅"),
        ("发布时间：2022-03-01 来源：青春镇江", "共青团江苏省镇江市委员会"),
        ("来源：“镇江共青团”微信公众号", "共青团江苏省镇江市委员会"),
        ("文章来源：本站作者：团镇江市委 发布时间：2022年3月1日", "共青团江苏省镇江市委员会"),
        ("2022-03-01 来源：江海在线-镇江频道编辑：张三", "江海在线"),
        ("江海日报全媒体记者 张三 通讯员 李四", "江海日报"),
        ("□ 江海日报记者 张三", "江海日报"),
        ("本报记者 张三", None),
        ("2022-03-01 09:00 江海日报", "江海日报"),
        ("镇江团市委 2022-03-01", "共青团江苏省镇江市委员会"),
        ("来自：共青团镇江市委 时间：2022-03-01", "共青团江苏省镇江市委员会"),
        ("2022-03-01 来源：网站原创", None),
        ("来源：张三 2022-03-01", None),
        ("2022-03-01 图片来源：江海网", None),
    ],
)
def test_whom_a_source_line_names(line: str, issuer: str | None) -> None:
    assert card(f"夜校开进工业园里来了\n\n{line}\n\n{FILLER}").issuer == issuer


def test_a_line_that_opens_with_a_day_dates_nothing_but_itself():
    found = card(f"夜校大事\n\n2021年6月1日，团市委举办夜校开班式\n\n2021年9月1日，夜校搬进工业园\n\n{FILLER}")
    assert found.published is not None
    assert found.published.rule == "latest-certain-date"


def test_a_chapter_of_local_history_has_no_date_and_no_issuer():
    text = f"第二章 青年组织\n\n第一节 共青团\n\n1988年，团镇江市委设三部一室。2007年，增设一个部。{FILLER}"
    assert (card(text).published, card(text).issuer) == (None, None)


@pytest.mark.parametrize(
    ("end", "issuer"),
    [
        ("（来源：共青团镇江市委）", "共青团江苏省镇江市委员会"),
        ("（团镇江市委 供稿）", "共青团江苏省镇江市委员会"),
        ("（江海日报）", "江海日报"),
        ("（图片由团镇江市委提供）", None),
        ("（记者 张三）", None),
        ("\n\n责任编辑：共青团镇江市委员会", "共青团江苏省镇江市委员会"),
        ("\n\n责任编辑：张三", None),
    ],
)
def test_whom_the_last_brackets_name(end: str, issuer: str | None) -> None:
    assert card(f"夜校开进工业园里来了\n\n{FILLER}{end}").issuer == issuer


def test_news_of_a_congress_is_no_report():
    told = "12月18日，大会在市里召开，张三代表共青团镇江市第十届委员会向大会作报告。"
    assert (card(told + FILLER).genre, card(told + FILLER).issuer) == (Genre.NEWS, None)


def test_what_a_site_says_of_sources_is_no_source():
    note = "凡本网注明“来源：江海信息港”的作品，均为本网所有，未经授权不得转载。"
    assert card(f"夜校开进工业园里来了\n\n{FILLER}\n\n{note}").issuer is None


def test_the_name_of_an_electronic_paper_is_no_headline_but_the_issuer():
    found = card(f"江海日报 数字报纸\n\n00002版：要闻\n\n夜校开进工业园里来了\n\n本报讯 （记者 张三）{FILLER}")
    assert (found.issuer, found.title) == ("江海日报", "夜校开进工业园里来了")


@pytest.mark.parametrize(
    ("first", "issuer"),
    [("今年以来，团镇江市委把夜校开进工业园。", "共青团江苏省镇江市委员会"), ("青年下班，夜校开课。", None)],
)
def test_an_account_speaks_of_the_league_in_its_first_sentence(first: str, issuer: str | None) -> None:
    parts = "\n\n".join(f"{n}、办好夜校\n\n{FILLER}{FILLER}" for n in "一二三")
    assert card(f"{first}{FILLER}\n\n{parts}\n\n共青团江苏省镇江市委说，还要办下去。").issuer == issuer


def test_the_printed_source_outweighs_the_mark():
    assert card(f"夜校开进工业园\n来源：江海晚报\n\n人民网武汉4月27日电 {FILLER}").issuer == "江海晚报"


def test_whom_a_notice_addresses_does_not_issue_it():
    assert card(f"关于报送材料的通知\n\n各市团委，兵团团委：\n\n{FILLER}").issuer is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"江海日报讯 (记者 张三)3月15日，团市委召开青年夜校推进会。{FILLER}", "3月15日，团市委召开青年夜校推进会"),
        (f"青春心向党、建功新时代。去年以来，{FILLER}", "青春心向党、建功新时代"),
        (f"□ 张三\n{FILLER}", "各镇的青年把活动办到村头"),
        (f"江海青年报官方微信\n江海青年报手机版二维码\n\n夜校开进工业园\n\n{FILLER}", "夜校开进工业园"),
        (f"W0202203.jpg\n夜校开进工业园，青年来了！\n2022-03-24 09:37:00 来源：江海网\n\n{FILLER}", "夜校开进工业园，青年来了！"),
        (f"江海团组织：\n\n夜校开进工业园的头一百天\n\n来源：江海晚报 2022-03-24\n\n{FILLER}", "江海团组织： 夜校开进工业园的头一百天"),
        (f"第三期青年夜校在城南开班\n\n2022-03-24 来源：江海网\n\n{FILLER}", "第三期青年夜校在城南开班"),
        (f"夜校开课一个多月，来的人不少，江海电台作了报道，全文如下：\n{FILLER}", "夜校开课一个多月，来的人不少"),
        (f"承前启后 继往开来\n江海夜校推进会召开\n{FILLER}", "江海夜校推进会召开"),
    ],
)  # fmt: skip
def test_what_a_text_is_called(text: str, title: str) -> None:
    assert card(text).title == title


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("3月15日，团市委召开全会，总结2021年工作，部署2022年重点工作。", "2022-03-15"),
        ("12月28日，团市委召开全会，总结今年工作，部署2022年重点工作。", "2021-12-28"),
        ("3月26日至28日，夜校举办2022年结业展示。", "2022-03-28"),
        ("2月10日，团市委召开会议，总结回顾2021年工作。", "2022-02-10"),
        ("5月6日，为庆祝共青团成立102周年，团市委举办夜校展示。", "2024-05-06"),
        ("夜校自1994年启动以来办了很多期。", None),
        ("8月24日，团市委举行发放仪式。自2006年全市圆梦活动开展以来，资助了很多学生。", None),
        ("8月24号，团市委举行2019年发放仪式。", "2019-08-24"),
        ("面向1988年5月31日至2005年5月31日出生的青年招募学员。", None),
        ("截至2021年6月底，夜校办了40期。", "2021-06"),
    ],
)
def test_when_a_text_without_a_date_was_published(text: str, published: str | None) -> None:
    found = card(text + FILLER).published
    assert (found.edtf if found else None) == published


def test_a_line_of_a_data_base_of_papers_names_paper_and_day() -> None:
    found = card(f"正文复制\n\n江海青年报/2023 年/1 月/3 日/第 001 版\n云城共青团的夜校\n江海青年报记者 张三\n{FILLER}")
    assert (found.title, found.issuer) == ("云城共青团的夜校", "江海青年报")
    assert found.published is not None
    assert str(found.published.interval.earliest) == "2023-01-03"
