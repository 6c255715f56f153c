"""Levels of detail and counts: kept in step by imports, equal to a plain reference on a generated archive."""

import random
from collections import defaultdict

import pytest
from sqlalchemy import Engine, delete, select, update

from archive.importers import lod, rollups, tallies
from archive.importers.writing import writing
from archive.schema.metadata import Document, Milestone
from archive.values.tiles import NEVER, SHOWN, ZOOMS, tile_of
from benchmarks.site.generate import Sizes, fill


@pytest.fixture
def filled(engine: Engine) -> Engine:
    fill(engine, Sizes(milestones=1500, documents=150))
    return engine


def reference(engine: Engine) -> dict[int, int]:
    """The level of every milestone, by sorting each tile as a whole."""
    tiles = defaultdict(list)
    with engine.connect() as connection:
        query = select(Milestone.id, Milestone.sort_day, Milestone.salience).join(
            Document, Document.id == Milestone.document_id
        )
        rows = connection.execute(query.where(Document.withdrawn.is_(None))).all()
    for key, day, salience in rows:
        for zoom in range(ZOOMS):
            tiles[zoom, tile_of(day, zoom)].append((salience, day, key))
    levels = {key: NEVER for key, _, _ in rows}
    for (zoom, _), held in tiles.items():
        for _, _, key in sorted(held, reverse=True)[:SHOWN]:
            levels[key] = min(levels[key], zoom)
    return levels


def stored(engine: Engine) -> dict[int, int]:
    with engine.connect() as connection:
        return {row.id: row.lod for row in connection.execute(select(Milestone.id, Milestone.lod))}


def test_levels_equal_a_plain_reference(filled: Engine) -> None:
    levels = stored(filled)
    assert levels == reference(filled)
    assert set(levels.values()) >= {0, 10, NEVER}


def test_levels_follow_what_comes_and_goes(filled: Engine) -> None:
    chance = random.Random(3)
    with writing(filled) as connection:
        gone = chance.sample(range(1, 151), 40)
        days = set(connection.scalars(select(Milestone.sort_day).where(Milestone.document_id.in_(gone))))
        rollups.subtract(connection, gone)
        tallies.subtract(connection, gone)
        connection.execute(delete(Milestone).where(Milestone.document_id.in_(gone)))
        better = connection.execute(select(Milestone.id, Milestone.sort_day).limit(60)).all()
        connection.execute(update(Milestone).where(Milestone.id.in_([k for k, _ in better])).values(salience=0.99))
        lod.refresh(connection, days | {day for _, day in better})
        assert lod.wrong(connection) == []
        assert rollups.wrong(connection) == []
        assert tallies.wrong(connection) == []
    assert stored(filled) == reference(filled)


def test_withdrawn_documents_have_no_level(filled: Engine) -> None:
    with writing(filled) as connection:
        connection.execute(update(Document).where(Document.id <= 50).values(withdrawn="example"))
        days = connection.scalars(select(Milestone.sort_day).where(Milestone.document_id <= 50)).all()
        connection.execute(update(Milestone).where(Milestone.document_id <= 50).values(lod=NEVER))
        lod.refresh(connection, days)
    levels = stored(filled)
    assert {key: levels[key] for key in reference(filled)} == reference(filled)
