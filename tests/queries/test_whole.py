"""The kept counts answer what counting every milestone answers, and a thinned window says what it leaves out."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, update

from archive import database
from archive.queries import bands, columns, facets, timeline, whole
from archive.queries.filters import Filters
from archive.schema.metadata import Document
from benchmarks.site.generate import Sizes, fill

EVERYTHING = Filters()
LOW, HIGH = date(2019, 1, 1), date(2022, 6, 30)


@pytest.fixture
def large(database_url: str) -> Iterator[Engine]:
    engine = database.connect(database_url)
    fill(engine, Sizes(milestones=2000, documents=200))
    yield engine
    engine.dispose()


def answers(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        density = timeline.density(connection, EVERYTHING, LOW, HIGH, 3)
        found = facets.facets(connection, EVERYTHING)
        return [
            timeline.count(connection, EVERYTHING),
            timeline.count(connection, EVERYTHING, LOW, HIGH),
            timeline.extent(connection, EVERYTHING),
            [(b.earliest, b.latest, pytest.approx(b.printed), pytest.approx(b.inherited)) for b in density],
            found.committees,
            set(found.initiatives) if len(found.initiatives) < facets.INITIATIVES else len(found.initiatives),
            [found.themes, found.genres, found.modalities, found.bases],
        ]


def test_kept_counts_equal_counting(large: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with large.connect() as connection:
        assert whole.kept(connection, EVERYTHING)
    kept = answers(large)
    monkeypatch.setattr(whole, "kept", lambda *_: False)
    assert kept == answers(large)


def test_withdrawn_documents_are_not_counted(large: Engine) -> None:
    before = answers(large)[0]
    with large.begin() as connection:
        connection.execute(update(Document).where(Document.id <= 20).values(withdrawn="example"))
    assert answers(large)[0] == before - 200


def test_a_thinned_window_draws_the_most_salient_and_says_so(large: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "MANY", 100)
    monkeypatch.setattr(timeline, "DRAWN", 100)
    with large.connect() as connection:
        found = timeline.window(connection, EVERYTHING, LOW, HIGH)
        marks = [m for row in found.rows for pile in (*row.lane.days, *row.lane.spans) for m in pile.marks]
        banded = sum(band.count for row in found.rows for _, band in row.lane.bands)
        assert 0 < len(marks) <= 100
        assert found.within == timeline.count(connection, EVERYTHING, LOW, HIGH)
        left = sum(row.count for row in found.rows) - len(marks) - banded
        assert left == 0
        assert found.undrawn >= 1


def test_as_many_bands_are_listed_from_the_database_as_from_memory(
    large: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bands, "MOST", 5)
    with large.connect() as connection:
        stored = bands.opened(connection, EVERYTHING, LOW, HIGH)
        columns.columns(connection)
        held = bands.opened(connection, EVERYTHING, LOW, HIGH)
    assert len(stored) == len(held) == 5
    assert {band.anchor for band in stored} == {band.anchor for band in held}
