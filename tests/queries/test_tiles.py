"""A tile answers what a plain SQL reference answers, row by row, on both databases."""

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, text, update

from archive import database
from archive.importers import lod, rollups
from archive.queries import lane_levels, laned, tiles, tiles_by_lane
from archive.queries.filters import Filters
from archive.queries.headings import LanesBy
from archive.queries.tiles import Subject
from archive.schema.metadata import Document, Milestone
from archive.schema.vocabulary import Basis, Genre, Modality, Theme
from archive.values.tiles import SHOWN, ZOOMS, days_of, tile_of
from benchmarks.site.generate import Sizes, fill

REFERENCE = """
    SELECT m.public_id, m.headline, m.earliest_day, m.latest_day, m.edtf, m.basis, m.modality, m.salience, m.sort_day
    FROM milestones m JOIN documents d ON d.id = m.document_id
    WHERE d.withdrawn IS NULL AND NOT (m.basis = 'inherited' AND m.latest_day IS NULL) AND m.sort_day BETWEEN :low AND :high {}
    ORDER BY m.salience DESC, m.sort_day DESC, m.id DESC
"""
OF = {
    "organisation": "AND m.id IN (SELECT milestone_id FROM milestone_organisations WHERE organisation_id = :key)",
    "initiative": "AND m.id IN (SELECT milestone_id FROM milestone_initiatives WHERE initiative_id = :key)",
}


@pytest.fixture
def archive(database_url: str) -> Iterator[Engine]:
    engine = database.connect(database_url)
    fill(engine, Sizes(milestones=3000, documents=300))
    # Some are undated: no tile shows or counts them, however salient they are.
    undated = update(Milestone).where(Milestone.basis == Basis.INHERITED, Milestone.id % 3 == 0)
    with engine.begin() as connection:
        assert connection.execute(undated.values(latest_day=None, edtf="2019~/..")).rowcount > 100
        rollups.rebuild(connection)
        lod.rebuild(connection)
    yield engine
    engine.dispose()


def subjects(connection: Connection) -> list[Subject | None]:
    """Everything, the greatest and a small committee, the greatest and a small initiative."""
    found: list[Subject | None] = [None]
    for kind in OF:
        sql = f"SELECT {kind}_id FROM milestone_{kind}s GROUP BY 1 ORDER BY count(*) DESC, 1"
        keys = list(connection.execute(text(sql)).scalars())
        found += [Subject(kind, keys[0]), Subject(kind, keys[-1])]
    return found


def check(connection: Connection, zoom: int, index: int, of: Subject | None) -> int:
    low, high = days_of(zoom, index)
    sql = text(REFERENCE.format(OF[of.kind] if of else ""))
    rows = connection.execute(sql, {"low": low, "high": high} | ({"key": of.key} if of else {})).all()
    found = tiles.tile(connection, zoom, index, of)
    assert found == tiles.stored(connection, zoom, index, of)
    assert (found.low, found.high, found.count) == (low, high, len(rows))
    assert [tuple(row[:8]) for row in rows[:SHOWN]] == list(found.rows)
    bins = [[0, 0] for _ in found.density]
    for row in rows:
        place = (row.sort_day - low) // found.step
        bins[place][0] += 1
        bins[place][1] += row.basis == "inherited"
    assert [tuple(b) for b in bins] == list(found.density)
    return len(rows)


def test_every_zoom_equals_the_reference(archive: Engine) -> None:
    with archive.connect() as connection:
        days = sorted(connection.execute(text("SELECT DISTINCT sort_day FROM milestones")).scalars())
        sizes = [
            check(connection, zoom, index, of)
            for of in subjects(connection)
            for zoom in range(ZOOMS)
            for index in {tile_of(day, zoom) for day in (days[0], *days[::97], days[-1])}
        ]
    assert max(sizes) > SHOWN


CHOICES = [
    (Filters(themes=(Theme.SERVICE, Theme.RURAL)), "i.theme IN ('service', 'rural')"),
    (
        Filters(modalities=(Modality.PLANNED,), bases=(Basis.EXPLICIT,)),
        "m.modality = 'planned' AND m.basis = 'explicit'",
    ),
    (Filters(genres=(Genre.NEWS,), themes=(Theme.SERVICE,)), "d.genre = 'news' AND i.theme = 'service'"),
]


@pytest.mark.parametrize(("filters", "where"), CHOICES)
def test_any_choice_equals_the_reference(archive: Engine, filters: Filters, where: str) -> None:
    narrowed = (
        "AND EXISTS (SELECT 1 FROM milestones x LEFT JOIN milestone_initiatives s ON s.milestone_id = x.id "
        f"LEFT JOIN initiatives i ON i.id = s.initiative_id WHERE x.id = m.id AND {where})"
    )
    with archive.connect() as connection:
        for zoom in (0, 3, 6, 9, 12, 15):
            for index in {tile_of(day, zoom) for day in (17_000, 18_262, 18_700, 19_100)}:
                low, high = days_of(zoom, index)
                sql = text(REFERENCE.format(narrowed))
                rows = connection.execute(sql, {"low": low, "high": high}).all()
                found = tiles.chosen_tile(connection, zoom, index, filters)
                assert found.count == len(rows)
                assert [tuple(row[:8]) for row in rows[:SHOWN]] == list(found.rows)
                bins = [[0, 0] for _ in found.density]
                for row in rows:
                    bins[(row.sort_day - low) // found.step][0] += 1
                    bins[(row.sort_day - low) // found.step][1] += row.basis == "inherited"
                assert [tuple(b) for b in bins] == list(found.density)


def test_lanes_hold_what_the_tile_holds(archive: Engine) -> None:
    """Single dates and long intervals of a lane, against plain SQL: how many, and which come first."""
    lane = (
        "coalesce((SELECT s.organisation_id FROM milestone_organisations s JOIN organisations o ON o.id = s.organisation_id "
        "WHERE s.milestone_id = m.id AND o.kind = 'league' ORDER BY s.ordinal LIMIT 1), d.issuer_id)"
    )
    sql = text(
        f"SELECT m.public_id, m.sort_day AS low, coalesce(m.latest_day, m.earliest_day) AS high, {lane} AS lane "
        "FROM milestones m JOIN documents d ON d.id = m.document_id "
        "WHERE NOT (m.basis = 'inherited' AND m.latest_day IS NULL) ORDER BY m.salience DESC, m.sort_day DESC, m.id DESC"
    )
    with archive.connect() as connection:
        rows = connection.execute(sql).all()
        held = laned.laned(connection, Filters(), LanesBy.COMMITTEE)
        of_lane = {key: [row for row in rows if row.lane == key] for key, _, _ in held.heads}
        for zoom, day in itertools.product(range(ZOOMS), (18_262, 18_600)):
            tile = tiles_by_lane.tile(connection, Filters(), LanesBy.COMMITTEE, zoom, tile_of(day, zoom))
            for key, heading, _ in held.heads:
                density, bars, singles = tile.lanes.get(laned.name(heading), ([], [], []))
                own = of_lane[key]
                short = [r for r in own if tile.low <= r.low <= tile.high and r.high - r.low + 1 < tile.long]
                assert sum(printed + inherited for _, printed, inherited in density) == len(short)
                assert [row[0] for row in singles] == [r.public_id for r in short][: lane_levels.SHOWN]
                long = Counter(
                    (r.low, r.high) for r in own
                    if r.low <= tile.high and r.high >= tile.low and r.high - r.low + 1 >= tile.long
                )  # fmt: skip
                drawn: Counter[tuple[int, int]] = Counter()
                for bar in bars:
                    drawn[bar[2], bar[3]] += bar[7]
                assert drawn == long if len(bars) < tiles_by_lane.BARS else drawn <= long


def test_withdrawn_documents_do_not_show(archive: Engine) -> None:
    with archive.begin() as connection:
        connection.execute(update(Document).where(Document.id <= 100).values(withdrawn="example"))
        lod.rebuild(connection)
    with archive.connect() as connection:
        for of in subjects(connection):
            check(connection, 3, tile_of(18_500, 3), of)


@pytest.mark.parametrize(("zoom", "index"), [(-1, 0), (ZOOMS, 0), (15, 10**30), (0, -(10**9))])
def test_what_is_no_tile_is_refused(archive: Engine, zoom: int, index: int) -> None:
    with archive.connect() as connection, pytest.raises(ValueError, match=r"zoom|calendar"):
        tiles.tile(connection, zoom, index)
