"""Closes the spaces that letter-spacing and justified lines leave between Chinese characters, and inside dates."""

import re

from archive.values.aligned import AlignedText, without
from archive.values.spans import Span

_CJK = r"\u3400-\u9fff\U00020000-\U0003ffff"
_WIDE = _CJK + r"\u3001-\u303f\uff00-\uffef“”‘’…—·"
#: A space between two Chinese characters or marks.
_BETWEEN = re.compile(rf"(?<=[{_WIDE}]) +(?=[{_WIDE}])")
_PAIR = re.compile(rf"(?=[{_CJK}][{_CJK}])")
_SPACED_PAIR = re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])")
#: A line of which every character stands apart: 云 团 发 〔 2 0 1 9 〕 1 2 号.
_ALL_APART = re.compile(rf"(?=.*[{_CJK}])\S(?: +\S){{5,}}")
#: A space between Chinese and digits, Latin letters or ASCII marks.
_MIXED = re.compile(rf"(?<=[{_WIDE}]) +(?=[\x21-\x7e])|(?<=[\x21-\x7e]) +(?=[{_WIDE}])")
#: Digits set apart one by one: 2 0 1 8 年.
_DIGITS = re.compile(rf"(?<![\d.])\d(?: \d)+(?![\d.])(?= ?[{_CJK}％%〕】）\]])")
#: Digits in pieces, in a line whose characters stand apart: 支 部 44 5 个.
_PIECES = re.compile(rf"(?<=[{_CJK}] )\d+(?: \d+)+(?= ?[{_CJK}％%])")
#: A short label or name whose characters are set apart: 责 编：, 通 知.
_LABEL = re.compile(rf"^[{_CJK}](?: +[{_CJK}]){{1,7}}(?=$| ?[：:])")
#: A mark never has a blank on its inner side.
_MARKS = re.compile(r" +(?=[，。、；：！？”’）》」』】〕])|(?<=[，。、；！？“‘（《「『【〔]) +")
_RUNS = re.compile(r"[ \u3000]{2,}")


def is_spaced(line: str) -> bool:
    """Whether a line's characters are set apart: at least half of its neighbouring Chinese characters have a blank between."""
    spaced = len(_SPACED_PAIR.findall(line))
    if _ALL_APART.fullmatch(line.strip()):
        return True
    return spaced >= 3 and spaced >= len(_PAIR.findall(line))


def close(view: AlignedText, justified: bool = False) -> AlignedText:
    """The line without the blanks that only typesetting put there; runs of blanks become their first one.

    `justified` says that the text shows the damage of justified lines: then blanks between Chinese and digits go too.
    """
    text = view.text
    if " " not in text and "\u3000" not in text:
        return view
    dropped = [m.span() for m in _MARKS.finditer(text)]
    dropped += [(m.start() + 1, m.end()) for m in _RUNS.finditer(text)]
    spaced = is_spaced(text)
    for apart in (_DIGITS, _LABEL, _PIECES) if spaced else (_DIGITS, _LABEL):
        dropped += [(at, at + 1) for m in apart.finditer(text) for at in range(*m.span()) if text[at] == " "]
    if spaced:
        dropped += [m.span() for m in _BETWEEN.finditer(text)] + [m.span() for m in _MIXED.finditer(text)]
    elif justified:
        dropped += [m.span() for m in _MIXED.finditer(text)]
    return without(view, [Span(start, stop) for start, stop in dropped if start < stop])
