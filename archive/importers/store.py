"""Stores one annotated source: replaces what was found before, keeps permanent ids, and keeps indexes and counts in step.

Everything here happens inside one `writing` transaction, so a killed import leaves no half document.
"""

import hashlib
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Annotation, Document
from archive.importers import bulk, corrections, events, laying, lod, reprints, rollups, search_index, tallies
from archive.importers import names as naming
from archive.importers.finding_rows import Builder
from archive.importers.given import Given
from archive.importers.identity import document_id, milestone_ids
from archive.importers.rows import ORDER, Identity
from archive.importers.writing import Keys, now, touch
from archive.schema import metadata as tables
from archive.schema.base import table_of
from archive.schema.vocabulary import DocumentPlaceKind, Outcome
from archive.values.reading import Reading
from archive.values.spans import Span


@dataclass(frozen=True, slots=True)
class Taken:
    """A source that was read and understood, ready to be stored."""

    name: str
    content: bytes
    sha256: str
    given: Given
    reading: Reading
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing did: the source's key, what it holds now, and whether anything changed."""

    source: int
    outcome: Outcome
    documents: int
    milestones: int


def given_columns(given: Given) -> dict[str, Any]:
    """The columns of `sources` that hold what was said of it."""
    return {
        "origin_url": given.url,
        "publisher": given.publisher,
        "retrieved": given.retrieved,
        "given_issuer": given.issuer,
        "given_published": given.published,
        "given_title": given.title,
        "note": given.note,
        "digest": given.digest,
        "given_number": given.number,
        "part_of": given.part_of,
        "list_sha256": given.list_sha256,
        "list_row": given.list_row,
        "date_words": given.date_words,
    }


def store(connection: Connection, taken: Taken, catalogue: Catalogue) -> Stored:
    """Store the source and all that was found in it; `same` when neither differs from what is stored."""
    decisions = corrections.standing(connection, taken.sha256)
    laid = laying.lay_over(taken.annotation, decisions)
    findings = _findings_sha256(laid, taken.reading)
    known = connection.execute(
        select(table_of(tables.Source)).where(tables.Source.sha256 == taken.sha256)
    ).one_or_none()
    columns = given_columns(taken.given)
    if known is not None and known.findings_sha256 == findings:
        corrections.write_flags(connection, decisions, laid)  # a decision that changes nothing still says why
        return _only_given(connection, known, columns, taken)
    keys = Keys(connection)
    identities = _identities(connection, keys, taken, known.id if known else None)
    source = known.id if known else keys.next(tables.Source)
    days = lod.days_of_source(connection, source)
    left = _forget(connection, source) if known else set()
    _source_row(connection, taken, source, bool(known), columns | {"findings_sha256": findings})
    documents = _findings(connection, keys, laid, source, identities, catalogue)
    lod.refresh(connection, days | lod.days_of_source(connection, source))
    corrections.write_flags(connection, decisions, laid)
    events.link(connection, documents, left)
    if known:
        naming.prune(connection)
    touch(connection)
    outcome = Outcome.CHANGED if known else Outcome.NEW
    return Stored(source, outcome, len(laid.annotation.documents), len(laid.annotation.milestones))


def _only_given(connection: Connection, known: Any, columns: dict[str, Any], taken: Taken) -> Stored:
    """The findings are those stored; what was said of the source, or the version, may still be new."""
    version: dict[str, Any] = {"extraction_version": taken.annotation.extraction_version}
    changed = {key: value for key, value in (columns | version).items() if getattr(known, key) != value}
    if changed:
        connection.execute(update(tables.Source).where(tables.Source.id == known.id).values(**changed))
    said = changed.keys() - version.keys()
    if said:
        touch(connection)
    outcome = Outcome.CHANGED if said else Outcome.SAME
    return Stored(known.id, outcome, len(taken.annotation.documents), len(taken.annotation.milestones))


def _findings_sha256(laid: laying.Laid, reading: Reading) -> str:
    """A digest of everything that will be stored below the source."""
    held = (laid.annotation.text, repr(laid.annotation), repr(sorted(laid.marks.items())), repr(reading.blocks))
    whole = hashlib.sha256("\x1e".join(held).encode("utf-8", "surrogatepass"))
    whole.update(repr((reading.metadata, reading.media_type, reading.encoding, reading.reader)).encode())
    whole.update(_packed_origins(reading))
    return whole.hexdigest()


def _packed_origins(reading: Reading) -> bytes:
    numbers = array("i", reading.origins)
    if array("i", [1]).tobytes()[0] != 1:
        numbers.byteswap()
    return numbers.tobytes()


def _source_row(connection: Connection, taken: Taken, key: int, known: bool, columns: dict[str, Any]) -> None:
    reading = taken.reading
    values = {
        "media_type": reading.media_type,
        "encoding": reading.encoding,
        "reader": reading.reader,
        "extraction_version": taken.annotation.extraction_version,
        "annotated_at": now(),
        **columns,
    }
    read = {
        "text": reading.text,
        "origins": zlib.compress(_packed_origins(reading), 6),
        "blocks": [[b.kind.value, b.start, b.stop, b.level, b.page] for b in reading.blocks],
        "fields": [[m.name, m.value, m.start, m.stop] for m in reading.metadata],
    }
    if known:
        connection.execute(update(tables.Source).where(tables.Source.id == key).values(**values))
        connection.execute(update(tables.SourceReading).where(tables.SourceReading.source_id == key).values(**read))
        return
    size = len(taken.content)
    connection.execute(
        insert(tables.Source).values(
            id=key, sha256=taken.sha256, name=taken.name, size=size, imported_at=now(), **values
        )
    )
    packed = zlib.compress(taken.content, 6)
    smaller = len(packed) < 0.9 * size
    connection.execute(
        insert(tables.SourceContent).values(
            source_id=key, content=packed if smaller else taken.content, compressed=smaller
        )
    )
    connection.execute(insert(tables.SourceReading).values(source_id=key, **read))


def _findings(
    connection: Connection,
    keys: Keys,
    laid: laying.Laid,
    source: int,
    identities: Mapping[str, Identity],
    catalogue: Catalogue,
) -> list[int]:
    """Store what was found; the keys of the documents."""
    names = naming.resolve(connection, keys, laid.annotation, catalogue)
    rows = Builder(laid.annotation, identities, names, keys.next, laid.marks).build(source, milestone_ids)
    for model in ORDER:
        bulk.insert(connection, table_of(model), rows.of(model))
    documents = [identity.key for identity in identities.values()]
    search_index.add(connection, documents)
    rollups.add(connection, documents)
    tallies.add(connection, documents)
    reprints.link(connection, documents)
    return documents


def _forget(connection: Connection, source: int) -> set[int]:
    """Take away what was found in a source before; the source itself stays. The events that it reported."""
    documents = list(connection.scalars(select(tables.Document.id).where(tables.Document.source_id == source)))
    search_index.remove(connection, documents)
    rollups.subtract(connection, documents)
    tallies.subtract(connection, documents)
    left = events.of_documents(connection, documents)
    connection.execute(delete(tables.Document).where(tables.Document.source_id == source))
    return left


def _identities(connection: Connection, keys: Keys, taken: Taken, source: int | None) -> dict[str, Identity]:
    """Keys and permanent ids of the documents: those of before where a document covers the same text, else new ones."""
    kept = _matched(connection, taken.annotation.documents, source) if source is not None else {}
    used = {identity.public_id for identity in kept.values()}
    if source is not None:
        used |= set(connection.scalars(select(tables.Document.public_id).where(tables.Document.source_id == source)))
    for document in taken.annotation.documents:
        if document.id in kept:
            continue
        public_id = document_id(
            taken.sha256, document.title, used | _occupied(connection, taken.sha256, document.title)
        )
        used.add(public_id)
        kept[document.id] = Identity(keys.next(tables.Document), public_id)
    return kept


def _occupied(connection: Connection, sha256: str, title: str) -> set[str]:
    """The id that would be given, if another source happens to have it."""
    wanted = document_id(sha256, title, ())
    taken = connection.scalar(select(tables.Document.public_id).where(tables.Document.public_id == wanted))
    return {taken} if taken else set()


def _matched(connection: Connection, documents: Sequence[Document], source: int) -> dict[str, Identity]:
    """New documents that continue a stored one: the pairs that share most characters, each document once."""
    old = connection.execute(
        select(tables.Document.id, tables.Document.public_id, tables.Document.withdrawn, tables.Document.title).where(
            tables.Document.source_id == source
        )
    ).all()
    places: dict[int, list[Span]] = {row.id: [] for row in old}
    body = select(table_of(tables.DocumentPlace)).where(
        tables.DocumentPlace.document_id.in_(list(places)), tables.DocumentPlace.kind == DocumentPlaceKind.BODY
    )
    for place in connection.execute(body):
        places[place.document_id].append(Span(place.start, place.stop))
    pairs = sorted(
        (
            (-_shared(document.spans, places[row.id]), document.title != row.title, at, row.id)
            for at, document in enumerate(documents)
            for row in old
        ),
    )
    identity = {row.id: Identity(row.id, row.public_id, row.withdrawn) for row in old}
    matched: dict[str, Identity] = {}
    for shared, _, at, key in pairs:
        if shared < 0 and documents[at].id not in matched and key in identity:
            matched[documents[at].id] = identity.pop(key)
    return matched


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.stop, b.stop) - max(a.start, b.start)) for a in one for b in other)
