"""Whole views written row by row: as much memory for a million rows as for ten."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
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


def write_csv(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write rows as RFC 4180 with a header, as they are; how many there were."""
    writer = csv.writer(file)
    writer.writerow(columns)
    written = 0
    for row in rows:
        writer.writerow(row)
        written += 1
    return written


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The same line by line, for an answer that is sent while it is made, and safe to open in a spreadsheet."""
    line = io.StringIO()
    writer = csv.writer(line)
    for row in chain([columns], rows):
        writer.writerow([safe(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def gathered(lines: Iterable[str], *, mark: str = "") -> Iterator[str]:
    """The mark and the lines in pieces of some kilobytes: one write per row would be slow."""
    held, size = [mark], 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size > 16_000:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


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
