"""Packed formats beside Word's: OFD, the layout format of official documents, and electronic books."""

import pytest

from archive.errors import RejectedSource
from archive.readers import read
from archive.schema.vocabulary import BlockKind
from tests.makers import epub, ofd, packed

TEXT = "全市各级团组织认真开展青年夜校工作，组织青年志愿者走进社区开展服务，受到群众欢迎。"


def paragraph(words: str, top: float, size: float = 5.6) -> list[tuple[float, float, float, str]]:
    """Lines of 28 characters, the first one set in."""
    rows = [words[:26], *(words[at : at + 28] for at in range(26, len(words), 28))]
    return [(28 + 2 * size * (not at), top + 10 * at, size, row) for at, row in enumerate(rows)]


def test_an_ofd_is_read_as_it_is_set() -> None:
    lines = [(60.0, 40.0, 7.8, "关于开展青年夜校的通知"), *paragraph(TEXT * 3, 60), *paragraph(f"二是{TEXT}", 120)]
    lines += [
        (130.0, 160.0, 5.6, "共青团青山市委员会"),
        (130.0, 170.0, 5.6, "2021年3月8日"),
        (100.0, 285.0, 4.0, "—1—"),
    ]
    reading = read(ofd(lines), "a.ofd")
    assert (reading.reader, reading.media_type) == ("ofd", "application/ofd")
    assert reading.text.split("\n") == [
        "关于开展青年夜校的通知",
        TEXT * 3,
        f"二是{TEXT}",
        "共青团青山市委员会",
        "2021年3月8日",
    ]
    assert reading.blocks[0].kind is BlockKind.HEADING


def test_a_paragraph_of_an_ofd_goes_on_over_the_page() -> None:
    rows = paragraph(TEXT * 12, 30)
    reading = read(ofd(rows[:12], [(x, y - 120, s, words) for x, y, s, words in rows[12:]]))
    assert reading.text == TEXT * 12
    assert reading.meta()["pages"] == "2"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(ofd(), "without pages"), (ofd([]), "pictures only"), (packed({"OFD.xml": "<a"}), "damaged")],
    ids=["no page", "empty page", "broken"],
)
def test_an_ofd_without_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason):
        read(data)


def test_a_book_is_read_in_the_order_of_its_parts() -> None:
    pages = (
        ("z.xhtml", f"<h1>第一章 组织建设</h1><p>{TEXT}</p>"),
        ("a.xhtml", f"<h1>第二章 服务青年</h1><p>另外，{TEXT}</p>"),
    )
    reading = read(epub("青年工作文集", *pages), "a.epub")
    assert reading.text.split("\n") == ["第一章 组织建设", TEXT, "第二章 服务青年", f"另外，{TEXT}"]
    assert (reading.reader, reading.meta()["title"]) == ("epub", "青年工作文集")
    assert [b.page for b in reading.blocks] == [1, 1, 2, 2]


def test_a_book_of_pictures_says_so() -> None:
    with pytest.raises(RejectedSource, match="no text"):
        read(epub("x", ("a.xhtml", "<img src='a.jpg'/>")))
