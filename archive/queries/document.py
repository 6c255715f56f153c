"""One document to be read: its header and where each field was read from, its paragraphs with all that was found there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from archive.queries import committees, documents, milestones, neighbours, notes
from archive.queries.committees import Committee
from archive.queries.milestones import Item
from archive.queries.neighbours import Neighbours
from archive.queries.notes import Note
from archive.queries.rows import AnyRow, AnySelect
from archive.queries.segments import Piece, cut
from archive.queries.when import When
from archive.schema.metadata import Document, DocumentPlace, Passage, Source, SourceReading
from archive.schema.vocabulary import BlockKind, DocumentPlaceKind, Genre

#: How many milestones of one document are shown beside its text.
MILESTONES = 2000


@dataclass(frozen=True, slots=True)
class Place:
    """From which characters a header field was read: the words, and the paragraph that holds them (None: outside)."""

    words: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the document, cut into pieces; `over` in a piece counts `notes`."""

    number: int
    kind: BlockKind
    level: int
    page: int | None
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    milestones: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that the document stands in."""

    name: str
    sha256: str
    size: int
    media_type: str
    encoding: str | None
    reader: str
    url: str | None
    publisher: str | None
    retrieved: date | None
    note: str | None
    #: Whether the file may be had: not where it holds a document that was withdrawn.
    handed_out: bool
    #: The list of documents that told of it: name, whether that may be had, and the row (3, or Sheet1!3).
    list_name: str | None = None
    list_handed_out: bool = False
    list_row: str | None = None
    #: The words of a date that the list gives and nobody could read.
    date_words: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader's page shows."""

    public_id: str
    title: str
    subtitle: str | None
    genre: Genre
    number: str | None
    issuer: Committee | None
    issuer_rule: str | None
    published: When | None
    published_reason_en: str
    published_reason_zh: str
    period: When | None
    period_reason_en: str
    period_reason_zh: str
    other_dates: tuple[dict[str, Any], ...]
    digest: bool
    continued_from: bool
    continued_on: bool
    origin: Origin
    places: dict[DocumentPlaceKind, tuple[Place, ...]]
    paragraphs: tuple[Paragraph, ...]
    neighbours: Neighbours
    #: Whether a person confirmed or changed its header.
    decided: bool = False

    @property
    def contents(self) -> list[Paragraph]:
        """The headings."""
        return [p for p in self.paragraphs if p.kind is BlockKind.HEADING]

    @property
    def milestones(self) -> list[Item]:
        """All milestones in the order of the text."""
        return [item for p in self.paragraphs for item in p.milestones]


def read(connection: Connection, public_id: str) -> Reading | None:
    """The document of that id, None where there is none or it was withdrawn. A fixed number of statements."""
    statement = (
        select(Document.__table__, Source.name, Source.sha256, Source.size, Source.media_type)
        .add_columns(Source.encoding, Source.reader, Source.origin_url, Source.publisher, Source.retrieved, Source.note)
        .add_columns(Source.list_sha256, Source.list_row, Source.date_words)
        .add_columns(documents.handed_out().label("handed_out"))
        .join(Source, Source.id == Document.source_id)
        .where(Document.public_id == public_id, Document.withdrawn.is_(None))
    )
    row: AnyRow | None = connection.execute(statement).one_or_none()
    if row is None:
        return None
    passages = connection.execute(
        select(Passage.__table__).where(Passage.document_id == row.id).order_by(Passage.ordinal)
    ).all()
    listed = documents.list_of(connection, row.list_sha256) or (None, False)
    issuer = committees.by_id(connection, [row.issuer_id]).get(row.issuer_id) if row.issuer_id else None
    return Reading(
        row.public_id,
        row.title,
        row.subtitle,
        row.genre,
        row.number,
        issuer,
        row.issuer_rule,
        documents.published(row),
        row.published_reason_en,
        row.published_reason_zh,
        documents.period(row),
        row.period_reason_en,
        row.period_reason_zh,
        tuple(row.other_dates or ()),
        row.digest,
        row.continued_from,
        row.continued_on,
        Origin(
            row.name,
            row.sha256,
            row.size,
            row.media_type,
            row.encoding,
            row.reader,
            row.origin_url,
            row.publisher,
            row.retrieved,
            row.note,
            row.handed_out,
            listed[0],
            listed[1],
            row.list_row,
            row.date_words,
        ),
        _places(connection, row, passages),
        _paragraphs(connection, row.id, passages),
        neighbours.of_document(connection, row),
        row.correction_id is not None,
    )


def _paragraphs(connection: Connection, document: int, passages: Iterable[AnyRow]) -> tuple[Paragraph, ...]:
    found = notes.of_document(connection, document)
    told: dict[int | None, list[Item]] = {}
    for item in milestones.many(connection, Document.id == document, limit=MILESTONES):
        told.setdefault(item.passage, []).append(item)
    paragraphs = []
    for p in passages:
        here = tuple(note for note in found if note.start < p.stop and p.start < note.stop)
        items = tuple(sorted(told.get(p.ordinal, ()), key=lambda item: item.start))
        spans = [(note.start, note.stop) for note in here] + [(item.start, item.stop) for item in items]
        paragraphs.append(
            Paragraph(p.ordinal, p.kind, p.level, p.page, tuple(cut(p.text, p.start, spans)), here, items)
        )
    return tuple(paragraphs)


def _places(
    connection: Connection, row: AnyRow, passages: Iterable[AnyRow]
) -> dict[DocumentPlaceKind, tuple[Place, ...]]:
    rows = connection.execute(
        select(DocumentPlace.kind, DocumentPlace.start, DocumentPlace.stop)
        .where(DocumentPlace.document_id == row.id, DocumentPlace.kind != DocumentPlaceKind.BODY)
        .order_by(DocumentPlace.kind, DocumentPlace.ordinal)
    ).all()
    if not rows:
        return {}
    text = connection.execute(select(SourceReading.text).where(SourceReading.source_id == row.source_id)).scalar()
    held = [(p.start, p.stop, p.ordinal) for p in passages]
    found: dict[DocumentPlaceKind, tuple[Place, ...]] = {}
    for kind, start, stop in rows:
        paragraph = next((ordinal for low, high, ordinal in held if low <= start < high), None)
        found[kind] = (*found.get(kind, ()), Place((text or "")[start:stop], paragraph))
    return found


def as_it_came(connection: Connection, public_id: str) -> str | None:
    """The file of a document as text: what came, or of a file that is no text what was read of the document.

    None where there is no such document, or its file is not handed out.
    """
    columns = (Source.media_type, Source.encoding, SourceReading.text, Document.start, Document.stop)
    statement: AnySelect = select(*columns).join_from(Document, Source, Source.id == Document.source_id)
    statement = statement.outerjoin(SourceReading, SourceReading.source_id == Source.id)
    row = connection.execute(statement.where(Document.public_id == public_id)).one_or_none()
    held = documents.file(connection, public_id) if row else None
    if row is None or held is None:
        return None
    if row.media_type.startswith("text/"):
        return held.content.decode(row.encoding or "utf-8", "replace").removeprefix("\ufeff")
    return str(row.text or "")[row.start : row.stop]
