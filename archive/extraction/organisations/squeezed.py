"""A text without its white space and in simplified characters, so that broken and letter-spaced names read as names.

The origin of every character is kept.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from archive.extraction.traditional import fold
from archive.extraction.wording import WHITE
from archive.values.aligned import AlignedText, counted
from archive.values.spans import Span

_VISIBLE = re.compile(rf"[^{WHITE}\u200b\u200c\u200d\ufeff\u2060]+")
# Where a text without blocks begins a new paragraph: an empty line, a line after a full stop, a tag of HTML.
_BREAK = re.compile(r"\n[ \t\u3000\r]*\n\s*|(?<=[。！？])[”’]?\r?\n\s*|</?(?:p|div|h\d|li|br|td)\b[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """The visible characters of a text, their origins, and where its paragraphs begin (positions of the view)."""

    view: AlignedText
    paragraphs: tuple[int, ...]

    @property
    def text(self) -> str:
        """The visible characters."""
        return self.view.text

    def origin(self, start: int, stop: int) -> Span:
        """The place of `[start, stop)` in the source, ends included."""
        return Span(self.view.origins[start], self.view.origins[stop - 1] + 1)

    def index(self, at: int) -> int:
        """Which paragraph a position lies in."""
        return bisect_right(self.paragraphs, at) - 1

    def paragraph(self, at: int) -> tuple[int, int]:
        """The paragraph around a position, as `[start, stop)` of the view."""
        i = self.index(at) + 1
        return self.paragraphs[i - 1], self.paragraphs[i] if i < len(self.paragraphs) else len(self.view)


def squeeze(text: str, pieces: Iterable[Span] | None = None) -> Squeezed:
    """The view of `text`, or of those pieces of it; each piece is a paragraph. Without pieces, empty lines divide."""
    letters: list[str] = []
    origins: array[int] = array("l")
    starts: list[int] = []
    for piece in _paragraphs(text) if pieces is None else pieces:
        before = len(origins)
        for run in _VISIBLE.finditer(text, piece.start, piece.stop):
            letters.append(run[0])
            origins += counted(*run.span())
        if len(origins) > before:
            starts.append(before)
    return Squeezed(AlignedText(fold("".join(letters)), origins), tuple(starts) or (0,))


def _paragraphs(text: str) -> Iterable[Span]:
    at = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > at:
            yield Span(at, gap.start())
        at = gap.end()
    if at < len(text):
        yield Span(at, len(text))
