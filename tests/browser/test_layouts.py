"""Pages as offices and newspapers set them, printed to PDF by a real browser with subset fonts: every paragraph whole and in its place."""

from html import escape

import pytest
from playwright.sync_api import Browser

from archive.readers import read
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

TITLE, SUBTITLE = "云岭团市委把青年夜校办到园区里", "——全市共青团服务青年发展工作综述"
PLACES = ("南溪", "北坪", "东川", "西岗", "高新", "临港")
PARAGRAPHS = [
    sentence.format(place)
    for place in PLACES
    for sentence in (
        "今年以来，{}团委围绕青年成长需求，联合人社、教育等部门开设夜校课程三十六门，吸引两千余名青年报名，课程内容涵盖技能提升、文化艺术、身心健康等方面。",
        "“下了班就能来上课，离家还近。”在{}青年之家，刚刚结束书法课的企业职工告诉记者，一学期十二节课只收少量材料费，大家都说值。",
        "下一步，{}团委将推动课程向乡镇延伸，让更多的青年在家门口就能学到一技之长，把服务送到青年身边。",
    )
]
FACE = "@page{margin:20mm} body{font-family:'Noto Serif CJK SC',serif;margin:0;line-height:1.7} p{text-indent:2em;margin:0;text-align:justify}"
OFFICIAL = FACE + "body{font-size:16pt} h1{font-size:22pt;text-align:center} h2{font-size:18pt;text-align:center}"
COLUMNS = FACE + "body{font-size:10.5pt} .c{columns:2;column-gap:8mm} h1,h2{column-span:all;text-align:center}"
PAPER = FACE + (
    "@page{size:390mm 550mm;margin:15mm} body{font-size:9pt;line-height:1.45} .c{columns:5;column-gap:6mm;column-rule:1px solid #999}"
    "h1,h2{column-span:all} h1{font-size:40pt} h2{font-size:20pt} figure{margin:2mm 0;break-inside:avoid} figcaption{font-size:8pt;text-align:center}"
)
RED = """<div style="text-align:center;color:#d00;font-weight:bold;font-size:48pt;letter-spacing:.3em;border-bottom:3px solid #d00">云岭团讯</div>
<div style="text-align:center;margin:3mm 0">〔2023〕第12期</div>
<div style="display:flex;justify-content:space-between;border-bottom:2px solid #d00"><span>共青团云岭省委办公室</span><span>2023年6月8日</span></div>"""
STRIP = """<div style="display:flex;justify-content:space-between;border-bottom:1px solid"><span>3</span><span style="font-size:20pt">青年专版</span>
<span>2023年6月8日　星期四　责任编辑：小禾</span></div>"""
PICTURE = "图为夜校学员在练习书法。"


def paragraphs(start: int = 0, stop: int | None = None) -> str:
    return "".join(f"<p>{escape(words)}</p>" for words in PARAGRAPHS[start:stop])


def heading() -> str:
    return f"<h1>{TITLE}</h1><h2>{SUBTITLE}</h2>"


def printed(browser: Browser, style: str, body: str, head: str = "", foot: str = "") -> Reading:
    """The reading of what a browser prints of this page, with head and foot on every sheet."""
    page = browser.new_page()
    page.set_content(f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style>{body}")
    around = '<div style="font-size:10px;width:100%;text-align:center">{}</div>'
    data = page.pdf(
        prefer_css_page_size=True,
        display_header_footer=bool(head or foot),
        header_template=around.format(head),
        footer_template=around.format(foot),
    )
    page.close()
    return read(data)


def of_kind(reading: Reading, *kinds: BlockKind) -> list[str]:
    return [b.span.of(reading.text) for b in reading.blocks if b.kind in kinds]


def test_an_official_paper_with_dashes_around_its_page_numbers(browser: Browser) -> None:
    reading = printed(browser, OFFICIAL, heading() + paragraphs(), foot='— <span class="pageNumber"></span> —')
    assert reading.text.split("\n") == [TITLE, SUBTITLE, *PARAGRAPHS]
    assert of_kind(reading, BlockKind.HEADING) == [TITLE, SUBTITLE]


def test_a_bulletin_with_a_red_head_in_two_columns(browser: Browser) -> None:
    body = f'{RED}<div class="c">{heading()}{paragraphs()}</div>'
    foot = '第 <span class="pageNumber"></span> 页 共 <span class="totalPages"></span> 页'
    reading = printed(browser, COLUMNS, body, head="云岭团讯 2023年第12期", foot=foot)
    assert of_kind(reading, BlockKind.PARAGRAPH) == PARAGRAPHS
    assert of_kind(reading, BlockKind.HEADING)[:1] == [TITLE]
    assert "".join(of_kind(reading, BlockKind.MASTHEAD)).startswith("云岭团讯")


def test_a_newspaper_page_of_five_columns_under_its_strip(browser: Browser) -> None:
    figure = f'<figure><svg width="100%" height="90"><rect width="400" height="90" fill="#999"/></svg><figcaption>{PICTURE}</figcaption></figure>'
    body = f'{STRIP}<div class="c">{heading()}{paragraphs(0, 6)}{figure}{paragraphs(6)}</div>'
    reading = printed(browser, PAPER, body)
    assert of_kind(reading, BlockKind.PARAGRAPH) == PARAGRAPHS
    assert of_kind(reading, BlockKind.CAPTION) == [PICTURE]
    assert of_kind(reading, BlockKind.HEADING) == [TITLE, SUBTITLE]
    assert of_kind(reading, BlockKind.FURNITURE) == ["青年专版"]


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_upright_headline_with_text_around_it(side: str, browser: Browser) -> None:
    style = (
        FACE
        + f"body{{font-size:10.5pt}} h1{{writing-mode:vertical-rl;font-size:26pt;float:{side};height:165mm;margin:0 6mm}}"
    )
    reading = printed(browser, style, f"<h1>{TITLE}</h1>{paragraphs()}")
    assert reading.text.split("\n") == [TITLE, *PARAGRAPHS]


def test_an_upright_headline_of_two_columns(browser: Browser) -> None:
    style = (
        FACE + "body{font-size:10.5pt} h1{writing-mode:vertical-rl;font-size:26pt;float:right;height:75mm;margin:0 6mm}"
    )
    reading = printed(browser, style, f"<h1>{TITLE}</h1>{paragraphs()}")
    assert reading.text.split("\n") == [TITLE, *PARAGRAPHS]
