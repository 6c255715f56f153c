"""Finds and resolves time: `find` (or `each`, one by one) for any text, `annotate` for a document, `explain` for a reader, `inherit.date_for` for facts."""

from archive.extraction.time.document import annotate
from archive.extraction.time.explain import explain
from archive.extraction.time.finder import each, find

__all__ = ["annotate", "each", "explain", "find"]
