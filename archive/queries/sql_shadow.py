"""Resolves the names of a statement for SQLite among the views alone, and says what is wrong with it and where.

A shadow is an empty database in memory that holds the views as tables, and nothing else.
"""

import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cache
from typing import Any

from archive.queries import sql_functions
from archive.queries.sql_pool import Pool
from archive.queries.sql_text import Stopped, places, too_long
from archive.schema.views import VIEWS

#: Longest text or blob that a statement may build, in bytes.
BYTES = 1_000_000
#: Functions that stand where a table does.
WALKERS = frozenset(["json_each", "json_tree"])

_READING = frozenset([sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE])
_TABLES = frozenset(view.name for view in VIEWS)
_NAMED = re.compile(
    r"(?:no such (?:column|table|function)|ambiguous column name|misuse of (?:aggregate|window function)"
    r"|wrong number of arguments to function):? ?([^\s()]+)"
)


_shadows = Pool(4)


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
            return own or table in _TABLES or table in WALKERS

        shadow.set_authorizer(authorizer(refusals, may_read))
        try:
            shadow.execute(f"EXPLAIN {statement}", dict(values)).close()
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise explained(error, refusals, statement, 0) from error


def _shadow() -> sqlite3.Connection:
    shadow = sqlite3.connect(":memory:", check_same_thread=False)
    for view in VIEWS:
        columns = ", ".join(f'"{column.name}"' for column in view.columns)
        shadow.execute(f'CREATE TABLE "{view.name}" ({columns})')
    limit(shadow)
    return shadow


def limit(connection: sqlite3.Connection) -> None:
    """Set what no statement may exceed, and our own functions in place of those that build without end."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50)
    sql_functions.replace(connection, BYTES)
    # Their first use makes them, which the authorizer would take for a change.
    connection.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')")


@cache
def _all_modules() -> frozenset[str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        return frozenset(row[0].lower() for row in connection.execute("PRAGMA module_list")) - WALKERS


def authorizer(refusals: list[str], may_read: Callable[[str, str], bool]) -> Any:
    """Lets a connection read what `may_read` (table, column) allows, and do nothing else; why not goes to `refusals`."""

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


def explained(error: Exception, refusals: list[str], statement: str, seconds: float) -> Stopped:
    """What an error says to the person who asked, and where in the statement."""
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
    return Stopped(f"the database says: {message}", _place(message, statement))


def _place(message: str, statement: str) -> int | None:
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
