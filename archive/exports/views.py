"""One whole view as a file: CSV, JSON or JSON Lines."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.exports import streams
from archive.schema.views import VIEWS, View

FORMATS = (".csv", ".json", ".jsonl")


def export(engine: Engine, name: str, file: Path, *, bom: bool = False) -> int:
    """Write every row of the view of that name; how many there were.

    Raises:
        WrongUse: if there is no such view, the file's ending is of no known format, or it cannot be written.
    """
    view = next((v for v in VIEWS if v.name == name), None)
    if view is None:
        raise WrongUse(f"there is no view {name!r}; there are {', '.join(v.name for v in VIEWS)}")
    if file.suffix not in FORMATS:
        raise WrongUse(f"{file.name} ends in none of {', '.join(FORMATS)}, so its format is not known")
    try:
        with (
            streams.opened(file, bom=bom and file.suffix == ".csv") as opened,
            engine.connect() as connection,
        ):
            return _write(opened, file.suffix, view, streams.rows_of(connection, view))
    except OSError as error:
        raise WrongUse(f"cannot write {file}: {error.strerror}") from error


def _write(file: TextIO, suffix: str, view: View, rows: Any) -> int:
    names = [column.name for column in view.columns]
    if suffix == ".csv":
        return streams.write_csv(file, names, rows, guarded=True)
    if suffix == ".jsonl":
        return streams.write_lines(file, (_object(names, row) for row in rows))
    written = 0
    for row in rows:
        file.write(",\n " if written else "[\n ")
        file.write(json.dumps(_object(names, row), ensure_ascii=False))
        written += 1
    file.write("\n]\n" if written else "[]\n")
    return written


def _object(names: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(names, row, strict=True))
