"""`check` finds what was broken on purpose, and nothing in a sound archive."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from archive.importers import check
from archive.importers.run import import_paths

pytestmark = pytest.mark.usefixtures("stubbed")

BREAKAGES = {
    "quote": ("UPDATE figures SET text = '121人' WHERE text = '120人'", "Every finding quotes its source"),
    "passage": ("UPDATE passages SET text = 'x' WHERE ordinal = 2", "Every finding quotes its source"),
    "place": ("UPDATE document_places SET stop = 99999 WHERE kind = 'body'", "Every finding quotes its source"),
    "sentence": ("UPDATE milestones SET sentence_stop = sentence_start", "Every sentence holds its finding"),
    "bytes": ("UPDATE source_contents SET content = {zero}", "Every source has its bytes"),
    "reading": ("DELETE FROM source_readings", "Every finding quotes its source"),
    "documents": ("DELETE FROM documents", "Every source has its bytes"),
    "copy": ("UPDATE milestone_organisations SET salience = 0.1", "What lanes repeat"),
    "index": ("DELETE FROM passage_search WHERE {one}", "The search index is complete"),
    "counts": ("UPDATE rollups SET milestones = milestones + 1", "The counts per interval"),
    "missing counts": ("DELETE FROM rollups", "The counts per interval"),
    "state": ("DELETE FROM archive_state", "The archive has its state"),
}


def test_a_sound_archive_has_no_fault(engine: Engine, letter: Path) -> None:
    import_paths(engine, [letter])
    assert list(check.faults(engine)) == []


@pytest.mark.parametrize("name", sorted(BREAKAGES))
def test_a_planted_fault_is_found(engine: Engine, letter: Path, name: str) -> None:
    import_paths(engine, [letter])
    statement, expected = BREAKAGES[name]
    sqlite = engine.dialect.name == "sqlite"
    if name == "index" and sqlite:
        statement = "INSERT INTO passage_search (passage_search) VALUES ('delete-all')"
    statement = statement.format(zero="x'00'" if sqlite else r"'\x00'", one="id > 0")
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert any(fault.check.startswith(expected) for fault in check.faults(engine))


def test_rows_that_point_nowhere_are_found(sqlite_url: str, letter: Path) -> None:
    from archive import database

    engine = database.connect(sqlite_url)
    import_paths(engine, [letter])
    engine.dispose()
    loose = database.create(sqlite_url, foreign_keys=False)
    with loose.begin() as connection:
        connection.exec_driver_sql("UPDATE figures SET initiative_id = 4711")
    assert [f.check for f in check.faults(loose)] == ["No row points nowhere"] * 2
    loose.dispose()
