"""Settles what OCR left in doubt or reads as its twin: letters by known words, dashes and brackets by their neighbours.

Nothing is changed of which OCR was sure but a dash taken for the number one and a bracket of the wrong width; what was
changed is told, so that the reading says which of its characters were not read but settled.
"""

import re
from dataclasses import replace
from functools import cache

from archive.readers.lexicon import rows, table
from archive.readers.ocr_engine import Doubt, Seen

#: An alternative is taken only if the network thinks it at least so likely; the longest word that is looked for.
_LIKELY, _LONGEST = 0.04, 4
#: A dash that was taken for the number one: beside a dash, or twice where neither 唯一一个 nor 一一列举 is meant.
_ONES = r"(?<![唯第之统同专单万任划归合某周期十廿初一])一一(?!(?:[一对列介回落解答讲说告指展点过数道作给向为做登查]|记[录下在住]))"
_DASH = re.compile(rf"[—-]一|一[—-]|{_ONES}")
_BROKEN_OFF = re.compile(r"[\u4e00-\u9fff”》）][一—]$")
_NUMBER = re.compile(r"[\[【〔(（［]((?:19|20)\d\d)[\]】〕)）］](?=第?\d{1,4}[号期])")
_MIXED = re.compile(
    r"\(([^()（）]{1,40})）|（([^()（）]{1,40})\)|(?:^|(?<=[\u4e00-\u9fff]))\(([^()（）]{0,39}[\u4e00-\u9fff][^()（）]{0,39})\)"
)


def settled(line: Seen) -> tuple[Seen, list[tuple[str, str]]]:
    """The line with its doubtful letters settled by known words, and what was changed: as read, as taken."""
    text, changed = line.text, []
    for doubt in line.doubts:
        taken = _settled(text, doubt)
        if taken:
            around = slice(max(doubt.at - 2, 0), doubt.at + 3)
            after = text[: doubt.at] + taken + text[doubt.at + 1 :]
            changed.append((text[around], after[around]))
            text = after
    return replace(line, text=text), changed


def _settled(text: str, doubt: Doubt) -> str | None:
    """The alternative that makes a word where the character read makes none."""
    if not text[doubt.at].isalpha() or _in_word(text, doubt.at, text[doubt.at]):
        return None
    for other, likely in doubt.others:
        if len(other) == 1 and other.isalpha() and likely >= _LIKELY and _in_word(text, doubt.at, other):
            return other
    return None


def _in_word(text: str, at: int, character: str) -> bool:
    """Whether a known word stands over this place, were this character there."""
    changed = text[:at] + character + text[at + 1 :]
    return any(
        changed[start : start + size] in _words()
        for size in range(2, _LONGEST + 1)
        for start in range(max(at - size + 1, 0), at + 1)
    )


@cache
def _words() -> frozenset[str]:
    """The words of seeds/damage/misread.toml, and the names of regions."""
    known = set(str(table("damage/misread.toml")["words"]).split())
    for row in rows("regions.csv"):
        known |= {row["name"], *row["short_names"].split("|")}
    return frozenset(word for word in known if len(word) > 1)


def retyped(text: str) -> str:
    """A line with its dashes, the brackets of its numbers, unequal brackets and those around Chinese words as they are printed; letters stay."""
    text = _DASH.sub("——", text)
    text = _NUMBER.sub(r"〔\1〕", text)
    return _MIXED.sub(lambda found: f"（{found[1] or found[2] or found[3]}）", text)


def over_ends(texts: list[str]) -> list[str]:
    """Lines that follow one another; a dash that was broken in two by the end of a line is a dash again."""
    done = list(texts)
    for at in range(1, len(done)):
        before, after = done[at - 1], done[at]
        if _BROKEN_OFF.search(before) and after[:1] in ("一", "—"):
            joined = retyped(before[-3:] + after[:2])
            if joined[len(before[-3:]) - 1 :].startswith("——"):
                done[at - 1], done[at] = before[:-1] + "—", "—" + after[1:]
    return done
