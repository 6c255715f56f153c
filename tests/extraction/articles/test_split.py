"""Where articles begin and end, which lines are their titles, and which headings stand over a passage."""

from archive.extraction.articles import split
from archive.extraction.findings import Article
from archive.readers import read
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

TEXT = "近日，南溪团市委在青年之家举办就业指导活动，200余名毕业生参加活动，并与企业面对面交流。"
MORE = "活动邀请了12家企业，提供岗位500个，现场达成意向80人，受到毕业生的普遍欢迎和好评。"


def of(text: str) -> tuple[Reading, list[Article]]:
    reading = read(text.encode())
    return reading, split(reading)


def titles(text: str) -> list[tuple[str, str]]:
    reading, articles = of(text)
    return [
        ("".join(s.of(reading.text) for s in a.title), "".join(s.of(reading.text) for s in a.subtitle))
        for a in articles
    ]


def test_continued_articles_have_their_titles_after_their_text() -> None:
    page = f"{TEXT}\n{MORE}\n新华社云岭12月20日电\n开好局起好步\n——年终会议侧记\n□ 新华社记者 张某\n（上接1版）{TEXT}\n服务到身边\n{MORE}\n南溪青年有了新去处\n（上接1版）\n{MORE}\n千名青年学成归来\n"
    _, articles = of(page)
    assert titles(page) == [("开好局起好步", "——年终会议侧记"), ("南溪青年有了新去处", ""), ("千名青年学成归来", "")]
    assert [a.id for a in articles] == ["A1", "A2", "A3"]
    assert [a.continued_from for a in articles] == [False, True, True]


def test_headlines_with_datelines_of_their_own_are_articles() -> None:
    page = f"南溪举办青年歌会\n本报讯（记者 李某）{TEXT}\n\n北岭开办青年夜校\n本报讯（通讯员 王某）{MORE}\n"
    assert [title for title, _ in titles(page)] == ["南溪举办青年歌会", "北岭开办青年夜校"]


def test_sections_are_no_articles() -> None:
    page = f"# 南溪共青团工作回顾\n\n{TEXT}\n\n# 一、思想引领\n\n{MORE}\n\n# 二、服务青年\n\n{TEXT}"
    assert [title for title, _ in titles(page)] == ["南溪共青团工作回顾"]


def test_an_article_that_goes_on_elsewhere() -> None:
    _, articles = of(f"南溪举办青年歌会\n{TEXT}\n{MORE}（下转3版）\n")
    assert [(a.continued_on, a.continued_from) for a in articles] == [(True, False)]


def test_an_article_that_was_put_together_over_the_turn_of_its_page_is_one() -> None:
    _, articles = of(f"南溪青年夜校开课\n{TEXT}\n（下转3版）\n（上接1版）{MORE}\n{TEXT}\n")
    assert [(a.continued_on, a.continued_from) for a in articles] == [(False, False)]


def test_without_contents_short_news_and_labelled_headlines_tell_the_items() -> None:
    head = f"南溪青年简报\n〔2022〕第8期\n共青团南溪县委员会 2022年5月20日\n南溪青年夜校开课\n{TEXT}\n"
    page = f"{head}北岭镇团委：夜话聊出实事\n{MORE}\n简讯\n◆5月10日，团县委举办辅导员技能大赛，百人参加。\n"
    assert [title for title, _ in titles(page)] == ["南溪青年夜校开课", "北岭镇团委：夜话聊出实事", "简讯"]
    assert [title for title, _ in titles(f"{head}建好阵地\n{MORE}\n")] == ["南溪青年夜校开课"]


def test_short_items_of_a_bulletin_are_a_document() -> None:
    items = "▲5月10日，团北岭县委举办辅导员技能大赛。\n▲近日，团云山县委组织志愿者植树120亩。\n"
    page = f"南溪共青团简报\n2022年第8期\n共青团南溪市委编 2022年5月20日\n本期要目\n●南溪青年夜校开课\n●简讯\n南溪青年夜校开课\n{TEXT}\n简  讯\n{items}"
    assert [title for title, _ in titles(page)] == ["南溪青年夜校开课", "简讯"]


MASTHEAD = "# 云团简报\n\n〔2022〕第8期\n\n共青团云岭省委\n\n2022年5月6日\n\n"


def test_a_bulletin_with_one_article_is_one_document() -> None:
    bulletin = f"{MASTHEAD}**编者按：**现编发南溪做法，供学习。\n\n# 南溪团市委推动青年就业\n\n{TEXT}\n\n# 把岗位送到身边\n\n{MORE}\n\n**报：**省委办公厅"
    reading, articles = of(bulletin)
    assert [title for title, _ in titles(bulletin)] == ["南溪团市委推动青年就业"]
    assert sum(len(a.passages) for a in articles) == len(reading.blocks)


def test_items_of_a_bulletin_that_name_different_committees_are_articles() -> None:
    bulletin = (
        f"{MASTHEAD}# 南溪团市委推动青年就业\n\n{TEXT}\n\n# 北岭团县委开办青年夜校\n\n{MORE}\n\n**报：**省委办公厅"
    )
    assert [title for title, _ in titles(bulletin)] == ["南溪团市委推动青年就业", "北岭团县委开办青年夜校"]


def test_items_that_the_contents_list_are_articles() -> None:
    bulletin = f"云团简报\n\n第8期\n\n本期要目\n● 青年夜校亮起灯\n● 岗位送到家门口\n\n青年夜校亮起灯\n\n{TEXT}\n\n岗位送到家门口\n\n{MORE}\n"
    assert [title for title, _ in titles(bulletin)] == ["青年夜校亮起灯", "岗位送到家门口"]


def test_a_report_by_committees_under_one_headline_is_one_article() -> None:
    bulletin = f"{MASTHEAD}# 各地帮青年找工作\n\n{TEXT}\n\n# 南溪团市委\n\n{MORE}\n\n# 北岭团县委\n\n{MORE}\n"
    assert [title for title, _ in titles(bulletin)] == ["各地帮青年找工作"]


def test_lines_after_a_signature_are_no_headline() -> None:
    assert titles(
        f"各县团委：\n{TEXT}现就有关事项通知如下。\n{MORE}\n共青团南溪市委\n2021年3月5日\n联系人：李某\n"
    ) == [("", "")]


def test_title_and_subtitle_by_level() -> None:
    assert titles(f"# 高举团旗 建功云岭\n\n## 共青团云岭省委五年工作巡礼\n\n{TEXT}\n\n### 一、思想引领\n\n{MORE}") == [
        ("高举团旗 建功云岭", "共青团云岭省委五年工作巡礼")
    ]


def test_sections_under_the_title_are_no_subtitle() -> None:
    assert titles(f"# 南溪共青团\n\n## 思想引领\n\n{TEXT}\n\n## 服务青年\n\n{MORE}") == [("南溪共青团", "")]


def test_a_title_on_two_heading_lines() -> None:
    assert (
        titles(f"# 在共青团云岭省三届四次全委会上的\n\n# 工作报告\n\n（2021年3月5日）\n\n{TEXT}")[0][0]
        == "在共青团云岭省三届四次全委会上的工作报告"
    )


def test_an_entry_of_a_yearbook() -> None:
    assert titles(f"【青年就业服务】　2020年，{TEXT}") == [("青年就业服务", "")]


def test_a_text_without_headline_has_no_title() -> None:
    assert titles(f"{TEXT}\n{MORE}\n") == [("", "")]


def test_the_path_of_headings() -> None:
    text = f"# 南溪共青团工作总结\n\n## 一、2018年工作回顾\n\n{TEXT}\n\n（一）思想引领。{MORE}\n\n近日，{MORE}\n\n## 二、下一步工作\n\n一是抓学习。{MORE}\n"
    reading, articles = of(text)
    found = [(reading.text[p.start : p.stop][:4], p.headings) for p in articles[0].passages if p.kind == "paragraph"]
    assert found == [
        ("近日，南", ("一、2018年工作回顾",)),
        ("（一）思", ("一、2018年工作回顾", "（一）思想引领")),
        ("近日，活", ("一、2018年工作回顾", "（一）思想引领")),
        ("一是抓学", ("二、下一步工作", "一是抓学习")),
    ]


def test_a_point_is_no_heading_of_the_point_after_it() -> None:
    text = f"# 南溪共青团工作总结\n\n## 一、工作回顾\n\n一是抓实驿站。{MORE}\n\n1. 建站{MORE}\n\n二是办好夜校，{'开到社区，' * 15}来者甚多。\n\n{MORE}\n"
    _, articles = of(text)
    found = [p.headings for p in articles[0].passages if p.kind == "paragraph"]
    assert found[0] == ("一、工作回顾", "一是抓实驿站")
    assert found[-2:] == [("一、工作回顾",)] * 2


def test_a_wechat_post() -> None:
    text = f"# 南溪青年夜校开课啦\n\n点击蓝字关注我们\n\n{TEXT}\n\n{MORE}\n\n审核：张某\n\n编辑：李某\n"
    assert titles(text) == [("南溪青年夜校开课啦", "")]


def test_a_lone_text_that_breaks_off_at_a_headline_has_no_title() -> None:
    assert titles(f"{TEXT}\n{MORE}\n在团旗下出征\n") == [("", "")]


def test_a_title_that_a_line_of_the_head_states() -> None:
    assert titles(f"来源：南溪日报\n原标题：南溪举办青年歌会\n本报讯 {TEXT}\n{MORE}\n") == [("南溪举办青年歌会", "")]


def test_the_mark_of_a_paper_is_no_entry_of_a_yearbook() -> None:
    assert titles(f"【本报讯】{TEXT}\n{MORE}\n") == [("", "")]


def test_what_a_page_offers_after_an_article_is_furniture() -> None:
    page = f"南溪举办青年歌会\n\n{TEXT}\n\n{MORE}\n\n新闻推荐\n\n北岭小店生意回暖\n\n本报讯（记者 李某）5月27日，北岭共有23万家小店的营收超过去年同期，店主们都说好。\n"
    reading, (article,) = of(page)
    kinds = {p.kind for p in article.passages if "小店" in reading.text[p.start : p.stop]}
    assert kinds == {BlockKind.FURNITURE}


def test_a_box_beside_an_article_is_the_articles() -> None:
    page = f"南溪举办青年歌会\n\n{TEXT}\n\n新闻链接\n\n{MORE}\n"
    reading, (article,) = of(page)
    assert [p.kind for p in article.passages if reading.text[p.start : p.stop] == MORE] == [BlockKind.PARAGRAPH]


def test_contents_in_columns_list_the_items_and_are_part_of_the_masthead() -> None:
    bulletin = (
        "云团简报\n第8期\n共青团云岭市委办公室编  2022年5月6日\n\n【要闻】\n▲ 青年夜校亮起灯\n【动态】\n▲ 岗位送到家门口\n\n"
        f"要闻\n\n青年夜校亮起灯\n{TEXT}\n\n动态\n\n岗位送到家门口\n{MORE}\n"
    )
    assert [title for title, _ in titles(bulletin)] == ["青年夜校亮起灯", "岗位送到家门口"]
    reading, (first, _) = of(bulletin)
    contents = [reading.text[x.start : x.stop] for x in first.passages if x.kind is BlockKind.MASTHEAD]
    assert "▲ 岗位送到家门口" in contents
