"""Many rows at once, near the speed of the driver: executemany on SQLite, COPY on PostgreSQL; many keys in portions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

#: How many keys stand in one statement; both databases take some ten thousand at most.
AT_ONCE = 500


def portions(keys: Iterable[int]) -> Iterator[list[int]]:
    """As many keys as a statement takes well, in order."""
    ordered = sorted(keys)
    return (ordered[first : first + AT_ONCE] for first in range(0, len(ordered), AT_ONCE))


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns; types are converted as the table declares them."""
    if not rows:
        return
    names = list(rows[0])
    convert = [_converter(table.c[name].type.dialect_impl(connection.dialect), connection) for name in names]
    values = [
        tuple(row[name] if c is None else c(row[name]) for name, c in zip(names, convert, strict=True)) for row in rows
    ]
    columns = ", ".join(names)
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(names))
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", values)  # noqa: S608 (our own names)


def _converter(kind: Any, connection: Connection) -> Callable[[Any], Any] | None:
    converter: Callable[[Any], Any] | None = kind.bind_processor(connection.dialect)
    return converter
