"""The structure of official prose: numbered headings and lead-ins, and the path of headings over each block."""

import re
from dataclasses import dataclass

from archive.schema.vocabulary import BlockKind
from archive.values.reading import Block

_N = "[一二三四五六七八九十百]{1,3}"
#: What numbers a part, outermost first.
_RANKS = (
    (2, re.compile(rf"^第{_N}(?:部分|章|编)")),
    (3, re.compile(rf"^(?:{_N}、|【[^】]{{2,30}}】)")),
    (4, re.compile(rf"^[（(]{_N}[）)]")),
    (5, re.compile(rf"^(?:\d{{1,2}}[.．、](?!\d)|第{_N}[，,])")),
    (6, re.compile(r"^[（(]\d{1,2}[）)]")),
    (7, re.compile(rf"^{_N}[是要]")),
)
#: A lead-in is the first sentence of a numbered paragraph, if it is so short.
_LONGEST_LEAD = 60
_LEAD = re.compile(rf"^([^。：:！？\n]{{2,{_LONGEST_LEAD}}}[。：:])(?=.)")
#: The first of a row of points.
_FIRST = re.compile(r"[（(第]?(?:一|1)(?![\d一二三四五六七八九十百])")
_ENTRY = re.compile(r"^【[^】]{2,30}】")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading on the path: its text, the rank of its number (None where it has none), its level on the page."""

    text: str
    rank: int | None
    level: int


def rank(text: str) -> int | None:
    """How deep the number at the start of a text stands, None where there is none."""
    return next((depth for depth, pattern in _RANKS if pattern.match(text)), None)


def lead_in(text: str) -> str | None:
    """The heading with which a numbered paragraph opens (一、…。, （一）…。, 一是…。, 【…】), None where it has none."""
    if entry := _ENTRY.match(text):
        return entry[0]
    depth = rank(text)
    if depth is None:
        return None
    if depth <= 4 and len(text) <= _LONGEST_LEAD and "。" not in text[:-1]:
        return text.rstrip("。：:")
    match = _LEAD.match(text)
    return match[1].rstrip("。：:") if match else None


def below(path: tuple[Heading, ...], heading: Heading) -> tuple[Heading, ...]:
    """The path after `heading` has come: what it ends is gone, and it stands last."""
    kept = [h for h in path if not _ends(heading, h)]
    return (*kept, heading)


def beside(path: tuple[Heading, ...], text: str) -> tuple[Heading, ...]:
    """The path over running text: a numbered point that is none of its own headings (四是…) ends those of its rank and below.

    The first point (一是…) ends none, for it may open a list under the one before.
    """
    depth = rank(text)
    if depth is None or _FIRST.match(text):
        return path
    return tuple(h for h in path if h.rank is None or h.rank < depth)


def _ends(new: Heading, old: Heading) -> bool:
    if new.rank is not None and old.rank is not None:
        return new.rank <= old.rank
    return new.level <= old.level


def heading_of(block: Block, text: str) -> Heading | None:
    """The heading that a block is or opens with."""
    if block.kind is BlockKind.HEADING:
        return Heading(text, rank(text), block.level or 3)
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and (lead := lead_in(text)):
        return Heading(lead, rank(text), 7)
    return None
