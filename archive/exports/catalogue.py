"""What people added to the catalogue, written as the tables of seeds/ are: ready to be reviewed and added there."""

from collections.abc import Collection, Sequence
from pathlib import Path

from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.exports.tables import as_csv
from archive.queries import additions

INITIATIVES = (
    "slug", "name", "kind", "theme", "family", "aliases", "origin", "organisation", "first_year", "last_year", "source",
)  # fmt: skip
ORGANISATIONS = ("name", "official_name", "kind", "level", "region", "parent", "aliases", "source")
FAMILIES = ("slug", "name_zh", "name_en", "theme", "within")


def export(engine: Engine, folder: Path, known_families: Collection[str] = ()) -> dict[str, int]:
    """Write initiatives.csv, organisations.csv and families.csv into a new or empty folder; the rows of each.

    A row of a listed initiative or body holds all its names, so it can replace the one of seeds/. Families of which
    `known_families` holds the slug are left out.

    Raises:
        WrongUse: if the folder holds something already, or cannot be written.
    """
    with engine.connect() as connection:
        initiatives, organisations = additions.initiatives(connection), additions.organisations(connection)
    families = {i.family: i.theme for i in initiatives if i.family and i.family[0] not in known_families}
    tables: dict[str, tuple[Sequence[str], list[tuple[object, ...]]]] = {
        "initiatives.csv": (
            INITIATIVES,
            [
                (
                    i.slug, i.name, i.kind.value, i.theme.value, i.family[0] if i.family else "", "|".join(i.aliases),
                    i.origin, i.organisation, i.first_year, i.last_year, i.source,
                )
                for i in initiatives
            ],
        ),
        "organisations.csv": (
            ORGANISATIONS,
            [
                (
                    o.name, o.official_name, o.kind.value, o.level.value if o.level else "", o.region, o.parent,
                    "|".join(o.aliases), o.source,
                )
                for o in organisations
            ],
        ),
        # The archive keeps no English name of a family: whoever adds it to seeds/ writes it.
        "families.csv": (
            FAMILIES, [(slug, name, "", theme.value, "") for (slug, name), theme in sorted(families.items())]
        ),
    }  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise WrongUse(f"{folder} is not empty; name a new folder")
        for name, (columns, rows) in tables.items():
            (folder / name).write_bytes(as_csv(columns, rows).encode("utf-8"))
    except OSError as error:
        raise WrongUse(f"cannot write to {folder}: {error.strerror}") from error
    return {name: len(rows) for name, (_, rows) in tables.items()}
