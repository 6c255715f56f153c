"""The catalogue of initiatives: unique slugs, listed families, canonical bodies, public sources."""

import re

from archive.extraction.catalogue import seed_rows

ROWS = list(seed_rows("initiatives.csv"))

#: Rows whose public source is still to be found. It may fall, never rise.
UNSOURCED = 4


def public(source: str) -> bool:
    """Whether a source is an address, or the title of a document with its year."""
    titled = "《" in source and "》" in source and re.search(r"(?:19|20)\d\d", source)
    return source.startswith(("http://", "https://")) or bool(titled)


def test_there_are_enough_and_each_once():
    assert len(ROWS) >= 150
    assert len({row["slug"] for row in ROWS}) == len({row["name"] for row in ROWS}) == len(ROWS)


def test_families_are_listed():
    families = {row["slug"] for row in seed_rows("families.csv")}
    assert {row["family"] for row in ROWS} - families <= {""}


def test_organisations_carry_their_canonical_name():
    names = {row["name"] for row in seed_rows("organisations.csv")}
    assert {row["organisation"] for row in ROWS} - names <= {""}


def test_years_are_in_order():
    wrong = [
        row["slug"] for row in ROWS if row["first_year"] and row["last_year"] and row["first_year"] > row["last_year"]
    ]
    assert wrong == []


def test_no_more_rows_lack_a_public_source():
    assert all(row["source"] for row in ROWS)
    lacking = [row["slug"] for row in ROWS if not public(row["source"])]
    assert len(lacking) <= UNSOURCED, lacking


def test_national_milestones_name_initiatives_of_the_catalogue():
    names = {row["name"] for row in ROWS}
    assert {row["initiative"] for row in seed_rows("national_milestones.csv")} - names <= {""}
