"""The national milestones: dates that agree with their EDTF, short headlines, a public source for each."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from archive.extraction.catalogue import seed_rows, seed_table
from archive.schema.vocabulary import NationalKind
from archive.values import edtf

ROWS = list(seed_rows("national_milestones.csv"))
KINDS = set(NationalKind)

#: What both this table and periods.toml know, by the slugs of each.
SHARED = {
    "league-congress-19": "league-19",
    "league-plenum-18-5": "league-18-plenum-5",
    "league-plenum-18-7": "league-18-plenum-7",
    "pioneers-congress-8-2020": "pioneers-8",
    "youth-federation-13-2020": "youth-federation-13",
    "may4-centenary-rally-2019": "may-fourth-100-meeting",
    "party-centenary-2021": "party-100-meeting",
    "league-centenary-rally-2022": "league-100-meeting",
}


def slug(row: dict[str, str]) -> str:
    return row["slug"]


def test_there_are_enough_and_each_once():
    assert len(ROWS) >= 40
    assert len({row["slug"] for row in ROWS}) == len(ROWS)
    assert len({row["headline_zh"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=slug)
def test_the_days_are_those_of_the_edtf(row: dict[str, str]):
    days = edtf.parse(row["edtf"])
    assert (days.earliest or "") == (date.fromisoformat(row["earliest"]) if row["earliest"] else "")
    assert (days.latest or "") == (date.fromisoformat(row["latest"]) if row["latest"] else "")
    ends = [day for day in (days.earliest, days.latest) if day is not None]
    assert all(date(2019, 1, 1) <= day <= date(2023, 12, 31) for day in ends)


@pytest.mark.parametrize("row", ROWS, ids=slug)
def test_the_headline_fits_a_timeline(row: dict[str, str]):
    assert 0 < len(row["headline_zh"]) <= 30
    assert row["headline_en"]
    assert not re.search(r"[一-鿿]", row["headline_en"])


@pytest.mark.parametrize("row", ROWS, ids=slug)
def test_it_has_a_kind_and_a_source(row: dict[str, str]):
    assert row["kind"] in KINDS
    assert row["source_title"]
    assert urlsplit(row["source_url"]).scheme in {"http", "https"}
    assert row["organisation"] in {"", "中国共产主义青年团中央委员会"}


@pytest.mark.parametrize("row", [row for row in ROWS if row["initiative"]], ids=slug)
def test_its_initiative_is_in_the_catalogue_by_its_own_name(row: dict[str, str]):
    assert row["initiative"] in {initiative["name"] for initiative in seed_rows("initiatives.csv")}


@pytest.mark.parametrize(("milestone", "period"), SHARED.items())
def test_the_named_periods_have_the_same_days(milestone: str, period: str):
    table = seed_table("periods.toml")["period"]
    assert isinstance(table, list)
    named = {p["slug"]: (p["earliest"], p.get("latest")) for p in table}
    row = next(row for row in ROWS if row["slug"] == milestone)
    assert named[period] == (date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"]))
