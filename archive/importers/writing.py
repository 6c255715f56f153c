"""One writer at a time: the transaction in which everything is written, and the keys that it hands out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, select, update
from sqlalchemy.exc import OperationalError

from archive.errors import DatabaseProblem
from archive.schema.base import Base, table_of
from archive.schema.metadata import ArchiveState

# An arbitrary number by which writers on PostgreSQL wait for each other.
_LOCK = 7_205_759_403


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer shares; it is kept when the block ends, and undone when it fails.

    Raises:
        DatabaseProblem: if another writer holds the database for longer than the busy timeout, or it fails.
    """
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection
    except OperationalError as error:
        raise DatabaseProblem(_advice(str(error.orig).strip())) from error


def _advice(message: str) -> str:
    if "locked" in message:
        return f"another process keeps the database locked; try again when it is done ({message})"
    if "readonly" in message or "read-only" in message:
        return f"the database cannot be written to; look at the rights of its file and folder ({message})"
    return f"the database gave up, what was under way is undone: {message}"


class Keys:
    """Hands out keys above those in use; only inside a `writing` transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}

    def next(self, model: type[Base]) -> int:
        """The next free key of the model's table."""
        table = table_of(model)
        last = self._last.get(table.name)
        if last is None:
            last = self._connection.scalar(select(func.coalesce(func.max(table.c.id), 0))) or 0
        self._last[table.name] = last + 1
        return last + 1


def now() -> datetime:
    """This moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def touch(connection: Connection) -> None:
    """Count a change of the archive's content, so that cached answers are made anew."""
    connection.execute(update(ArchiveState).values(revision=ArchiveState.revision + 1, changed_at=now()))
