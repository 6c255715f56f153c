"""The prefilter: where an expression may begin, told by its first two characters, and who has to look there.

Most of a text holds no time. One character class finds the few places that may, a look-up of two characters drops
most of those, and only what is left is shown to the recognisers that the two characters call for.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from archive.extraction.catalogue import Catalogue
from archive.extraction.time import anchors, english, names
from archive.extraction.time.festivals import NAMES
from archive.extraction.time.found import Found, Scene
from archive.extraction.time.lexicon import WORDS
from archive.extraction.time.moments import moment_at
from archive.extraction.time.patterns import HAN
from archive.extraction.time.periods import aliases
from archive.extraction.time.quantities import quantity_found_at
from archive.extraction.time.vague import vague_at

Recogniser = Callable[[Scene, int], Found | None]
Recognisers = tuple[Recogniser, ...]

_DIGITS = "0123456789"
_NUMERALS = _DIGITS + HAN
_COMPACT = 8  # figures of a day without marks: 20240517
# What stands behind the figures of a date or a counted span.
_AFTER_FIGURES = frozenset("年月日号天个周星礼季世学、,~—-至到和及与多余代/.·:半次几JFMASOND" + HAN)
_AFTER_HAN = frozenset("年月日号天周星礼季世学、,~—-至到和及与次多余代半十百千〇零点时" + _NUMERALS)
_UNITS_AFTER_个 = frozenset("月星礼季多半周")
_BEFORE_NUMBER = ("近", "这", "前", "后", "上", "下", "半", "第")
_SPANS = [
    "过去",
    "未来",
    "今后",
    "接下",
    "往后",
    "之后",
    "此后",
    "回首",
    "回望",
    "回顾",
    "走过",
    "最近",
    "刚刚",
    "即将",
    "半年",
    "半个",
    "几年",
    "两年",
]
_MOMENTS = ["星期", "礼拜", "最后", "农历", "阴历", "旧历", "腊月", "正月", "冬月", "大年", "民国"]
_MOMENTS += ["周" + day for day in "一二三四五六日天末"] + ["闰" + n for n in _NUMERALS]
_MEETINGS = ["会议", "大会", "全会", "活动", "培训", "论坛", "比赛", "大赛", "集训"]


class Cues:
    """The places of a text that are worth a look, for one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        calls: dict[str, set[Recogniser]] = {}
        gates: dict[str, list[str]] = {}
        for word, recogniser in _words(catalogue):
            calls.setdefault(word[:2], set()).add(recogniser)
            gates.setdefault(word[:2], []).append(re.escape(word))
        for pair, recogniser in _pairs():
            calls.setdefault(pair, set()).add(recogniser)
            gates.pop(pair, None)
        open_pairs = {pair for pair, _ in _pairs()}
        self._table = {
            pair: (_in_order(found, pair), None if pair in open_pairs else _gate(gates[pair], pair))
            for pair, found in calls.items()
        }
        firsts = "".join(sorted({pair[0] for pair in calls} | set(_NUMERALS)))
        seconds = "".join(sorted({pair[1] for pair in calls if len(pair) > 1} | _AFTER_HAN | _AFTER_FIGURES | {"个"}))
        # Figures are taken as a whole; what else may begin an expression, with what may follow it.
        self._class = re.compile(f"[{re.escape(firsts)}](?:(?<=[0-9])[0-9]*|(?=[{re.escape(seconds)}]))")

    def places(self, s: str) -> Iterator[tuple[int, Recognisers]]:
        """Where to look, and who."""
        table = self._table
        for cue in self._class.finditer(s):
            at, stop = cue.span()
            c, pair = s[at], s[at : at + 2]
            if c in _DIGITS:
                if s[stop : stop + 1] in _AFTER_FIGURES or stop - at == _COMPACT:
                    yield at, table[pair][0] if pair in table else _FIGURES
                continue
            entry = table.get(pair)
            if entry is None:
                if c in HAN and _counts(s, at):
                    yield at, _HAN
            elif entry[1] is None or entry[1].match(s, at):
                yield at, entry[0]


def _gate(words: list[str], pair: str) -> re.Pattern[str] | None:
    """The whole words behind a pair; a numeral may open more than words, so it has no gate."""
    if pair[0] in _NUMERALS:
        return None
    return re.compile("|".join(sorted(set(words), key=len, reverse=True)))


def _counts(s: str, at: int) -> bool:
    """Whether a Chinese numeral may open a date: 三月, 一九四九年, 三个月, but not 一是, 三个方面."""
    after = s[at + 1 : at + 2]
    if after == "个":
        return s[at + 2 : at + 3] in _UNITS_AFTER_个
    return after in _AFTER_HAN


_ORDER: Recognisers = (
    names.document_number_at,
    anchors.named_at,
    anchors.own_congress_at,
    anchors.meeting_at,
    quantity_found_at,
    vague_at,
    moment_at,
    english.date_at,
)
_FIGURES: Recognisers = (anchors.own_congress_at, quantity_found_at, moment_at, english.date_at)
_HAN: Recognisers = (anchors.own_congress_at, quantity_found_at, moment_at)


def _in_order(found: set[Recogniser], pair: str) -> Recognisers:
    wanted = found | set(_HAN) if pair[0] in _NUMERALS else found
    return tuple(r for r in _ORDER if r in wanted)


def _words(catalogue: Catalogue) -> Iterator[tuple[str, Recogniser]]:
    """Expressions that begin with a word of a list."""
    for rows in aliases(catalogue).values():
        for alias in rows:
            yield alias.text, anchors.named_at
    for words in WORDS.values():
        for word in words:
            yield word.text, moment_at if word.vague is None else vague_at
    for festivals in NAMES.values():
        for name, _ in festivals:
            yield name, moment_at


def _pairs() -> Iterator[tuple[str, Recogniser]]:
    """Expressions that begin with a pattern, by its first two characters."""
    numbered = [first + numeral for first in _BEFORE_NUMBER for numeral in (*_NUMERALS, "半")]
    for pair in (*numbered, *_SPANS, *_MOMENTS, "上世", "本世", "上个", "本个", "上次", "上届"):
        yield pair, quantity_found_at
        yield pair, moment_at
        yield pair, anchors.own_congress_at
    for pair in _MEETINGS:
        yield pair, anchors.meeting_at
    for bracket in "〔[(【〈":
        for figure in "12":
            yield bracket + figure, names.document_number_at
    for word in english.FIRST_WORDS:
        yield word[:2], english.date_at


@lru_cache(maxsize=8)
def cues(catalogue: Catalogue) -> Cues:
    """The prefilter of a catalogue, built once."""
    return Cues(catalogue)
