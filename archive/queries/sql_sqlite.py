"""Asks SQLite: names resolved among the views alone, then a handle opened read-only, an authorizer, limits and a clock."""

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from archive.queries import sql_functions
from archive.queries.sql_pool import Pool
from archive.queries.sql_text import Stopped, places, too_long
from archive.schema.views import VIEWS

__all__ = ["Stopped", "opened"]

#: Longest text or blob that a statement may build, in bytes.
BYTES = 1_000_000
#: Rows that are fetched at once.
AT_ONCE = 500

_READING = frozenset([sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE])
_TABLES = frozenset(view.name for view in VIEWS)
_WALKERS = frozenset(["json_each", "json_tree"])
_NAMED = re.compile(
    r"(?:no such (?:column|table|function)|ambiguous column name|misuse of (?:aggregate|window function)"
    r"|wrong number of arguments to function):? ?([^\s()]+)"
)


_files, _shadows = Pool(8), Pool(4)


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
        connection.set_authorizer(_authorizer(refusals, _tables_of_views))
        try:
            cursor = connection.execute(statement, dict(values))
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise _explained(error, refusals, statement, values, seconds) from error
        with closing(cursor):
            if cursor.description is None:
                raise Stopped("the statement gives no rows; only SELECT can be asked")
            yield [column[0] for column in cursor.description], _rows(cursor, statement, values, seconds)


def require_views(statement: str, values: Mapping[str, Any]) -> None:
    """Let SQLite resolve every name in an empty database that holds the views as tables, and nothing else.

    Raises:
        Stopped: if a name is none of theirs, a function is not allowed, or the statement is no SELECT or wrong.
    """
    refusals: list[str] = []
    with _shadows.lent(_TABLES, _shadow) as shadow:
        modules = _all_modules()

        def may_read(table: str, column: str) -> bool:
            # An empty column is told for what is only walked: also for a subquery of the reader's own, by its name.
            own = column == "" and table.lower() not in modules and not table.lower().startswith(("sqlite_", "pragma_"))
            return own or table in _TABLES or table in _WALKERS

        shadow.set_authorizer(_authorizer(refusals, may_read))
        try:
            shadow.execute(f"EXPLAIN {statement}", dict(values)).close()
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise _explained(error, refusals, statement, values, 0) from error


def _shadow() -> sqlite3.Connection:
    shadow = sqlite3.connect(":memory:", check_same_thread=False)
    for view in VIEWS:
        columns = ", ".join(f'"{column.name}"' for column in view.columns)
        shadow.execute(f'CREATE TABLE "{view.name}" ({columns})')
    _limit(shadow)
    return shadow


def _limit(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50)
    sql_functions.replace(connection, BYTES)
    # Their first use makes them, which the authorizer would take for a change.
    connection.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')")


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
    _limit(connection)
    return connection


@cache
def _all_modules() -> frozenset[str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        return frozenset(row[0].lower() for row in connection.execute("PRAGMA module_list")) - _WALKERS


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
    _read.update(seen | _WALKERS)


def _tables_of_views(table: str, column: str) -> bool:
    return table in _read or column == ""


def _authorizer(refusals: list[str], may_read: Callable[[str, str], bool]) -> Any:
    def may(action: int, first: str | None, second: str | None, _db: str | None, _inside: str | None) -> int:
        if action in _READING:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION:
            if (second or "").lower() in sql_functions.SQLITE:
                return sqlite3.SQLITE_OK
            refusals.append(f"the function {second}() is not available here")
        elif action == sqlite3.SQLITE_READ:
            if may_read(first or "", second or ""):
                return sqlite3.SQLITE_OK
            refusals.append(_no_view(first or ""))
        else:
            refusals.append("only reading is allowed: one SELECT over the views")
        return sqlite3.SQLITE_DENY

    return may


def _no_view(name: str) -> str:
    return f"{name} is not one of the views; ask {', '.join(sorted(_TABLES))}"


def _rows(
    cursor: sqlite3.Cursor, statement: str, values: Mapping[str, Any], seconds: float
) -> Iterator[tuple[Any, ...]]:
    while True:
        try:
            rows = cursor.fetchmany(AT_ONCE)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise _explained(error, [], statement, values, seconds) from error
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


def _explained(
    error: Exception, refusals: list[str], statement: str, values: Mapping[str, Any], seconds: float
) -> Stopped:
    message = str(error)
    if refusals:
        named = re.match(r"the function (\S+)\(\)|(\S+) is not one", refusals[0])
        found = places(statement, named[1] or named[2]) if named else []
        return Stopped(refusals[0], found[0] if found else None)
    if "interrupted" in message:
        return Stopped(too_long(seconds))
    if "one statement" in message:
        return Stopped("only one statement can be asked at a time", statement.find(";"))
    if "too big" in message or "user-defined function" in message:
        return Stopped(f"the statement builds a text longer than {BYTES} bytes")
    if found_table := re.match(r"no such table: (?:main\.)?(.+)", message):
        place = places(statement, found_table[1])
        return Stopped(_no_view(found_table[1]), place[0] if place else None)
    return Stopped(f"the database says: {message}", _place(message, statement, values))


def _place(message: str, statement: str, values: Mapping[str, Any]) -> int | None:
    if "incomplete input" in message:
        return len(statement)
    if near := re.match(r'near "(.+)": syntax error|unrecognized token: "(.+)"', message, re.DOTALL):
        word = near[1] or near[2]
        return next(
            (at for at in places(statement, word)[:40] if _wrong_at(statement[: at + len(word)], message)), None
        )
    if named := _NAMED.match(message):
        found = places(statement, named[1]) or places(statement, named[1].rpartition(".")[2])
        return found[0] if found else None
    return None


def _wrong_at(beginning: str, message: str) -> bool:
    """Whether a statement that ends here is wrong in the same way: SQLite stops at the first word that cannot be."""
    return _complaint(beginning) == message


def _complaint(beginning: str) -> str:
    with _shadows.lent(_TABLES, _shadow) as shadow:
        try:
            shadow.execute(f"EXPLAIN {beginning}").close()
        except (sqlite3.Error, sqlite3.Warning) as error:
            return str(error)
    return ""
