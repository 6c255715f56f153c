"""The types of statements and rows of any width, and rows of the driver itself for the hot questions."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
AnyRow: TypeAlias = Row[*tuple[Any, ...]]


def driver_rows(connection: Connection, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    """Rows of the driver itself, without a transaction of SQLAlchemy; `?` stands for a value on both databases."""
    driver: Any = connection.connection.driver_connection
    cursor = driver.cursor()
    try:
        if values:
            cursor.execute(sql if connection.dialect.name == "sqlite" else sql.replace("?", "%s"), tuple(values))
        else:
            cursor.execute(sql)
        rows: list[Any] = cursor.fetchall()
        return rows
    finally:
        cursor.close()
