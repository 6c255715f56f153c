"""A fact as it stands in the text, before it is a milestone: its span, its main clause, what trails behind it."""

from dataclasses import dataclass

from archive.extraction.milestones.clausal import Reading
from archive.extraction.milestones.parts import ACT, PROCESS, Part

_SHORT = {PROCESS: 30, ACT: 24}
_LONGEST_TRAIL = 120
_PUNCTUATION = "，,。；;：:！!？? \t\u3000\n*、"


@dataclass(slots=True)
class Statement:
    """A fact as it stands in the text: its span, its main clause, its part."""

    start: int
    stop: int
    main: Reading
    framed: bool = False
    opened: bool = False
    results: bool = False
    partly: bool = False
    caption: bool = False
    reach: int = 0
    turned: bool = False

    def trail(self, reading: Reading) -> None:
        """Take note of a clause behind it that is no fact."""
        if not self.turned:
            self.reach = reading.stop

    def whole(self) -> "Statement":
        """With what follows it, where it is short: what it was for is then most of what is told of it."""
        short = self.stop - self.start < _SHORT.get(self.part, 0)
        if short and self.stop < self.reach < self.start + _LONGEST_TRAIL:
            self.stop = self.reach
        return self

    @property
    def part(self) -> Part:
        """Act, process, honour or result."""
        return self.main.part

    @property
    def rule(self) -> str:
        """The name of the rule that made it."""
        return "caption" if self.caption else self.main.rule


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span without white space, marks and commas at its ends."""
    while start < stop and text[start] in _PUNCTUATION:
        start += 1
    while stop > start and text[stop - 1] in _PUNCTUATION:
        stop -= 1
    if stop > start and text[stop - 1] in "”’）)》" and text[stop - 1] not in _opened(text[start:stop]):
        stop -= 1
        return trimmed(text, start, stop)
    return start, stop


def _opened(words: str) -> str:
    pairs = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》"}
    return "".join(close for mark, close in pairs.items() if words.count(mark) >= words.count(close) and mark in words)
