"""Recognises reprints: documents that share a fair part of their sampled character 8-grams.

About every sixth 8-gram of the folded text without punctuation and white space is kept as a number in one table. Two
documents are linked when they share at least six of them and a fifth of the shorter one's; so an excerpt, a noisy scan and
a page that holds the article among others are found, while official phrases that all share are not enough.
"""

import zlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from archive.importers import bulk
from archive.schema.base import table_of
from archive.schema.metadata import Correction, Document, Fingerprint, Passage, Reprint
from archive.schema.vocabulary import BlockKind, Decision, Doubt, FindingKind
from archive.values.bigrams import fold

GRAM = 8
SAMPLE = 6
LEAST_SHARED = 6
LEAST_SHARE = 0.2

#: What every issue of a bulletin repeats says nothing of its articles.
REPEATED = (BlockKind.MASTHEAD, BlockKind.METADATA, BlockKind.DISTRIBUTION, BlockKind.FURNITURE, BlockKind.SIGNATURE)


def fingerprints(texts: Iterable[str]) -> set[int]:
    """The sampled 8-grams of a document's passages, as numbers."""
    found: set[int] = set()
    for text in texts:
        bare = "".join(c for c in fold(text) if c.isalnum())
        for at in range(len(bare) - GRAM + 1):
            number = zlib.crc32(bare[at : at + GRAM].encode())
            if number % SAMPLE == 0:
                found.add(number)
    return found


def link(connection: Connection, documents: Sequence[int]) -> None:
    """Take the fingerprints of these documents (keys) and link them with all that they repeat, in either direction."""
    rows: list[dict[str, int]] = []
    for key in documents:
        texts = connection.scalars(
            select(Passage.text)
            .where(Passage.document_id == key, Passage.kind.not_in(REPEATED))
            .order_by(Passage.ordinal)
        )
        rows.extend({"gram": gram, "document_id": key} for gram in sorted(fingerprints(texts)))
    bulk.insert(connection, table_of(Fingerprint), rows)
    apart = _apart(connection)
    links = {pair: s for key in documents for pair, s in _shares(connection, key).items() if pair not in apart}
    bulk.insert(
        connection,
        table_of(Reprint),
        [
            {"document_id": later, "of_document_id": earlier, "similarity": share}
            for (later, earlier), share in sorted(links.items())
        ],
    )


def _apart(connection: Connection) -> set[tuple[int, int]]:
    """The pairs of documents of which a person said that neither repeats the other, in both orders."""
    decided = connection.scalars(
        select(Correction.before).where(
            Correction.kind == FindingKind.DOCUMENT,
            Correction.decision == Decision.REJECTED,
            Correction.undone_at.is_(None),
        )
    )
    pairs = [(b["document"], b["other"]) for b in decided if b and b.get("doubt") == Doubt.REPRINT]
    names = {name for pair in pairs for name in pair}
    rows = connection.execute(select(Document.public_id, Document.id).where(Document.public_id.in_(names)))
    keys = {row[0]: row[1] for row in rows}
    found = {(keys[one], keys[other]) for one, other in pairs if one in keys and other in keys}
    return found | {(other, one) for one, other in found}


def _shares(connection: Connection, key: int) -> dict[tuple[int, int], float]:
    """The documents that share enough with this one, as (later, earlier) → share of the shorter one."""
    own, other = aliased(Fingerprint), aliased(Fingerprint)
    shared = (
        select(other.document_id, func.count().label("number"))
        .join_from(own, other, own.gram == other.gram)
        .where(own.document_id == key, other.document_id != key)
        .group_by(other.document_id)
        .having(func.count() >= LEAST_SHARED)
    )
    found: dict[tuple[int, int], float] = {}
    mine = _size(connection, key)
    for document, number in connection.execute(shared):
        share = min(1.0, number / min(mine, _size(connection, document)))
        if share >= LEAST_SHARE and _comparable(connection, key, document):
            found[(max(key, document), min(key, document))] = round(share, 4)
    return found


def _size(connection: Connection, document: int) -> int:
    return connection.scalar(select(func.count()).where(Fingerprint.document_id == document)) or 0


def _comparable(connection: Connection, one: int, other: int) -> bool:
    """Parts of one source may repeat each other (a page and its summary), and a digest its original: no reprints."""
    rows = connection.execute(select(Document.source_id, Document.digest).where(Document.id.in_((one, other)))).all()
    return len({row.source_id for row in rows}) == 2 and len({row.digest for row in rows}) == 1
