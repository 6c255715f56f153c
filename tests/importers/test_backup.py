"""A backup is the archive, row by row; damaged files are not taken for one."""

from pathlib import Path

import pytest

from archive import database
from archive.errors import DatabaseProblem, WrongUse
from archive.importers.backup import backup, restore
from archive.importers.run import import_paths
from tests.importers.conftest import dump

pytestmark = pytest.mark.usefixtures("stubbed")


def test_a_restored_archive_equals_the_original(sqlite_url: str, letter: Path, tmp_path: Path) -> None:
    engine = database.connect(sqlite_url)
    import_paths(engine, [letter])
    before = dump(engine, batches=True)
    # Another writer has the archive open, and a transaction under way, while the copy is made.
    with engine.connect().execution_options(writing=True) as writer:
        writer.exec_driver_sql("DELETE FROM documents")
        rows = backup(sqlite_url, tmp_path / "copy.db")
        writer.rollback()
    engine.dispose()
    assert rows["documents"] == 2
    restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'new' / 'archive.db'}")
    restored = database.connect(f"sqlite:///{tmp_path / 'new' / 'archive.db'}")
    assert dump(restored, batches=True) == before
    assert [f.outcome.value for f in import_paths(restored, [letter]).files] == ["same"]
    restored.dispose()


def test_nothing_is_overwritten_unasked(sqlite_url: str, tmp_path: Path) -> None:
    backup(sqlite_url, tmp_path / "copy.db")
    with pytest.raises(WrongUse, match="exists; choose another name"):
        backup(sqlite_url, tmp_path / "copy.db")
    with pytest.raises(WrongUse, match="with --force it is replaced"):
        restore(tmp_path / "copy.db", sqlite_url)
    restore(tmp_path / "copy.db", sqlite_url, force=True)
    database.connect(sqlite_url).dispose()


@pytest.mark.parametrize("damage", ["text", "cut", "foreign"])
def test_a_damaged_backup_is_refused_and_the_archive_stays(sqlite_url: str, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "copy.db"
    backup(sqlite_url, copy)
    if damage == "text":
        copy.write_text("no database", encoding="utf-8")
    elif damage == "cut":
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    else:
        import sqlite3

        copy.unlink()
        other = sqlite3.connect(copy)
        other.execute("CREATE TABLE t (x)")
        other.close()
    with pytest.raises(DatabaseProblem):
        restore(copy, sqlite_url, force=True)
    database.connect(sqlite_url).dispose()


def test_postgresql_has_tools_of_its_own(postgresql_url: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="pg_dump"):
        backup(postgresql_url, tmp_path / "copy.db")
