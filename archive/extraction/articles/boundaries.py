"""Where one article of a page ends and the next begins.

Evidence is needed for every border: a mark of continuation (上接1版, 下转3版), or headlines that each have a byline or a
dateline of their own, or the layout of a page of PDF, or the items of a bulletin (`items`). A report is one document.
"""

import re

from archive.extraction.articles.items import items, with_contents
from archive.extraction.articles.segment import Segment, is_running
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Block, Reading

_FROM = re.compile(r"^[（(]?\s*(?:紧接|上接|接)\s*(?:第)?\s*[\dA-Z一二三四五六七八九十]{1,3}\s*版")
_ON = re.compile(r"[（(]?\s*下?转\s*(?:第)?\s*[\dA-Z一二三四五六七八九十]{1,3}\s*版\s*[）)]?\s*$")
_OPENING = re.compile(
    r"^(?:[^，。]{0,6}(?:本报|本刊|新华社|中新社|中新网|人民网|中青网)(?:[^，。]{0,24}(?:电|讯|消息)|讯)|[（(](?:全媒体|见习|本报|通讯)?(?:记者|通讯员))"
)
_BYLINE = re.compile(r"^[□■○●◎◆\s]*(?:本报|本刊|新华社|.{2,6}报|全媒体|融媒体|见习|首席)*(?:记者|通讯员|特约)")
#: A line that says when and where a text was posted; the end of an official title; a document's number.
_POSTED = re.compile(
    r"(?=.*(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2})(?=.*(?:来源|发布|时间\s*[:：]|日期\s*[:：]))"
)
_OFFICIAL = re.compile(r"(?:通知|通报|函|意见|批复|决定|公告|请示|报告)$")
_NUMBER = re.compile(r"[〔\[（【](?:19|20)\d\d[〕\]）】]\s*第?\d{1,4}\s*号")
#: No salutation is longer.
_SALUTATION = 60
#: How many blocks after a headline its byline or dateline may stand.
_NEAR = 3


def segments(reading: Reading) -> list[Segment]:
    """The articles of a reading; none where it has no block."""
    text = reading.text
    blocks = with_contents(reading.blocks, text)
    if not blocks:
        return []
    told = (_continued(blocks, text), _headed(blocks, text), _put_together(blocks, text), _laid_out(reading))
    starts = sorted({0, *(at for places in told for at in places)})
    found = []
    for start, stop in zip(starts, [*starts[1:], len(blocks)], strict=True):
        part = blocks[start:stop]
        words = [b.of(text) for b in part]
        onward = any(_goes_on(w) and not _turns(part, at + 1, text) for at, w in list(enumerate(words))[-4:])
        found.append(Segment(text, part, any(_FROM.match(w) for w in words[:2]), onward))
    return _with_frames(found)


def _continued(blocks: tuple[Block, ...], text: str) -> list[int]:
    """The blocks that open with 上接, and those that follow a 下转."""
    found = []
    for at, block in enumerate(blocks):
        words = block.of(text)
        if _turns(blocks, at, text):
            continue
        if _FROM.match(words) or (at and _goes_on(blocks[at - 1].of(text)) and any(is_running(b) for b in blocks[at:])):
            found.append(at)
    return found


def _turns(blocks: tuple[Block, ...], at: int, text: str) -> bool:
    """Whether an article was put together over the turn of its page: （下转3版） and right after it （上接1版）."""
    inside = 0 < at < len(blocks)
    return inside and bool(_FROM.match(blocks[at].of(text))) and _goes_on(blocks[at - 1].of(text))


def _goes_on(words: str) -> bool:
    """Whether a block ends with the page on which it goes on."""
    return "转" in words and _ON.search(words) is not None


def _laid_out(reading: Reading) -> list[int]:
    """The headlines that the layout of a newspaper page tells to begin an article."""
    begins = {m.start for m in reading.metadata if m.name == "article"}
    return [at for at, block in enumerate(reading.blocks) if block.start in begins and block.kind is BlockKind.HEADING]


def _headed(blocks: tuple[Block, ...], text: str) -> list[int]:
    """Headlines with a byline or dateline of their own, where there are at least two of them."""
    if any(b.kind is BlockKind.MASTHEAD for b in blocks):
        return items(blocks, text)
    runs = [
        at
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING and (at == 0 or blocks[at - 1].kind is not BlockKind.HEADING)
    ]
    signed = [at for at in runs if _is_signed(blocks, at, text)]
    return signed if len(signed) > 1 else []


def _put_together(blocks: tuple[Block, ...], text: str) -> list[int]:
    """Where texts were put one after the other: each headline over a posting line of its own, or a notice after a signature."""
    heads = [at for at in range(1, len(blocks)) if _begins_run(blocks, at) and at + 2 < len(blocks)]
    posted = [at for at in [0, *heads] if blocks[at].kind is BlockKind.HEADING and _is_posted(blocks, at, text)]
    issued = [at for at in heads if blocks[at - 1].kind is BlockKind.SIGNATURE and _is_issued(blocks, at, text)]
    return [*(at for at in posted if len(posted) > 1 and at), *issued]


def _begins_run(blocks: tuple[Block, ...], at: int) -> bool:
    return blocks[at].kind is BlockKind.HEADING and blocks[at - 1].kind is not BlockKind.HEADING


def _is_posted(blocks: tuple[Block, ...], at: int, text: str) -> bool:
    """Whether a line right under the headline says when and where it was posted, and running text follows."""
    line, after = blocks[at + 1 : at + 2], blocks[at + 2 : at + 4]
    told = bool(line) and line[0].kind is BlockKind.METADATA and _POSTED.search(line[0].of(text)) is not None
    return told and any(is_running(b) for b in after)


def _is_issued(blocks: tuple[Block, ...], at: int, text: str) -> bool:
    """Whether the headline of an official text has a number or a salutation under it. (An attachment has neither.)"""
    return _OFFICIAL.search(blocks[at].of(text)) is not None and any(
        _NUMBER.search(b.of(text)) or (b.of(text).endswith(("：", ":")) and b.stop - b.start <= _SALUTATION)
        for b in blocks[at + 1 : at + 3]
    )


def _is_signed(blocks: tuple[Block, ...], at: int, text: str) -> bool:
    """Whether a byline or dateline follows the headline, and running text after that."""
    after = at
    while after < len(blocks) and blocks[after].kind is BlockKind.HEADING:
        after += 1
    near = blocks[after : after + _NEAR]
    for number, block in enumerate(near):
        words = block.of(text)
        if _FROM.match(words):
            return False
        if is_running(block):
            return bool(_OPENING.match(words))
        if block.kind is BlockKind.METADATA and _BYLINE.match(words):
            rest = blocks[after + number + 1 : after + number + 3]
            return bool(rest) and any(is_running(b) for b in rest) and not _FROM.match(rest[0].of(text))
    return False


def _with_frames(found: list[Segment]) -> list[Segment]:
    """Parts without any running text join the article before them (the first one: the article after it)."""
    whole: list[Segment] = []
    for part in found:
        previous = whole[-1] if whole else None
        if previous is not None and not (_has_text(part) and _has_text(previous)):
            joined = (*previous.blocks, *part.blocks)
            continued = previous.continued_from or (part.continued_from and not _has_text(previous))
            whole[-1] = Segment(part.text, joined, continued, part.continued_on or previous.continued_on)
        else:
            whole.append(part)
    return whole


def _has_text(part: Segment) -> bool:
    return any(is_running(b) for b in part.blocks)
