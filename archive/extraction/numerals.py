"""Chinese and Arabic numerals to integers, and the folding of full-width characters that keeps every offset."""

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "◯": 0, "两": 2, "廿": 20, "卅": 30}
DIGITS |= {str(i): i for i in range(10)}
_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}

#: One to one, so that a folded text has the offsets of the original.
FOLDING: dict[int, str] = {
    **{0xFF10 + i: str(i) for i in range(10)},
    **{0xFF21 + i: chr(65 + i) for i in range(26)},
    **{0xFF41 + i: chr(97 + i) for i in range(26)},
    **dict.fromkeys(map(ord, "○◯"), "〇"),
    **dict.fromkeys(map(ord, "－‐‑‒−﹣"), "-"),
    **dict.fromkeys(map(ord, "–―─━ー"), "—"),
    **dict.fromkeys(map(ord, "～〜∼"), "~"),
    **{ord(wide): narrow for wide, narrow in zip("：／．（）", ":/.()", strict=True)},
}


_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, FOLDING)))}]")


def fold(text: str) -> str:
    """`text` with full-width letters, digits and dashes in their narrow form; the length does not change."""
    return _FOLDED.sub(lambda m: FOLDING[ord(m[0])], text)


def number(text: str) -> int:
    """The integer that a numeral denotes: 2020, 二〇二〇, 十二, 三十一, 廿三, 一百零五, 两千.

    Raises:
        ValueError: if `text` is no numeral.
    """
    if text.isdecimal() and text.isascii():
        return int(text)
    if text and all(c in DIGITS and DIGITS[c] < 10 for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = 0
    for c in text:
        if c in _MULTIPLES:
            section = max(section, 1) * _MULTIPLES[c]
            total, section = total + section, 0
        elif c in DIGITS:
            section += DIGITS[c]
        else:
            raise ValueError(f"{text!r} is no numeral")
    if not text:
        raise ValueError("an empty text is no numeral")
    return total + section
