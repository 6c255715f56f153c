"""Splits a reading into logical documents: one article of a newspaper page, one bulletin, one report."""

from archive.extraction.articles.boundaries import segments
from archive.extraction.articles.offered import ends
from archive.extraction.articles.segment import Segment, redrawn
from archive.extraction.articles.titles import Title, entry_title, find_title, stated_title
from archive.extraction.findings import Article, Passage
from archive.extraction.hints import Hints
from archive.extraction.layout import Heading, below, beside, heading_of
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

__all__ = ["split"]


def split(reading: Reading, hints: Hints | None = None) -> list[Article]:
    """The logical documents of a reading, in reading order, with ids A1, A2 …; borders that people drew outweigh ours."""
    parts = segments(reading)
    if hints and (hints.begins or hints.joined):
        parts = redrawn(parts, hints.begins, hints.joined)
    return [_article(f"A{number}", part, alone=len(parts) == 1) for number, part in enumerate(parts, 1)]


def _article(id: str, part: Segment, *, alone: bool) -> Article:
    title = find_title(part, alone=alone)
    spans, rule = tuple(b.span for b in title.pieces), "headline"
    if not spans:
        spans, rule = stated_title(part), "stated-title"
    if not spans:
        spans, rule = entry_title(part), "entry-title"
    return Article(
        id=id,
        passages=_passages(part, title),
        title=spans,
        subtitle=tuple(b.span for b in title.subtitle),
        continued_from=part.continued_from,
        continued_on=part.continued_on,
        title_rule=rule if spans else "",
    )


def _passages(part: Segment, title: Title) -> tuple[Passage, ...]:
    """The blocks with the headings over each of them; the title itself is on no path."""
    passages, path = [], tuple[Heading, ...]()
    named = {id(b) for b in (*title.pieces, *title.subtitle)}
    own = ends(part)
    for block in part.blocks[own:]:
        passages.append(Passage(BlockKind.FURNITURE, block.start, block.stop, 0, (), block.page))
    offered, passages = passages, []
    for block in part.blocks[:own]:
        heading = None if id(block) in named else heading_of(block, part.text_of(block))
        if heading is not None:
            path = below(path, heading)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            path = beside(path, part.text_of(block))
        over = path[:-1] if block.kind is BlockKind.HEADING and heading is not None else path
        inside = block.kind in _INSIDE
        headings = tuple(h.text for h in over) if inside else ()
        passages.append(Passage(block.kind, block.start, block.stop, block.level, headings, block.page))
    return (*passages, *offered)


_INSIDE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.HEADING)
