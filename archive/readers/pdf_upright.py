"""Headlines that stand upright on a page, character under character: taken out of the lines, read from the right, put before their text.

A line is broken off at each of their characters otherwise, and falls between the lines of the columns beside it.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from archive.readers.pdf_lines import Line

#: So much larger than the text are the characters of a headline; so many stand under each other at least.
_LARGER, _FEWEST = 1.25, 4
#: Pieces of so many characters may be neighbours in headlines of several columns.
_WIDEST = 3
#: In their own size: how far characters of a column stand aside, and from each other; how far its columns are apart.
_ASIDE, _NEAREST, _FARTHEST, _COLUMNS = 0.25, 0.8, 2.2, 2.6
#: How much farther marks may stand off.
_MARK = 0.75


@dataclass(frozen=True, slots=True)
class _Cell:
    """One character of a piece, and where it stands."""

    line: Line
    at: int

    @property
    def character(self) -> str:
        return self.line.text[self.at]

    @property
    def x(self) -> float:
        return self.line.x0 + self.at * _pitch(self.line)


def _pitch(line: Line) -> float:
    """How far the characters of a piece are from each other."""
    return (line.width - line.size) / (len(line.text) - 1) if len(line.text) > 1 else 0.0


def taken_out(lines: list[Line], body: float) -> tuple[list[Line], list[list[Line]]]:
    """The lines without upright headlines; and these, each as its columns from the right to the left."""
    cells = [
        _Cell(line, at)
        for line in lines
        if line.size >= _LARGER * body and len(line.text) <= _WIDEST
        for at in range(len(line.text))
        if line.text[at] != " "
    ]
    columns = [column for column in _columns(cells) if len(column) >= _FEWEST]
    used = {id(cell.line) for column in columns for cell in column}
    # A piece goes as a whole or not at all.
    stays = {id(c.line) for c in cells} - used
    heads = _joined([_line(column) for column in columns])
    return [line for line in lines if id(line) not in used or id(line) in stays], heads


def _columns(cells: list[_Cell]) -> list[list[_Cell]]:
    """Characters that stand under each other."""
    columns: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda cell: -cell.line.y):
        home = next((column for column in columns if _under(column[-1], cell)), None)
        if home is None:
            columns.append([cell])
        else:
            home.append(cell)
    return [column for column in columns if _is_upright(column)]


def _under(above: _Cell, cell: _Cell) -> bool:
    size, step = above.line.size, above.line.y - cell.line.y
    marks = not (above.character.isalnum() and cell.character.isalnum())  # they stand in a corner of their square
    same = abs(size - cell.line.size) <= 0.08 * size and abs(above.x - cell.x) <= (_MARK if marks else _ASIDE) * size
    return same and (_NEAREST - marks * _MARK) * size <= step <= (_FARTHEST + marks * _MARK) * size


def _is_upright(column: list[_Cell]) -> bool:
    """Whether characters are nearer to those below than to those beside them."""
    steps = [above.line.y - below.line.y for above, below in pairwise(column)]
    beside = [_pitch(cell.line) for cell in column if len(cell.line.text) > 1]
    return bool(steps) and (not beside or min(beside) > max(steps) * 1.02)


def _line(column: list[_Cell]) -> Line:
    """The column as a piece of text: its sides, the baseline of its first character."""
    first = column[0]
    size = first.line.size
    text = "".join(cell.character for cell in column)
    return replace(first.line, text=text, x0=first.x, x1=first.x + size, first=min(c.line.first for c in column))


def _joined(columns: list[Line]) -> list[list[Line]]:
    """Columns of one headline together: of one size, beginning at one height, side by side."""
    heads: list[list[Line]] = []
    for column in sorted(columns, key=lambda column: -column.x0):
        last = heads[-1][-1] if heads else None
        if last is not None and _beside(last, column):
            heads[-1].append(column)
        else:
            heads.append([column])
    return heads


def _beside(right: Line, left: Line) -> bool:
    size = right.size
    return (
        abs(size - left.size) <= 0.08 * size and abs(right.y - left.y) <= size and right.x0 - left.x0 <= _COLUMNS * size
    )


def put_before(text: list[Line], heads: list[list[Line]]) -> list[Line]:
    """The lines in reading order, each headline before the article beside it (else before all)."""
    done = list(text)
    for head in heads:
        whole = replace(head[0], text="".join(line.text for line in head), x0=head[-1].x0)
        done.insert(_place(done, head, whole), whole)
    return done


def _place(lines: list[Line], head: list[Line], whole: Line) -> int:
    """Where a headline stands among lines in order: at the nearest column, or the first of those that begin beside it."""
    top, bottom = head[0].top, min(line.y - 1.1 * line.size * (len(line.text) - 1) for line in head)
    runs = _runs(lines)
    beside = [n for n, run in enumerate(runs) if any(bottom <= lines[at].y <= top for at in run)]
    if not beside:
        return 0
    sides = [_Sides.of([lines[at] for at in run]) for run in runs]
    n = min(beside, key=lambda n: max(whole.x0 - sides[n].right, sides[n].left - whole.x1, 0.0))
    while n and n - 1 in beside and sides[n - 1].alike(sides[n]):
        n -= 1
    return next(at for at in runs[n] if bottom <= lines[at].y <= top)


@dataclass(frozen=True, slots=True)
class _Sides:
    """The sides and the upper end of a column."""

    left: float
    right: float
    top: float
    size: float

    @classmethod
    def of(cls, run: list[Line]) -> "_Sides":
        return cls(min(o.x0 for o in run), max(o.x1 for o in run), run[0].y, run[0].size)

    def alike(self, other: "_Sides") -> bool:
        """Whether two columns belong together: as wide, beginning at one height."""
        wider = abs(self.right - self.left - other.right + other.left)
        return wider <= 1.5 * self.size and abs(self.top - other.top) <= 1.5 * self.size


def _runs(lines: list[Line]) -> list[range]:
    """Lines that stand under each other, as places: columns."""
    runs: list[range] = []
    for at, line in enumerate(lines):
        last = lines[at - 1] if at else None
        if last is not None and line.y < last.y and line.over(last) > 0:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs
