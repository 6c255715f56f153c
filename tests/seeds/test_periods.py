"""The named periods: unique wordings, days in order, a public source for each."""

from collections import Counter
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from archive.extraction.catalogue import seed_table
from archive.extraction.time.periods import load_periods

TABLE: Any = seed_table("periods.toml")
ROWS: list[dict[str, Any]] = TABLE["period"]
KEYS = {"slug", "name", "kind", "earliest", "latest", "known_to", "aliases", "source", "url"}
KINDS = {"congress", "plan", "era", "anniversary"}


def slug(row: dict[str, Any]) -> str:
    return str(row["slug"])


def test_slugs_are_unique():
    assert [s for s, n in Counter(map(slug, ROWS)).items() if n > 1] == []


def test_a_wording_names_one_period():
    wordings = Counter(text for row in ROWS for text in {row["name"], *row["aliases"]})
    assert [text for text, n in wordings.items() if n > 1] == []


def test_every_row_is_loaded():
    assert [p.slug for p in load_periods()] == [row["slug"] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=slug)
def test_a_period_has_a_kind_days_in_order_and_a_source(row: dict[str, Any]):
    assert set(row) <= KEYS
    assert row["kind"] in KINDS
    assert row["earliest"] <= row.get("latest", row["earliest"])
    assert len(row["source"]) > 4
    assert not row["source"].startswith(("any ", "Party history"))
    if "url" in row:
        assert urlsplit(row["url"]).scheme in {"http", "https"}
        assert urlsplit(row["url"]).hostname


@pytest.mark.parametrize("row", [r for r in ROWS if "known_to" in r], ids=slug)
def test_what_is_known_roughly_ends_with_its_month_or_year(row: dict[str, Any]):
    following: date = row["latest"] + timedelta(days=1)
    assert (following.day, following.month if row["known_to"] == "year" else 1) == (1, 1)


def test_a_period_of_every_kind_but_founding_days_has_an_end():
    assert [row["slug"] for row in ROWS if "latest" not in row and row["kind"] != "anniversary"] == []


def test_the_parties_plenums_lie_between_their_congresses():
    days = {p.slug: p for p in load_periods()}
    for n in range(17, 20):
        plenums = [p for s, p in days.items() if s.startswith(f"cpc-{n}-plenum")]
        assert plenums
        assert all(days[f"cpc-{n}"].latest < p.earliest for p in plenums)
        assert all(p.latest < days[f"cpc-{n + 1}"].earliest for p in plenums)
