import itertools
from datetime import date

import pytest

from archive.exports import calendar, statements
from archive.importers import rollups, tallies
from archive.queries import about, bands, facets, harvest, milestones, timeline
from archive.queries.filters import Axis, Filters
from archive.queries.headings import LanesBy
from archive.schema.vocabulary import Basis, Modality, Theme
from tests.builders import ArchiveBuilder

WHOLE = (date(2018, 1, 1), date(2023, 12, 31))


def lanes(answer):
    return {row.heading.committee.place: row for row in answer.rows}


def test_a_lane_per_committee_in_the_order_of_the_country(archive):
    answer = timeline.window(archive, Filters(), *WHOLE)
    assert [row.heading.committee.place for row in answer.rows] == ["东川省", "云州市", "竹溪县", "西岭省"]
    assert [row.heading.committee.depth for row in answer.rows] == [0, 1, 2, 0]
    assert (answer.total, answer.within, answer.undrawn) == (8, 8, 0)


def test_inherited_periods_are_bands_and_printed_dates_are_marks(archive):
    found = lanes(timeline.window(archive, Filters(), *WHOLE))
    [(_, band)] = found["云州市"].lane.bands
    assert (band.count, band.when.edtf, band.digest, band.planned) == (1, "2018~/2023", True, False)
    assert [pile.marks[0].headline for pile in found["云州市"].lane.days] == ["12月16日至18日，云州市举办青年书屋"]


def test_a_year_is_a_span_and_never_its_first_day(archive):
    [pile] = lanes(timeline.window(archive, Filters(), *WHOLE))["西岭省"].lane.spans
    assert (pile.marks[0].when.earliest, pile.marks[0].when.latest) == (date(2019, 1, 1), date(2019, 12, 31))


def test_dates_on_which_documents_disagree_are_marked(archive):
    marks = [m for p in lanes(timeline.window(archive, Filters(), *WHOLE))["东川省"].lane.days for m in p.marks]
    assert {m.disputed for m in marks} == {True}


def test_the_axis_of_the_reports_places_by_publication(archive):
    answer = timeline.window(archive, Filters(axis=Axis.REPORTED), date(2020, 12, 1), date(2020, 12, 31))
    [row] = answer.rows
    assert (row.heading.committee.place, row.count, row.lane.bands) == ("东川省", 3, ())


@pytest.mark.parametrize("by", list(LanesBy))
def test_every_way_of_laning_answers(archive, by):
    assert timeline.window(archive, Filters(), *WHOLE, by).rows


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(initiatives=("sapling",)), 3),
        (Filters(initiatives=("rooms",)), 3),
        (Filters(themes=(Theme.PUBLICITY,)), 3),
        (Filters(modalities=(Modality.PLANNED,)), 1),
        (Filters(bases=(Basis.INHERITED,)), 2),
        (Filters(documents=("dnews",)), 3),
        (Filters(text="书屋"), 3),
        (Filters(text="书屋 竹溪"), 1),
        (Filters(text="不存在"), 0),
        (Filters(text="'; DROP TABLE milestones --"), 0),
    ],
    ids=[
        "initiative",
        "its relative",
        "theme",
        "planned",
        "inherited",
        "document",
        "a word",
        "two words",
        "absent",
        "hostile",
    ],
)
def test_filters_narrow(archive, filters, count):
    assert timeline.count(archive, filters) == count


def test_a_committee_stands_for_itself_only(archive):
    city = next(c for c, _ in facets.facets(archive, Filters()).committees if c.place == "云州市")
    assert timeline.count(archive, Filters(committees=(city.public_id,))) == 2


def test_density_spreads_a_vague_date_over_its_interval(archive):
    bins = timeline.density(archive, Filters(documents=("dnews",)), *WHOLE)
    assert len(bins) == 72
    assert sum(b.inherited for b in bins) == pytest.approx(1)
    assert max(b.inherited for b in bins) < 0.02
    assert sum(b.printed for b in bins) == pytest.approx(2)


def test_the_extent_is_that_of_the_years_with_something_in_them(archive):
    assert timeline.extent(archive, Filters()) == WHOLE
    assert timeline.extent(archive, Filters(text="不存在")) is None


def test_the_list_is_paged_by_key_without_gaps_or_doubles(archive):
    whole = milestones.page(archive, Filters(), *WHOLE).items
    paged, key = [], None
    while True:
        page = milestones.page(archive, Filters(), *WHOLE, after=key, size=2)
        paged += page.items
        key = page.next
        if key is None:
            break
    assert [item.id for item in paged] == [item.id for item in whole]
    assert len(whole) == 6


@pytest.mark.parametrize("key", ["x", "1", "1.x", "9" * 40 + ".1", "-1.2.3"])
def test_a_place_that_is_none_is_refused(archive, key):
    with pytest.raises(ValueError, match="no place"):
        milestones.page(archive, Filters(), *WHOLE, after=key)


def test_a_card_quotes_its_sentence_and_tells_who_else_reports_it(archive):
    item = next(i for i in milestones.page(archive, Filters(), *WHOLE).items if i.when.edtf == "2020-03-25")
    assert "".join(text for text, _, _ in item.quote.pieces) == "2020年3月25日，召开全省电话会议。"
    assert [r.document for r in item.also] == ["dagain"]
    assert item.disputed
    assert milestones.one(archive, item.id) == item
    assert milestones.one(archive, "nothing") is None


def test_a_band_opens_into_its_statements(archive):
    found = bands.opened(archive, Filters(), *WHOLE)
    assert [(b.document, b.count, len(b.lines)) for b in found] == [("dnews", 1, 1), ("dreport", 1, 1)]


def test_the_number_of_statements_does_not_depend_on_the_number_of_rows(archive, selects):
    milestones.page(archive, Filters(documents=("dwest",)), *WHOLE)
    one = len(selects)
    selects.clear()
    milestones.page(archive, Filters(), *WHOLE)
    # Committees are looked up rung by rung: at most two rungs more.
    assert len(selects) <= one + 2
    selects.clear()
    timeline.window(archive, Filters(), *WHOLE)
    assert len(selects) <= 12


def undated(archive):
    """Two facts of a document that prints no date, in the archive, and counted as an import counts them."""
    builder = ArchiveBuilder(archive)
    builder.ids = itertools.count(61_000_001)
    builder.document("nodate", "举办无名论坛三场。", "举办无名讲座两场。", published=None)
    for text in ("举办无名论坛三场", "举办无名讲座两场"):
        builder.milestone("nodate", text, "1994~/..", basis=Basis.INHERITED, inherited_from="publication")
    rollups.rebuild(archive)
    tallies.rebuild(archive)
    return archive


@pytest.mark.parametrize("filters", [Filters(), Filters(documents=("nodate", "dnews"))])
def test_what_is_undated_is_in_no_window_and_listed_apart(archive, filters):
    before = timeline.extent(archive, filters), timeline.count(archive, filters, date.min, date.max)
    undated(archive)
    assert (timeline.extent(archive, filters), timeline.count(archive, filters, date.min, date.max)) == before
    assert timeline.count(archive, filters) == before[1] + 2
    found = milestones.undated(archive, filters, 1)
    assert ([item.document for item in found.items], found.count) == (["nodate"], 2)
    held = about.holdings(archive)
    assert (held.milestones, held.inherited, held.undated) == (10, 2, 2)
    drawn = timeline.window(archive, filters, date(1990, 1, 1), date(1999, 12, 31))
    assert (drawn.rows, drawn.within) == ((), 0)
    for inherited in (True, False):
        page = milestones.page(archive, filters, date.min, date.max, inherited=inherited)
        assert "nodate" not in {item.document for item in page.items}
    assert bands.opened(archive, filters, date(1990, 1, 1), date(1999, 12, 31)) == []


def test_an_export_of_days_leaves_out_what_is_undated_and_one_of_all_tells_it_without_an_end(archive):
    undated(archive)
    assert harvest.milestones_after(archive, Filters(), None, date(1995, 1, 1), after=None, size=9).items == ()
    every = list(harvest.all_milestones(archive, Filters(), None, None))
    own = [item for item in every if item.document == "nodate"]
    assert [(row[1], row[2]) for row in statements.rows(own, "")] == [(date(1994, 1, 1), None)] * 2
    assert not any("BEGIN:VEVENT" in line for line in calendar.ics(own, "", None))
    assert statements.timelinejs(own, "")["events"] == []
