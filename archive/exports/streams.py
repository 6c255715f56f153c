"""Whole views written row by row: as much memory for a million rows as for ten."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection

from archive.exports.tables import safe
from archive.schema.views import View

#: Rows that are fetched at once.
_AT_ONCE = 1000


def rows_of(connection: Connection, view: View) -> Iterator[Sequence[Any]]:
    """Every row of a view, in the order of its columns."""
    names = ", ".join(f'"{column.name}"' for column in view.columns)
    statement = f"SELECT {names} FROM {view.name}"  # noqa: S608 (a view of ours)
    result = connection.execution_options(yield_per=_AT_ONCE).exec_driver_sql(statement)
    yield from result


def write_csv(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, guarded: bool = False) -> int:
    """Write rows as RFC 4180 with a header; how many there were. `guarded` keeps spreadsheets from running formulas."""
    writer = csv.writer(file)
    writer.writerow(columns)
    written = 0
    for row in rows:
        writer.writerow([safe(value) for value in row] if guarded else row)
        written += 1
    return written


def write_lines(file: TextIO, objects: Iterable[Any]) -> int:
    """Write objects as JSON Lines; how many there were."""
    written = 0
    for value in objects:
        file.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
        written += 1
    return written


def opened(path: Path, *, bom: bool = False) -> TextIO:
    """A text file for writing, in UTF-8 and with the line ends that are written to it."""
    return path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="")
