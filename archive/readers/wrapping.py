"""Joins the lines of a hard-wrapped text into paragraphs again, by the widths of the lines around each of them."""

import re
import unicodedata
from dataclasses import dataclass, replace

from archive.readers import wordings as w
from archive.readers.drafts import Draft
from archive.readers.sentences import OPENER, dangling, finished, half_finished
from archive.readers.spacing import close, is_spaced
from archive.values.aligned import Builder

#: How many lines before and after tell how wide the column is here.
_NEIGHBOURS = 12
#: A line shorter than this part of its column ends something.
_SHORT = 0.7
_DATELINE = re.compile(r"^(?:据?新华社|本报|中新社|人民网).{0,14}\d{1,2} ?日(?:电|讯)$")
_CLOSING = "，。、；：！？”’）》」』】〕"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text was set: whether blank lines stand between all lines, how its first lines are marked."""

    wrapped: bool
    spaced_out: bool
    indented: bool
    outdented: bool
    widths: tuple[float, ...]
    columns: tuple[float, ...]


@dataclass(slots=True)
class _Line:
    draft: Draft
    width: float
    column: float
    tight: bool = False

    @property
    def text(self) -> str:
        return self.draft.text

    @property
    def short(self) -> bool:
        return self.width < _SHORT * self.column


def width(text: str) -> float:
    """The width of a line in half-width columns as newspapers set it; a letter-spaced line is as wide as it looks."""
    return sum(_width(c) for c in text)


def _width(character: str) -> float:
    if character in " “”‘’":
        return 0.5 if character == " " else 1.0
    return 2.0 if unicodedata.east_asian_width(character) in "WFA" else 1.0


def examine(lines: list[Draft]) -> Layout:
    """How the lines are set."""
    widths = [width(line.text) for line in lines]
    columns = [_column(widths, at) for at in range(len(widths))]
    for at, line in enumerate(lines):
        if is_spaced(line.text):
            widths[at] = columns[at]
    gaps = [line.gap > 0 for line in lines[1:]]
    spaced_out = len(lines) >= 8 and sum(gaps) >= 0.7 * len(gaps)
    wrapped = _is_wrapped(lines, widths)
    inset = sum(line.indent >= 2 for line in lines)
    indented = wrapped and 0 < inset < 0.6 * len(lines) and inset >= 2
    outdented = wrapped and not indented and _is_outdented(lines, widths, columns)
    return Layout(wrapped, wrapped and spaced_out, indented, outdented, tuple(widths), tuple(columns))


def _column(widths: list[float], at: int) -> float:
    near = sorted(widths[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
    return near[int(0.8 * (len(near) - 1))]


def _is_wrapped(lines: list[Draft], widths: list[float]) -> bool:
    if len(lines) < 6:
        return False
    usual = sorted(widths)[int(0.75 * (len(widths) - 1))]
    full = [line for line, w in zip(lines, widths, strict=True) if abs(w - usual) <= 6]
    over = sum(w for w in widths if w > 1.6 * usual)
    if over > 0.25 * sum(widths):
        return False  # paragraphs on one line each; the short lines are titles, signatures, dates
    open_ended = [line for line in full if not finished(line.text) and not half_finished(line.text)]
    return 12 <= usual <= 160 and len(full) >= 0.35 * len(lines) and len(open_ended) >= 0.5 * len(full)


def _is_outdented(lines: list[Draft], widths: list[float], columns: list[float]) -> bool:
    """Whether the indent of first lines was lost: after a short finished line, lines are two characters shorter."""
    firsts = [
        columns[at] - widths[at]
        for at in range(1, len(lines))
        if finished(lines[at - 1].text) and widths[at - 1] < 0.85 * columns[at - 1] and not finished(lines[at].text)
    ]
    return len(firsts) >= 3 and sum(2.5 <= missing <= 6 for missing in firsts) >= 0.6 * len(firsts)


def join_wrapped(lines: list[Draft], layout: Layout) -> list[Draft]:
    """Paragraphs out of wrapped lines; the typographic blanks of justified lines are closed."""
    paragraphs: list[list[_Line]] = []
    for at, draft in enumerate(lines):
        line = _Line(draft, layout.widths[at], layout.columns[at])
        ahead = layout.widths[at + 1] if at + 1 < len(lines) else 0.0
        if paragraphs and not _breaks(paragraphs[-1], line, ahead, layout):
            line.tight = draft.gap == 0
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [_paragraph(group) for group in paragraphs]


def _paragraph(group: list[_Line]) -> Draft:
    builder = Builder()
    ended = ""
    for line in group:
        view = close(line.draft.view, justified=True)
        if _needs_blank(ended, view.text):
            builder.insert(" ", view.origins[0])
        builder.keep(view)
        ended = view.text
    return replace(group[0].draft, view=builder.build())


def _needs_blank(before: str, after: str) -> bool:
    """Whether two lines meet between two Latin words."""
    return before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()


def _breaks(group: list[_Line], line: _Line, ahead: float, layout: Layout) -> bool:
    """Whether `line` begins something new after the lines of `group`."""
    last = group[-1]
    if (last.draft.level or line.draft.level) or last.draft.kind is not line.draft.kind:
        return True
    if dangling(last.text) or line.text[0] in _CLOSING:
        return False
    if _stands_alone(last.text) or _stands_alone(line.text):
        return True
    ends = finished(last.text)
    if _DATELINE.match(last.text) or _DATELINE.match(line.text) or line.text.startswith(("（上接", "(上接", "□", "■")):
        return True
    if OPENER.match(line.text) and (ends or last.short or half_finished(last.text)):
        return True
    if max(last.width / last.column, line.width / line.column) > 1.45:
        return True
    if line.draft.gap > (1 if layout.spaced_out else 0):
        return ends or last.short
    if layout.indented and line.draft.indent >= 2:
        return True
    if last.short:
        return True
    if not ends:
        return _closes_box(group, line, layout) or (half_finished(last.text) and last.width < 0.9 * last.column)
    return _begins_after_full_stop(last, line, layout)


def _stands_alone(text: str) -> bool:
    """Whether a line is a number, a date, a body or an address (各市团委：): nothing is joined to it."""
    words = re.sub(r"\s", "", text)
    if len(words) > 60 or not is_spaced(text):
        return False
    return any(p.match(words) for p in (w.ISSUE, w.DATE_LINE, w.BODY)) or words.endswith(("：", ":", "文件"))


def _begins_after_full_stop(last: _Line, line: _Line, layout: Layout) -> bool:
    """After a line that ends a sentence and fills its column, or nearly."""
    if last.column - last.width > 6:
        return True
    if line.short and not finished(line.text):
        return True  # a heading
    if layout.outdented:
        return line.column - line.width > 2 and not (line.short and last.column - last.width <= 2)
    return not layout.indented and last.column - last.width > 3


def _closes_box(group: list[_Line], line: _Line, layout: Layout) -> bool:
    """In a text set with blank lines throughout, lines without one between are a box; a blank line ends the box."""
    if not layout.spaced_out or line.draft.gap == 0 or len(group) < 2 or not group[-1].tight:
        return False
    before = group[-2].text[-1]
    return not before.isascii()
