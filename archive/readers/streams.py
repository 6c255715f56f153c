"""The character stream of formats that have no decoded source, and the way from it to blocks.

A binary reader extracts lines of text in reading order. Its stream is these lines with one line break between them;
the origins of the reading are offsets into that stream.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.readers.characters import clean
from archive.readers.drafts import Draft
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import pieces, stripped

_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One extracted line or paragraph, and what the format says of it (see `Draft`)."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    gap: int = 0
    indent: int = 0
    sure: bool = False
    page: int | None = None


def drafts(extracted: Sequence[Piece]) -> list[Draft]:
    """The pieces as drafts whose origins point into the stream; empty ones become gaps."""
    stream = "\n".join(_BREAK.sub(" ", piece.text) for piece in extracted)
    found: list[Draft] = []
    gap = 0
    for piece, view in zip(extracted, pieces(clean(stream), "\n"), strict=True):
        bare = stripped(view)
        if not bare.text:
            gap += 1
            continue
        draft = Draft(bare, piece.kind, piece.level, indent=piece.indent, sure=piece.sure, page=piece.page)
        found.append(replace(draft, gap=max(gap, piece.gap) if found else 0))
        gap = 0
    return found
