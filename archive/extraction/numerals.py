"""Chinese and Arabic numerals to integers, and the folding of full-width characters that keeps every offset."""

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "◯": 0, "两": 2, "廿": 20, "卅": 30}
DIGITS |= {c: i for i, c in enumerate("0123456789")} | {"O": 0, "o": 0, "Ο": 0, "О": 0, "元": 1, "首": 1}
_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}

#: One to one, so that a folded text has the offsets of the original.
FOLDING = {
    **{0xFF10 + i: str(i) for i in range(10)},
    **{0xFF21 + i: chr(65 + i) for i in range(26)},
    **{0xFF41 + i: chr(97 + i) for i in range(26)},
    **{ord(c): "〇" for c in "○◯"},
    **{ord(c): "-" for c in "－‐‑‒−﹣"},
    **{ord(c): "—" for c in "–―─━ー"},
    **{ord(c): "~" for c in "～〜∼"},
    **{ord(c): d for c, d in zip("：／．，；（）〔〕［］【】", ":/.,;()[][][]", strict=True) if c in "：／．（）"},
    ord("廿"): "廿",
}


def fold(text: str) -> str:
    """`text` with full-width letters, digits and dashes in their narrow form; the length does not change."""
    return text.translate(FOLDING)


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
