"""Joins what page breaks and OCR tore apart inside a sentence: two paragraphs, or a paragraph and a false heading."""

import re
from dataclasses import replace

from archive.readers import wordings as w
from archive.readers.drafts import Draft
from archive.readers.sentences import OPENER, dangling, finished, half_finished, is_prose, unclosed
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import joined
from archive.values.spans import Span

_NUMBERED = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是要]|第[一二三四五六七八九十]+，|\d{1,2}[.．、])"
)

#: Nothing is joined to a paragraph that is longer than this.
_LONGEST = 10_000
#: A bold piece so short (with its full stop) is the rest of a word, not a sentence.
_PIECE = 5


def join_torn(drafts: list[Draft]) -> list[Draft]:
    """The drafts with every torn sentence in one piece."""
    whole: list[Draft] = []
    for draft in drafts:
        if whole and _belongs(whole[-1], draft):
            whole[-1] = _join(whole[-1], draft)
        else:
            whole.append(draft)
    return whole


def _belongs(before: Draft, after: Draft) -> bool:
    if before.kind not in _FLOWING or after.kind not in _FLOWING or finished(before.text):
        return False
    if len(before.text) > _LONGEST or _is_frame(before.text) or _is_frame(after.text):
        return False
    if _is_torn_lead(before, after):
        return True
    if w.OFFICIAL_TITLE.match(re.sub(r"\s", "", before.text)) or w.CONTACT.match(after.text):
        return False
    if before.level or half_finished(before.text) or after.text.startswith(before.text[:16]):
        return False  # (an abstract before the paragraph that it was cut from)
    if after.level:
        return is_prose(before.text) and _is_false_heading(before.text, after.text)
    if OPENER.match(after.text) and not dangling(before.text):
        return False
    if before.text.endswith(("”", "）", ")")) and not unclosed(before.text) and len(before.text) < 60:
        return False
    return (dangling(before.text) and len(before.text) >= 12) or (is_prose(before.text) and _is_tail(before, after))


_FLOWING = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.NOTE)


def _is_frame(text: str) -> bool:
    """Whether a line belongs to the frame of a page by its wording: nothing of it flows on."""
    return (len(text) <= 80 and w.STAMP.match(text) is not None) or (
        len(text) <= 160 and any(p.match(text) for p in (w.METADATA, w.CREDIT, w.DISTRIBUTION, w.DATE_LINE, w.BYLINE))
    )


def _is_tail(before: Draft, after: Draft) -> bool:
    """Whether a paragraph can be the rest of the prose before it: that is long, or owes a closing mark."""
    return len(before.text) >= 40 or bool(unclosed(before.text)) or after.text[0] in "，。、；：！？”’）》"


def _is_false_heading(before: str, heading: str) -> bool:
    """A heading that closes what the paragraph before left open, or that is a sentence with marks inside."""
    owed = unclosed(before)
    if owed and owed[-1] in heading and not unclosed(heading.split(owed[-1])[0] + owed[-1]):
        return True
    return finished(heading) and bool(re.search(r"[，,]", heading)) and not _NUMBERED.match(heading)


def _is_torn_lead(before: Draft, after: Draft) -> bool:
    """A numbered bold lead-in whose second half, bold as well, opens the next block."""
    if after.level or not after.bold or after.bold[0].start != 0 or OPENER.match(after.text):
        return False
    lead = after.bold[0].of(after.text)
    if not (finished(lead) and _NUMBERED.match(before.text) and len(before.text) < 60):
        return False
    if before.level:  # a whole heading may well be followed by a bold sentence: only a piece of a word tells
        return len(lead) <= _PIECE
    return len(before.bold) == 1 and len(before.bold[0]) == len(before.text)


def _join(before: Draft, after: Draft) -> Draft:
    shift = len(before.text)
    bold = (*before.bold, *(span.shifted(shift) for span in after.bold))
    if len(bold) > 1 and before.bold and after.bold and before.bold[-1].stop == shift == bold[len(before.bold)].start:
        middle = len(before.bold)
        bold = (*bold[: middle - 1], Span(bold[middle - 1].start, bold[middle].stop), *bold[middle + 1 :])
    kind = BlockKind.PARAGRAPH if before.level else before.kind
    return replace(before, view=joined([before.view, after.view]), bold=bold, kind=kind, level=0)
