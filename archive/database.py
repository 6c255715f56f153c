"""Opens the database: one engine factory for SQLite and PostgreSQL, and the check that it is an archive of this version."""

import json
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from archive.errors import DatabaseProblem
from archive.schema import HEAD
from archive.schema.metadata import metadata

__all__ = ["connect", "create", "metadata", "normal_url", "require_archive", "revision_of", "shown"]

#: How long a writer waits for another one, in milliseconds.
BUSY_TIMEOUT = 30_000
#: So much of a file is read as memory, in bytes (SQLite's own most).
MAPPED = 0x7FFF0000


def normal_url(url: str | URL) -> URL:
    """The URL with its driver written out.

    Raises:
        DatabaseProblem: if it is no URL, or of a database that the archive does not run on.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseProblem(
            f"{str(url)!r} is no database URL; write sqlite:///archive.db or postgresql+psycopg://user@host/name"
        ) from error
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return parsed.set(drivername="sqlite")
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    raise DatabaseProblem(f"{backend} is not supported; use an sqlite:/// or a postgresql+psycopg:// URL")


def create(url: str | URL, *, foreign_keys: bool = True) -> Engine:
    """An engine for the URL; nothing is opened yet.

    `foreign_keys=False` is for migrations only: a batch rebuild on SQLite would delete the children of the table.

    Raises:
        DatabaseProblem: if the URL is of no known database, or its driver is not installed.
    """
    parsed = normal_url(url)
    options: dict[str, Any] = {"json_serializer": partial(json.dumps, ensure_ascii=False)}
    if parsed.get_backend_name() == "sqlite":
        options["connect_args"] = {"timeout": BUSY_TIMEOUT / 1000}
        if parsed.database in (None, "", ":memory:"):
            options["poolclass"] = StaticPool
            options["connect_args"]["check_same_thread"] = False
    else:
        options["connect_args"] = {"connect_timeout": 10}
    try:
        engine = create_engine(parsed, **options)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise DatabaseProblem(
            "the PostgreSQL driver is not installed; install it by: pip install 'league-archive[postgresql]'"
        ) from error
    if engine.dialect.name == "sqlite":
        _listen(engine, foreign_keys)
    return engine


def connect(url: str | URL) -> Engine:
    """An engine for an existing archive of this version.

    Raises:
        DatabaseProblem: if there is none, or it is of another version; the message says what to do.
    """
    parsed = normal_url(url)
    if parsed.get_backend_name() == "sqlite":
        _require_file(parsed)
    engine = create(parsed)
    try:
        require_archive(engine)
    except DatabaseProblem:
        engine.dispose()
        raise
    return engine


def require_archive(engine: Engine) -> None:
    """Make sure that the engine's database is an archive of this version.

    Raises:
        DatabaseProblem: if it cannot be reached, is no archive, or is of another version.
    """
    name = shown(engine.url)
    try:
        with engine.connect() as connection:
            revision = revision_of(connection)
    except DBAPIError as error:
        raise DatabaseProblem(f"cannot open {name}: {str(error.orig).strip()}") from error
    if revision is None:
        raise DatabaseProblem(f"{name} is not an archive yet; make one by: league-archive --database {name} init")
    if revision > HEAD:
        raise DatabaseProblem(
            f"{name} is of schema version {revision}, newer than this programme knows ({HEAD}); update the programme"
        )
    if revision != HEAD:
        raise DatabaseProblem(
            f"{name} is of schema version {revision}, this programme needs {HEAD}; "
            f"make a backup, then run: league-archive --database {name} upgrade"
        )


def revision_of(connection: Connection) -> str | None:
    """The schema revision that the database carries, None if it is no archive."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def shown(url: str | URL) -> str:
    """The URL as it may be printed: without its password."""
    return normal_url(url).render_as_string(hide_password=True)


def _require_file(url: URL) -> None:
    """Refuse an SQLite file that is not there, before SQLite makes an empty one of that name."""
    name = url.database
    if name in (None, "", ":memory:") or str(name).startswith("file:"):
        return
    if not Path(str(name)).is_file():
        raise DatabaseProblem(
            f"there is no archive at {name}; make one by: league-archive --database {shown(url)} init"
        )


def _listen(engine: Engine, foreign_keys: bool) -> None:
    """Give SQLite real transactions, foreign keys, and patience with other writers."""

    def opened(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's own BEGIN comes late and never before DDL; SQLAlchemy's event below replaces it.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        # Rows of a large file that lie far apart are read three times as fast where they stand.
        cursor.execute(f"PRAGMA mmap_size = {MAPPED}")
        cursor.close()

    def begun(connection: Connection) -> None:
        # A writer says so at once (`writing=True`): a read that turns into a write cannot wait for its turn.
        mode = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {mode}")

    event.listen(engine, "connect", opened)
    event.listen(engine, "begin", begun)
