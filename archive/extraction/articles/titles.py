"""The title of an article: the headline before its text, or, on newspaper pages, the one that stands after it."""

import re
from dataclasses import dataclass

from archive.extraction.articles.segment import Segment
from archive.extraction.layout import rank
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Block
from archive.values.spans import Span
from archive.values.width import full_width

_SUBTITLE = re.compile(r"^(?:——|—|--)")
_ENTRY = re.compile(
    r"【(?!(?:本[报刊]|新闻|快|要|简|短)?[讯報报]|消息|概述|正文|摘要|导[语读]|资料图|责任?编|编者)([^】]{2,40})】"
)
_STATED = re.compile(r"(?:原?\s*标\s*题|原\s*题|题\s*目|名\s*称)\s*[：:]\s*(\S.{3,79})$")
#: A line over a title is no longer, and addresses nobody.
_OVER = 24
_ADDRESSED = re.compile(r"各|同志|朋友|你们|您|尊敬|亲爱")
#: A line over a title that is only a motto: 承前启后 继往开来.
_MOTTO = re.compile(r"^[\u4e00-\u9fff]{4}(?:[ \u3000、]+[\u4e00-\u9fff]{4}){1,3}$")
#: A title printed on several lines is not longer than this.
_LONGEST = 90
#: No title has more lines.
_PIECES = 6
#: A first-level heading so near to the start is the title even after a line of text.
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Title:
    """The blocks of a title, and those of the subtitle (or the line over the title)."""

    pieces: tuple[Block, ...] = ()
    subtitle: tuple[Block, ...] = ()


def find_title(part: Segment, *, alone: bool) -> Title:
    """The title of a segment. A continued article, and one of several on a page, may have it after its text."""
    head, tail = _leading(part), _trailing(part)
    if part.continued_from:
        return _understood(part, tail)
    if head:
        found = _understood(part, head)
        over = _over(part, found)
        return Title((*over, *found.pieces), found.subtitle) if over else found
    return Title() if alone else _understood(part, tail)


def _over(part: Segment, title: Title) -> tuple[Block, ...]:
    """The first line of a title on two lines that ends in a colon (上海某区团组织：), or nothing."""
    at = part.blocks.index(title.pieces[0]) if title.pieces else 0
    before = part.blocks[at - 1] if at else None
    return (before,) if before is not None and _is_over(part, before, at - 1) else ()


def _is_over(part: Segment, block: Block, at: int) -> bool:
    """Whether a short line that ends in a colon stands right over a heading, and addresses nobody."""
    follows = part.blocks[at + 1].kind is BlockKind.HEADING if at + 1 < len(part.blocks) else False
    if block.kind is not BlockKind.PARAGRAPH or block.stop - block.start > _OVER or not follows:
        return False
    words = full_width(fold(part.text_of(block)))
    return words.endswith(("：", ":")) and not _ADDRESSED.search(words)


def stated_title(part: Segment) -> tuple[Span, ...]:
    """The title that a line of the head or foot states (原标题：……), or nothing."""
    for block in (*part.blocks[:8], *part.blocks[8:][-6:]):
        if block.kind is BlockKind.METADATA and (stated := _STATED.match(full_width(fold(part.text_of(block))))):
            return (Span(block.start + stated.start(1), block.start + stated.end(1)),)
    return ()


def entry_title(part: Segment) -> tuple[Span, ...]:
    """The title in 【】 with which an entry of a yearbook opens, or nothing."""
    first = next((b for b in part.blocks if b.kind is BlockKind.PARAGRAPH), None)
    entry = _ENTRY.match(fold(part.text_of(first))) if first else None
    if entry is None or first is None:
        return ()
    return (Span(first.start + entry.start(1), first.start + entry.end(1)),)


def _leading(part: Segment) -> list[Block]:
    """The first run of headings, if no running text stands before it."""
    run: list[Block] = []
    for at, block in enumerate(part.blocks):
        if block.kind is BlockKind.HEADING:
            if not run and _is_section(part, block):
                return []
            if run and _is_section(part, block):
                break
            run.append(block)
        elif run:
            break
        elif block.kind is BlockKind.PARAGRAPH and not (_title_follows(part, at) or _is_over(part, block, at)):
            return []
    return run


def _title_follows(part: Segment, at: int) -> bool:
    return any(b.kind is BlockKind.HEADING and b.level == 1 for b in part.blocks[at : min(at + 2, _NEAR)])


def _is_section(part: Segment, block: Block) -> bool:
    found = rank(part.text_of(block))
    return found is not None and not part.text_of(block).startswith("【")


def _trailing(part: Segment) -> list[Block]:
    """The last run of headings, if no running text stands after it."""
    run: list[Block] = []
    for block in reversed(part.blocks):
        if block.kind is BlockKind.HEADING:
            run.append(block)
        elif run or block.kind in _BEFORE_END:
            break
    return run[::-1]


#: What stands between the end of a text and a headline after it never is.
_BEFORE_END = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.SIGNATURE)


def _understood(part: Segment, run: list[Block]) -> Title:
    """Which headings of a run are the title and which the subtitle; headings of a first section are neither."""
    run = run[:_PIECES]
    if not run:
        return Title()
    main = next(
        b for b in run if b.level == min(h.level for h in run if not _SUBTITLE.match(part.text_of(h)) or len(run) == 1)
    )
    at = run.index(main)
    if at + 1 < len(run) and _is_motto(part, main, run[at + 1]):
        at += 1
        main = run[at]
    pieces, subtitle = [main], list(run[:at])
    for block in run[at + 1 :]:
        words = part.text_of(block)
        length = sum(b.stop - b.start for b in pieces)
        if _SUBTITLE.match(words):
            subtitle.append(block)
        elif subtitle[at:]:
            break
        elif block.level == main.level and length + len(words) <= _LONGEST:
            if words != part.text_of(main):
                pieces.append(block)
        elif block.level > main.level and _is_single(part, block):
            subtitle.append(block)
        else:
            break
    return Title(tuple(pieces), tuple(subtitle))


def _is_motto(part: Segment, line: Block, below: Block) -> bool:
    """Whether a line is a motto over the headline: no format made the line below it a subtitle."""
    marked = below.level - line.level == 1 or bool(_SUBTITLE.match(part.text_of(below)))
    return not marked and bool(_MOTTO.match(part.text_of(line)))


def _is_single(part: Segment, block: Block) -> bool:
    """Whether no other unnumbered heading has this level: then it is a subtitle and no section."""
    same = [
        b for b in part.blocks if b.kind is BlockKind.HEADING and b.level == block.level and not _is_section(part, b)
    ]
    return len(same) == 1
