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
