"""From the characters of a PDF page to its lines: pieces of text on one baseline without a column's gap inside.

Measures are points; y grows upwards. Only geometry counts: the order in which a page's characters are stored is kept
beside (`first`), and is judged later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

#: A wider gap than this part of the font size parts two pieces of text.
_APART = 0.75
#: Headlines are at least so much larger than the text, and a blank inside one so wide in its own size.
_HEADLINE, _BLANK = 1.8, 1.3
#: Sizes that differ by more stand in different lines (headline and text beside it).
_LARGER = 1.7
_CLOSING = "，。、；：！？”’）》」』】〕"
_LATIN_GAP, _MIXED_GAP, _WIDE_GAP = 0.15, 0.22, 0.4
#: A blank between two Chinese characters of a line in which, but for it, so many or more touch one another.
_LONE_GAP, _TOUCHING, _TOUCH = 0.22, 5, 0.06


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its place in the page's store, its sides, its baseline, its font size; whether a blank stands before."""

    character: str
    order: int
    x0: float
    x1: float
    y: float
    size: float
    spaced: bool = False

    @property
    def wide(self) -> bool:
        """Whether it is a Chinese character or mark."""
        return self.character > "\u2e7f" or self.character in "“”‘’…—"


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text on one baseline. `first` is the place of its first character in the page's store."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    first: int
    page: int = 1

    @property
    def top(self) -> float:
        """The upper side."""
        return self.y + 0.88 * self.size

    @property
    def bottom(self) -> float:
        """The lower side."""
        return self.y - 0.12 * self.size

    @property
    def reach(self) -> float:
        """Its right side without a closing mark, which may hang over the column's edge and is half white."""
        return self.x1 - (self.size if self.text[-1] in _CLOSING and len(self.text) > 1 else 0.0)

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0

    def beside(self, other: "Line") -> bool:
        """Whether the two stand on one baseline."""
        return abs(self.y - other.y) < 0.4 * min(self.size, other.size)

    def over(self, other: "Line") -> float:
        """How much of the narrower of the two stands over or under the other (0 to 1)."""
        common = min(self.x1, other.x1) - max(self.x0, other.x0)
        return max(common, 0.0) / max(min(self.width, other.width), 0.01)


def body_size(lines: Iterable[Line]) -> float:
    """The font size of running text: the median over all characters; 10 where there are none."""
    sizes = sorted((line.size, len(line.text)) for line in lines)
    half, seen = sum(count for _, count in sizes) / 2, 0
    for size, count in sizes:
        seen += count
        if seen >= half:
            return size
    return 10.0


def lines(glyphs: list[Glyph], page: int) -> list[Line]:
    """The lines of a page, in the order of its store."""
    body = median([glyph.size for glyph in glyphs])
    rows = _rows(_runs(glyphs, body))
    pieces = [piece for row in rows for piece in _letter_spaced(_split(row, body))]
    found = [_line(piece, page) for piece in pieces]
    return sorted((line for line in found if line.text.strip()), key=lambda line: line.first)


def _apart(a: Glyph, b: Glyph, body: float) -> float:
    """How far two neighbours of one piece may be apart; in a headline stands a blank of its own size."""
    size = min(a.size, b.size)
    return _BLANK * size if size >= _HEADLINE * body else _APART * min(size, body)


def _runs(glyphs: list[Glyph], body: float) -> list[list[Glyph]]:
    """Characters that follow each other in the store and on the page."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and _level(last, glyph)
            and -0.5 * last.size < glyph.x0 - last.x1 < _apart(last, glyph, body)
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _level(a: Glyph, b: Glyph) -> bool:
    small, large = sorted((a.size, b.size))
    return abs(a.y - b.y) < 0.3 * small and large <= _LARGER * small


def _rows(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs on one baseline together, sorted from left to right; a character printed twice (as false bold) counts once."""
    rows: list[list[list[Glyph]]] = []
    for run in sorted(runs, key=lambda run: -run[0].y):
        home = next((row for row in reversed(rows[-12:]) if _level(row[0][0], run[0])), None)
        if home is None:
            rows.append([run])
        else:
            home.append(run)
    return [_once(sorted((g for run in row for g in run), key=lambda g: (g.x0, g.order))) for row in rows]


def _once(row: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in row:
        if not any(k.character == glyph.character and abs(k.x0 - glyph.x0) < 0.2 * glyph.size for k in kept[-2:]):
            kept.append(glyph)
    return kept


def _split(row: list[Glyph], body: float) -> list[list[Glyph]]:
    """A row cut at its wide gaps; of a letter-spaced row only at gaps wider than its letters are apart."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    usual = median(gaps) if len(gaps) >= 4 else 0.0
    pieces = [[row[0]]]
    for gap, glyph in zip(gaps, row[1:], strict=True):
        # A closing mark is half white, and may hang over the edge of its column.
        white = 0.5 * glyph.size if pieces[-1][-1].character in _CLOSING and gap > 0.3 * glyph.size else 0.0
        if gap + white > max(_apart(pieces[-1][-1], glyph, body), 2.5 * usual + white):
            pieces.append([])
        pieces[-1].append(glyph)
    return pieces


def _letter_spaced(pieces: list[list[Glyph]]) -> list[list[Glyph]]:
    """Neighbouring single characters that are equally far apart are one piece: a letter-spaced headline."""
    found: list[list[Glyph]] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and len(piece) == 1 and piece[0].wide and _goes_on(last, piece[0]):
            last.append(piece[0])
        else:
            found.append(list(piece))
    return [whole for some in found for whole in ([some] if len(some) != 2 or _close(some) else [[g] for g in some])]


def _goes_on(piece: list[Glyph], glyph: Glyph) -> bool:
    gap = glyph.x0 - piece[-1].x1
    if not piece[-1].wide or gap > 4 * glyph.size:
        return False
    if len(piece) == 1:
        return True
    before = piece[-1].x0 - piece[-2].x1
    return abs(gap - before) <= 0.25 * glyph.size + 0.05 * gap


def _close(pair: list[Glyph]) -> bool:
    return pair[1].x0 - pair[0].x1 <= _APART * pair[1].size


def _line(piece: list[Glyph], page: int) -> Line:
    apart = sorted(b.x0 - a.x1 for a, b in pairwise(piece) if a.wide and b.wide)
    usual, sizes = median(apart or [0.0]), median([g.size for g in piece])
    # Where all other characters touch, a narrow gap is a blank, too: browsers print one as a quarter of a character.
    wide = _LONE_GAP if len(apart) > _TOUCHING and apart[-2] <= _TOUCH * sizes else _WIDE_GAP
    text = piece[0].character
    for before, after in pairwise(piece):
        text += (" " if _is_blank(before, after, max(usual, 0.0), wide) else "") + after.character
    first = min(g.order for g in piece)
    return Line(text, piece[0].x0, max(g.x1 for g in piece), median([g.y for g in piece]), sizes, first, page)


def _is_blank(before: Glyph, after: Glyph, usual: float, wide: float) -> bool:
    """Whether a blank stands between two characters: a gap wider than letters of this kind are apart anyway."""
    gap = after.x0 - before.x1 - usual
    if after.spaced and gap > _LATIN_GAP * after.size:
        return True
    if before.wide and after.wide:
        letters = before.character.isalpha() and after.character.isalpha()
        return gap > (wide if letters else _WIDE_GAP) * after.size
    limit = _MIXED_GAP if before.wide or after.wide else _LATIN_GAP
    return gap > limit * after.size
