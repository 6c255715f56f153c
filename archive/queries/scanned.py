"""How OCR read a document's file: how many lines it doubted, and which letters were settled by known words."""

import json
import re
from dataclasses import dataclass

from sqlalchemy import Connection, select

from archive.queries import page_images
from archive.queries.rows import AnySelect
from archive.schema.metadata import Document, Source, SourceReading

_COUNTED = re.compile(r"(\d+) of (\d+) lines doubtful")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that OCR left open, with those around it: as read, and as it was taken because a known word stands there."""

    page: int
    read: str
    taken: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """How sure OCR was: `doubtful` of `lines` of the whole file; `settled` are the letters on the document's pages."""

    lines: int
    doubtful: int
    settled: tuple[Letter, ...]


def of_document(connection: Connection, public_id: str) -> Scanned | None:
    """How a document was read from its scan; None where no OCR was needed."""
    statement: AnySelect = select(SourceReading.fields).join(Source, SourceReading.source_id == Source.id)
    statement = statement.join(Document, Document.source_id == Source.id)
    fields = connection.scalar(statement.where(Document.public_id == public_id, Document.withdrawn.is_(None)))
    told = {str(name): str(value) for name, value, *_ in fields or ()}
    counted = _COUNTED.match(told.get("ocr", ""))
    if counted is None:
        return None
    pages = set(page_images.numbers(connection, public_id))
    return Scanned(int(counted[2]), int(counted[1]), tuple(x for x in _letters(told.get("settled")) if x.page in pages))


def _letters(kept: str | None) -> list[Letter]:
    try:
        return [Letter(int(page), str(read), str(taken)) for page, read, taken in json.loads(kept or "[]")]
    except (ValueError, TypeError):
        return []
