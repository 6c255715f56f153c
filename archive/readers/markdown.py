"""Reads Markdown, above all as OCR gives it: page breaks in mid-sentence, false headings, bold parts that mean little."""

import re
from dataclasses import replace

from archive.readers import marks
from archive.readers.characters import clean
from archive.readers.drafts import Draft, Form, assemble
from archive.readers.furniture import is_rule, without_page_marks
from archive.readers.joining import join_torn
from archive.readers.kinds import classify
from archive.readers.lines import split
from archive.readers.plain import whole
from archive.readers.spacing import close
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText, stripped, without
from archive.values.reading import Reading
from archive.values.spans import Span

FORM = Form("markdown", "text/markdown")

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_ITEM = re.compile(r"^[-*+][ \t]+(?=\S)")
_QUOTE = re.compile(r"^(?:>[ \t]?)+")
_TABLE = re.compile(r"^\|.*\|$")
_TABLE_RULE = re.compile(r"^\|[ :|-]+\|$")
_FENCE = re.compile(r"^(?:```|~~~)")
_BOLD = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^*\s])([^*\n]+?)(?<=[^*\s])\*(?![*\w])")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--.*?-->")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>~|-])")
_STRAY = re.compile(r"\*\*+|`+")


def claims(text: str) -> bool:
    """Whether the text carries marks of Markdown and no HTML or front matter."""
    return marks.is_markdown(text)


def read(text: str, encoding: str) -> Reading:
    """The reading of a decoded source."""
    return assemble(classify(blocks(clean(text))), (), FORM, encoding)


def blocks(view: AlignedText) -> list[Draft]:
    """The blocks of a Markdown text: marks understood and removed, torn sentences whole again."""
    lines = [_line(line) for line in split(view) if not is_rule(line.text) and not _FENCE.match(line.text)]
    lines = without_page_marks([line for line in lines if line.text])
    runs = _unwrapped(lines)
    return join_torn([_closed(draft) for draft in runs])


def _closed(draft: Draft) -> Draft:
    view = close(draft.view)
    return draft if len(view) == len(draft.view) else replace(draft, view=view, bold=_moved(draft, view))


def _moved(draft: Draft, view: AlignedText) -> tuple[Span, ...]:
    """The bold spans after blanks were closed (views of one line keep the order of their source)."""
    found = []
    for span in draft.bold:
        start = view.locate(draft.view.origins[span.start])
        stop = view.locate(draft.view.origins[span.stop - 1]) + 1
        if start < min(stop, len(view)):
            found.append(Span(start, min(stop, len(view))))
    return tuple(found)


def _unwrapped(lines: list[Draft]) -> list[Draft]:
    """Where the paragraphs themselves are hard-wrapped, they are joined; headings and tables stay as they are."""
    plain = [line for line in lines if line.kind is BlockKind.PARAGRAPH]
    if len(plain) < 12 or sum(line.gap == 0 for line in plain) < 0.5 * len(plain):
        return lines
    return whole(lines)


def _line(line: Draft) -> Draft:
    """One line with its marks understood."""
    view = line.view
    if quote := _QUOTE.match(view.text):
        view = stripped(view.slice(quote.end(), len(view)))
    if heading := _HEADING.match(view.text):
        inner, _ = _inline(view.slice(heading.start(2), heading.end(2)))
        return replace(line, view=stripped(inner), kind=BlockKind.HEADING, level=len(heading[1]), bold=())
    if _TABLE.match(view.text):
        return replace(line, view=_row(view), kind=BlockKind.TABLE, sure=True)
    kind = line.kind
    if item := _ITEM.match(view.text):
        view, kind = view.slice(item.end(), len(view)), BlockKind.LIST_ITEM
    inner, bold = _inline(view)
    return replace(line, view=inner, kind=kind, bold=bold)


def _row(view: AlignedText) -> AlignedText:
    """A table's row: cells with a blank between; a rule becomes nothing."""
    if _TABLE_RULE.match(view.text):
        return view.slice(0, 0)
    inner, _ = _inline(stripped(view.slice(1, len(view) - 1)))
    return AlignedText(re.sub(r"\|", " ", inner.text), inner.origins)


def _inline(view: AlignedText) -> tuple[AlignedText, tuple[Span, ...]]:
    """The text without inline marks, and where it was bold."""
    text = view.text
    dropped = [Span(*m.span()) for m in _IMAGE.finditer(text)]
    dropped += [Span(*m.span()) for m in _TAG.finditer(text)] + [Span(*m.span()) for m in _ESCAPE.finditer(text)]
    for link in _LINK.finditer(text):
        dropped += [Span(link.start(), link.start() + 1), Span(link.end(1), link.end())]
    strong = []
    for bold in _BOLD.finditer(text):
        dropped += [Span(bold.start(), bold.start(2)), Span(bold.end(2), bold.end())]
        strong.append((bold.start(2), bold.end(2)))
    for emphasis in _EMPHASIS.finditer(text):
        dropped += [Span(emphasis.start(), emphasis.start() + 1), Span(emphasis.end() - 1, emphasis.end())]
    dropped += [Span(*m.span()) for m in _STRAY.finditer(text)]
    clean_view = without(view, dropped)
    whole_view = stripped(clean_view)
    return whole_view, _bold_spans(view, whole_view, strong)


def _bold_spans(view: AlignedText, inner: AlignedText, strong: list[tuple[int, int]]) -> tuple[Span, ...]:
    found = []
    for start, stop in strong:
        first = inner.locate(view.origins[start])
        last = min(inner.locate(view.origins[stop - 1]) + 1, len(inner))
        if first < last:
            found.append(Span(first, last))
    return tuple(found)
