"""Asks SQLite: a handle opened read-only, an authorizer, and a clock that stops what takes too long."""

import re
import sqlite3
import time
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Engine

from archive.schema.metadata import metadata
from archive.schema.views import VIEWS

#: Functions of SQLite that cannot read files, load code or fill the memory.
FUNCTIONS = frozenset(
    [
        "abs",
        "avg",
        "cast",
        "char",
        "coalesce",
        "concat",
        "concat_ws",
        "count",
        "cume_dist",
        "date",
        "datetime",
        "dense_rank",
        "first_value",
        "format",
        "glob",
        "group_concat",
        "hex",
        "ifnull",
        "iif",
        "instr",
        "json",
        "json_array",
        "json_array_length",
        "json_extract",
        "json_group_array",
        "json_group_object",
        "json_object",
        "json_type",
        "json_valid",
        "->",
        "->>",
        "julianday",
        "lag",
        "last_value",
        "lead",
        "length",
        "like",
        "likelihood",
        "likely",
        "lower",
        "ltrim",
        "max",
        "min",
        "nth_value",
        "ntile",
        "nullif",
        "percent_rank",
        "printf",
        "quote",
        "rank",
        "replace",
        "round",
        "row_number",
        "rtrim",
        "sign",
        "sqrt",
        "strftime",
        "substr",
        "substring",
        "sum",
        "time",
        "total",
        "trim",
        "typeof",
        "unicode",
        "unixepoch",
        "unlikely",
        "upper",
        "ceil",
        "ceiling",
        "floor",
        "ln",
        "log",
        "log10",
        "log2",
        "mod",
        "pow",
        "power",
        "exp",
        "json_each",
        "json_tree",
        "string_agg",
        "median",
        "percentile",
    ]
)
#: Longest text or blob that a statement may build, in bytes.
BYTES = 5_000_000
#: Steps of SQLite's machine between two looks at the clock.
STEPS = 2000


class Stopped(Exception):
    """SQLite, or one of our limits, ended the statement; the message is for a person."""


def run(
    engine: Engine, statement: str, values: Mapping[str, Any], seconds: float, most: int
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and at most so many rows.

    Raises:
        Stopped: if it was refused, is wrong, or took longer than `seconds`.
    """
    text = _bare(statement)
    _refuse_disguised_views(text)
    _refuse_tables(text)
    connection = _read_only(engine)
    try:
        allowed = _columns_of_views(connection)
        refusals: list[str] = []
        connection.set_authorizer(_authorizer(allowed, refusals))
        ends = time.monotonic() + seconds
        connection.set_progress_handler(lambda: int(time.monotonic() > ends), STEPS)
        try:
            cursor = connection.execute(statement, dict(values))
            rows = cursor.fetchmany(most)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise Stopped(_explained(error, refusals, seconds)) from error
        if cursor.description is None:
            raise Stopped("the statement gives no rows; only SELECT can be asked")
        return [column[0] for column in cursor.description], rows
    finally:
        connection.close()


def _read_only(engine: Engine) -> sqlite3.Connection:
    name = engine.url.database
    if not name or name == ":memory:":
        raise Stopped("an archive in memory cannot be asked in SQL; use a file")
    path = name.removeprefix("file:").partition("?")[0]
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(f"file:{quoted}?mode=ro", uri=True, timeout=5, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50)
    return connection


def _columns_of_views(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """Which columns of which tables each view reads, learned from SQLite itself: `(table, column, view)`."""
    seen: set[tuple[str, str, str]] = set()

    def learn(action: int, first: str | None, second: str | None, _db: str | None, inside: str | None) -> int:
        if action == sqlite3.SQLITE_READ and inside:
            seen.add((first or "", second or "", inside))
        return sqlite3.SQLITE_OK

    connection.set_authorizer(learn)
    for view in VIEWS:
        columns = ", ".join(f'"{column.name}"' for column in view.columns)
        connection.execute(f"SELECT {columns} FROM {view.name} LIMIT 0")  # noqa: S608 (our own names)
        connection.execute(f"SELECT count(*) FROM {view.name} WHERE 0")  # noqa: S608
    return frozenset(seen)


def _authorizer(allowed: frozenset[tuple[str, str, str]], refusals: list[str]) -> Any:
    views = {view.name for view in VIEWS}
    tables = {table for table, _, _ in allowed}

    def may(action: int, first: str | None, second: str | None, _db: str | None, inside: str | None) -> int:
        if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE):
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION:
            if (second or "").lower() in FUNCTIONS:
                return sqlite3.SQLITE_OK
            refusals.append(f"the function {second}() is not available here")
            return sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_READ:
            if first in views or first in ("json_each", "json_tree") or (first, second, inside) in allowed:
                return sqlite3.SQLITE_OK
            # An empty column name reads nothing, it only walks the rows of a table, as views that were flattened do;
            # a subquery of the reader's own has no table of ours by that name.
            if second == "" and (first in tables or first not in metadata.tables):
                return sqlite3.SQLITE_OK
            refusals.append(f"{first} is not one of the views; ask {', '.join(sorted(views))}")
            return sqlite3.SQLITE_DENY
        refusals.append("only reading is allowed: one SELECT over the views")
        return sqlite3.SQLITE_DENY

    return may


@cache
def _disguise() -> re.Pattern[str]:
    names = "|".join(re.escape(view.name) for view in VIEWS)
    return re.compile(
        rf"[\"`\[]?\b({names})\b[\"`\]]?\s*(\([^()]*\)\s*)?\bas\b\s*(not\s+|materialized\s*)*\(", re.IGNORECASE
    )


def _bare(statement: str) -> str:
    """The statement without comments and without what stands in strings."""
    text = re.sub(r"--[^\n]*|/\*.*?(?:\*/|\Z)", " ", statement, flags=re.DOTALL)
    return re.sub(r"'(?:[^']|'')*'", "''", text)


def _refuse_disguised_views(text: str) -> None:
    """SQLite's authorizer is told a subquery's name as if it were a view's: no subquery may bear the name of one."""
    found = _disguise().search(text)
    if found:
        raise Stopped(f"a subquery must not have the name of a view ({found.group(1)}); call it otherwise")


def _refuse_tables(text: str) -> None:
    """Not even the number of a table's rows is told: no table may stand after FROM or JOIN."""
    for name in re.findall(r"\b(?:from|join)\s+(?:main\s*\.\s*)?[\"`\[]?(\w+)", text, re.IGNORECASE):
        if name.lower() in metadata.tables or name.lower().startswith("sqlite_"):
            raise Stopped(f"{name} is not one of the views; ask {', '.join(sorted(v.name for v in VIEWS))}")


def _explained(error: Exception, refusals: list[str], seconds: float) -> str:
    if refusals:
        return refusals[0]
    if "interrupted" in str(error):
        return f"the statement took longer than {seconds:g} s and was stopped; narrow it by WHERE or LIMIT"
    if "one statement" in str(error):
        return "only one statement can be asked at a time"
    return f"the database says: {error}"
