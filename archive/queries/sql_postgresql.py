"""Asks PostgreSQL: relations checked by the database itself, then a read-only transaction with a time limit."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from archive.schema.views import VIEWS

_QUIET = re.compile(r"('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?(?:\*/|\Z))", re.DOTALL)
_NAME = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)", re.IGNORECASE)
#: Functions that read files, wait, reach out, run SQL held in a string, or tell of the server.
_FORBIDDEN = re.compile(
    r"\b(pg_\w+|lo_\w+|dblink\w*|\w*_to_xml\w*|query_to_\w+|set_config|current_setting|inet_\w+|txid_\w+|version"
    r"|has_\w+_privilege|to_reg\w+|xml\w*|generate_series|repeat|current_user|session_user|user|currval|nextval|setval)\b",
    re.IGNORECASE,
)

#: What a view made of the statement depends on directly: the relations that the statement names.
_RELATIONS = """
SELECT DISTINCT c.relname, n.nspname FROM pg_rewrite r JOIN pg_depend d ON d.objid = r.oid
JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
AND r.ev_class = 'pg_temp.asked'::regclass AND c.oid <> r.ev_class
"""


class Stopped(Exception):
    """PostgreSQL, or one of our limits, ended the statement; the message is for a person."""


def rewritten(statement: str) -> str:
    """The statement with `:name` as the driver's `%(name)s`, and every percent sign of its own kept."""
    parts = _QUIET.split(statement)
    for n, part in enumerate(parts):
        kept = part.replace("%", "%%")
        parts[n] = kept if n % 2 else _NAME.sub(r"%(\1)s", kept)
    return "".join(parts)


def run(
    engine: Engine, statement: str, values: Mapping[str, Any], seconds: float, most: int
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and at most so many rows.

    Raises:
        Stopped: if it was refused, is wrong, or took longer than `seconds`.
    """
    bare = _QUIET.sub(" ", statement)
    if ";" in bare:
        raise Stopped("only one statement can be asked at a time")
    found = _FORBIDDEN.search(bare) or _FORBIDDEN.search(" ".join(re.findall(r"\"[^\"]*\"", statement)))
    if found:
        raise Stopped(f"{found.group(1)} is not available here; ask the views")
    if "$" in bare or re.search(r"\bu&|\be'", statement, re.IGNORECASE):
        raise Stopped("dollar quotes and escape strings are not available here")
    try:
        with engine.connect() as connection:
            _require_views(connection, statement, values, seconds)
        with engine.connect() as connection:
            connection.execute(text("SET TRANSACTION READ ONLY"))
            _limit(connection, seconds)
            result = connection.exec_driver_sql(rewritten(statement), dict(values))
            return list(result.keys()), [tuple(row) for row in result.fetchmany(most)]
    except DBAPIError as error:
        raise Stopped(_explained(error, seconds)) from error


def _limit(connection: Connection, seconds: float) -> None:
    connection.execute(text(f"SET LOCAL statement_timeout = {int(seconds * 1000)}"))
    connection.execute(text("SET LOCAL work_mem = '32MB'"))
    if connection.execute(text("SELECT current_setting('is_superuser')")).scalar() == "on":
        connection.execute(text("SET LOCAL temp_file_limit = '200MB'"))


def _require_views(connection: Connection, statement: str, values: Mapping[str, Any], seconds: float) -> None:
    """Make a throw-away view of the statement and look up what it names; nothing of it is executed."""
    _limit(connection, seconds)
    # A view takes no parameters: their places are typed NULLs here, because only the relations matter.
    parts = _QUIET.split(statement)
    parts = [part if n % 2 else _NAME.sub("NULL::text", part) for n, part in enumerate(parts)]
    plain = "".join(parts).replace("%", "%%")
    wrapped = f"CREATE TEMPORARY VIEW asked AS SELECT 1 AS one FROM (\n{plain}\n) AS told"  # noqa: S608 (rolled back unread)
    try:
        connection.exec_driver_sql(wrapped)
        named = connection.execute(text(_RELATIONS)).all()
    finally:
        connection.rollback()
    views = {view.name for view in VIEWS}
    for relation, schema in named:
        if relation not in views or schema in ("pg_catalog", "information_schema"):
            raise Stopped(f"{relation} is not one of the views; ask {', '.join(sorted(views))}")


def _explained(error: DBAPIError, seconds: float) -> str:
    message = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
    if "statement timeout" in message:
        return f"the statement took longer than {seconds:g} s and was stopped; narrow it by WHERE or LIMIT"
    return f"the database says: {message}"
