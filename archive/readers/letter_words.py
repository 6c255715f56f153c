"""The words of a letter's head: encoded words of old programmes, and bytes that nobody encoded, as text.

Programmes cut encoded words in the middle of a character, call GBK gb2312, or write bytes as they are.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterable
from itertools import groupby

from archive.errors import RejectedSource
from archive.readers.encoding import decode

#: Characters of one field that are looked at.
LONGEST_FIELD = 20_000
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?\s]{0,20000})\?=")
_RUN = re.compile(rf"{_WORD.pattern}(?:\s*{_WORD.pattern})*")


def words(value: str) -> str:
    """A field of a head as text; what stands beside encoded words stays as it is."""
    return _RUN.sub(lambda run: _joined(_WORD.findall(run[0])), _bare(value))


def _bare(value: str) -> str:
    """Bytes above 127, which the parser hands on as halves of surrogate pairs, as characters."""
    if value.isascii() or not any("\udc80" <= c <= "\udcff" for c in value):
        return value
    try:
        return decode(value.encode("utf-8", "surrogateescape"))[0]
    except RejectedSource:
        return value.encode("utf-8", "surrogateescape").decode("gb18030", "replace")


def _joined(found: Iterable[tuple[str, str, str]]) -> str:
    """Neighbouring words of one charset are one text."""
    text = ""
    for charset, some in groupby(found, lambda word: word[0].lower()):
        data = b"".join(_bytes(form, coded) for _, form, coded in some)
        text += _decoded(data, charset)
    return text


def _bytes(form: str, coded: str) -> bytes:
    if form in "qQ":
        return quopri.decodestring(coded.encode("ascii", "replace"), header=True)
    try:
        return base64.b64decode(coded.rstrip("=") + "=" * (-len(coded.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return b""


def _decoded(data: bytes, charset: str) -> str:
    name = "gb18030" if charset.startswith(("gb", "cn-gb", "euc-cn", "x-gb", "cp936")) else charset
    try:
        return data.decode(name, "replace")
    except LookupError:
        return data.decode("gb18030", "replace")
