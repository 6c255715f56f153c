"""Sets Chinese text as PDF pages for tests: one column, or a newspaper page of several with headlines across."""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
_CLOSING = "，。、；：！？”’）》」』】〕…"


@dataclass(frozen=True)
class Text:
    """One block to be set; level 0 is running text, 1 the title; captions are set in smaller print."""

    words: str
    level: int = 0
    caption: bool = False


@dataclass(frozen=True)
class Set:
    """One line as it is set: its place on a page, font size, and the box (column or headline) that it belongs to."""

    page: int
    x: float
    y: float
    size: float
    words: str
    box: int = 0


def wrapped(words: str, size: float, width: float, indent: float = 0.0) -> list[str]:
    """Lines no wider than `width`; a closing mark never opens a line."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    lines, line, used = [], "", indent
    for character in words:
        wide = pdfmetrics.stringWidth(character, FONT, size)
        if used + wide > width:
            keep = len(line)
            while character in _CLOSING and keep > 1 and line[keep - 1] in _CLOSING:
                keep -= 1
            keep -= character in _CLOSING  # the character before goes down with its mark
            lines.append(line[:keep])
            line = line[keep:]
            used = pdfmetrics.stringWidth(line, FONT, size)
        line, used = line + character, used + wide
    return [*lines, line]


def one_column(blocks: list[Text], head: str = "") -> bytes:
    """A4 pages with page numbers below and a running head."""
    placed: list[Set] = []
    page, y, size, width, left = 1, 760.0, 12.0, 450.0, 72.0
    for block in blocks:
        large = size + (0, 10, 4, 2)[min(block.level, 3)] - 2 * block.caption
        indent = 0.0 if block.level == 1 else 2 * size
        y -= 8 if block.level else 0
        for at, words in enumerate(wrapped(block.words, large, width, indent)):
            if y < 80:
                page, y = page + 1, 760.0
            x = left + (indent if at == 0 else 0)
            if block.level == 1:
                x = left + (width - pdfmetrics.stringWidth(words, FONT, large)) / 2
            placed.append(Set(page, x, y, large, words, page))
            y -= 1.6 * large
        y -= 6 if block.level else 0
    frame = [Set(n, 285, 40, 10, f"— {n} —") for n in range(1, page + 1)]
    heads = [Set(n, 72, 800, 9, head) for n in range(1, page + 1)] if head else []
    return printed([*heads, *placed, *frame], (595, 842))


def newspaper(blocks: list[Text], columns: int = 3, order: str = "read", foot: str = "") -> bytes:
    """Pages of columns; every title (level 1) runs across all of them, its text stands below; so do short openings.

    `order` is that in which the page is stored: as read, `rows` across the columns, `boxes` or `lines` at random.
    """
    size, gutter, left, width, lowest = 9.0, 16.0, 40.0, 760.0, 70.0
    column = (width - (columns - 1) * gutter) / columns
    placed: list[Set] = []
    page, top, box = 1, 1120.0, 0
    for title, run in _runs(blocks):
        box += 1
        if title or sum(len(b.words) for b in run) < 150:
            for large, words in _across(title, run, width):
                x = left + (width - pdfmetrics.stringWidth(words, FONT, large)) / 2
                placed.append(Set(page, x, top, large, words, box))
                top -= 1.4 * large
            continue
        lines = list(_column_lines(run, size, column))
        while lines:
            rows = min(int((top - lowest) // 14), -(-len(lines) // columns))
            for number in range(columns):
                box += 1
                x = left + number * (column + gutter)
                some, lines = lines[:rows], lines[rows:]
                placed += [Set(page, x + s.x, top - 14 * at, s.size, s.words, box) for at, s in enumerate(some)]
            top -= 14 * rows + 40
            if lines or top < 250:
                page, top = page + 1, 1120.0
    feet = [Set(n, 400, 30, 8, foot or f"第{n}版") for n in range(1, page + 1)]
    return printed([*_shuffled(placed, order), *feet], (842, 1191))


def _across(title: Text | None, run: list[Text], width: float) -> Iterator[tuple[float, str]]:
    """The lines of a title, its subtitle in smaller type, or of a short opening, each with its size."""
    for block in [title, *run] if title else run:
        large = 26 if block is title else 16 if title else 12
        yield from ((large, words) for words in wrapped(block.words, large, width))


def _runs(blocks: list[Text]) -> Iterator[tuple[Text | None, list[Text]]]:
    """Titles with their subtitles, and the blocks between them."""
    run: list[Text] = []
    for at, block in enumerate(blocks):
        if block.level != 1:
            if not (block.level == 2 and at and blocks[at - 1].level == 1):
                run.append(block)
            continue
        if run:
            yield None, run
        under = blocks[at + 1 : at + 2]
        subtitle = [b for b in under if b.level == 2]
        yield block, subtitle
        run = []
    if run:
        yield None, run


def _column_lines(blocks: list[Text], size: float, width: float) -> Iterator[Set]:
    for block in blocks:
        large = size * 1.3 if block.level else size - block.caption
        for at, words in enumerate(wrapped(block.words, large, width, 2 * large)):
            yield Set(0, 2 * large if at == 0 else 0.0, 0.0, large, words)


@dataclass(frozen=True)
class Box:
    """An article in its box on a newspaper page: upper left corner, width, columns, size of its headline; headings inside."""

    title: str
    text: tuple[str, ...]
    x: float
    top: float
    width: float
    columns: int
    head: float = 20.0
    upright: bool = False
    inside: tuple[tuple[int, str], ...] = ()


def page_of(boxes: list[Box], order: str = "read", size: tuple[float, float] = (842, 1191)) -> bytes:
    """A newspaper page of articles in boxes, without bylines, stored as read or otherwise."""
    return printed(_shuffled([s for n, box in enumerate(boxes) for s in _boxed(box, n)], order), size)


def _boxed(box: Box, number: int) -> Iterator[Set]:
    size, gutter, top, width = 9.0, 14.0, box.top, box.width
    if box.upright:
        for at, c in enumerate(box.title):
            yield Set(1, box.x + width - box.head, top - box.head * (1 + 1.15 * at), box.head, c, number)
        width -= box.head + gutter
    else:
        for line in wrapped(box.title, box.head, width):
            wide = pdfmetrics.stringWidth(line, FONT, box.head)
            yield Set(1, box.x + (width - wide) / 2, top - box.head, box.head, line, number)
            top -= 1.4 * box.head
        top -= 10
    column = (width - (box.columns - 1) * gutter) / box.columns
    inside = dict(box.inside)
    blocks = [b for n, p in enumerate(box.text) for b in ([Text(inside[n], 3)] if n in inside else []) + [Text(p)]]
    lines = list(_column_lines(blocks, size, column))
    rows = -(-len(lines) // box.columns)
    for at, line in enumerate(lines):
        x = box.x + at // rows * (column + gutter) + line.x
        yield Set(1, x, top - size - 14 * (at % rows), line.size, line.words, number)


def _shuffled(placed: list[Set], order: str) -> list[Set]:
    if order == "rows":
        return sorted(placed, key=lambda s: (s.page, -s.y, s.x))
    chance = random.Random(7)
    if order == "lines":
        return chance.sample(placed, len(placed))
    if order == "boxes":
        boxes = sorted({s.box for s in placed})
        chance.shuffle(boxes)
        return [s for box in boxes for s in placed if s.box == box]
    return placed


def printed(placed: list[Set], size: tuple[float, float]) -> bytes:
    """The PDF of these lines, written in their order page by page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for page in range(1, max(s.page for s in placed) + 1):
        for line in (s for s in placed if s.page == page):
            canvas.setFont(FONT, line.size)
            canvas.drawString(line.x, line.y, line.words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
