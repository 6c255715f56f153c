"""Marks what a copy site printed twice: a paragraph again, or the beginning of one as its abstract. Facts count once."""

import re
from dataclasses import replace

from archive.readers.drafts import Draft
from archive.schema.vocabulary import BlockKind

#: Shorter paragraphs may well return (refrains, rows of lists).
_SHORTEST = 30
_FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """The drafts, second prints of a paragraph and abstracts cut from the next one marked as furniture.

    A paragraph may well return under another heading; under the same one, or none, it is a second print.
    """
    seen: set[str] = set()
    heads: set[str] = set()
    done = list(drafts)
    for at, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING:
            if draft.text not in heads:
                seen.clear()
            heads.add(draft.text)
        if draft.kind not in _FLOWING or draft.sure:
            continue
        words = re.sub(r"\W", "", draft.text)
        ahead = re.sub(r"\W", "", drafts[at + 1].text[: len(draft.text) + 40]) if at + 1 < len(drafts) else ""
        again = len(words) >= _SHORTEST and words in seen
        if again or (len(words) >= _SHORTEST and len(ahead) > len(words) and ahead.startswith(words)):
            done[at] = replace(draft, kind=BlockKind.FURNITURE, level=0, sure=True)
        seen.add(words)
    return done
