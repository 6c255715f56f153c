"""Finds reported quantities: `find` in any text, `annotate` in a document with what they belong to."""

from archive.extraction.figures.belonging import annotate
from archive.extraction.figures.cells import CELL, heads
from archive.extraction.figures.find import find

__all__ = ["CELL", "annotate", "find", "heads"]
