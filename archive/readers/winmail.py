"""The files in a container of Outlook (winmail.dat, TNEF), which arrives where Outlook writes to people without Outlook."""

import struct
from collections.abc import Iterator

MARK = b"\x78\x9f\x3e\x22"
#: Attributes: a new file begins; its name; its bytes; the code page of names.
_NEW, _TITLE, _DATA, _PAGE = 0x00069002, 0x00018010, 0x0006800F, 0x00069007
#: Attributes that are looked at.
_MOST = 20_000


def files(data: bytes) -> list[tuple[str, bytes]]:
    """Name and bytes of each file in a container, as far as it is whole; nothing where it is none."""
    found: list[list[bytes]] = []
    page = "gb18030"
    for attribute, value in _attributes(data):
        if attribute == _PAGE and len(value) >= 4:
            page = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}.get(struct.unpack_from("<I", value)[0], "gb18030")
        elif attribute == _NEW:
            found.append([b"", b""])
        elif found and attribute in (_TITLE, _DATA):
            found[-1][attribute == _DATA] = value
    return [(name.split(b"\0")[0].decode(page, "replace"), content) for name, content in found if content]


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = len(MARK) + 2 if data.startswith(MARK) else len(data)
    for _ in range(_MOST):
        if at + 9 > len(data):
            return
        attribute, length = struct.unpack_from("<II", data, at + 1)
        value = data[at + 9 : at + 9 + length]
        if len(value) < length:
            return
        yield attribute, value
        at += 9 + length + 2  # a sum of its bytes follows
