"""Formulas: words that so many documents of the archive use that they tell nothing of one committee."""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby

from sqlalchemy import Connection, select

from archive.queries import kept
from archive.queries.wording import Formulas
from archive.schema.metadata import Document, Passage, Reprint

#: So many characters in a row are looked at.
LENGTH = 6
#: A formula stands in at least so many documents, and in this share of them.
LEAST, SHARE = 3, 0.05
#: At most so many documents are counted, spread evenly over the archive.
SAMPLE = 250

_BREAK = re.compile(r"[\W_]+", re.UNICODE)


def of_archive(connection: Connection) -> Formulas:
    """Says of each character of a text whether it belongs to a formula of this archive.

    Counted once for each revision. Digests are not counted, for their words are ours; of reprints one is counted.
    """
    return marker(kept.for_revision(connection, "formulas", lambda: frequent(_documents(connection))))


def frequent(documents: Iterable[Sequence[str]]) -> frozenset[str]:
    """The grams of `LENGTH` characters that at least `LEAST` documents and a share of `SHARE` of them hold."""
    counts: Counter[str] = Counter()
    number = 0
    for passages in documents:
        number += 1
        counts.update({gram for text in passages for run in _BREAK.split(text) for gram in _grams(run)})
    least = max(LEAST, math.ceil(SHARE * number))
    return frozenset(gram for gram, found in counts.items() if found >= least)


@cache
def doctrines() -> re.Pattern[str]:
    """Names of doctrines and meetings that the whole country spells alike (seeds/lexicon/doctrines.toml)."""
    table = tomllib.loads(resources.files("seeds").joinpath("lexicon/doctrines.toml").read_text("utf-8"))
    return re.compile("|".join(table["shapes"]))


def marker(grams: frozenset[str]) -> Formulas:
    """Says of each character of a text whether one of those grams lies over it."""

    @lru_cache(maxsize=2000)
    def marks(text: str) -> Sequence[bool]:
        found = [False] * len(text)
        for at in range(len(text) - LENGTH + 1):
            if text[at : at + LENGTH] in grams:
                found[at : at + LENGTH] = [True] * LENGTH
        return found

    return marks


def _grams(run: str) -> list[str]:
    return [run[at : at + LENGTH] for at in range(len(run) - LENGTH + 1)]


def _documents(connection: Connection) -> Iterable[Sequence[str]]:
    repeated = select(Reprint.document_id)
    shown = select(Document.id).where(
        Document.withdrawn.is_(None), Document.digest.is_(False), Document.id.not_in(repeated)
    )
    keys = list(connection.execute(shown.order_by(Document.id)).scalars())
    step = max(1, math.ceil(len(keys) / SAMPLE))
    texts = select(Passage.document_id, Passage.text).where(Passage.document_id.in_(keys[::step]))
    found = connection.execute(texts.order_by(Passage.document_id))
    for _, passages in groupby(found, key=lambda row: row.document_id):
        yield [row.text for row in passages]
