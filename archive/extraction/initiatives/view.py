"""A document as rules read it: simplified characters, no white space, one kind of quotation mark; origins are kept."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from archive.extraction.findings import Document
from archive.extraction.traditional import fold
from archive.extraction.wording import WHITE
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import counted
from archive.values.spans import Span

#: Blocks that name nobody's work.
_SKIPPED = frozenset({BlockKind.FURNITURE, BlockKind.DISTRIBUTION, BlockKind.SIGNATURE, BlockKind.MASTHEAD})

_FOLDED = {
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    **{chr(0xFF21 + i): chr(65 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(97 + i) for i in range(26)},
    **dict.fromkeys("「『﹁", "“"),
    **dict.fromkeys("」』﹂", "”"),
    **dict.fromkeys("＂〝〞", '"'),
    **dict.fromkeys("〈﹤", "《"),
    **dict.fromkeys("〉﹥", "》"),
    **dict.fromkeys("•‧・･∙", "·"),
    **dict.fromkeys("﹑", "、"),
    "（": "(",
    "）": ")",
    "【": "[",
    "】": "]",
    "＋": "+",
    "＇": "'",
    "–": "—",
}
_FOLDING = re.compile("[" + re.escape("".join(_FOLDED)) + "]")
_WIDE = dict(zip(",;:!?", "，；：！？", strict=True))
_NARROW = re.compile(r"[,;:!?](?:(?<![0-9A-Za-z].)|(?![0-9A-Za-z]))")
_PARAGRAPH = re.compile(r"(?<=[。！？；：.!?;:）)”])\n|\n\s*\n")
#: White space and markup are dropped.
_KEPT = re.compile(rf"[^{WHITE}*#_`\u200b\ufeff]+")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "(": ")"}
_PAGE_BREAK = 40


@dataclass(frozen=True, slots=True)
class View:
    """`text[i]` stands at `origins[i]` of the reading's text."""

    text: str
    origins: "array[int]"

    def span(self, start: int, stop: int) -> Span:
        """The source span of `[start, stop)`."""
        return Span(self.origins[start], self.origins[stop - 1] + 1)


def of_document(text: str, document: Document) -> View:
    """The view of a document's passages in reading order; `text` is in simplified characters."""
    kept = [p for p in document.passages if p.kind not in _SKIPPED and p.stop > p.start]
    return _joined(text, [(p.start, p.stop) for p in kept])


def of_text(text: str) -> View:
    """The view of any text; a line that ends without a mark runs on into the next, unless a blank line parts them."""
    text, parts, at = fold(text), [], 0
    for piece in _PARAGRAPH.split(text):
        start = text.index(piece, at)
        parts.append((start, start + len(piece)))
        at = start + len(piece)
    return _joined(text, parts)


def _joined(text: str, parts: Iterable[tuple[int, int]]) -> View:
    pieces: list[str] = []
    origins: array[int] = array("l")
    for start, stop in parts:
        piece, places = _piece(text, start, stop)
        if not piece:
            continue
        if pieces and not _runs_on(pieces[-1], piece):
            pieces.append("\n")
            origins.append(places[0])
        pieces.append(piece)
        origins.extend(places)
    return View("".join(pieces), origins)


def _piece(text: str, start: int, stop: int) -> tuple[str, "array[int]"]:
    """The characters of a passage, folded, and their places; plain quotation marks become opening and closing ones."""
    folded = _FOLDING.sub(lambda m: _FOLDED[m.group()], text[start:stop])
    pieces, places = [], array("l")
    for run in _KEPT.finditer(folded):
        pieces.append(run.group())
        places += counted(start + run.start(), start + run.end())
    piece = "".join(pieces)
    if '"' in piece:
        piece = _oriented(piece)
    piece = _NARROW.sub(lambda m: _WIDE[m.group()], piece)
    return piece, places


def _oriented(piece: str) -> str:
    """`"` opens where no quotation is open and closes where one is; a typographic mark counts as what it is."""
    out, depth = [], 0
    for c in piece:
        if c == '"':
            c = "”" if depth else "“"
        if c == "“":
            depth += 1
        elif c == "”":
            depth = max(0, depth - 1)
        out.append(c)
    return "".join(out)


def _runs_on(before: str, after: str) -> bool:
    """Whether a book title or quotation, open at the end of a passage, closes soon after: a page break in a name."""
    for opening, closing in (("《", "》"), ("“", "”")):
        begun = before.rfind(opening)
        if begun > before.rfind(closing) and len(before) - begun < _PAGE_BREAK:
            end, other = after.find(closing), after.find(opening)
            if 0 <= end < _PAGE_BREAK and (other < 0 or end < other):
                return True
    return False


class Quote(NamedTuple):
    """A quotation `[start, stop)` with its marks; `depth` is 0 outside any other, `mark` its opening character."""

    start: int
    stop: int
    mark: str
    depth: int

    @property
    def inside(self) -> tuple[int, int]:
        """Where the quoted words stand."""
        return self.start + 1, self.stop - 1


_SAYING = re.compile(
    r"(?:总书记|习近平|主席)[^。；\n“”]{0,30}?(?:强调|指出|说|要求|寄语|勉励|希望)[^。；\n“”]{0,12}“([^“”\n]{16,400})”"
)


def sayings(text: str) -> list[Span]:
    """The words of national leaders that a view's text quotes: they tell of nobody's work here."""
    return [Span(*m.span(1)) for m in _SAYING.finditer(text)]


_MARKS = re.compile(r"[“”‘’《》\n]")


def quotes(text: str, longest: int = 80) -> list[Quote]:
    """The quotations “…”, ‘…’ and 《…》 of a view's text, by their start; unclosed and over-long ones are left out."""
    open_marks: list[tuple[str, int]] = []
    found: list[Quote] = []
    closers = {"”": "“", "’": "‘", "》": "《"}
    for mark in _MARKS.finditer(text):
        at, c = mark.start(), mark.group()
        if c in "“‘《":
            open_marks.append((c, at))
        elif c == "\n":
            open_marks.clear()
        elif c in closers:
            while open_marks and open_marks[-1][0] != closers[c]:
                open_marks.pop()
            if open_marks:
                _, start = open_marks.pop()
                if 3 <= at + 1 - start <= longest:
                    found.append(Quote(start, at + 1, text[start], len(open_marks)))
    return sorted(found, key=lambda q: (q.start, -q.stop))
