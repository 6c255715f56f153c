"""The types of statements and rows of any width, and rows of the driver itself for the hot questions."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
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


def driver_columns(connection: Connection, sql: str, kind: type[np.generic] = np.float64) -> NDArray[Any]:
    """The columns of a statement as numbers."""
    driver: Any = connection.connection.driver_connection
    cursor = driver.cursor()
    try:
        cursor.execute(sql)
        width = len(cursor.description)
        # One number after another: a list of rows would be read twice.
        flat = np.fromiter(chain.from_iterable(cursor), kind)
    finally:
        cursor.close()
    return flat.reshape(-1, width).T
