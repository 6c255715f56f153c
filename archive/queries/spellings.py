"""How else a phrase can be printed: in traditional or simplified characters, its figures with or without separators.

The index holds what is printed; a query asks for all of its spellings. So a search answers what a plain scan for any of
them answers.
"""

import csv
import io
import itertools
import re
from functools import cache
from importlib import resources

#: So many ways of writing a phrase in traditional characters are tried: some characters have several.
MOST = 24
_TABLES = ("traditional", "traditional_only")
_PLAIN = re.compile(r"(?<![\d.,])\d{4,12}(?![\d,])")
_SEPARATED = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")


def simplified(folded: str) -> str:
    """The text in simplified characters, as long as before.

    >>> simplified("三百場")
    '三百场'
    """
    return folded.translate(_simplified())


def plain(folded: str) -> str:
    """The text with its figures without separators.

    >>> plain("1,286人")
    '1286人'
    """
    return _SEPARATED.sub(lambda m: m[0].replace(",", ""), folded)


def folding() -> tuple[str, str]:
    """Every traditional character that has a simplified one, and these in the same order."""
    return "".join(traditional for traditional, _ in _pairs()), "".join(simplified for _, simplified in _pairs())


def spellings(phrase: str) -> tuple[str, ...]:
    """The folded phrase, then its other spellings.

    >>> spellings("三百場")
    ('三百場', '三百场')
    >>> spellings("1286人")
    ('1286人', '1,286人')
    """
    base = phrase.translate(_simplified())
    options = [(*_traditional().get(c, ()), c) for c in base]
    written = itertools.islice(("".join(one) for one in itertools.product(*options)), MOST)
    found = dict.fromkeys((phrase, base, *written))
    figured = [_PLAIN.sub(lambda m: f"{int(m[0]):,}" if m[0][0] != "0" else m[0], one) for one in found]
    plain = [_SEPARATED.sub(lambda m: m[0].replace(",", ""), one) for one in found]
    return tuple(dict.fromkeys((*found, *figured, *plain)))


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    files = (resources.files("seeds").joinpath(f"lexicon/{name}.csv").read_text("utf-8") for name in _TABLES)
    return tuple((row["traditional"], row["simplified"]) for text in files for row in csv.DictReader(io.StringIO(text)))


@cache
def _simplified() -> dict[int, str]:
    return {ord(traditional): simplified for traditional, simplified in _pairs()}


@cache
def _traditional() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for traditional, simplified in _pairs():
        found[simplified] = (*found.get(simplified, ()), traditional)
    return found
