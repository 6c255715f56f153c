"""The national milestones of the catalogue are in every archive, and stay as the catalogue has them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, text

from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.importers import seeds

CATALOGUE = default_catalogue()


def held(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        found = connection.execute(text("SELECT slug, headline_zh FROM national_milestones"))
        return {row.slug: row.headline_zh for row in found}


def test_all_are_planted(engine: Engine) -> None:
    assert held(engine) == {row.slug: row.headline_zh for row in CATALOGUE.national}


def test_planting_again_changes_nothing(engine: Engine) -> None:
    assert seeds.plant(engine, CATALOGUE) == 0


def test_a_catalogue_without_them_leaves_them(engine: Engine) -> None:
    before = held(engine)
    assert seeds.plant(engine, Catalogue()) == 0
    assert held(engine) == before


def test_what_changed_or_went_is_followed(engine: Engine) -> None:
    first, *others = CATALOGUE.national
    other = replace(first, headline_zh="另一种说法", latest=date(2030, 1, 1))
    assert seeds.plant(engine, Catalogue(national=(other, *others[1:]))) == 2
    assert held(engine)[first.slug] == "另一种说法"
    assert others[0].slug not in held(engine)
    assert seeds.plant(engine, Catalogue(national=CATALOGUE.national)) == 2
    assert held(engine) == {row.slug: row.headline_zh for row in CATALOGUE.national}


@pytest.mark.parametrize("column", ["initiative", "organisation"])
def test_what_it_is_about_is_in_the_catalogue(engine: Engine, column: str) -> None:
    expected = {row.slug: getattr(row, column) for row in CATALOGUE.national}
    with engine.connect() as connection:
        found = connection.exec_driver_sql(f"SELECT slug, {column} FROM national_milestones_overview")
        assert {row[0]: row[1] for row in found} == expected
