"""The value of a printed number: Arabic with separators, Chinese, and the scales 百 千 万 亿."""

import re

from archive.extraction.numerals import fold

_SAID_TOGETHER = re.compile(r"(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)[十百千万]")

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}


def arabic(text: str) -> float:
    """1,000 and １０００ and 1 0 0 0 are 1000; 38。8 is 38.8."""
    return float("".join(c for c in fold(text).replace("。", ".") if c.isdigit() or c == "."))


def decimals(text: str) -> float:
    """What stands behind the point of a Chinese number: 点五 is 0.5."""
    return float("0." + "".join(str(_DIGITS[c]) for c in text[1:]))


def chinese(text: str) -> int | None:
    """The integer of a Chinese count; None for what is none (三五, 二〇二〇, 一一).

    百, 千, 万 without a digit are 100, 1,000, 10,000.
    """
    total = section = 0
    digit: int | None = None
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
        elif c in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[c]
            digit = None
        else:
            section, large = section + (digit or 0), _LARGE[c]
            if total < large:  # 三万五千亿 is 35,000 times 亿
                total = (total + section or 1) * large
            else:
                total += (section or 1) * large
            section, digit = 0, None
    value = total + section + (digit or 0)
    return value or None


def lower(text: str) -> str:
    """The lower of two neighbouring digits that are said together: 三四百 is 三百 and more, 二三十 is 二十 and more."""
    return text[0] + text[2:] if _SAID_TOGETHER.match(text) else text


def scale(words: str) -> int:
    """The factor of 万, 亿, 百万, 万亿 …; 1 for the empty string."""
    factor = 1
    for c in words:
        factor *= _SMALL.get(c) or _LARGE[c]
    return factor
