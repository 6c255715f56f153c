"""From the lines of a PDF in reading order to paragraphs: by indents, short last lines, font sizes and leading."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from archive.readers.pdf_lines import Line, body_size
from archive.readers.sentences import OPENER, dangling, finished
from archive.readers.streams import Piece
from archive.schema.vocabulary import BlockKind

#: How many lines before and after tell where their column begins and ends.
_NEIGHBOURS = 15
#: Sizes that differ by this factor are different sizes; from this factor on, a line may be a headline.
_DIFFERENT, _LARGER = 1.08, 1.13
_LONGEST_HEADLINE = 90
#: Lines that are so much shorter stand beside something; so many that reach one side, and so wide, tell that.
_WRAPPED, _NARROW_LINES, _NARROWEST = 3.2, 3, 15
#: Short lines in smaller print belong to pictures.
_SMALLER, _LONGEST_CAPTION = 0.92, 60
_CLOSING = "，。、；：！？”’）》」』】〕"
_SUBTITLE = re.compile(r"^(?:——|—|--)")


@dataclass(frozen=True, slots=True)
class _Set:
    """A line with the sides of its column and the usual distance of its lines."""

    line: Line
    left: float
    right: float
    leading: float

    @property
    def em(self) -> float:
        return self.line.size

    @property
    def indent(self) -> float:
        """How far it is set in, in font sizes."""
        return (self.line.x0 - self.left) / self.em

    @property
    def rest(self) -> float:
        """How much of the column it leaves free, in font sizes."""
        return (self.right - self.line.x1) / self.em


def paragraphs(lines: list[Line]) -> list[Piece]:
    """The paragraphs and headlines of a document; larger lines have a level, the largest size being 1."""
    if not lines:
        return []
    body = body_size(lines)
    edges = Counter(round(line.x0) for line in lines)
    placed = [_placed(lines, at, edges) for at in range(len(lines))]
    indented = sum(1.3 <= one.indent <= 3.2 for one in placed) >= max(2, 0.04 * len(placed))
    groups: list[list[_Set]] = []
    for one in placed:
        if groups and _goes_on(groups[-1], one, body, indented):
            groups[-1].append(one)
        else:
            groups.append([one])
    levels = _levels(groups, body)
    return [_piece(group, groups[at - 1] if at else None, levels, body) for at, group in enumerate(groups)]


def _placed(lines: list[Line], at: int, edges: Counter[int]) -> _Set:
    line = lines[at]
    near = [
        other
        for other in lines[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        if other.page == line.page and other.over(line) > 0.5 and _same_size(line, other)
    ]
    steps = [
        above.y - below.y for above, below in pairwise(near) if 0.5 * line.size < above.y - below.y < 4 * line.size
    ]
    leading = sorted(steps)[len(steps) // 3] if steps else 1.5 * line.size
    left, right = min(o.x0 for o in near), max(o.x1 for o in near)
    if max(o.x0 for o in near) - left < 0.5 * line.size:
        left = _outer(line, left, edges)
    elif max(line.x0 - left, right - line.x1) > _WRAPPED * line.size:
        left, right = _beside_picture(lines, at, left, right)
    return _Set(line, left, right, leading)


def _beside_picture(lines: list[Line], at: int, left: float, right: float) -> tuple[float, float]:
    """The sides of the narrower lines around this one, where text runs around a picture or an upright headline."""
    line = lines[at]

    def narrow(other: Line) -> bool:
        aside = other.x0 - left if line.x0 - left > _WRAPPED * line.size else right - other.x1
        return aside > _WRAPPED * line.size

    region = [line]
    for step in (-1, 1):
        place = at + step
        while (
            0 <= place < len(lines) and narrow(lines[place]) and _is_next(region[-1 if step > 0 else 0], lines[place])
        ):
            region.insert(len(region) if step > 0 else 0, lines[place])
            place += step
    inner = min(other.x0 for other in region), max(other.x1 for other in region)
    begin = [o for o in region if abs(o.x0 - inner[0]) < 0.3 * o.size or 1.3 <= (o.x0 - inner[0]) / o.size <= 2.6]
    reach = [o for o in region if inner[1] - o.x1 < o.size]
    # Rows of a list end alike, and are short.
    prose = len({o.text[-1] for o in reach}) >= _NARROW_LINES and inner[1] - inner[0] >= _NARROWEST * line.size
    even = 3 * len(begin) >= 2 * len(region) and 3 * len(reach) >= len(region)
    return inner if prose and even else (left, right)


def _is_next(line: Line, other: Line) -> bool:
    """Whether a line stands right above or below another, in its size."""
    return other.page == line.page and abs(line.y - other.y) < 3 * line.size and _same_size(line, other)


def _outer(line: Line, left: float, edges: Counter[int]) -> float:
    """The left side of a column in which every line near is set in: other pages show where it begins."""
    outer = round(left - 2 * line.size)
    common = [x for x in range(outer - 2, outer + 3) if edges[x] >= _NEIGHBOURS]
    return float(common[0]) if common else left


def _same_size(a: Line, b: Line) -> bool:
    small, large = sorted((a.size, b.size))
    return large <= _DIFFERENT * small


def _goes_on(group: list[_Set], one: _Set, body: float, indented: bool) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last, line = group[-1], one.line
    if last.line.page == line.page and last.line.beside(line):
        return True  # pieces of one row
    if not _same_size(last.line, line):
        return False
    if line.size >= _LARGER * body:
        return _headline_goes_on(group, one)
    below = last.line.page == line.page and last.line.y - line.y > 0
    if below and last.line.y - line.y > 1.5 * max(last.leading, one.leading) and last.line.over(line) > 0:
        return dangling(last.line.text) and not last.rest > 4
    if line.text[0] in _CLOSING or (dangling(last.line.text) and last.rest < 4):
        return True
    if one.indent >= 1.3:
        return False
    if indented:
        return last.rest < 4 and not (last.rest > 2 and finished(last.line.text)) and _flush(group)
    if last.rest > 1.6:
        return False
    return not (finished(last.line.text) and (not below or OPENER.match(line.text)))


def _flush(group: list[_Set]) -> bool:
    """Whether a paragraph can go on to the left edge: not where it is a single line that stood in the middle."""
    return not (len(group) == 1 and group[0].indent > 3.2 and group[0].rest > 1)


def _headline_goes_on(group: list[_Set], one: _Set) -> bool:
    """Whether a large line is the next line of the headline before it."""
    last, line = group[-1].line, one.line
    if _SUBTITLE.match(line.text):
        return False
    if line.y > last.y or last.page != line.page:  # the next column: only where the line before was full
        return len(group) == 1 and group[0].indent >= 1.3 and group[0].rest < 1.2 and one.indent < 1.3
    if not 0 < last.y - line.y < 2.1 * line.size:
        return False
    long = sum(len(other.line.text) for other in group) + len(line.text)
    under = (
        line.x0 < last.x1 and line.x1 > last.x0 - 3 * line.size
    )  # an indented first line may be longer than the second
    return long <= _LONGEST_HEADLINE and not finished(last.text) and under


def _levels(groups: list[list[_Set]], body: float) -> dict[float, int]:
    """The level of each size of headlines."""
    sizes: list[float] = []
    heads = {round(g[0].em, 1) for g in groups if g[0].em >= _LARGER * body and _length(g) <= _LONGEST_HEADLINE}
    for size in sorted(heads, reverse=True):
        if not sizes or sizes[-1] > _DIFFERENT * size:
            sizes.append(size)
    return {size: min(sum(other > size * _DIFFERENT for other in sizes) + 1, 4) for size in heads}


def _length(group: list[_Set]) -> int:
    return sum(len(one.line.text) for one in group)


def _piece(group: list[_Set], before: list[_Set] | None, levels: dict[float, int], body: float) -> Piece:
    text = group[0].line.text
    for last, one in pairwise(group):
        text += (" " if _is_blank(last.line, one.line) else "") + one.line.text
    level = levels.get(round(group[0].em, 1), 0) if _length(group) <= _LONGEST_HEADLINE else 0
    first = group[0]
    gap = int(before is not None and before[-1].line.y - first.line.y > 1.6 * median([first.leading, 1.5 * first.em]))
    kind = BlockKind.CAPTION if first.em < _SMALLER * body and len(text) <= _LONGEST_CAPTION else BlockKind.PARAGRAPH
    return Piece(
        text,
        BlockKind.HEADING if level else kind,
        level,
        gap=gap,
        indent=min(int(first.indent * 2), 40),
        page=first.line.page,
    )


def _is_blank(before: Line, after: Line) -> bool:
    """Whether a blank stands between two lines: pieces of one row are apart, Latin words are."""
    if before.page == after.page and before.beside(after):
        return True
    a, b = before.text[-1], after.text[0]
    return a.isascii() and b.isascii() and a.isalpha() and b.isalpha()  # digits are one number
