"""OpenDocument texts: headings, numbered lists as printed, tables, notes; deleted text is none."""

import pytest

from archive.errors import RejectedSource
from archive.readers import read
from archive.schema.vocabulary import BlockKind
from tests.makers import odt

SENTENCE = "全省各级团组织要高度重视青年志愿服务工作，加强组织领导，确保取得实效。"
LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>"
)


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def item(*parts: str) -> str:
    return f"<text:list-item>{''.join(parts)}</text:list-item>"


def test_paragraphs_headings_and_blanks() -> None:
    body = '<text:h text:outline-level="2">青年志愿服务</text:h>' + p(
        "全省共建成<text:span>四十</text:span>个<text:s/>青年之家，<text:line-break/>服务青年三万人次。"
    )
    reading = read(odt(body))
    assert reading.text.split("\n") == ["青年志愿服务", "全省共建成四十个 青年之家，服务青年三万人次。"]
    assert (reading.blocks[0].kind, reading.blocks[0].level) == (BlockKind.HEADING, 2)
    assert (reading.reader, reading.encoding) == ("odt", None)


def test_lists_print_their_numbers_and_go_on() -> None:
    inner = f"<text:list>{item(p('压实责任'))}{item(p(SENTENCE))}</text:list>"
    first = f'<text:list text:style-name="L1">{item(p("加强领导"), inner)}</text:list>'
    second = f'<text:list text:style-name="L1" text:continue-numbering="true">{item(p("做好保障"))}</text:list>'
    reading = read(odt(first + p(SENTENCE) + second + p(SENTENCE), LISTS))
    assert reading.text.split("\n") == [
        "一、加强领导",
        "1. 压实责任",
        f"2. {SENTENCE}",
        SENTENCE,
        "二、做好保障",
        SENTENCE,
    ]


def test_tables_notes_and_deletions() -> None:
    deleted = "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去的话</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>数据截至2023年5月，由各地上报。</text:p></text:note-body></text:note>"
    row = "".join(f"<table:table-cell>{p(words)}</table:table-cell>" for words in ("东县", "300"))
    body = (
        f"{deleted}{p(SENTENCE + note)}<table:table><table:table-row>{row}</table:table-row></table:table>{p(SENTENCE)}"
    )
    reading = read(odt(body))
    assert reading.text.split("\n") == [SENTENCE, "东县 300", SENTENCE, "数据截至2023年5月，由各地上报。"]
    assert reading.blocks[1].kind is BlockKind.TABLE


def test_an_encrypted_document_is_refused() -> None:
    with pytest.raises(RejectedSource, match="encrypted"):
        read(odt(p(SENTENCE), manifest="<m><encryption-data/></m>"))


def test_a_cell_over_several_rows_stands_in_each() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell{more}><text:p>{words}</text:p></table:table-cell>"

    rows = row(cell("青山区", ' table:number-rows-spanned="2"'), cell("12场")) + row(
        "<table:covered-table-cell/>", cell("13场")
    )
    rows += row(cell("东湖区"), cell("14场"))
    reading = read(odt(f"<table:table>{rows}</table:table>"))
    assert reading.text.split("\n") == ["青山区 12场", "青山区 13场", "东湖区 14场"]
