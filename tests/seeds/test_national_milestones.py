"""The national milestones: dates that agree with their EDTF, short headlines, a public source for each."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from archive.extraction.catalogue import seed_rows
from archive.values import edtf

ROWS = list(seed_rows("national_milestones.csv"))
KINDS = {
    "anniversary", "campaign", "competition", "congress", "honour", "law", "meeting", "notice", "pilot",
    "platform", "plenum", "policy-document", "programme", "publication", "reform", "speech", "statistics",
}  # fmt: skip


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
