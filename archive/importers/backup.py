"""Backup and restore of an SQLite archive, while it is in use; every copy is verified before it is called one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import URL

from archive import database
from archive.errors import DatabaseProblem, WrongUse


def backup(url: str, target: Path) -> dict[str, int]:
    """Copy the archive at `url` to the file `target`; the number of rows per table.

    Raises:
        DatabaseProblem: if it is no SQLite archive, or the copy is not whole.
        WrongUse: if `target` exists.
    """
    database.connect(url).dispose()
    source = _file(database.normal_url(url))
    if target.exists():
        raise WrongUse(f"{target} exists; choose another name")
    return _copy(source, target)


def restore(copy: Path, url: str, *, force: bool = False) -> dict[str, int]:
    """Make the archive at `url` from a backup; the number of rows per table.

    Raises:
        DatabaseProblem: if the backup is no archive, damaged, or the target is no SQLite database.
        WrongUse: if there is an archive at `url` and `force` is not given.
    """
    target = _file(database.normal_url(url))
    if not copy.is_file():
        raise WrongUse(f"there is no file {copy}")
    if target.exists() and not force:
        raise WrongUse(f"there is an archive at {target}; with --force it is replaced")
    _require_whole(copy)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Into a file beside it first: the old archive stays until the new one is whole.
    fresh = target.with_name(target.name + ".restoring")
    fresh.unlink(missing_ok=True)
    rows = _copy(copy, fresh)
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    fresh.replace(target)
    return rows


def _copy(source: Path, target: Path) -> dict[str, int]:
    made = False
    try:
        with _opened(source) as one, _created(target) as other:
            made = True
            one.backup(other, pages=1024)
            # One file to keep: no write-ahead log beside it.
            other.execute("PRAGMA journal_mode = DELETE")
        return _require_whole(target)
    except (sqlite3.Error, OSError, DatabaseProblem) as error:
        if made:
            target.unlink(missing_ok=True)
        raise DatabaseProblem(f"{source} could not be copied to {target}: {error}") from error


def _require_whole(path: Path) -> dict[str, int]:
    """The number of rows per table of a sound archive file."""
    try:
        with _opened(path) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
            if verdict != "ok":
                raise DatabaseProblem(f"{path} is damaged: {verdict}")
            tables = [row[0] for row in connection.execute(_TABLES)]
            if "alembic_version" not in tables:
                raise DatabaseProblem(f"{path} is no archive")
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if revision is None:
                raise DatabaseProblem(f"{path} is no archive")
            return {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 (names from the schema)
                for name in tables
            }
    except sqlite3.DatabaseError as error:
        raise DatabaseProblem(f"{path} is no SQLite database, or damaged: {error}") from error


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """An SQLite file, opened for reading."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _created(path: Path) -> Iterator[sqlite3.Connection]:
    """A new SQLite file."""
    connection = sqlite3.connect(path, timeout=30)
    try:
        yield connection
    finally:
        connection.close()


def _file(url: URL) -> Path:
    if url.get_backend_name() != "sqlite":
        raise DatabaseProblem(
            "backup and restore copy SQLite files; for PostgreSQL use its own tools: "
            f"pg_dump --format=custom --file=archive.dump {url.database}, and pg_restore to bring it back"
        )
    if url.database in (None, "", ":memory:"):
        raise DatabaseProblem("an archive in memory has no file")
    return Path(str(url.database))
