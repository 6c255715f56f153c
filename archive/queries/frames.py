"""Reports and views as pandas DataFrames, with days as days and counts as whole numbers."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.queries import reports, sql
from archive.schema.views import VIEWS

#: Rows that a frame may have.
ROWS = 1_000_000
#: Seconds that reading one may take.
SECONDS = 120.0


def report(engine: Engine, name: str, **parameters: str) -> pd.DataFrame:
    """A ready report.

    Raises:
        archive.errors.WrongUse: if there is no such report, or a parameter is wrong.
    """
    found = reports.named(name, engine)
    return _frame(sql.ask(engine, found.sql, reports.values(engine, found, parameters), seconds=SECONDS, limit=ROWS))


def view(engine: Engine, name: str) -> pd.DataFrame:
    """A whole view.

    Raises:
        archive.errors.WrongUse: if there is no such view.
    """
    if name not in {v.name for v in VIEWS}:
        raise WrongUse(f"there is no view {name!r}; there are {', '.join(v.name for v in VIEWS)}")
    return _frame(sql.ask(engine, f"SELECT * FROM {name}", seconds=SECONDS, limit=ROWS))  # noqa: S608 (our own name)


def matrix(engine: Engine, parameters: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Initiatives against committees: how many mentions; 0 is silence."""
    found = report(engine, "initiatives_by_committee", **(parameters or {}))
    if found.empty:
        return pd.DataFrame()
    table = found.pivot_table(index="initiative", columns="committee", values="mentions", aggfunc="sum", fill_value=0)
    return table.astype("int64")


def _frame(answer: sql.Answer) -> pd.DataFrame:
    frame = pd.DataFrame(list(answer.rows), columns=list(answer.columns))
    for name in frame.columns:
        if name.endswith(("earliest", "latest")):
            # An unknown or open end is NaT; the precision stands in the EDTF column beside it.
            frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d")
        elif frame[name].map(lambda value: isinstance(value, int) or value is None).all():
            frame[name] = frame[name].astype("Int64")
    return frame
