"""Every encoding that Chinese files come in is told by its looks, and offsets count the source's own characters."""

import pytest

from archive.errors import RejectedSource
from archive.readers import read
from archive.readers.encoding import decode

PROSE = "共青团云岭省委员会近日印发通知，要求各级团组织认真学习，广泛开展志愿服务活动。"
TRADITIONAL = "共青團雲嶺省委員會近日印發通知，要求各級團組織認真學習，廣泛開展志願服務活動。"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be"])
def test_simplified(codec: str) -> None:
    text, encoding = decode(PROSE.encode(codec))
    assert text == PROSE
    assert PROSE.encode(codec).decode(encoding) == PROSE


def test_traditional_big5() -> None:
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5hkscs")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
    ids=["utf-8", "utf-16-le", "utf-16-be"],
)
def test_a_mark_decides_and_counts_as_a_character(mark: bytes, codec: str) -> None:
    text, encoding = decode(mark + PROSE.encode(codec))
    assert (text, encoding) == ("\ufeff" + PROSE, codec)
    reading = read(mark + PROSE.encode(codec))
    assert reading.text == PROSE
    assert reading.origins[0] == 1


def test_newlines_are_not_translated() -> None:
    reading = read(f"{PROSE}\r\n{PROSE}".encode())
    assert reading.text == f"{PROSE}\n{PROSE}"
    assert reading.origins[-1] == 2 * len(PROSE) + 1


def test_a_cut_last_character_is_forgiven() -> None:
    assert read((PROSE * 5).encode("gb18030")[:-1]).text.startswith("共青团云岭省委员会")


def test_a_declared_charset_does_not_overrule_the_looks() -> None:
    page = f'<html><head><meta charset="big5"></head><body><p>{PROSE * 3}</p></body></html>'
    assert decode(page.encode("gb18030"))[1] == "gb18030"


def test_noise_is_refused() -> None:
    with pytest.raises(RejectedSource, match=r"binary|decoded"):
        decode(bytes(range(128, 256)) * 20)
