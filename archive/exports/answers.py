"""The rows of any question as a file: CSV, JSON and JSON Lines while they are read, XLSX and Parquet through a file on disk.

Never more than some hundred rows are held: a million rows need as much memory as ten.
"""

import importlib.util
import itertools
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from archive.errors import WrongUse
from archive.exports import streams
from archive.schema.views import VIEWS

Row = Sequence[Any]

#: Format → media type.
FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
#: Format → what it is called.
NAMES = {"csv": "CSV", "json": "JSON", "jsonl": "JSON Lines", "xlsx": "XLSX", "parquet": "Parquet"}
#: What a sheet holds, its header included, and the characters of a cell.
SHEET_ROWS, CELL = 1_048_576, 32_767
#: Rows of one group of a Parquet file.
GROUP = 10_000
_PIECE = 64_000
NO_PARQUET = "Parquet needs pyarrow; install it by: pip install 'league-archive[parquet]'"


def pieces(form: str, columns: Sequence[str], rows: Iterable[Row], *, bom: bool = False) -> Iterator[bytes]:
    """The file in pieces; `bom` puts a mark in front of CSV by which Excel knows the encoding.

    Raises:
        WrongUse: if there is no such format, Parquet is asked for without pyarrow, or there are more rows than a sheet holds.
    """
    if form == "csv":
        lines = streams.csv_lines(columns, rows)
        return _bytes(streams.gathered(lines, mark="\ufeff" if bom else ""))
    if form == "jsonl":
        return _bytes(streams.gathered(_object(columns, row) + "\n" for row in rows))
    if form == "json":
        return _bytes(streams.gathered(_array(columns, rows)))
    if form == "xlsx":
        return _through_file(_xlsx, columns, rows)
    if form == "parquet":
        require_parquet()
        return _through_file(_parquet, columns, rows)
    raise WrongUse(f"there is no format {form!r}; there are {', '.join(FORMATS)}")


def write(path: Path, form: str, columns: Sequence[str], rows: Iterable[Row], *, bom: bool = False) -> int:
    """Write the file; how many rows there were.

    Raises:
        WrongUse: as `pieces`.
    """
    counted = itertools.count()
    passing = (row for row in rows if next(counted) >= 0)
    with path.open("wb") as file:
        for piece in pieces(form, columns, passing, bom=bom):
            file.write(piece)
    return next(counted)


def has_parquet() -> bool:
    """Whether Parquet can be written: pyarrow is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def require_parquet() -> None:
    """Make sure that Parquet can be written.

    Raises:
        WrongUse: if pyarrow is not installed; the message says how to install it.
    """
    try:
        import pyarrow  # noqa: F401
    except ModuleNotFoundError as error:
        raise WrongUse(NO_PARQUET) from error


def _bytes(texts: Iterable[str]) -> Iterator[bytes]:
    return (text.encode("utf-8", "surrogatepass") for text in texts)


def _object(columns: Sequence[str], row: Row) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, separators=(",", ":"))


def _array(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + _object(columns, row)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def _through_file(make: Any, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="league-archive-") as folder:
        path = Path(folder) / "answer"
        make(path, columns, rows)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _xlsx(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "tmpdir": str(path.parent),
    }
    cut = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("answer")
        head = book.add_format({"bold": True})
        for at, name in enumerate(columns):
            sheet.write_string(0, at, name, head)
        sheet.freeze_panes(1, 0)
        for line, row in enumerate(rows, 1):
            if line >= SHEET_ROWS:
                raise WrongUse(f"a sheet holds {SHEET_ROWS - 1:,} rows, and there are more; take CSV or Parquet")
            for at, value in enumerate(row):
                if isinstance(value, str):
                    cut += len(value) > CELL
                    sheet.write_string(line, at, value[:CELL])
                elif value is not None:
                    sheet.write(line, at, value)
        if cut:
            note = book.add_worksheet("cut")
            note.write_string(0, 0, f"{cut} cells hold more than {CELL:,} characters and were cut; take CSV.")


def _parquet(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    import pyarrow
    from pyarrow import parquet

    unique = _unique(columns)
    taken = iter(rows)
    first = list(itertools.islice(taken, GROUP))
    schema = pyarrow.schema([(name, _type(columns[at], [row[at] for row in first])) for at, name in enumerate(unique)])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        group = first
        while group:
            table = [[_as(field.type, row[at]) for row in group] for at, field in enumerate(schema)]
            arrays = [pyarrow.array(values, field.type) for values, field in zip(table, schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            group = list(itertools.islice(taken, GROUP))


def _unique(columns: Sequence[str]) -> list[str]:
    """Names of columns, numbered where two are equal."""
    seen: dict[str, int] = {}
    names = []
    for name in columns:
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return names


def _type(column: str, values: Sequence[Any]) -> Any:
    """The type of a column: by its first rows, by the views where these are empty."""
    import pyarrow

    kinds = {type(value) for value in values if value is not None}
    told = {c.type for view in VIEWS for c in view.columns if c.name == column}
    if kinds == {int} or (not kinds and told == {"integer"}):
        return pyarrow.int64()
    if (kinds and kinds <= {int, float, bool}) or (not kinds and told == {"number"}):
        return pyarrow.float64()
    return pyarrow.string()


def _as(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if str(kind) == "string":
        return value if isinstance(value, str) else str(value)
    if not isinstance(value, int | float) or (str(kind) == "int64" and value != int(value)):
        raise WrongUse(f"a column holds whole numbers and {value!r}; Parquet wants one type, take CSV")
    return int(value) if str(kind) == "int64" else float(value)
