"""Loads the regions and the listed organisations of seeds/ as catalogue records."""

from archive.extraction.catalogue import Organisation, Region, seed_rows
from archive.schema.vocabulary import Level, OrganisationKind


def load_regions() -> tuple[Region, ...]:
    """The provinces, prefectures and counties of `seeds/regions.csv`, every one in every period of its path."""
    levels = {level.value: level for level in Level}
    return tuple(
        Region(
            code=row["code"],
            name=row["name"],
            path=row["path"],
            level=levels[row["level"]],
            parent=row["parent"] or None,
            valid_from=int(row["valid_from"]) if row["valid_from"] else None,
            valid_to=int(row["valid_to"]) if row["valid_to"] else None,
            short_names=tuple(row["short_names"].split("|")) if row["short_names"] else (),
        )
        for row in seed_rows("regions.csv")
    )


def load_ordinary_words() -> frozenset[str]:
    """Short names of counties that are also ordinary words (和平, 新建): never evidence of a place by themselves."""
    return frozenset(row["word"] for row in seed_rows("lexicon/ordinary_places.csv"))


def load_body_endings() -> dict[str, tuple[OrganisationKind, str]]:
    """Endings of the names of regional bodies (教育局, 青联): their kind and the pattern of their canonical name."""
    return {row["ending"]: (OrganisationKind(row["kind"]), row["name"]) for row in seed_rows("lexicon/bodies.csv")}


def load_organisations() -> tuple[Organisation, ...]:
    """The bodies of `seeds/organisations.csv`: those that cannot be derived from a region."""
    return tuple(
        Organisation(
            name=row["name"],
            official_name=row["official_name"] or row["name"],
            kind=OrganisationKind(row["kind"]),
            level=Level(row["level"]) if row["level"] else None,
            region=row["region"] or None,
            parent=row["parent"] or None,
            aliases=tuple(a for a in row["aliases"].split("|") if a),
            source=row["source"],
        )
        for row in seed_rows("organisations.csv")
    )
