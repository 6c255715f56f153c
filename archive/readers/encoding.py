"""Bytes to text: which encoding a Chinese file is in, decided by what the decoded characters look like."""

import re
from functools import cache

from archive.errors import RejectedSource
from archive.readers.lexicon import table

_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SAMPLE = 64 * 1024
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
#: Below this score a decoding is no text that anybody wrote.
_READABLE = 0.12
#: More than this share of control characters, or of unreadable bytes, is a binary or broken file.
_TOLERATED = 0.02


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the codec by which `data.decode(codec, "replace")` gives it, newlines as they are.

    A byte order mark stays in the text, so that offsets count every character of the source.

    Raises:
        RejectedSource: if no encoding makes readable text of it.
    """
    encoding = _by_mark(data) or _strict(data) or _by_looks(data)
    text = data.decode(encoding, "replace")
    controls = len(_CONTROLS.findall(text))
    broken = text.count("\ufffd")
    if controls > _TOLERATED * len(text) + 1:
        raise RejectedSource("This is a binary file, not a text; save it as plain text, Markdown or HTML.")
    if broken > _TOLERATED * len(text) + 2:
        raise RejectedSource(
            f"{broken} places of this file cannot be decoded (best guess: {encoding}); save it as UTF-8 and try again."
        )
    return text, encoding


def _by_mark(data: bytes) -> str | None:
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def _strict(data: bytes) -> str | None:
    if data.count(0) > len(data) // 50:  # UTF-16 of Latin letters is valid UTF-8 full of NUL
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _by_looks(data: bytes) -> str:
    sample = data[:_SAMPLE]
    declared = _declared(sample)
    scores = {name: _score(sample.decode(name, "replace")) + (name == declared) * 0.02 for name in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda name: scores[name])
    if scores[best] < _READABLE:
        raise RejectedSource("This is a binary file, or a text in an unknown encoding; save it as UTF-8 and try again.")
    return best


def _declared(sample: bytes) -> str | None:
    match = _DECLARED.search(sample)
    name = match[1].decode("ascii").lower() if match else ""
    if name.startswith("gb"):
        return "gb18030"
    return "big5hkscs" if name.startswith("big5") else None


def _score(text: str) -> float:
    """How much a decoding looks like Chinese: common characters among the non-ASCII ones, less all that is junk."""
    if not text:
        return 0.0
    foreign = [c for c in text if c > "\x7f"]
    junk = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in foreign)
    controls = len(_CONTROLS.findall(text))
    common = _common()
    looks = sum(c in common for c in foreign) / len(foreign) if foreign else 0.5
    return looks - 3 * junk / max(len(foreign), 1) - 3 * controls / len(text)


def commonness(text: str) -> float:
    """The part of the common among the Chinese characters of a text: some two thirds of prose, a fiftieth of nonsense."""
    chinese = [c for c in text if "\u3400" <= c <= "\u9fff"]
    common = _common()
    return sum(c in common for c in chinese) / len(chinese) if chinese else 0.0


@cache
def _common() -> frozenset[str]:
    words = table("lexicon/common_characters.toml")
    return frozenset("".join(str(words[key]) for key in ("simplified", "traditional", "punctuation"))) - {"\n", " "}
