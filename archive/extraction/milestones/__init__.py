"""Makes the dated facts of a document from what was found in it."""

from archive.extraction.milestones.annotate import annotate

__all__ = ["annotate"]
