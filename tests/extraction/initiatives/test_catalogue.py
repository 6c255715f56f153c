"""The catalogue of initiatives: central or nationwide, sourced, found under every one of its names."""

import pytest

from archive.extraction.catalogue import Initiative, seed_rows
from archive.extraction.initiatives import find
from archive.extraction.initiatives.loaders import load_families, load_initiatives

LOCAL = ("辽源", "大同", "晋城", "吕梁", "内蒙古", "吉林", "山西", "草原", "北疆")


def test_size_and_sources() -> None:
    initiatives = load_initiatives()
    assert len(initiatives) >= 150
    assert all(i.source for i in initiatives)


def test_nothing_local_to_the_known_documents() -> None:
    for initiative in load_initiatives():
        words = "".join((initiative.name, *initiative.aliases))
        assert not [place for place in LOCAL if place in words], initiative.name


def test_families_are_told_in_two_languages_and_listed_once() -> None:
    rows = list(seed_rows("families.csv"))
    assert all(row["name_zh"] and row["name_en"] and row["theme"] for row in rows)
    assert len({slug for slug, _ in load_families()}) == len(rows)


@pytest.mark.parametrize("initiative", load_initiatives(), ids=lambda i: i.slug)
def test_each_is_found_under_its_name_and_aliases(initiative: Initiative) -> None:
    for name in (initiative.name, *initiative.aliases):
        found = find(f"深化{name}。")
        assert initiative.name in {f.initiative for f in found}, name
