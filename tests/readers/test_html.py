"""Saved web pages: title, information line and body stay, the site's frame goes; entities keep their place."""

import pytest

from archive.errors import RejectedSource
from archive.readers import read
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading
from tests.webpages import ABOUT, CLOTHES, Article

PARAGRAPHS = (
    "4月12日，南溪团市委在青年之家举办就业指导活动，200余名毕业生参加了活动，并与企业面对面交流。",
    "活动邀请了12家企业，提供岗位500个，现场达成意向80人，受到毕业生的普遍欢迎。",
    "团市委负责人表示，今后将每月举办一次这样的活动，让更多的青年在家门口找到工作。",
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>南溪团市委举办就业指导活动_云岭共青团网</title>
<meta name="PubDate" content="2021-04-13 09:20"><script>var a = "<p>不是正文，也不该出现在这里</p>";</script></head><body>
<div class="top"><a href="/">首页</a> <a href="/a">组织机构</a></div><div>您的位置：首页 &gt; 团情快讯</div>
<div class="main"><h1>南溪团市委举办就业指导活动</h1>
<div class="info">发布时间：2021-04-13&nbsp;来源：南溪团市委 点击：1024</div>
<div class="content">{"".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)}<p style="display:none">看不见的一段文字不应当读出来。</p></div>
<div class="editor">责任编辑：张某</div></div>
<div class="side"><ul><li><a href="/1">另一条新闻的很长很长的标题在这里出现</a></li></ul></div>
<div class="foot">版权所有：共青团云岭省委员会 地址：云岭路1号</div></body></html>"""


def blocks(reading: Reading) -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.span.of(reading.text)) for b in reading.blocks]


def test_title_information_and_body_in_order() -> None:
    assert blocks(read(PAGE.encode()))[:5] == [
        (BlockKind.HEADING, "南溪团市委举办就业指导活动"),
        (BlockKind.METADATA, "发布时间：2021-04-13 来源：南溪团市委 点击：1024"),
        *((BlockKind.PARAGRAPH, p) for p in PARAGRAPHS),
    ]


def test_the_frame_of_the_site_stays_out() -> None:
    text = read(PAGE.encode()).text
    assert not any(word in text for word in ("首页", "另一条新闻", "云岭路", "看不见", "不是正文", "<"))


def test_the_editor_after_the_body_stays() -> None:
    assert blocks(read(PAGE.encode()))[-1][1] == "责任编辑：张某"


def test_metadata_of_the_head() -> None:
    assert read(PAGE.encode()).meta()["date"] == "2021-04-13 09:20"


def test_an_entity_has_the_place_of_its_ampersand() -> None:
    source = "<p>南溪团市委与企业签约，A&amp;B公司提供岗位五十个，欢迎报名。</p>"
    reading = read(source.encode())
    assert source[reading.origins[reading.text.index("&")]] == "&"
    assert reading.origins[reading.text.index("B公司")] == source.index("B公司")


def test_every_character_knows_its_place() -> None:
    reading = read(PAGE.encode())
    for paragraph in PARAGRAPHS:
        at = reading.text.index(paragraph)
        assert PAGE[reading.origins[at]] == paragraph[0]
        assert reading.origins[at] == PAGE.index(paragraph)


def test_line_breaks_make_paragraphs_and_layout_tables_are_no_tables() -> None:
    body = "<br><br>".join(PARAGRAPHS)
    reading = read(f"<html><body><table><tr><td>{body}</td></tr></table></body></html>".encode())
    assert [words for _, words in blocks(reading)] == list(PARAGRAPHS)


def test_a_data_table_keeps_rows_and_cells() -> None:
    table = "<table><tr><td>地方</td><td>数量</td></tr><tr><td>南溪</td><td>12</td></tr></table>"
    found = blocks(
        read(f"<html><body><div><p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p></div></body></html>".encode())
    )
    assert (BlockKind.TABLE, "南溪 12") in found


def test_broken_markup_is_read() -> None:
    assert PARAGRAPHS[1] in read(f"<div><p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}</b></div><td>".encode()).text


def test_a_page_that_nests_without_end_is_refused() -> None:
    with pytest.raises(RejectedSource, match="deep"):
        read(("<html><body>" + "<div>" * 200_000 + "团县委举办活动。").encode())


ARTICLE = Article(
    "南溪团市委举办就业指导活动",
    "",
    [
        (0, PARAGRAPHS[0]),
        (0, PARAGRAPHS[1]),
        (0, "一、准备工作"),
        (0, "活动前，团市委走访企业三十余家，摸清用工需求，又通过线上问卷了解毕业生的意向，一一对应。"),
        (0, "参加活动的学生说，现场问到了想问的问题。"),
        (0, "二、后续安排"),
        (0, PARAGRAPHS[2]),
    ],
)


@pytest.mark.parametrize("clothes", CLOTHES)
def test_the_article_is_found_in_the_clothes_of_usual_sites(clothes: str) -> None:
    lines = [words for kind, words in blocks(read(CLOTHES[clothes](ARTICLE))) if kind is not BlockKind.FURNITURE]
    wanted = [ARTICLE.title, *(words for _, words in ARTICLE.blocks)]
    assert [line for line in lines if line not in ABOUT] == wanted


def test_links_to_files_of_the_document_stay() -> None:
    files = '<p><a href="/f/1.doc">1.报名表</a></p><p><a href="/f/2.xls">2.名额分配表</a></p>'
    page = f"<html><body><div><p>{'</p><p>'.join(PARAGRAPHS)}</p><p>附件：</p>{files}</div></body></html>"
    assert [words for _, words in blocks(read(page.encode()))][-3:] == ["附件：", "1.报名表", "2.名额分配表"]


def test_an_article_in_parts_is_read_whole() -> None:
    parts = "".join(f"<div><p>{p}</p><p>{p[::-1][1:]}。</p></div>" for p in PARAGRAPHS)
    page = f'<html><body><div class="all">{parts}</div><div class="side"><p>{PARAGRAPHS[0]}</p></div></body></html>'
    text = read(page.encode()).text
    assert all(p in text for p in PARAGRAPHS)


def test_a_long_text_after_the_editors_name_is_another_article() -> None:
    both = "".join(f"<p>{p}</p>" for p in (*PARAGRAPHS, "（责任编辑：小禾）", *(f"次日，{p}" for p in PARAGRAPHS)))
    assert f"次日，{PARAGRAPHS[2]}" in read(f"<html><body><div>{both}</div></body></html>".encode()).text


OLD = (
    "<html><head><title>青山市人民政府门户网站</title></head><body><table><tr><td><a href=1>首页</a></td></tr>"
    "<tr><td align=center><font size=5>团市委召开青年夜校工作会议</font></td></tr>"
    "<tr><td align=center>2021年3月8日 来源：青山日报 作者：张三</td></tr><tr><td>{}</td></tr></table></body></html>"
)


def test_a_page_that_is_named_as_its_site_keeps_its_headline() -> None:
    body = "<br>".join(
        f"　　各级团组织认真开展第{n}期青年夜校，组织青年志愿者走进社区开展服务，受到群众欢迎。" for n in range(1, 5)
    )
    reading = read(OLD.format(body).encode("gb18030"))
    assert reading.text.split("\n")[:2] == ["团市委召开青年夜校工作会议", "2021年3月8日 来源：青山日报 作者：张三"]
    assert reading.blocks[0].level == 1


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><frameset><frame src=a.htm><frame src='b.htm'></frameset></html>", r"frames \(a\.htm, b\.htm\)"),
        ("<html><body><div id=app></div><script>x()</script></body></html>", "a script writes it"),
        ("<html><body><div></div></body></html>", "no text"),
    ],
    ids=["frames", "script", "nothing"],
)
def test_a_page_without_text_says_why(page: str, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason):
        read(page.encode())
