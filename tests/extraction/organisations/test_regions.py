"""The gazetteer: the packaged regions are whole, names mean regions at a time, readings run down the ladder."""

from collections import Counter

import pytest

from archive.extraction.catalogue import Region
from archive.extraction.organisations.gazetteer import Gazetteer
from archive.extraction.organisations.loaders import load_ordinary_words, load_organisations, load_regions
from archive.schema.vocabulary import Level

REGIONS = load_regions()
PLACES = Gazetteer(REGIONS, load_ordinary_words())


def test_paths_are_unique_and_end_in_the_name() -> None:
    assert max(Counter(r.path for r in REGIONS).values()) == 1
    assert all(r.path.endswith(r.name) for r in REGIONS)


def test_every_region_has_its_upper_one() -> None:
    for region in REGIONS:
        chain = PLACES.chain(region)
        assert "".join(r.name for r in chain) == region.path
        assert chain[0].level is Level.PROVINCE


def test_the_provinces_are_all_there() -> None:
    assert sum(r.level is Level.PROVINCE for r in REGIONS) == 34


def test_periods_are_in_order() -> None:
    assert all((r.valid_from or 0) <= (r.valid_to or 9999) for r in REGIONS)


@pytest.mark.parametrize(
    ("name", "year", "path"),
    [
        ("辽源市", None, "吉林省辽源市"),
        ("恩施州", None, "湖北省恩施土家族苗族自治州"),
        ("内蒙古区", None, "内蒙古自治区"),
        ("襄樊市", None, "湖北省襄樊市"),
        ("襄阳", 2020, "湖北省襄阳市"),
        ("大同县", 2017, "山西省大同市大同县"),
        ("隆昌县", None, "四川省内江市隆昌县"),
        ("吉林", None, "吉林省"),
        ("济源市", None, "河南省济源市"),
    ],
)
def test_what_a_name_means(name: str, year: int | None, path: str) -> None:
    regions, _ = PLACES.named(name, year)
    assert regions[0].path == path


def test_a_district_that_is_gone_is_known_in_its_years() -> None:
    assert PLACES.named("江干区", 2015)[0][0].path == "浙江省杭州市江干区"
    assert PLACES.named("临平区", 2024)[0][0].path == "浙江省杭州市临平区"


def test_of_a_region_that_is_gone_only_the_last_is_meant() -> None:
    assert [r.path for r in PLACES.named("隆昌县")[0]] == ["四川省内江市隆昌县"]


def test_a_reading_runs_down_the_ladder() -> None:
    text = "在山西省晋城市阳城县举行"
    reading = next(PLACES.forward(text, 1))
    assert (text[1 : reading.stop], reading.regions[0].path) == ("山西省晋城市阳城县", "山西省晋城市阳城县")
    back = next(PLACES.backward(text, reading.stop))
    assert (back.start, back.regions) == (1, reading.regions)


def test_ordinary_words_are_no_places() -> None:
    assert [r.regions[0].path for r in PLACES.places("和平发展，新建、合作，烟台市", 0, 14)] == ["山东省烟台市"]


def test_equal_names_are_all_offered() -> None:
    assert len(PLACES.named("鼓楼区")[0]) > 1


def test_a_made_up_ladder() -> None:
    upper = Region("990000", "甲省", "甲省", Level.PROVINCE, None, short_names=())
    lower = Region("990100", "乙州市", "甲省乙州市", Level.PREFECTURE, "990000", short_names=("乙州",))
    places = Gazetteer((upper, lower))
    assert [r.path for r in places.chain(lower)] == ["甲省", "甲省乙州市"]
    assert places.within("甲省") == (lower,)


def test_listed_bodies_have_sources_and_unique_names() -> None:
    bodies = load_organisations()
    assert all(b.source for b in bodies)
    claimed = Counter(n for b in bodies for n in {b.name, b.official_name, *b.aliases})
    assert [n for n, times in claimed.items() if times > 1] == []
