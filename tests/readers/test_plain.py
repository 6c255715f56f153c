"""Plain text: wrapped lines become paragraphs, letter-spacing closes, page marks go, real borders stay."""

import pytest

from archive.readers import read
from archive.schema.vocabulary import BlockKind

WRAPPED = """
又到年末，云岭团省委的同志

们忙着整理一年的台账。今年的

工作，头绪多、任务重。

2020 年以来，全省建起青年

驿站 120 个，一 季 度 接 待 八 万

人，二 季 度 转 为 增 长 3.2%。

乘势而上

团省委负责人说，下一步还要

把更多的驿站建到乡镇去，让每

个青年都找得到。

“有了驿站，心里踏实。”
"""


def lines(text: str) -> list[tuple[BlockKind, str]]:
    reading = read(text.encode())
    return [(b.kind, b.span.of(reading.text)) for b in reading.blocks]


def test_wrapped_and_letter_spaced_lines_are_joined() -> None:
    words = [w for _, w in lines(WRAPPED)]
    assert words[0] == "又到年末，云岭团省委的同志们忙着整理一年的台账。今年的工作，头绪多、任务重。"
    assert words[1] == "2020年以来，全省建起青年驿站120个，一季度接待八万人，二季度转为增长3.2%。"


def test_a_short_line_without_full_stop_is_a_heading_inside_the_text() -> None:
    assert (BlockKind.HEADING, "乘势而上") in lines(WRAPPED)


def test_the_paragraph_after_the_heading_is_whole() -> None:
    assert lines(WRAPPED)[3][1] == "团省委负责人说，下一步还要把更多的驿站建到乡镇去，让每个青年都找得到。"


def test_a_page_number_in_mid_sentence_is_dropped() -> None:
    text = "会议指出，全省各级团组织要坚持以青年为本，把服务送到青年身边去，切实帮助青年解决就业和\n—3—\n创业中遇到的困难。\n"
    assert [w for _, w in lines(text)] == [text.replace("\n—3—\n", "").strip()]


def test_digits_set_apart_are_one_number() -> None:
    assert lines("2 0 1 8 年 5 月，云岭团省委召开会议，部署全年工作。")[0][1].startswith("2018 年")


def test_digits_in_pieces_are_joined_where_characters_stand_apart() -> None:
    text = "县 志\n各 区 、 镇 均 有 团 委 ， 团 支 部 44 5 个 ， 团 员 6 3 90 人 ， 专 职 干 部 3 4 名 。\n"
    assert lines(text)[-1][1] == "各区、镇均有团委，团支部445个，团员6390人，专职干部34名。"


def test_spaces_between_chinese_and_digits_stay_where_nothing_is_damaged() -> None:
    assert lines("全省共有 294 名青年参加了活动，受到好评。")[0][1] == "全省共有 294 名青年参加了活动，受到好评。"


def test_a_notice_with_red_head() -> None:
    text = """共青团云岭省委文件
云团发〔2021〕7号
关于开展青年志愿服务活动的通知
各市州团委：
为弘扬志愿精神，团省委决定在全省开展青年志愿服务活动，现将有关事项通知如下。
一、时间安排
2021年3月至5月，各地结合实际组织实施，活动应当注重实效。
共青团云岭省委
2021年2月26日
抄送：团中央志愿者工作部。
"""
    assert [k for k, _ in lines(text)] == [
        BlockKind.MASTHEAD, BlockKind.MASTHEAD, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH,
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.SIGNATURE, BlockKind.SIGNATURE, BlockKind.DISTRIBUTION,
    ]  # fmt: skip


def test_a_bulletin() -> None:
    text = """云岭团讯
第12期（总第345期）
共青团云岭省委办公室 2022年6月1日
编者按：近期各地扎实开展工作，现将有关做法刊发，供参考。
南溪团市委打造青年夜校
今年以来，南溪团市委开办青年夜校20期，服务青年3000余人次，受到普遍欢迎。
报：团中央办公厅
送：省委办公厅
发：各市州团委
（共印80份）
"""
    kinds = [k for k, _ in lines(text)]
    assert kinds[:5] == [BlockKind.MASTHEAD] * 3 + [BlockKind.NOTE, BlockKind.HEADING]
    assert kinds[-4:] == [BlockKind.DISTRIBUTION] * 4


@pytest.mark.parametrize("contents", ["本期要目", "【目录】", "[本期目录]：", "【目　录】"])
def test_the_contents_of_a_bulletin_are_no_headlines(contents: str) -> None:
    text = f"云岭简报\n第3期（总第78期）\n{contents}\n● 南溪举办歌会\n● 北岭开办夜校\n南溪举办歌会\n近日，南溪团市委举办青年歌会，三百名青年参加，反响热烈。\n"
    found = lines(text)
    assert [k for k, _ in found[:5]] == [BlockKind.MASTHEAD] * 5
    assert found[5] == (BlockKind.HEADING, "南溪举办歌会")


def test_an_information_line_does_not_run_into_the_salutation() -> None:
    text = "关于印发工作要点的通知\n来源：南溪共青团　发布时间：2021-02-03 10:11　点击数：1,024\n各县区团委：\n现将工作要点印发给你们，请结合实际，认真贯彻落实。\n"
    assert [k for k, _ in lines(text)] == [
        BlockKind.HEADING,
        BlockKind.METADATA,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]


def test_a_title_on_two_lines() -> None:
    text = "关于组织开展全省青年志愿者\n春季植树活动的通知\n各市州团委：\n现将植树活动的有关事项通知如下，请认真组织实施。\n活动于3月中旬举行，请各地按时上报。\n"
    reading = read(text.encode())
    assert [(b.kind, b.level) for b in reading.blocks[:2]] == [(BlockKind.HEADING, 1)] * 2


def test_a_letter_spaced_notice_keeps_its_lines_apart() -> None:
    lines = [
        "共青团南溪市委员会文件",
        "南团发〔2019〕12号",
        "关于印发《南溪共青团2019年工作要点》的通知",
        "各县区团委，市直机关团工委：",
        "现将《南溪共青团2019年工作要点》印发给你们，请结合实际认真贯彻落实。",
        "共青团南溪市委员会",
        "2019年2月28日",
    ]
    reading = read(("\n\n".join(" ".join(line) for line in lines) + "\n").encode())
    assert [b.span.of(reading.text) for b in reading.blocks] == lines
    kinds = [BlockKind.MASTHEAD] * 2 + [BlockKind.HEADING] + [BlockKind.PARAGRAPH] * 2 + [BlockKind.SIGNATURE] * 2
    assert [b.kind for b in reading.blocks] == kinds


def test_bodies_that_sign_together_are_a_signature() -> None:
    text = "关于举办青年歌会的通知\n各县团委：\n定于2021年6月举办青年歌会，请各县团委认真组织，按时报送节目单和人员名单。\n共青团南溪市委　南溪市教育局\n2021年6月8日\n"
    reading = read(text.encode())
    assert [b.kind for b in reading.blocks][-2:] == [BlockKind.SIGNATURE] * 2


def test_a_signature_before_an_attachment() -> None:
    text = (
        "关于印发《青年歌会方案》的通知\n各县团委：\n现将《青年歌会方案》印发给你们，请各县团委认真组织，按时报送节目单和人员名单。\n"
        "共青团南溪市委员会\n2021年6月8日\n青年歌会方案\n为丰富青年文化生活，定于2021年7月举办青年歌会，全市各级团组织均可报名参加。\n"
    )
    reading = read(text.encode())
    signed = [b.span.of(reading.text) for b in reading.blocks if b.kind is BlockKind.SIGNATURE]
    assert signed == ["共青团南溪市委员会", "2021年6月8日"]
