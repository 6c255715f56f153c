"""Scans and pictures: read by OCR where the extra is installed, else refused with the way out."""

import io

import pytest

from archive.errors import RejectedSource
from archive.readers import read, scans
from tests.typesetter import Set, Text, newspaper, printed

SENTENCE = "全省各级团组织要高度重视青年志愿服务工作，加强组织领导，压实工作责任，确保取得实效。"


def missing(name: str) -> None:
    return None


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", printed([Set(1, 50, 50, 10, "12")], (595, 842))],
    ids=["png", "jpeg", "pdf"],
)
def test_without_the_extra_the_way_out_is_told(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_spec", missing)
    with pytest.raises(RejectedSource, match=r"pip install 'league-archive\[ocr\]'"):
        read(data)


@pytest.mark.ocr
def test_a_scanned_newspaper_page_is_read_in_order() -> None:
    import pypdfium2

    blocks = [Text("云岭省青年志愿服务全面展开", 1), *[Text(f"第{n}，{SENTENCE}") for n in "一二三四五六"]]
    page = pypdfium2.PdfDocument(newspaper(blocks, 2))[0].render(scale=2).to_pil()
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    reading = read(buffer.getvalue())
    assert (reading.reader, reading.media_type) == ("ocr", "image/png")
    places = [reading.text.replace(",", "，").index(f"第{n}，") for n in "一二三四五六"]
    assert places == sorted(places)


def test_the_characters_of_an_upright_line_are_lines_that_a_headline_is_made_of() -> None:
    from archive.readers import ocr
    from archive.readers.ocr_engine import Seen
    from archive.readers.pdf_upright import taken_out

    box = ((100.0, 100.0), (140.0, 100.0), (140.0, 420.0), (100.0, 420.0))
    lines = ocr._lines([Seen(box, "青春在基层闪光", 0.99, ())], 1)
    assert [line.text for line in lines] == list("青春在基层闪光")
    rest, heads = taken_out(lines, 12.0)
    assert rest == []
    assert [[line.text for line in head] for head in heads] == [["青春在基层闪光"]]


@pytest.mark.ocr
def test_an_upright_headline_in_a_scan() -> None:
    from tests.scanner import scan

    headline = [Set(1, 60, 740 - 32 * at, 30, c) for at, c in enumerate("志愿之花开满城")]
    body = [Set(1, 150, 755 - 20 * at, 12, SENTENCE[:28]) for at in range(12)]
    reading = read(scan(printed([*headline, *body], (595, 842))))
    assert reading.text.split("\n")[0] == "志愿之花开满城"
