"""One whole view, row by row, on a connection of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.exports import streams
from archive.schema.views import VIEWS


@contextmanager
def stream(engine: Engine, name: str) -> Iterator[tuple[tuple[str, ...], Iterator[Sequence[Any]]]]:
    """The columns of the view of that name and all its rows, read while they are taken.

    Raises:
        WrongUse: if there is no such view.
    """
    view = next((v for v in VIEWS if v.name == name), None)
    if view is None:
        raise WrongUse(f"there is no view {name!r}; there are {', '.join(v.name for v in VIEWS)}")
    with engine.connect() as connection:
        yield tuple(column.name for column in view.columns), streams.rows_of(connection, view)
