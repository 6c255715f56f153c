"""Reports and views as pandas DataFrames: days as days, counts as whole numbers, beside every interval how precise it is."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.queries import reports, sql
from archive.schema.views import VIEWS

#: Rows that a frame may have.
ROWS = 2_000_000
#: Seconds that reading one may take.
SECONDS = 300.0
#: How precise a date is, from narrow to wide; `open` where an end is not known.
PRECISIONS = ("day", "month", "year", "wider", "open")

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = ("earliest", "latest", "begun", "retrieved")


def report(engine: Engine, name: str, **parameters: str) -> pd.DataFrame:
    """A ready or saved report.

    Raises:
        archive.errors.WrongUse: if there is no such report, a parameter is wrong, or it is too large for a frame.
    """
    found = reports.named(name, engine)
    return question(engine, found.sql, reports.values(engine, found, parameters))


def view(engine: Engine, name: str) -> pd.DataFrame:
    """A whole view.

    Raises:
        archive.errors.WrongUse: if there is no such view, or it is too large for a frame.
    """
    if name not in {v.name for v in VIEWS}:
        raise WrongUse(f"there is no view {name!r}; there are {', '.join(v.name for v in VIEWS)}")
    return question(engine, f"SELECT * FROM {name}")  # noqa: S608 (our own name)


def question(engine: Engine, statement: str, values: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """The answer to one SELECT over the views.

    Raises:
        archive.errors.WrongUse: if it cannot be asked, or the answer is too large for a frame.
    """
    held: list[tuple[Any, ...]] = []
    with sql.stream(engine, statement, values, seconds=SECONDS) as (columns, rows):
        for row in rows:
            if len(held) >= ROWS:
                raise WrongUse(f"the answer has more than {ROWS:,} rows; narrow it, or export it as a file")
            held.append(row)
    return _frame(columns, held)


def matrix(engine: Engine, parameters: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Initiatives against committees: how many mentions; 0 is silence."""
    found = report(engine, "initiatives_by_committee", **(parameters or {}))
    if found.empty:
        return pd.DataFrame()
    table = found.pivot_table(index="initiative", columns="committee", values="mentions", aggfunc="sum", fill_value=0)
    return table.astype("int64")


def _frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    series = {name: _typed(name, [row[at] for row in rows]) for at, name in enumerate(columns)}
    frame = pd.DataFrame(series, columns=list(columns))
    for name in columns:
        prefix = name.removesuffix("latest")
        if name.endswith("latest") and f"{prefix}earliest" in frame and f"{prefix}precision" not in frame:
            precision = _precision(frame[f"{prefix}earliest"], frame[name])
            frame.insert(list(frame.columns).index(name) + 1, f"{prefix}precision", precision)
    return frame


def _typed(name: str, values: Sequence[Any]) -> "pd.Series[Any]":
    """A column with its type: by its values, by its name in the views where it has none."""
    there = [value for value in values if value is not None]
    columns = [c for v in VIEWS for c in v.columns if c.name == name]
    told = {c.type for c in columns}
    known = all(c.unit == "ISO day" for c in columns) if columns else name.endswith(_DAYS)
    if (known or not columns) and all(isinstance(v, str) and _DAY.fullmatch(v) for v in there) and (there or known):
        # An unknown or open end is NaT.
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="str"), format="%Y-%m-%d"), dtype="datetime64[s]")
    if (there and all(isinstance(value, int) for value in there)) or (not there and told == {"integer"}):
        return pd.Series(values, dtype="Int64")
    if (there and all(isinstance(value, int | float) for value in there)) or (not there and told == {"number"}):
        return pd.Series([None if v is None else float(v) for v in values], dtype="Float64")
    return pd.Series([None if value is None else str(value) for value in values], dtype="str")


def _precision(earliest: "pd.Series[Any]", latest: "pd.Series[Any]") -> "pd.Series[Any]":
    """Of two columns of days: how wide the interval between them is, as an ordered category."""
    days = (latest - earliest).dt.days + 1
    words = pd.Series("wider", index=days.index, dtype="str")
    for word, most in (("year", 366), ("month", 31), ("day", 1)):
        words[days <= most] = word
    words[days.isna()] = "open"
    return words.astype(pd.CategoricalDtype(list(PRECISIONS), ordered=True))
