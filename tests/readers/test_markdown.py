"""Markdown from OCR: torn sentences whole again, false headings back in their paragraph, marks removed, text kept."""

from archive.readers import read
from archive.schema.vocabulary import BlockKind


def lines(text: str) -> list[tuple[BlockKind, int, str]]:
    reading = read(text.encode())
    return [(b.kind, b.level, b.span.of(reading.text)) for b in reading.blocks]


HEAD = "# 云岭共青团五年工作回顾\n\n"


def test_a_page_break_inside_a_sentence() -> None:
    text = (
        HEAD
        + "五年来，团省委坚持围绕中心、服务大局，组织动员全省青年在乡村振兴、科技创新、生态\n\n---\n\n保护中建功立业，取得了明显成效。"
    )
    assert lines(text)[1][2].endswith("科技创新、生态保护中建功立业，取得了明显成效。")


def test_a_false_heading_is_the_rest_of_its_sentence() -> None:
    text = (
        HEAD + "团省委会同有关部门认真落实规划，制定印发《云岭省青年工\n\n### 作联席会议办法》，推动各项政策落地见效。"
    )
    assert lines(text)[1:] == [
        (
            BlockKind.PARAGRAPH,
            0,
            "团省委会同有关部门认真落实规划，制定印发《云岭省青年工作联席会议办法》，推动各项政策落地见效。",
        )
    ]


def test_a_heading_torn_from_its_bold_second_half() -> None:
    text = HEAD + "### **（二）聚焦基层基础，着力提升组**\n\n**织力。**全省各级团组织抓基层、强基础，成效明显。"
    assert lines(text)[1][2] == "（二）聚焦基层基础，着力提升组织力。全省各级团组织抓基层、强基础，成效明显。"


def test_bold_is_markup_and_its_text_stays() -> None:
    assert (
        lines(HEAD + "我们坚持改革，**改革的信心更加坚定**。我们继续前进。")[1][2]
        == "我们坚持改革，改革的信心更加坚定。我们继续前进。"
    )


def test_real_headings_stay() -> None:
    found = lines(
        HEAD
        + "## 一、工作回顾\n\n一年来，各项工作稳步推进，成绩明显。\n\n## 二、下一步打算\n\n继续努力，再创佳绩，服务青年。"
    )
    assert [level for kind, level, _ in found if kind is BlockKind.HEADING] == [1, 2, 2]


def test_links_pictures_and_escapes() -> None:
    assert (
        lines(HEAD + "详见[全文](http://x.example/a)，![图](a.png)共3\\*4项，谢谢大家。")[1][2]
        == "详见全文，共3*4项，谢谢大家。"
    )


def test_captions_far_apart_at_the_end() -> None:
    body = "五年来，团省委组织开展了丰富多彩的活动，覆盖全省各地青少年，受到社会各界的广泛好评。"
    text = f"{HEAD}{body}\n\n\n\n云岭省第三届青年歌会。\n\n\n\n青年志愿者在车站服务。\n\n\n\n本版稿件由团省委提供"
    assert [kind for kind, _, _ in lines(text)][2:] == [BlockKind.CAPTION, BlockKind.CAPTION, BlockKind.FURNITURE]


def test_a_bulletin_keeps_its_parts_apart() -> None:
    text = "# 云团简报\n\n〔2022〕第8期\n\n共青团云岭省委\n\n2022年5月6日\n\n---\n\n**编者按：**现编发南溪做法，供学习。\n\n# 南溪团市委推动青年就业\n\n今年以来，南溪团市委服务青年就业，帮助2000人找到岗位。\n\n---\n\n**报：**省委办公厅，省人大办公厅\n\n省政协办公厅\n\n**责 编：**张某某"
    kinds = [kind for kind, _, _ in lines(text)]
    assert (
        kinds
        == [BlockKind.MASTHEAD] * 4
        + [BlockKind.NOTE, BlockKind.HEADING, BlockKind.PARAGRAPH]
        + [BlockKind.DISTRIBUTION] * 3
    )
    assert lines(text)[-1][2] == "责编：张某某"


def test_a_table_keeps_its_cells_apart() -> None:
    assert (BlockKind.TABLE, 0, "南溪 12 个") in lines(HEAD + "| 地方 | 数量 |\n| --- | --- |\n| 南溪 | 12 个 |\n")
