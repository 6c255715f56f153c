"""PDF: columns and newspaper pages in reading order whatever order they are stored in; frames away; scans refused."""

import re

import pytest

from archive.errors import RejectedSource
from archive.readers import read
from archive.readers.encoding import commonness
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading
from tests.typesetter import Set, Text, newspaper, one_column, printed

SENTENCES = [
    "全省各级团组织广泛开展青年志愿服务，{}月共有{}名青年志愿者走进社区，",
    "围绕理论宣讲、环境保护、敬老助残等内容开展活动{}场次，服务群众{}人次。",
    "活动坚持就近就便、常态长效的原则，建立服务台账{}份，收到建议{}条，",
    "青年志愿者还走访了{}个乡镇的{}户家庭，把温暖送到群众身边。",
]


def prose(seed: int, sentences: int = 8) -> str:
    return "".join(SENTENCES[n % 4].format(seed + n, 10 * seed + n) for n in range(sentences // 4 * 4))


ARTICLES = [
    Text("云岭省青年志愿服务行动全面展开", 1),
    *[Text(prose(n)) for n in range(1, 9)],
    Text("青年之家建设取得新的进展", 1),
    Text("建设情况", 3),
    *[Text(prose(n, 12)) for n in range(11, 18)],
]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def words(reading: Reading) -> list[str]:
    return [bare(line) for line in reading.text.split("\n")]


def test_one_column_gives_the_paragraphs_back() -> None:
    reading = read(one_column(ARTICLES, head="云岭青年工作"))
    assert words(reading) == [t.words for t in ARTICLES]
    assert [b.kind is BlockKind.HEADING for b in reading.blocks] == [bool(t.level) for t in ARTICLES]
    assert {b.page for b in reading.blocks} == {1, 2, 3, 4}


@pytest.mark.parametrize("columns", [2, 3, 5])
@pytest.mark.parametrize("order", ["read", "rows", "boxes", "lines"])
def test_a_newspaper_page_is_read_column_by_column(columns: int, order: str) -> None:
    reading = read(newspaper(ARTICLES, columns, order))
    assert words(reading) == [t.words for t in ARTICLES]


def test_articles_beside_each_other_stay_whole() -> None:
    placed = []
    for side, seed in ((0, 1), (1, 21)):
        x = 40 + side * 390
        placed.append(Set(1, x + 60, 1000, 20, f"第{'一二'[side]}篇文章的标题", side))
        placed += [
            Set(1, x + 18 * (at == 0), 960 - 14 * at, 9, prose(seed, 40)[40 * at : 40 * at + 40 - 2 * (at == 0)], side)
            for at in range(8)
        ]
    reading = read(printed(sorted(placed, key=lambda s: (-s.y, s.x)), (842, 1191)))
    titles = [at for at, line in enumerate(words(reading)) if "篇文章的标题" in line]
    assert len(titles) == 2
    assert all(words(reading)[at + 1].startswith("全省") for at in titles)


def test_a_letter_spaced_title_is_one_line() -> None:
    spaced = [Set(1, 150 + 60 * at, 760, 22, character) for at, character in enumerate("通讯简报")]
    text = [
        Set(1, 72 + 24 * (at == 0), 700 - 20 * at, 12, prose(3, 40)[37 * at : 37 * at + 37 - 2 * (at == 0)])
        for at in range(6)
    ]
    assert words(read(printed([*spaced, *text], (595, 842))))[0] == "通讯简报"


@pytest.mark.parametrize(
    ("blank", "title"), [(0.28, "志愿服务五年路 青春建功在云州"), (0.05, "志愿服务五年路青春建功在云州")]
)
def test_a_narrow_blank_of_a_title_stays_where_all_else_touches(blank: float, title: str) -> None:
    halves, size = ("志愿服务五年路", "青春建功在云州"), 20
    starts = (100, 100 + size * (len(halves[0]) + blank))
    set_ = [
        Set(1, x + size * at, 760, size, c) for x, half in zip(starts, halves, strict=True) for at, c in enumerate(half)
    ]
    text = [Set(1, 60, 700 - 20 * n, 12, prose(n)[:36]) for n in range(1, 12)]
    assert read(printed([*set_, *text], (595, 842))).text.split("\n")[0] == title


def test_a_pdf_after_junk_is_found() -> None:
    data = one_column([Text(prose(1))])
    assert words(read(b"\r\n" * 10 + data)) == [prose(1)]
    assert words(read(b"\x00\xff" * 2000 + b"\n" + data)) == [prose(1)]


def test_a_picture_of_text_needs_ocr() -> None:
    with pytest.raises(RejectedSource, match="needs OCR"):
        read(printed([Set(1, 50, 50, 10, "12")], (595, 842)))


def test_a_damaged_pdf_is_refused() -> None:
    data = one_column([Text(prose(1))])
    with pytest.raises(RejectedSource, match="damaged"):
        read(data[: len(data) // 2])


def test_what_the_reading_says_of_itself() -> None:
    reading = read(one_column([Text(prose(1))]))
    assert (reading.reader, reading.media_type, reading.encoding) == ("pdf", "application/pdf", None)
    assert reading.meta()["pages"] == "1"


def test_fonts_that_tell_wrong_characters_need_ocr() -> None:
    nonsense = "".join(chr(0x5000 + 37 * n % 0x4000) for n in range(400))
    assert commonness(nonsense) < 0.05 < 0.3 < commonness(prose(1))
    with pytest.raises(RejectedSource, match="nonsense"):
        read(one_column([Text(nonsense)]))
