"""Builds the default catalogue from the files of seeds/; each kind of record is loaded by the function named after it."""

from datetime import date

from archive.extraction.catalogue import Catalogue, NationalMilestone, seed_rows
from archive.extraction.initiatives.loaders import load_families, load_initiatives, load_parts
from archive.extraction.organisations.loaders import load_organisations, load_regions
from archive.extraction.time.periods import load_periods
from archive.schema.vocabulary import NationalKind


def load() -> Catalogue:
    """The catalogue of the packaged seeds/."""
    return Catalogue(
        regions=load_regions(),
        organisations=load_organisations(),
        initiatives=load_initiatives(),
        periods=load_periods(),
        families=load_families(),
        parts=load_parts(),
        national=load_national(),
    )


def load_national() -> tuple[NationalMilestone, ...]:
    """The rows of seeds/national_milestones.csv.

    Raises:
        ValueError: if a kind is not one of the list, or a day is none.
    """
    return tuple(
        NationalMilestone(
            slug=row["slug"],
            headline_zh=row["headline_zh"],
            headline_en=row["headline_en"],
            edtf=row["edtf"],
            earliest=date.fromisoformat(row["earliest"]) if row["earliest"] else None,
            latest=date.fromisoformat(row["latest"]) if row["latest"] else None,
            kind=NationalKind(row["kind"]),
            initiative=row["initiative"] or None,
            organisation=row["organisation"] or None,
            source_title=row["source_title"],
            source_url=row["source_url"],
        )
        for row in seed_rows("national_milestones.csv")
    )
