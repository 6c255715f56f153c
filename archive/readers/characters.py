"""Repairs single characters of a decoded source: invisible ones, look-alikes, and what a PDF's font mapping made of some.

Only characters that are no text (and the readings that converters put in brackets) are dropped, and only the repairs listed in seeds/damage are made; everything else,
full-width digits and letters included, stays as printed.
"""

import re
from functools import cache

from archive.readers.lexicon import rows
from archive.readers.readings import readings
from archive.values.aligned import AlignedText, without
from archive.values.spans import Span

#: No text: controls, soft hyphens, zero-width marks, direction marks, byte order marks, noncharacters.
_INVISIBLE = re.compile(
    "\r(?=\n)|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = dict.fromkeys(
    map(ord, "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"), " "
)
_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")

_NUMBER = re.compile(r"也((?:19|20)\d\d)页(?=\s*\d{1,4}\s*号)")
_QUOTE = re.compile(r"“[^“”\n冶]{1,40}(冶)(?![金炼铸])")
_INDENT = re.compile(r"^(摇{1,4})(?=[\u4e00-\u9fff“（])", re.M)


def clean(source: str) -> AlignedText:
    r"""The source without invisible characters, with radicals and mis-mapped characters repaired in place.

    Line ends become "\\n", typographic spaces a plain one (the ideographic space stays).
    """
    view = AlignedText.identity(source.translate(_replacements()))
    view = without(view, [Span(m.start(), m.end()) for m in _INVISIBLE.finditer(source)])
    view = without(view, readings(view.text))
    return AlignedText(_repair_fonts(view.text), view.origins)


@cache
def _replacements() -> dict[int, str]:
    radicals = {ord(row["printed"]): row["meant"] for row in rows("damage/radicals.csv")}
    return {**_SPACES, **_BREAKS, **radicals}


def _repair_fonts(text: str) -> str:
    """Replace one for one what a broken font mapping put for brackets, quotes and spaces, in those positions only."""
    changes: dict[int, str] = {}
    for match in _NUMBER.finditer(text):
        changes |= {match.start(): "〔", match.end() - 1: "〕"}
    quotes = [m.start(1) for m in _QUOTE.finditer(text) if text[m.start(1) - 1] != "陶"]
    if 2 <= len(quotes) <= text.count("“") - text.count("”"):  # once may be the plain word 冶
        changes |= dict.fromkeys(quotes, "”")
    indents = list(_INDENT.finditer(text))
    if len(indents) > 1 or any(len(m[1]) > 1 for m in indents):
        changes |= {at: "\u3000" for m in indents for at in range(m.start(1), m.end(1))}
    if not changes:
        return text
    characters = list(text)
    for at, character in changes.items():
        characters[at] = character
    return "".join(characters)
