"""Asks PostgreSQL: relations and functions checked in its own catalogue, then a read-only transaction with a time limit.

Where the server has the role `league_archive_reader` and we may take it, the statement runs under it: it has no right but
to read the views. `archive.schema.views.grants` makes it.
"""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, text
from sqlalchemy.exc import DBAPIError

from archive.queries import sql_functions
from archive.queries.sql_text import QUIET, Stopped, places, quiet, too_long
from archive.schema.views import VIEWS
from archive.schema.views.grants import READER

__all__ = ["Stopped", "opened"]

#: Longest row that a statement may give, in bytes.
BYTES = 1_000_000
#: Rows that are fetched at once.
AT_ONCE = 500

_NAME = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)", re.IGNORECASE)
_PIECES = re.compile(r"((?<![:\w]):[a-z_][a-z0-9_]*)", re.IGNORECASE)
_GROW = (
    "string_agg array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg concat concat_ws replace regexp_replace "
    "array_to_string overlay translate textcat textanycat anytextcat array_append array_cat quote_literal to_char"
)
#: What the statement was understood as: relations, functions and operators stand in it by their numbers.
_TREE = "SELECT ev_action::text FROM pg_rewrite WHERE ev_class = 'pg_temp.asked'::regclass"
_RELATIONS = (
    "SELECT c.relname, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ANY(:o)"
)
_FUNCTIONS = (
    "SELECT p.proname, n.nspname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = ANY(:o)"
)
_OPERATORS = "SELECT p.proname FROM pg_operator o JOIN pg_proc p ON p.oid = o.oprcode WHERE o.oid = ANY(:o)"
#: Functions and operators by which texts grow; where one is used, the length of every row is watched.
_GROWING = frozenset(_GROW.split())
_TOO_LONG = "row too long"
#: Types whose values are looked up in the catalogue of the server (regclass and its kin).
_REG = frozenset([24, 2202, 2203, 2204, 2205, 2206, 3734, 3769, 4089, 4096, 4191])
# Every row of texts that can grow is measured before it is sent; a row that is too long is no number.
_GUARD = (
    "SELECT told.* FROM (\n{}\n) AS told WHERE CASE WHEN octet_length(told::text) > "  # noqa: S608 (checked before)
    f"{BYTES} THEN CAST('{_TOO_LONG}' || left(told::text, 0) AS integer) ELSE 1 END = 1"
)
_HEAD = "CREATE TEMPORARY VIEW asked AS SELECT 1 AS one FROM (\n"


@contextmanager
def opened(
    engine: Engine, statement: str, values: Mapping[str, Any], seconds: float
) -> Iterator[tuple[list[str], Iterator[tuple[Any, ...]]]]:
    """Column names and rows, read while they are taken.

    Raises:
        Stopped: if it was refused, is wrong, or took longer than `seconds`.
    """
    bare = quiet(statement)
    if ";" in bare:
        raise Stopped("only one statement can be asked at a time", bare.index(";"))
    if "$" in bare:
        raise Stopped("dollar quotes are not available here", bare.index("$"))
    if escape := re.search(r"\b(?:u&|e)['\"]", statement, re.IGNORECASE):
        raise Stopped("escape strings are not available here", escape.start())
    try:
        with engine.connect() as connection:
            growing = _require_views(connection, statement, seconds)
    except DBAPIError as error:
        raise _explained(error, statement, seconds) from error
    with engine.connect() as connection:
        connection.execute(text("SET TRANSACTION READ ONLY"))
        _limit(connection, seconds)
        _take_role(connection)
        try:
            asked = connection.execution_options(stream_results=True, max_row_buffer=AT_ONCE)
            result = asked.exec_driver_sql(rewritten(_GUARD.format(statement) if growing else statement), dict(values))
        except DBAPIError as error:
            raise _explained(error, statement, seconds) from error
        try:
            yield list(result.keys()), _rows(result, statement, seconds)
        finally:
            result.close()


def rewritten(statement: str) -> str:
    """The statement with `:name` as the driver's `%(name)s`, and every percent sign of its own kept."""
    parts = QUIET.split(statement)
    for n, part in enumerate(parts):
        kept = part.replace("%", "%%")
        parts[n] = kept if n % 2 else _NAME.sub(r"%(\1)s", kept)
    return "".join(parts)


def _limit(connection: Connection, seconds: float) -> None:
    connection.execute(text(f"SET LOCAL statement_timeout = {max(1, int(seconds * 1000))}"))
    connection.execute(text("SET LOCAL work_mem = '32MB'"))
    connection.execute(text("SET LOCAL cursor_tuple_fraction = 1.0"))
    if connection.execute(text("SELECT current_setting('is_superuser')")).scalar() == "on":
        connection.execute(text("SET LOCAL temp_file_limit = '200MB'"))


def _take_role(connection: Connection) -> None:
    """Go on as the role that may read the views and nothing else, where the server has it."""
    ours = (
        "SELECT 1 FROM pg_roles WHERE rolname = :role AND pg_has_role(oid, 'MEMBER') "
        "AND has_table_privilege(oid, 'timeline', 'SELECT')"
    )
    if connection.execute(text(ours), {"role": READER}).scalar():
        connection.execute(text(f"SET LOCAL ROLE {READER}"))


def _require_views(connection: Connection, statement: str, seconds: float) -> bool:
    """Make a throw-away view of the statement and look up what it uses; nothing of it is executed.

    Answers whether it uses functions by which texts grow.
    """
    _limit(connection, seconds)
    wrapped = f"{_HEAD}{_without_parameters(statement)}\n) AS told"
    try:
        connection.exec_driver_sql(wrapped.replace("%", "%%"))
        tree = str(connection.execute(text(_TREE)).scalar())
        # A rule begins with two entries for the view itself.
        relations = _numbers(r":relid (\d+)", tree)
        named = connection.execute(text(_RELATIONS), {"o": relations}).all()
        called = connection.execute(
            text(_FUNCTIONS), {"o": _numbers(r":(?:funcid|aggfnoid|winfnoid) (\d+)", tree)}
        ).all()
        operators = connection.execute(text(_OPERATORS), {"o": _numbers(r":opno (\d+)", tree)}).scalars()
        used = {name for name, _ in called} | set(operators)
    finally:
        connection.rollback()
    views = {view.name for view in VIEWS}
    for relation, schema in named:
        if schema.startswith("pg_temp") and relation == "asked":
            continue
        if relation not in views or schema in ("pg_catalog", "information_schema"):
            raise Stopped(
                f"{relation} is not one of the views; ask {', '.join(sorted(views))}", _first(statement, relation)
            )
    for name, schema in called:
        if schema != "pg_catalog" or name not in sql_functions.POSTGRESQL:
            raise Stopped(f"the function {name}() is not available here", _first(statement, name))
    _require_no_server(tree)
    return not used.isdisjoint(_GROWING)


def _require_no_server(tree: str) -> None:
    """Refuse what tells of the server instead of the archive: users, catalogue numbers, documents in XML."""
    if any(number >= 9 for number in _numbers(r"\{SQLVALUEFUNCTION :op (\d+)", tree)):
        raise Stopped("who asks is not told here; ask the views")
    if not _REG.isdisjoint(_numbers(r":(?:consttype|resulttype) (\d+)", tree)):
        raise Stopped("types of the server's catalogue are not available here; ask the views")
    if re.search(r"\{(?:XMLEXPR|TABLEFUNC|NEXTVALUEEXPR)\b", tree):
        raise Stopped("XML is not available here; ask the views")


def _numbers(pattern: str, tree: str) -> list[int]:
    return sorted({int(number) for number in re.findall(pattern, tree)})


def _without_parameters(statement: str) -> str:
    """A view takes no parameters: their places are typed NULLs, because only the names matter."""
    parts = QUIET.split(statement)
    return "".join(part if n % 2 else _NAME.sub("NULL::text", part) for n, part in enumerate(parts))


def _first(statement: str, word: str) -> int | None:
    found = places(statement, word)
    return found[0] if found else None


def _rows(result: CursorResult[Any], statement: str, seconds: float) -> Iterator[tuple[Any, ...]]:
    # The server's clock begins anew with every portion, ours does not.
    ends = time.monotonic() + seconds
    while True:
        try:
            rows = result.fetchmany(AT_ONCE)
        except DBAPIError as error:
            raise _explained(error, statement, seconds) from error
        if not rows:
            return
        for row in rows:
            yield tuple(_plain(value) for value in row)
        if time.monotonic() > ends:
            raise Stopped(too_long(seconds))


def _plain(value: Any) -> Any:
    """Whole and broken numbers as SQLite gives them."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _explained(error: DBAPIError, statement: str, seconds: float) -> Stopped:
    message = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
    if "statement timeout" in message:
        return Stopped(too_long(seconds))
    if _TOO_LONG in message:
        return Stopped(f"the statement builds a text longer than {BYTES} bytes")
    return Stopped(f"the database says: {message}", _place(error, statement))


def _place(error: DBAPIError, statement: str) -> int | None:
    """Where the database found it wrong: told for the throw-away view, counted back to the reader's own words."""
    told = getattr(getattr(error.orig, "diag", None), "statement_position", None)
    if told is None:
        return None
    left = int(told) - 1 - len(_HEAD)
    at = 0
    for n, part in enumerate(QUIET.split(statement)):
        pieces = [part] if n % 2 else _PIECES.split(part)
        for piece in pieces:
            long = len("NULL::text") if not n % 2 and _NAME.fullmatch(piece) else len(piece)
            if left < long:
                return at + min(max(left, 0), len(piece)) if left >= 0 else None
            left -= long
            at += len(piece)
    return min(at, len(statement))
