"""The words of time from seeds/time.toml, keyed by their first two characters, longest first."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from archive.extraction.catalogue import seed_table
from archive.extraction.time.atoms import Atom, Level


class Word(NamedTuple):
    """A fixed word: its atom without place, or a vague span (`vague` = days, months, years back; () undated)."""

    text: str
    level: Level
    kind: str
    low: int = 0
    high: int = 0
    vague: tuple[int, ...] | None = None

    def atom(self, start: int) -> Atom:
        """The word at a place of a text."""
        return Atom(self.level, self.kind, self.low, self.high, start, start + len(self.text), self.text)


_LEVELS = {
    "year": Level.YEAR,
    "quarter": Level.PART,
    "month": Level.MONTH,
    "week": Level.WEEK,
    "term": Level.PART,
    "day": Level.DAY,
}
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
_YEARS = {"去": -1, "今": 0, "明": 1}


def _words() -> Iterator[Word]:
    table: dict[str, Any] = seed_table("time.toml")
    for family in ("relative", "context"):
        for unit, words in table[family].items():
            if unit not in _LEVELS:
                continue
            for text, steps in words.items():
                yield Word(text, _LEVELS[unit], f"{family}-{unit}", steps, steps)
    for year, steps in _YEARS.items():
        for season, month in _SEASONS.items():
            yield Word(year + season, Level.PART, "relative-season", steps, month)
    for text, (low, high) in table["relative"].get("years", {}).items():
        yield Word(text, Level.YEAR, "relative-year", low, high)
    for text, (low, high) in table["months"].items():
        level = Level.MONTH if "元月" in text else Level.PART
        yield Word(text, level, "season" if text[-1] in "季天" and text[0] in _SEASONS else "months", low, high)
    for text, month in table["year_edges"].items():
        yield Word(text, Level.MONTH, "year-edge", month, month)
    for text, (low, high) in table["month_parts"].items():
        yield Word(text, Level.WEEK, "days", low, high)
    for text, back in table["vague"].items():
        yield Word(text, Level.DAY, "vague", vague=tuple(back))
    for text in table["undated"]["words"]:
        yield Word(text, Level.DAY, "vague", vague=())


def index() -> dict[str, tuple[Word, ...]]:
    """First two characters → words, longest first."""
    found: dict[str, list[Word]] = {}
    for word in _words():
        found.setdefault(word.text[:2], []).append(word)
    return {key: tuple(sorted(words, key=lambda w: -len(w.text))) for key, words in found.items()}


WORDS = index()
