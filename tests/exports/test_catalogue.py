"""What people added leaves in the columns of seeds/, and another archive that is planted with it knows the same."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, Engine, delete, insert, select, update

from archive.cli import main
from archive.errors import WrongUse
from archive.exports import catalogue
from archive.extraction.catalogue import Catalogue, Initiative, Organisation, default_catalogue, seed_text
from archive.importers import seeds
from archive.queries import additions
from archive.schema import metadata as tables
from archive.schema.vocabulary import InitiativeKind, Level, OrganisationKind, Provenance, Theme
from tests.schema.rows import fill

DEFAULT = default_catalogue()


@pytest.fixture
def added(engine: Engine) -> Engine:
    """An archive in which a person made an initiative and a body, and named one that the catalogue lists."""
    with engine.begin() as connection:
        listed = connection.scalar(
            select(tables.Initiative.id).where(tables.Initiative.name == DEFAULT.initiatives[0].name)
        )
        connection.execute(insert(tables.Family).values(id=9001, slug="example-family", name="示例族"))
        connection.execute(
            insert(tables.Organisation).values(
                id=9001, public_id="oexample", name="示例青年协会", official_name="青年协会", kind=OrganisationKind.OTHER,
                level=Level.CENTRAL, provenance=Provenance.PERSON, source_note="its statutes",
            )
        )  # fmt: skip
        connection.execute(
            insert(tables.Initiative).values(
                id=9001, slug="example-drive", name="示例“小树”行动", kind=InitiativeKind.CAMPAIGN, theme=Theme.SERVICE,
                family_id=9001, origin="local", organisation_id=9001, first_year=2020, provenance=Provenance.PERSON,
                source_note="a page, with a comma",
            )
        )  # fmt: skip
        for key, (about, alias) in enumerate(
            [(9001, "小树行动"), (9001, "小树“苗”"), (listed, "从未见过的别名")], 9001
        ):
            connection.execute(
                insert(tables.InitiativeAlias).values(
                    id=key, initiative_id=about, alias=alias, provenance=Provenance.PERSON
                )
            )
        connection.execute(
            insert(tables.OrganisationAlias).values(
                id=9001, organisation_id=9001, alias="示例青协", provenance=Provenance.PERSON
            )
        )
    return engine


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def loaded(folder: Path) -> Catalogue:
    """The written files as a catalogue, column by column as the loaders of seeds/ read them."""
    return Catalogue(
        families=tuple((row["slug"], row["name_zh"]) for row in read(folder, "families.csv")) + DEFAULT.families,
        organisations=tuple(
            Organisation(
                row["name"], row["official_name"], OrganisationKind(row["kind"]),
                Level(row["level"]) if row["level"] else None, row["region"] or None, row["parent"] or None,
                parts(row["aliases"]), row["source"],
            )
            for row in read(folder, "organisations.csv")
        ),
        initiatives=tuple(
            Initiative(
                row["slug"], row["name"], InitiativeKind(row["kind"]), Theme(row["theme"]), row["family"] or None,
                parts(row["aliases"]), row["origin"], row["organisation"] or None,
                int(row["first_year"]) if row["first_year"] else None,
                int(row["last_year"]) if row["last_year"] else None, row["source"],
            )
            for row in read(folder, "initiatives.csv")
        ),
    )  # fmt: skip


def everything(connection: Connection) -> tuple[object, ...]:
    """Initiatives and bodies with their names, whoever they come from."""
    connection.execute(update(tables.Initiative).values(provenance=Provenance.PERSON))
    connection.execute(update(tables.Organisation).values(provenance=Provenance.PERSON))
    found = (
        {i.slug: (i, frozenset(i.aliases)) for i in additions.initiatives(connection)},
        {o.name: (o, frozenset(o.aliases)) for o in additions.organisations(connection)},
    )
    connection.rollback()
    return found


def test_nothing_added_is_nothing_written(engine: Engine, tmp_path: Path) -> None:
    assert catalogue.export(engine, tmp_path / "new") == {
        "initiatives.csv": 0, "organisations.csv": 0, "families.csv": 0,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["initiatives.csv", "organisations.csv", "families.csv"])
def test_the_columns_are_those_of_seeds(engine: Engine, tmp_path: Path, name: str) -> None:
    catalogue.export(engine, tmp_path / "new")
    assert (tmp_path / "new" / name).read_text("utf-8").splitlines()[0] == seed_text(name).splitlines()[0]


def test_what_people_added_is_written_with_all_its_names(added: Engine, tmp_path: Path) -> None:
    catalogue.export(added, tmp_path / "new", {slug for slug, _ in DEFAULT.families})
    mine, listed = (
        next(row for row in read(tmp_path / "new", "initiatives.csv") if row["slug"] == slug)
        for slug in ("example-drive", DEFAULT.initiatives[0].slug)
    )
    assert (mine["name"], mine["family"], mine["organisation"]) == ("示例“小树”行动", "example-family", "示例青年协会")
    assert mine["source"] == "a page, with a comma"
    assert set(parts(listed["aliases"])) == {*DEFAULT.initiatives[0].aliases, "从未见过的别名"}
    assert [row["slug"] for row in read(tmp_path / "new", "families.csv")] == ["example-family"]


def test_another_archive_planted_with_it_knows_the_same(added: Engine, tmp_path: Path, sqlite_template: Path) -> None:
    from archive import database

    catalogue.export(added, tmp_path / "new", {slug for slug, _ in DEFAULT.families})
    copy = tmp_path / "other.db"
    copy.write_bytes(sqlite_template.read_bytes())
    other = database.connect(f"sqlite:///{copy}")
    try:
        assert seeds.plant(other, loaded(tmp_path / "new")) > 0
        with added.connect() as first, other.connect() as second:
            assert _names(everything(second)) == _names(everything(first))
    finally:
        other.dispose()


def _names(found: tuple[object, ...]) -> object:
    initiatives, bodies = found
    assert isinstance(initiatives, dict)
    assert isinstance(bodies, dict)
    return (
        {k: (i.name, i.kind, i.theme, i.family, i.organisation, i.first_year, n) for k, (i, n) in initiatives.items()},
        {k: (o.official_name, o.kind, o.level, o.region, n) for k, (o, n) in bodies.items()},
    )


@pytest.mark.parametrize(("undone", "rows"), [(None, 1), (datetime(2026, 1, 3, tzinfo=UTC), 0)])
def test_a_discovery_counts_while_a_person_vouches_for_it(
    engine: Engine, tmp_path: Path, undone: datetime | None, rows: int
) -> None:
    with engine.begin() as connection:
        fill(connection)
        # Its name by a person is what the other tests are about.
        connection.execute(delete(tables.InitiativeAlias).where(tables.InitiativeAlias.provenance == Provenance.PERSON))
        connection.execute(update(tables.Correction).values(undone_at=undone))
        connection.execute(update(tables.InitiativeMention).values(correction_id=1))
    assert catalogue.export(engine, tmp_path / "new")["initiatives.csv"] == rows
    assert ["read in 1 document(s)" in row["source"] for row in read(tmp_path / "new", "initiatives.csv")] == [
        True
    ] * rows


def test_a_discovery_that_nobody_looked_at_stays(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        fill(connection)
        connection.execute(delete(tables.InitiativeAlias).where(tables.InitiativeAlias.provenance == Provenance.PERSON))
    assert catalogue.export(engine, tmp_path / "new")["initiatives.csv"] == 0


def test_a_folder_that_holds_something_is_left_alone(added: Engine, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WrongUse, match="not empty"):
        catalogue.export(added, tmp_path)
    assert [p.name for p in tmp_path.glob("*.csv")] == []


def test_the_command_tells_what_it_wrote(database_url: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--database", database_url, "catalogue", "export", str(tmp_path / "new")])
    assert done.exit_code == 0, done.output
    assert "0 rows in" in done.stderr
    again = CliRunner().invoke(main, ["--database", database_url, "catalogue", "export", str(tmp_path / "new")])
    assert again.exit_code == 2
