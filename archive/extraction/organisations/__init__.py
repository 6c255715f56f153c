"""Finds and resolves organisations."""

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, OrganisationMention


def annotate(text: str, document: Document, catalogue: Catalogue) -> list[OrganisationMention]:
    """The organisations of one document; spans are in `text`, the whole reading."""
    return []
