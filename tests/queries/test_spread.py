from datetime import date

from archive.queries import spread, years
from archive.queries.spread import Lag
from archive.queries.when import When


def day(edtf, first, last):
    return When(first, last, edtf)


def test_who_took_it_up_when_by_when_it_had_certainly_begun(archive):
    found = spread.one(archive, "sapling")
    places = [a.committee.place for a in found.adopters]
    # What a report says of five years counts only from their end.
    assert places == ["西岭省", "东川省", "云州市"]
    west, east, city = found.adopters
    assert (west.first.when.edtf, west.lag) == ("2019-06", None)
    assert (east.lag.least, east.lag.most, east.lag.reversed) == (185, 579, False)
    assert (city.lag.least, city.lag.reversed) == (0, True)


def test_from_province_to_county(archive):
    found = spread.one(archive, "book-room")
    assert [(r.level.value, r.committees, r.first.committee.place) for r in found.rungs] == [
        ("province", 1, "东川省"),
        ("prefecture", 1, "云州市"),
        ("county", 1, "竹溪县"),
    ]


def test_names_in_the_order_of_their_first_use(archive):
    names = spread.one(archive, "sapling").names
    assert [(n.name, n.by.place) for n in names] == [
        ("小树苗", "西岭省"),
        ("小树苗计划", "东川省"),
        ("小树苗行动", "云州市"),
    ]


def test_a_family_spreads_too_and_nothing_is_none(archive):
    assert spread.one(archive, "rooms").subject.name == "青年阅读空间"
    assert spread.one(archive, "nothing") is None


def test_a_lag_is_as_wide_as_the_dates_allow():
    year = day("2019", date(2019, 1, 1), date(2019, 12, 31))
    may = day("2020-05-04", date(2020, 5, 4), date(2020, 5, 4))
    assert spread.lag(year, may) == Lag(125, 489)
    assert spread.lag(may, year) == Lag(0, 0, True)
    assert spread.lag(may, day("2020-05/..", date(2020, 5, 1), None)) == Lag(0, None, True)


def test_a_committee_through_the_years(archive):
    east = spread.one(archive, "sapling").adopters[1].committee
    found = years.through(archive, east.public_id)
    rows = {row.name: row for row in found.rows}
    assert found.spans == ("2020", "")
    assert [bool(cell) for cell in rows["小树苗计划"].cells] == [True, False]
    assert rows["青年书屋"].cells[1].planned == 1
    assert years.through(archive, "nobody") is None
