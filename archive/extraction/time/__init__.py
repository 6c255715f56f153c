"""Finds and resolves time: `find` for any text, `annotate` for a document, `explain` for a reader."""

from dataclasses import replace

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, TimeExpression
from archive.extraction.time.finder import find

__all__ = ["annotate", "find"]


def annotate(text: str, document: Document, catalogue: Catalogue) -> list[TimeExpression]:
    """The time of one document; spans are in `text`, the whole reading."""
    reference = document.published.interval if document.published else None
    found = []
    for span in document.spans:
        for e in find(span.of(text), reference, catalogue=catalogue):
            found.append(replace(e, start=e.start + span.start, stop=e.stop + span.start, document=document.id))
    return found
