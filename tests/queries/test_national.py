"""National context of a window: on both databases, with sources, and never counted among statements."""

from datetime import date

from sqlalchemy import Connection

from archive.extraction.catalogue import default_catalogue
from archive.queries import national, timeline
from archive.queries.filters import Filters

FACTS = default_catalogue().national
WHOLE = date(2019, 1, 1), date(2023, 12, 31)


def test_the_whole_is_the_catalogue_in_order(archive: Connection) -> None:
    found = national.window(archive, *WHOLE)
    assert {fact.slug for fact in found} == {fact.slug for fact in FACTS}
    days = [fact.when.earliest or fact.when.latest for fact in found]
    assert days == sorted(days, key=str)


def test_a_window_holds_what_touches_it(archive: Connection) -> None:
    low, high = date(2022, 5, 10), date(2022, 5, 10)
    expected = {f.slug for f in FACTS if f.earliest and f.earliest <= high and (f.latest or f.earliest) >= low}
    found = national.window(archive, low, high)
    assert {fact.slug for fact in found} == expected
    assert "league-centenary-rally-2022" in expected
    assert national.window(archive, date(1900, 1, 1), date(1900, 12, 31)) == ()


def test_a_fact_says_whose_it_is_and_where_it_stands(archive: Connection) -> None:
    expected = {fact.slug: fact for fact in FACTS}
    for fact in national.window(archive, *WHOLE):
        known = expected[fact.slug]
        assert fact.source_url == known.source_url
        assert fact.organisation == known.organisation
        assert (fact.initiative[1] if fact.initiative else None) == known.initiative
        assert (fact.when.earliest, fact.when.latest, fact.when.edtf) == (known.earliest, known.latest, known.edtf)


def test_an_open_end_counts_by_the_day_it_has(archive: Connection) -> None:
    fact = next(f for f in FACTS if f.earliest is None and f.latest)
    assert fact.latest
    assert fact.slug in {found.slug for found in national.window(archive, fact.latest, fact.latest)}
    assert national.window(archive, date(2018, 1, 1), date(2018, 12, 31)) == ()


def test_the_lane_draws_each_once_in_the_asked_language(archive: Connection) -> None:
    found = national.window(archive, *WHOLE)
    for english in (True, False):
        lane = national.lane(found, *WHOLE, english=english)
        marks = [mark for pile in (*lane.days, *lane.spans) for mark in pile.marks]
        assert sorted(mark.id for mark in marks) == sorted(fact.slug for fact in found)
        headlines = {fact.headline_en if english else fact.headline_zh for fact in found}
        assert {mark.headline for mark in marks} == headlines


def test_an_open_end_is_drawn_at_its_known_day(archive: Connection) -> None:
    fact = next(f for f in national.window(archive, *WHOLE) if f.when.earliest is None)
    lane = national.lane([fact], *WHOLE, english=True)
    (pile,) = lane.days
    assert pile.low == pile.high


def test_statements_do_not_count_them(archive: Connection) -> None:
    seen = timeline.window(archive, Filters(), *WHOLE)
    assert seen.total == timeline.count(archive, Filters())
    slugs = {fact.slug for fact in FACTS}
    drawn = {m.id for row in seen.rows for pile in (*row.lane.days, *row.lane.spans) for m in pile.marks}
    assert not drawn & slugs
