"""A reader's own question in SQL: one SELECT over the documented views, read-only for real, with limits that are announced.

What is forbidden is decided by the databases, not by reading the statement: on SQLite a read-only handle with an
authorizer that knows which columns the views themselves read, on PostgreSQL a read-only transaction after the relations
of the statement were looked up in the catalogue of a view made from it and thrown away.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.queries import sql_postgresql, sql_sqlite

#: Seconds after which a statement is stopped.
SECONDS = 1.0
#: Rows that are shown; a statement that gives more is told to be cut.
ROWS = 1000
#: Characters that a statement may have.
LONGEST = 20_000

_PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)", re.IGNORECASE)
_QUIET = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)


class Refused(WrongUse):
    """The statement is not allowed, is wrong, or took too long; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows; `cut` where there were more than `limit` rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool
    limit: int


def parameters(statement: str) -> tuple[str, ...]:
    """The names of the `:parameters` of a statement, in order, outside of strings and comments."""
    return tuple(dict.fromkeys(_PARAMETER.findall(_QUIET.sub(" ", statement))))


def ask(
    engine: Engine,
    statement: str,
    values: Mapping[str, Any] | None = None,
    *,
    seconds: float = SECONDS,
    limit: int = ROWS,
) -> Answer:
    """The answer to one SELECT (or WITH … SELECT) over the views.

    Raises:
        Refused: if it is anything else, names what is not a view, is wrong SQL, lacks a value, or takes too long.
    """
    text = statement.strip().rstrip(";").strip()
    if not text:
        raise Refused("there is no statement; write for example: SELECT * FROM timeline LIMIT 10")
    if len(text) > LONGEST:
        raise Refused(f"the statement is longer than {LONGEST} characters")
    if "\0" in text:
        raise Refused("the statement holds a NUL character")
    words = _QUIET.sub(" ", text).split()
    if not words or words[0].lower() not in ("select", "with", "values"):
        raise Refused("only one SELECT statement (or WITH … SELECT) can be asked; nothing can be changed here")
    needed = parameters(text)
    missing = [name for name in needed if name not in (values or {})]
    if missing:
        raise Refused(f"the statement needs a value for {', '.join(':' + name for name in missing)}")
    given = {name: (values or {})[name] for name in needed}
    dialect = sql_sqlite if engine.dialect.name == "sqlite" else sql_postgresql
    try:
        columns, rows = dialect.run(engine, text, given, seconds, limit + 1)
    except dialect.Stopped as error:
        raise Refused(str(error)) from error
    return Answer(tuple(columns), tuple(tuple(row) for row in rows[:limit]), len(rows) > limit, limit)
