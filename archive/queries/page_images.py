"""A page of a document's file with all that was found on it, for its picture beside the text."""

import json
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from archive.queries import documents, notes
from archive.queries.rows import AnyRow, AnySelect
from archive.schema.metadata import Document, Passage, Source, SourceReading

#: Characters before and after a finding that tell its place on the page.
_AROUND = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A finding on a page: its kind, its words, and those around it."""

    kind: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the digest of its file, what was found on it, and the lines that OCR saw (text, left, top, width, height)."""

    sha256: str
    found: tuple[Found, ...]
    lines: tuple[tuple[str, float, float, float, float], ...]


def _has_pages() -> ColumnElement[bool]:
    return (Source.media_type == "application/pdf") | Source.media_type.startswith("image/")


def numbers(connection: Connection, public_id: str) -> list[int]:
    """The pages of the file on which the document stands; none where the file has no pages, or is not handed out."""
    statement: AnySelect = select(Passage.page).join_from(Passage, Document, Document.id == Passage.document_id)
    statement = statement.join(Source, Source.id == Document.source_id).distinct().order_by(Passage.page)
    wanted = (Document.public_id == public_id, Document.withdrawn.is_(None), _has_pages(), documents.handed_out())
    return [number for number in connection.scalars(statement.where(*wanted)) if number is not None]


def page(connection: Connection, public_id: str, number: int) -> Page | None:
    """A page of the document; None where there is no such page, or it may not be shown."""
    statement: AnySelect = select(Document.id, Source.sha256, Source.reader, SourceReading.fields)
    statement = statement.join_from(Document, Source, Source.id == Document.source_id)
    statement = statement.join(SourceReading, SourceReading.source_id == Source.id)
    wanted = (Document.public_id == public_id, Document.withdrawn.is_(None), _has_pages(), documents.handed_out())
    row: AnyRow | None = connection.execute(statement.where(*wanted)).one_or_none()
    if row is None:
        return None
    passages = connection.execute(
        select(Passage.__table__)
        .where(Passage.document_id == row.id, Passage.page.in_([number - 1, number]))
        .order_by(Passage.ordinal)
    ).all()
    # The last paragraph of the page before may go on here.
    here = [p for p in passages if p.page == number]
    if not here:
        return None
    here += [p for p in passages if p.page == number - 1][-1:]
    return Page(row.sha256, tuple(_found(connection, row.id, here)), _lines(row.fields, number))


def _found(connection: Connection, document: int, passages: list[AnyRow]) -> list[Found]:
    found = []
    for note in notes.of_document(connection, document):
        p = next((p for p in passages if p.start <= note.start and note.stop <= p.stop), None)
        if p is not None:
            start, stop = note.start - p.start, note.stop - p.start
            before, after = p.text[max(0, start - _AROUND) : start], p.text[stop : stop + _AROUND]
            found.append(Found(note.kind.value, before, p.text[start:stop], after))
    return found


def _lines(fields: list[list[object]], number: int) -> tuple[tuple[str, float, float, float, float], ...]:
    """The lines of a page that OCR saw, as they were kept when the file came in."""
    kept = next((str(value) for name, value, *_ in fields or () if name == "lines"), "[]")
    try:
        return tuple((str(text), *map(float, box)) for at, text, *box in json.loads(kept) if at == number)  # type: ignore[misc]
    except (ValueError, TypeError):
        return ()
