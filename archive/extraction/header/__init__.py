"""Reads a document's header: title, number, issuer, own date, genre, reporting period; each with the place it was read from."""

from archive.extraction.header.reader import read

__all__ = ["read"]
