"""A reader's own question in SQL: one SELECT over the documented views, read-only for real, with limits that are announced.

What is forbidden is decided by the databases, not by reading the statement: SQLite resolves its names in an empty database
that holds nothing but the views, then answers on a read-only handle; PostgreSQL makes a view of it, looks up in its
catalogue which relations and functions that view uses, throws it away, and answers in a read-only transaction.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.queries import sql_postgresql, sql_sqlite
from archive.queries.sql_text import Stopped, quiet, require_flat

#: Seconds after which a statement is stopped.
SECONDS = 1.0
#: Rows that are shown; a statement that gives more is told to be cut.
ROWS = 1000
#: Characters that a statement may have.
LONGEST = 20_000
#: Characters that all values of a shown answer have together; more is cut, too.
CHARACTERS = 10_000_000

_PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)", re.IGNORECASE)


class Refused(WrongUse):
    """The statement is not allowed, is wrong, or took too long; the message says which and what to do.

    `position` is the code point of the statement at which the database found it wrong, where it tells.
    """

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows; `cut` where there were more than `limit` rows, or more text than may be shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool
    limit: int


def parameters(statement: str) -> tuple[str, ...]:
    """The names of the `:parameters` of a statement, in order, outside of strings and comments."""
    return tuple(dict.fromkeys(_PARAMETER.findall(quiet(statement))))


def ask(
    engine: Engine,
    statement: str,
    values: Mapping[str, Any] | None = None,
    *,
    seconds: float = SECONDS,
    limit: int = ROWS,
    characters: int = CHARACTERS,
) -> Answer:
    """The answer to one SELECT (or WITH … SELECT) over the views.

    Raises:
        Refused: if it is anything else, names what is not a view, is wrong SQL, lacks a value, or takes too long.
    """
    held: list[tuple[Any, ...]] = []
    size = 0
    with stream(engine, statement, values, seconds=seconds) as (columns, rows):
        for row in rows:
            size += sum(len(value) for value in row if isinstance(value, str | bytes))
            if len(held) >= limit or size > characters:
                return Answer(columns, tuple(held), True, len(held))
            held.append(row)
    return Answer(columns, tuple(held), False, limit)


@contextmanager
def stream(
    engine: Engine, statement: str, values: Mapping[str, Any] | None = None, *, seconds: float = SECONDS
) -> Iterator[tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]]:
    """Columns and all rows, read while they are taken: as much memory for a million rows as for ten.

    Raises:
        Refused: as `ask`; what takes too long is stopped while the rows are taken.
    """
    text = statement.strip().rstrip(";").strip()
    shift = len(statement) - len(statement.lstrip())
    _require_question(text)
    needed = parameters(text)
    missing = [name for name in needed if name not in (values or {})]
    if missing:
        raise Refused(f"the statement needs a value for {', '.join(':' + name for name in missing)}")
    given = {name: (values or {})[name] for name in needed}
    dialect = sql_sqlite if engine.dialect.name == "sqlite" else sql_postgresql
    try:
        require_flat(text)
        with dialect.opened(engine, text, given, seconds) as (columns, rows):
            yield tuple(columns), rows
    except Stopped as error:
        place = None if error.position is None else error.position + shift
        raise Refused(str(error), place) from error


def _require_question(text: str) -> None:
    if not text:
        raise Refused("there is no statement; write for example: SELECT * FROM timeline LIMIT 10")
    if len(text) > LONGEST:
        raise Refused(f"the statement is longer than {LONGEST} characters")
    if "\0" in text:
        raise Refused("the statement holds a NUL character", text.index("\0"))
    words = quiet(text).split()
    if not words or words[0].lower().partition("(")[0] not in ("select", "with", "values"):
        raise Refused("only one SELECT statement (or WITH … SELECT) can be asked; nothing can be changed here", 0)
