"""Builds the default catalogue from the files of seeds/; each kind of record is loaded by the function named after it."""

from archive.extraction.catalogue import Catalogue
from archive.extraction.initiatives.loaders import load_families, load_initiatives
from archive.extraction.organisations.loaders import load_organisations, load_regions
from archive.extraction.time.periods import load_periods


def load() -> Catalogue:
    """The catalogue of the packaged seeds/."""
    return Catalogue(
        regions=load_regions(),
        organisations=load_organisations(),
        initiatives=load_initiatives(),
        periods=load_periods(),
        families=load_families(),
    )
