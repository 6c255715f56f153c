"""The title among the lines of a head: names of sites and columns are none; what follows tells the title."""

import pytest

from archive.readers import read
from archive.schema.vocabulary import BlockKind

BODY = "4月12日，南溪团市委在青年之家举办就业指导活动，200余名毕业生参加了活动，并与企业面对面交流。\n活动邀请了12家企业，提供岗位500个，现场达成意向80人，受到毕业生的普遍欢迎。\n"


def titles(text: str) -> list[str]:
    reading = read(text.encode())
    return [b.span.of(reading.text) for b in reading.blocks if b.kind is BlockKind.HEADING and b.level == 1]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("您的位置：首页 > 团情快讯\n南溪团市委举办就业指导活动\n发布时间：2021-04-13 点击：10\n", "南溪团市委举办就业指导活动"),
        ("当前位置：首页 | 工作资讯\n南溪团市委举办就业指导活动\n2021-04-13 09:20\n", "南溪团市委举办就业指导活动"),
        ("欢迎来到南溪共青团！\n基层动态专栏\n\n南溪团市委举办就业指导活动\n来源：南溪团市委\n", "南溪团市委举办就业指导活动"),
        ("青年视点\n为毕业生点亮一盏灯\n——南溪市青年之家观察\n", "为毕业生点亮一盏灯"),
        ("某某小说网最新章节在线阅读\n青年夜校开进工业园\n2021-04-13\n青年夜校开进工业园\n", "青年夜校开进工业园"),
        ("通知公告\n关于举办就业指导活动的通知\n发布时间：2021-04-13\n", "关于举办就业指导活动的通知"),
        ("南溪團市委舉辦就業指導活動\n發布時間：2021-04-13 來源：南溪日報\n", "南溪團市委舉辦就業指導活動"),
        ("南溪团市委举办就业指导活动\n张三出席并讲话致辞\n2021-04-13 来源：江海日报\n", "南溪团市委举办就业指导活动"),
        ("其他\n\n南溪团市委举办就业指导活动\n", "南溪团市委举办就业指导活动"),
        ("点击蓝字 关注我们\n青春南溪\n南溪团市委举办就业指导活动\n", "南溪团市委举办就业指导活动"),
        ("南溪团市委举办就业指导活动\n", "南溪团市委举办就业指导活动"),
        ("banner\n基层动态\nnanxi.example\n南溪团市委举办就业指导活动\n时间：2021.04.13 浏览数：38次 来源：\n", "南溪团市委举办就业指导活动"),
        (
            "直通基层\n\n青春护航·温暖同行——南溪团市委组织青年志愿者在2021年春季校园招聘会上为毕业生提供就业指导服务\n\n时间：2021.04.13 浏览数：38次 来源：\n\n",
            "青春护航·温暖同行——南溪团市委组织青年志愿者在2021年春季校园招聘会上为毕业生提供就业指导服务",
        ),
    ],
    ids=[
        "breadcrumb", "crumb with bars", "welcome", "column and subtitle", "spam", "column and notice", "traditional", "who came", "other", "account", "plain",
        "lines without Chinese", "a long title over its posting line",
    ],
)  # fmt: skip
def test_the_title_of_a_head(head: str, title: str) -> None:
    assert titles(head + BODY) == [title]


def test_a_motto_that_a_site_prints_over_every_text_is_no_text() -> None:
    motto = "跟着时代走，为家乡奋斗，是南溪青年的心愿。\n只有当青春与家乡一起成长时，青春的能量才能迸发出来。\n\n"
    assert titles(f"{motto}闻汛而动 南溪青年在行动\n\n [2020-07-23]\n\n{BODY}") == ["闻汛而动 南溪青年在行动"]


def test_a_title_that_goes_on_with_a_bracket() -> None:
    assert titles("共青团南溪市委传达省委十四届四次全委\n（扩大）会议精神\n" + BODY) == [
        "共青团南溪市委传达省委十四届四次全委",
        "（扩大）会议精神",
    ]


def test_an_official_title_before_its_number_is_no_masthead() -> None:
    assert titles("关于做好毕业生就业\n指导工作的通知\n南团发〔2021〕3号\n各县团委：\n" + BODY) == [
        "关于做好毕业生就业",
        "指导工作的通知",
    ]


def test_how_to_reach_somebody_is_no_headline() -> None:
    reading = read((BODY + "联系人：张某\n联系电话：0000-1234567\n").encode())
    assert not any(b.kind is BlockKind.HEADING for b in reading.blocks)


def test_a_line_with_a_unit_and_a_date_closes_a_text() -> None:
    reading = read((BODY + "团南溪市委权益部 2021-04-22\n").encode())
    assert reading.blocks[-1].kind is BlockKind.SIGNATURE


CONTROLS = "上一版  下一版\n返回首页 标题导航 版面导航 版面概览\nA07 2025年7月23日\n国内新闻\n放大 缩小 默认\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (CONTROLS + "南溪团市委举办就业指导活动\n", ["南溪团市委举办就业指导活动"]),
        (CONTROLS + "2025年全市4.8万余名\n西部计划志愿者陆续出征\n", ["2025年全市4.8万余名", "西部计划志愿者陆续出征"]),
        ("人人人人，来的全是大学生！原来……\n\n政务   2024-11-01 17:46   福建\n", ["人人人人，来的全是大学生！原来……"]),
        (
            f"首页 > 团史\n历史照片\n{BODY[:50]}图为当年的情形，由老同志保存至今。\n回忆文章\n青年夜校的创建\n某网站 2007年04月15日\n",
            ["青年夜校的创建"],
        ),
    ],
    ids=["controls of a newspaper", "a title on two lines", "exclamation", "text of the site before the head"],
)
def test_the_title_after_what_a_site_puts_before_it(head: str, title: list[str]) -> None:
    assert titles(head + BODY) == title


def test_what_stands_before_an_attachment_is_no_frame_of_the_page() -> None:
    text = "首页 > 政务公开\n" + BODY + "共青团南溪市委\n2021年4月13日\n关于就业指导的实施意见\n" + BODY[::-1]
    reading = read(text.encode())
    first = next(b for b in reading.blocks if b.kind is BlockKind.PARAGRAPH)
    assert first.span.of(reading.text).startswith("4月12日")


@pytest.mark.parametrize(
    "line",
    [
        "江海晚报 2009年5月18日 头版",
        "江海晚报 2009年5月18日 第3版",
        "2023-08-29 16:48 作者: 来源: 字体大小:【",
        "书名:江海年鉴",
        "一级目：群众团体",
        "26.08.2014  12:59",
    ],
    ids=["front page", "page", "an open bracket", "a book", "a part of a book", "day first"],
)
def test_a_line_of_the_page_is_neither_title_nor_text(line: str) -> None:
    reading = read(f"{line}\n8月23日，南溪团市委举办青年夜校，三十名青年报名。\n{BODY}".encode())
    assert reading.blocks[0].kind is BlockKind.METADATA


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("▲5月10日，团北岭县委举办少先队辅导员大赛。\n▲近日，团云山县委组织志愿者植树120亩。\n", BlockKind.LIST_ITEM),
        ("▲5月10日，辅导员大赛在北岭县文化馆举行。 李某摄\n▲志愿者们在云山县植树的现场。\n", BlockKind.CAPTION),
    ],
    ids=["items", "captions"],
)
def test_short_items_behind_a_mark_are_no_captions(lines: str, kind: BlockKind) -> None:
    reading = read(f"南溪青年夜校开课\n{BODY}\n简讯\n{lines}".encode())
    assert [b.kind for b in reading.blocks[-2:]] == [kind, kind]


def test_the_running_head_of_a_yearbook_is_no_title() -> None:
    reading = read(f"南溪年鉴(2022) · 群众团体\n\n共青团南溪市委员会\n\n【概况】 2021年，{BODY}".encode())
    assert [b.kind for b in reading.blocks[:2]] == [BlockKind.METADATA, BlockKind.HEADING]
    alone = read(f"南溪年鉴（2022）\n{BODY}".encode())
    assert alone.blocks[0].kind is BlockKind.HEADING


def test_who_speaks_and_that_it_was_taken_down_are_no_title() -> None:
    head = "在全市共青团工作会上的讲话\n\n共青团南溪市委书记　李某\n（2024年7月16日，根据录音整理）\n\n同志们：\n"
    assert titles(head + BODY) == ["在全市共青团工作会上的讲话"]
    assert titles("共青团南溪市委书记寄语青年\n\n来源：南溪日报 2024-07-16\n" + BODY) == ["共青团南溪市委书记寄语青年"]
