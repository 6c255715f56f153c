"""Asks SQLite: names resolved among the views alone, then a handle opened read-only, an authorizer, limits and a clock."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from archive.queries.sql_pool import Pool
from archive.queries.sql_shadow import WALKERS, authorizer, explained, limit, require_views
from archive.queries.sql_text import Stopped
from archive.schema.views import VIEWS

__all__ = ["Stopped", "opened"]

#: Rows that are fetched at once.
AT_ONCE = 500

_files = Pool(8)


@contextmanager
def opened(
    engine: Engine, statement: str, values: Mapping[str, Any], seconds: float
) -> Iterator[tuple[list[str], Iterator[tuple[Any, ...]]]]:
    """Column names and rows, read while they are taken.

    Raises:
        Stopped: if it was refused, is wrong, or took longer than `seconds`.
    """
    require_views(statement, values)
    path = _path(engine)
    refusals: list[str] = []
    # A file that was replaced (a restored backup) is another one, though its name is the same.
    held = path, Path(path).stat().st_ino
    with _files.lent(held, lambda: _read_only(path)) as connection, _clock(connection, seconds):
        _learn(connection)
        connection.set_authorizer(authorizer(refusals, _tables_of_views))
        try:
            cursor = connection.execute(statement, dict(values))
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise explained(error, refusals, statement, seconds) from error
        with closing(cursor):
            if cursor.description is None:
                raise Stopped("the statement gives no rows; only SELECT can be asked")
            yield [column[0] for column in cursor.description], _rows(cursor, statement, seconds)


def _path(engine: Engine) -> str:
    name = engine.url.database
    if not name or name == ":memory:":
        raise Stopped("an archive in memory cannot be asked in SQL; use a file")
    return name.removeprefix("file:").partition("?")[0]


def _read_only(path: str) -> sqlite3.Connection:
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(f"file:{quoted}?mode=ro", uri=True, timeout=5, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    # The file is read where it lies in the system's memory: a fifth faster than copying its pages.
    connection.execute("PRAGMA mmap_size = 4294967296")
    limit(connection)
    return connection


_read: set[str] = set()


def _learn(connection: sqlite3.Connection) -> None:
    """Which tables the views read, learned from SQLite itself; once, because all archives of a version have the same."""
    if _read:
        return
    seen: set[str] = set()

    def learn(action: int, first: str | None, *_rest: object) -> int:
        if action == sqlite3.SQLITE_READ:
            seen.add(first or "")
        return sqlite3.SQLITE_OK

    connection.set_authorizer(learn)
    for view in VIEWS:
        connection.execute(f"SELECT * FROM {view.name} LIMIT 0")  # noqa: S608 (our own names)
    connection.set_authorizer(None)
    _read.update(seen | WALKERS)


def _tables_of_views(table: str, column: str) -> bool:
    return table in _read or column == ""


def _rows(cursor: sqlite3.Cursor, statement: str, seconds: float) -> Iterator[tuple[Any, ...]]:
    while True:
        try:
            rows = cursor.fetchmany(AT_ONCE)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise explained(error, [], statement, seconds) from error
        if not rows:
            return
        yield from rows


@contextmanager
def _clock(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Interrupt the connection when the time is over; a progress handler would be called more often and notice later."""
    lock, over = threading.Lock(), False

    def ring() -> None:
        with lock:
            if not over:
                connection.interrupt()

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            over = True
