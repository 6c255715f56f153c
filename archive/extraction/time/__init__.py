"""Finds and resolves time."""

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, TimeExpression


def annotate(text: str, document: Document, catalogue: Catalogue) -> list[TimeExpression]:
    """The time of one document; spans are in `text`, the whole reading."""
    return []
