"""Vague words: 日前, 近年来, 目前, 新时代. They get a conventional span, or none, and never date anything by force."""

from datetime import timedelta

from archive.extraction.time.found import Found, Scene
from archive.extraction.time.lexicon import WORDS
from archive.extraction.time.quantities import shift_months
from archive.schema.vocabulary import Basis, Role
from archive.values.intervals import DayInterval

_DAYS_BEFORE = frozenset("念生节当今昨庆假末工号月0123456789")
_BEFORE_NOW = frozenset("体实表出呈显展涌浮发重兑再闪")


def vague_at(scene: Scene, at: int) -> Found | None:
    """The vague word at a place, with the span that time.md gives it."""
    s = scene.s
    for word in WORDS.get(s[at : at + 2], ()):
        if word.vague is None or not s.startswith(word.text, at):
            continue
        if word.text[0] == "现" and s[at - 1 : at] and s[at - 1] in _BEFORE_NOW:
            return None
        if word.text == "日前" and (s[at - 1 : at] in _DAYS_BEFORE or s[at + 2 : at + 3] == "后"):
            return None  # 纪念日前后
        if word.text[0] == "几" and at and s[at - 1] in "十百千":
            return None  # 十几年来
        if word.text == "近年" and s[at + 2 : at + 3] in "底末初关":
            return None  # 临近年底
        if word.text == "当前" and s.startswith(("位置", "所在", "栏目", "页面"), at + 2):
            return None  # 当前位置：首页
        if word.text[-1] == "年" and s.startswith("轻", at + len(word.text)):
            return None  # 这些年轻人
        return Found(at, at + len(word.text), _span(scene, word.vague), Basis.RELATIVE, "vague", Role.VAGUE, True)
    return None


def _span(scene: Scene, back: tuple[int, ...]) -> DayInterval | None:
    ref = scene.frame.reference
    if not back or ref is None or ref.latest is None or ref.earliest is None:
        return None
    days, months, years = back
    if not any(back) or (days and (ref.days or 0) > 31):
        return ref  # 日前 in a text of which only the year is known is of that year
    first = ref.latest if not years or ref.earliest == ref.latest else ref.earliest
    return DayInterval(shift_months(first - timedelta(days=days), -months - 12 * years), ref.latest)
