"""Builds the default catalogue from the files of seeds/; each kind of record is loaded by the function named after it."""

from archive.extraction.catalogue import Catalogue


def load() -> Catalogue:
    """The catalogue of the packaged seeds/."""
    return Catalogue(regions=(), organisations=(), initiatives=(), periods=())
