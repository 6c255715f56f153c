"""Tables inside texts: their heads are no statements and no mentions; numbers in cells are figures of the columns."""

import pytest

from archive.extraction.findings import Annotation, Figure
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import Modality
from tests.makers import docx, p

LEAD = "2022年，青山团市委办好青年之家，各县区情况如下："
MORE = "各县区团委安排专人看护驿站，青年们下班以后常来读书、下棋、聊天，邻居们也愿意来坐一坐，大家都说这里是第二个家。"
ROWS = [
    ("县区", "新建青年之家（个）", "2023年计划（间）", "注册志愿者（万人）"),
    ("云山县", "12", "60", "1.2"),
    ("河口县", "1,305", "75", "3"),
    ("合计", "1,317", "135", "4.2"),
]


def markdown(rows: list[tuple[str, ...]]) -> bytes:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(["# 青山共青团工作总结", "", LEAD, "", lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]).encode()


def html(rows: list[tuple[str, ...]]) -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<html><body><h1>青山共青团工作总结</h1><p>{LEAD}</p><table>{body}</table><p>{MORE}</p><p>{MORE}</p></body></html>".encode()


def word(rows: list[tuple[str, ...]]) -> bytes:
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{p(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    return docx(f"{p('青山共青团工作总结')}{p(LEAD)}<w:tbl>{cells}</w:tbl>")


def understood(data: bytes, name: str = "a.md") -> Annotation:
    return annotate(read(data, name))


def in_cells(found: Annotation) -> list[Figure]:
    return [f for f in found.figures if f.rule == "table-cell"]


@pytest.mark.parametrize(("data", "name"), [(markdown(ROWS), "a.md"), (html(ROWS), "a.html"), (word(ROWS), "a.docx")])
def test_cells_are_figures_and_the_head_is_neither_statement_nor_mention(data: bytes, name: str) -> None:
    found = understood(data, name)
    head = found.text.index("县区 新建")
    assert not [x for x in (*found.milestones, *found.initiatives) if head <= x.start < head + 30]
    told = [(f.value_base, f.unit, f.counted, f.initiative, f.part_of_total) for f in in_cells(found)[:4]]
    assert told[0] == (12.0, "个", "云山县新建青年之家", "青年之家", True)
    assert told[1] == (60.0, "间", "云山县2023年计划", None, True)
    assert told[2] == (12000.0, "人", "云山县注册志愿者", None, True)
    assert told[3][0] == 1305.0
    assert in_cells(found)[-1].counted == "注册志愿者"
    assert not [m for m in found.milestones if m.start > head and "驿站" not in m.text]
    assert [f.part_of_total for f in in_cells(found)] == [True] * 6 + [False] * 3


@pytest.mark.parametrize(
    ("lead", "head", "unit", "base"),
    [
        (LEAD, "参训人数", "人", 12.0),
        (LEAD, "举办场次", "场次", 12.0),
        (LEAD + "\n\n单位：万元", "投入资金", "元", 120000.0),
        (LEAD + "\n\n单位：万元", "参训人数", "人", 12.0),
    ],
    ids=["persons", "sessions", "of the whole table", "its own before the table's"],
)
def test_a_head_or_a_line_over_the_table_says_the_unit(lead: str, head: str, unit: str, base: float) -> None:
    rows = [("县区", head, "名次"), ("云山县", "12", "1"), ("河口县", "15", "2")]
    found = in_cells(understood(markdown(rows).decode().replace(LEAD, lead).encode()))
    assert [(f.text, f.unit) for f in found] == [("12", unit), ("15", unit)]
    assert found[0].value_base == base


def test_what_a_column_plans_is_planned() -> None:
    found = in_cells(understood(markdown(ROWS)))
    assert {f.counted: f.modality for f in found[:2]} == {
        "云山县新建青年之家": Modality.DONE, "云山县2023年计划": Modality.PLANNED
    }  # fmt: skip


def test_the_committee_that_a_row_names_is_whose_work_it_is() -> None:
    rows = [("单位", "建成驿站（个）"), ("共青团湖南省委", "12"), ("共青团浙江省委", "15")]
    assert [f.organisation for f in in_cells(understood(markdown(rows)))] == [
        "共青团湖南省委员会",
        "共青团浙江省委员会",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("县区", "建成驿站"), ("云山县", "12"), ("河口县", "15")],
        [("县区", "建成驿站（个）", "备注"), ("云山县", "12"), ("河口县", "15")],
        [("序号", "编号（级）"), ("1", "A7")],
    ],
    ids=["no unit", "other columns", "no number"],
)
def test_what_cannot_be_told_is_no_figure(rows: list[tuple[str, ...]]) -> None:
    assert in_cells(understood(markdown(rows))) == []


def test_a_table_without_a_head_keeps_its_first_row() -> None:
    rows = [("3月5日", "举办“清泉”青年歌会5场"), ("5月4日", "举办“清泉”青年展览6场")]
    assert len(understood(markdown(rows)).milestones) >= 2
