"""Whose a document may be where its header does not decide it: what a person should look at.

A bare name at the place of the issuer (团市委 signs) may mean several committees. News that names neither a source nor a
medium (本报讯) may be told by the committee that its title names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Passage
from archive.extraction.header.issuer import is_press
from archive.extraction.header.parts import Parts, place_of
from archive.extraction.header.sources import body, context
from archive.extraction.organisations import find
from archive.extraction.traditional import fold
from archive.schema.vocabulary import BlockKind, OrganisationKind
from archive.values.spans import Span
from archive.values.width import full_width

#: A committee whose site it is: 您的位置：天津共青团 >> 要闻, 欢迎来到陕西共青团！
_SITE = re.compile(
    r"(?:位置|欢迎[^，。]{0,6})\s*(?:是|[:：到临问])?\s*(?P<who>[\u4e00-\u9fff]{2,12}共青团|(?:中国)?共[\u4e00-\u9fff]{0,5}青年?团[\u4e00-\u9fff]{2,16}委(?:员会)?)"
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """The committees that may have issued a document, and the characters that leave it open."""

    names: tuple[str, ...]
    spans: tuple[Span, ...]


def proposed(parts: Parts, year: int | None, catalogue: Catalogue) -> Proposed | None:
    """Who may have issued a document without an issuer, None where nothing tells."""
    for passage in _places(parts):
        for start, stop, names in _open(parts, passage, year, catalogue):
            return Proposed(names, (Span(start, stop),))
    title = full_width(fold(parts.title)) if parts.title_spans else ""
    if "团" in title and (name := body(title, year, catalogue, context(parts))):
        return Proposed((name,), parts.title_spans)
    for passage in parts.head:
        site = _SITE.search(parts.of(passage)) if passage.kind is BlockKind.FURNITURE else None
        if site and (name := body(site["who"], year, catalogue)):
            return Proposed((name,), (place_of(passage, site, "who"),))
    return None


def _places(parts: Parts) -> Iterator[Passage]:
    """Where an issuer stands: masthead, signature, lines of source and author; the title of a text that no medium tells."""
    yield from parts.kind(BlockKind.MASTHEAD, BlockKind.SIGNATURE)
    yield from (p for p in parts.head if p.kind is BlockKind.METADATA)
    if not is_press(parts):
        titled = {(s.start, s.stop) for s in parts.title_spans}
        yield from (p for p in parts.kind(BlockKind.HEADING) if (p.start, p.stop) in titled)


def _open(
    parts: Parts, passage: Passage, year: int | None, catalogue: Catalogue
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The names in a passage that stay open even in the whole text, with what they may mean."""
    words = parts.of(passage)
    if "团" not in words:
        return
    before = f"{context(parts)}\n\n"
    for mention in find(before + words, year=year, catalogue=catalogue):
        if mention.start >= len(before) and mention.kind is OrganisationKind.LEAGUE and mention.candidates:
            shift = passage.start - len(before)
            yield mention.start + shift, mention.stop + shift, mention.candidates
