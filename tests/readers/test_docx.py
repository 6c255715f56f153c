"""Word documents: what is printed, and only that; numbers as Word prints them; headings by style."""

import io
import zipfile

import pytest

from archive.errors import RejectedSource
from archive.readers import labels, read
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading
from tests.makers import docx, p, packed, run

SENTENCE = "全省各级团组织要高度重视青年志愿服务工作，加强组织领导，确保取得实效。"


def printed(reading: Reading) -> list[str]:
    return reading.text.split("\n")


def lists(*levels: tuple[str, str]) -> str:
    """A numbering with one list; each level by its format and its text."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return (
        f'<w:abstractNum w:abstractNumId="7">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{again}</w:num>'
    )


def numbered(depth: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def test_numbers_are_printed_as_word_prints_them() -> None:
    body = "".join(
        [
            p("加强领导", numbered(0)),
            p("压实责任", numbered(1)),
            p("建好台账", numbered(1)),
            p("做好保障", numbered(0)),
            p("落实经费", numbered(1)),
            p(SENTENCE, numbered(2)),
            p(SENTENCE),
            p("从头再数", numbered(0, 2)),
            p(SENTENCE),
        ]
    )
    forms = lists(("chineseCounting", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3."))
    assert printed(read(docx(body, numbering=forms))) == [
        "一、加强领导",
        "（一）压实责任",
        "（二）建好台账",
        "二、做好保障",
        "（一）落实经费",
        f"1. {SENTENCE}",
        SENTENCE,
        "一、从头再数",
        SENTENCE,
    ]


def test_a_number_of_several_levels_and_one_by_style() -> None:
    forms = lists(("decimal", "%1"), ("decimal", "%1.%2"))
    style = f'<w:style w:styleId="a"><w:name w:val="条"/><w:pPr>{numbered(1)}</w:pPr></w:style>'
    named = '<w:pStyle w:val="a"/>'
    body = p("总则", numbered(0)) + p(SENTENCE, named) + p(SENTENCE, named)
    assert printed(read(docx(body, numbering=forms, styles=style))) == ["1 总则", f"1.1 {SENTENCE}", f"1.2 {SENTENCE}"]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (10, "ideographDigital", "一〇"),
        (3, "ideographTraditional", "丙"),
        (2, "ideographZodiac", "丑"),
        (11, "chineseLegalSimplified", "壹拾壹"),
        (4, "decimalEnclosedCircleChinese", "④"),
        (21, "decimalEnclosedCircle", "㉑"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"),
        (9, "upperRoman", "IX"),
        (5, "a format of tomorrow", "5"),
    ],
)
def test_labels(number: int, form: str, shown: str) -> None:
    assert labels.label(number, form) == shown


def test_headings_by_style_and_by_outline_level() -> None:
    styles = (
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="x"><w:name w:val="小节"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="t"><w:name w:val="Title"/></w:style>'
    )
    body = (
        p("云岭省青年工作回顾", '<w:pStyle w:val="t"/>')
        + p("思想引领", '<w:pStyle w:val="x"/>')
        + p(SENTENCE, '<w:pStyle w:val="1"/>')
        + p("服务大局", '<w:outlineLvl w:val="1"/>')
        + p(SENTENCE)
    )
    reading = read(docx(body, styles=styles))
    assert [(b.kind, b.level) for b in reading.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),  # a whole sentence is no heading, whatever its style
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_deleted_and_hidden_words_are_no_text_inserted_ones_are() -> None:
    xml = (
        run("全省共建成")
        + "<w:del><w:r><w:delText>三十</w:delText></w:r></w:del>"
        + f"<w:ins>{run('四十')}</w:ins>"
        + run("秘密", "<w:vanish/>")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + f"<w:hyperlink>{run('个青年之家')}</w:hyperlink>"
        + "<w:sdt><w:sdtContent>"
        + run("，服务青年三万人次。")
        + "</w:sdtContent></w:sdt>"
    )
    assert read(docx(p(xml=xml))).text == "全省共建成四十个青年之家，服务青年三万人次。"


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    body = p("全省各级团组织", "<w:rPr><w:del/></w:rPr>") + p("召开专题会议研究部署志愿服务工作。")
    assert read(docx(body)).text == "全省各级团组织召开专题会议研究部署志愿服务工作。"


def test_tables_are_read_row_by_row_and_layout_tables_walked_through() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>" for a, b in [("地区", "人数"), ("东县", "300")]
    )
    inner = f"<w:tbl><w:tr><w:tc>{p('西县')}</w:tc><w:tc>{p('200')}</w:tc></w:tr></w:tbl>"
    layout = f"<w:tbl><w:tr><w:tc>{p(SENTENCE)}{inner}</w:tc></w:tr></w:tbl>"
    reading = read(docx(f"<w:tbl>{rows}</w:tbl>{layout}"))
    assert [(b.kind, b.span.of(reading.text)) for b in reading.blocks] == [
        (BlockKind.TABLE, "地区 人数"),
        (BlockKind.TABLE, "东县 300"),
        (BlockKind.PARAGRAPH, SENTENCE),
        (BlockKind.TABLE, "西县 200"),
    ]


def test_notes_follow_and_the_page_frame_is_furniture_page_numbers_go() -> None:
    notes = f'<w:footnote w:type="separator">{p("——")}</w:footnote><w:footnote w:id="2">{p("数据截至2023年5月，由各地上报汇总。")}</w:footnote>'
    reading = read(docx(p(SENTENCE), footnotes=notes, header1=p("云岭团讯"), footer1=p("— 1 —")))
    assert printed(reading) == [SENTENCE, "数据截至2023年5月，由各地上报汇总。", "云岭团讯"]
    assert reading.blocks[-1].kind is BlockKind.FURNITURE


def test_the_frame_of_a_letter_is_told_as_in_plain_text() -> None:
    lines = ["关于开展青年志愿服务的通知", "各县（市、区）团委：", SENTENCE, "共青团云岭省委员会", "2023年5月4日"]
    reading = read(docx("".join(p(line) for line in lines)))
    plain = read("\n".join(lines).encode())
    assert reading.text == plain.text
    assert [b.kind for b in reading.blocks] == [b.kind for b in plain.blocks]


def test_what_the_reading_says_of_itself() -> None:
    reading = read(docx(p(SENTENCE)))
    assert (reading.reader, reading.encoding, list(reading.origins)) == ("docx", None, list(range(len(SENTENCE))))
    assert reading.media_type.endswith("wordprocessingml.document")


def test_a_package_without_its_text_is_refused() -> None:
    with pytest.raises(RejectedSource, match="without its text"):
        read(packed({"word/document.xml": "<a/>"}))


STRICT = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
)


def test_the_strict_form_is_read() -> None:
    parts = opened(docx(p("青年夜校")))
    assert read(packed({name: content.replace(*STRICT) for name, content in parts.items()})).text == "青年夜校"


def test_parts_are_found_by_what_the_package_says() -> None:
    parts = opened(
        docx(
            p("总体情况", '<w:pStyle w:val="1"/>'),
            styles='<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>',
        )
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    moved = {
        "_rels/.rels": f'<Relationships><Relationship Type="{office}/officeDocument" Target="word/document2.xml"/></Relationships>',
        "word/_rels/document2.xml.rels": f'<Relationships><Relationship Type="{office}/styles" Target="styles2.xml"/></Relationships>',
        "word/document2.xml": parts["word/document.xml"],
        "word/styles2.xml": parts["word/styles.xml"],
        "[Content_Types].xml": "<Types/>",
    }
    reading = read(packed(moved))
    assert (reading.text, reading.blocks[0].kind) == ("总体情况", BlockKind.HEADING)


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_cell_over_several_rows_stands_in_each() -> None:
    def row(*cells: tuple[str, str]) -> str:
        return f"<w:tr>{''.join(f'<w:tc><w:tcPr>{props}</w:tcPr>{p(words)}</w:tc>' for words, props in cells)}</w:tr>"

    begins, goes_on, two = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    rows = row(("单位", begins), ("活动", two)) + row(("", goes_on), ("场次", ""), ("人次", ""))
    rows += row(("青山区", begins), ("12场", ""), ("300人", "")) + row(("", goes_on), ("13场", ""), ("400人", ""))
    reading = read(docx(f"<w:tbl>{rows}</w:tbl>"))
    assert reading.text.split("\n") == ["单位 活动", "单位 场次 人次", "青山区 12场 300人", "青山区 13场 400人"]
