"""Loads the initiatives and families of seeds/ and refuses rows that contradict each other."""

from archive.extraction.catalogue import Initiative, seed_rows
from archive.schema.vocabulary import InitiativeKind, Theme


def load_families() -> tuple[tuple[str, str], ...]:
    """Slug and Chinese name of every family of `seeds/families.csv`."""
    return tuple((row["slug"], row["name_zh"]) for row in seed_rows("families.csv"))


def load_parts() -> tuple[tuple[str, str], ...]:
    """Slugs of the families that are parts of wider ones, and of these.

    Raises:
        ValueError: for a wider family that is not listed, or is a part itself: there is one step only.
    """
    found = tuple((row["slug"], row["within"]) for row in seed_rows("families.csv") if row["within"])
    listed, parts = {slug for slug, _ in load_families()}, {slug for slug, _ in found}
    wrong = [wide for _, wide in found if wide not in listed or wide in parts]
    if wrong:
        raise ValueError(f"the wider family {wrong[0]} is not listed, or a part itself")
    return found


def load_initiatives() -> tuple[Initiative, ...]:
    """The initiatives of `seeds/initiatives.csv`, aliases separated by |.

    Raises:
        ValueError: for a slug or name that occurs twice, an unknown kind or theme, or a family that is not listed.
    """
    families = {slug for slug, _ in load_families()}
    found: list[Initiative] = []
    slugs: set[str] = set()
    names: set[str] = set()
    for row in seed_rows("initiatives.csv"):
        if row["slug"] in slugs or row["name"] in names:
            raise ValueError(f"initiative {row['slug']} {row['name']} occurs twice")
        if row["family"] and row["family"] not in families:
            raise ValueError(f"initiative {row['slug']} names the unlisted family {row['family']}")
        slugs.add(row["slug"])
        names.add(row["name"])
        found.append(_initiative(row))
    return tuple(found)


def _initiative(row: dict[str, str]) -> Initiative:
    return Initiative(
        slug=row["slug"],
        name=row["name"],
        kind=InitiativeKind(row["kind"]),
        theme=Theme(row["theme"]),
        family=row["family"] or None,
        aliases=tuple(a for a in row["aliases"].split("|") if a),
        origin=row["origin"] or "unknown",
        organisation=row["organisation"] or None,
        first_year=int(row["first_year"]) if row["first_year"] else None,
        last_year=int(row["last_year"]) if row["last_year"] else None,
        source=row["source"],
    )
