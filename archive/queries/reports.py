"""Ready and saved reports (`archive.queries.definitions` says what one is): which there are, and the rows of one."""

import logging
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cache
from importlib import resources
from typing import Any

from sqlalchemy import Engine, select

from archive.errors import WrongUse
from archive.queries import choices, sql
from archive.queries.definitions import Report, parsed
from archive.schema.base import table_of
from archive.schema.metadata import SavedReport

logger = logging.getLogger(__name__)

#: Seconds that a report may take on a page or the command line. Each ends within the console's limit on a million milestones
#: (benchmarks/reports); the rest is patience with a busy machine.
SECONDS = 5.0
#: Seconds that a complete export may take.
EXPORT_SECONDS = 300.0
#: Rows that a page or the command line shows of it.
ROWS = 10_000


def all_reports() -> dict[str, Report]:
    """Every ready report by its name, in alphabetical order."""
    return dict(_ready())


def saved(engine: Engine) -> dict[str, Report]:
    """Every saved report by its name, in alphabetical order; one that this version cannot read is left out, and the log says why."""
    with engine.connect() as connection:
        rows = connection.execute(select(table_of(SavedReport)).order_by(SavedReport.name)).all()
    found = {}
    for row in rows:
        try:
            found[row.name] = parsed(row.name, row.definition, row.author)
        except WrongUse as error:
            logger.warning("a saved report is left out: %s", error)
    return found


def named(name: str, engine: Engine | None = None) -> Report:
    """The report of that name: a ready one, or with an engine also a saved one.

    Raises:
        WrongUse: if there is none; the message lists those that there are. Or if this version cannot read a saved one.
    """
    key = name.replace("-", "_")
    if key in _ready():
        return _ready()[key]
    if engine is not None:
        with engine.connect() as connection:
            row = connection.execute(select(table_of(SavedReport)).where(SavedReport.name == key)).one_or_none()
        if row is not None:
            return parsed(row.name, row.definition, row.author)
    known = [*_ready(), *(saved(engine) if engine is not None else ())]
    raise WrongUse(f"there is no report {name!r}; there are {', '.join(known)}")


def given_texts(engine: Engine, report: Report, given: Mapping[str, str]) -> dict[str, str]:
    """What is asked for, as text: what was given, else the default, else the first choice."""
    texts = {}
    for p in report.parameters:
        text = given.get(p.name, "") or ("" if p.optional and p.name in given else p.default)
        if not text and not p.optional and p.choices:
            text = next(iter(choices.of(engine, p.choices)), "")
        texts[p.name] = text
    return texts


def values(engine: Engine, report: Report, given: Mapping[str, str]) -> dict[str, Any]:
    """The values of its parameters as the database gets them.

    Raises:
        WrongUse: if a value is not of its type, or a name is none of its parameters.
    """
    known = {p.name for p in report.parameters}
    unknown = sorted(given.keys() - known)
    if unknown:
        raise WrongUse(f"{report.name} has no parameter {unknown[0]}; it has {', '.join(sorted(known)) or 'none'}")
    texts = given_texts(engine, report, given)
    return {p.name: p.read(texts[p.name]) for p in report.parameters}


def run(
    engine: Engine,
    report: Report,
    given: Mapping[str, str] | None = None,
    *,
    limit: int = ROWS,
    seconds: float = SECONDS,
) -> sql.Answer:
    """The rows of a report.

    Raises:
        WrongUse: if a parameter is wrong, or the report takes too long.
    """
    return sql.ask(engine, report.sql, values(engine, report, given or {}), seconds=seconds, limit=limit)


def stream(
    engine: Engine, report: Report, given: Mapping[str, str] | None = None
) -> AbstractContextManager[tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]]:
    """All rows of a report, read while they are taken.

    Raises:
        WrongUse: as `run`.
    """
    return sql.stream(engine, report.sql, values(engine, report, given or {}), seconds=EXPORT_SECONDS)


@cache
def _ready() -> dict[str, Report]:
    folder = resources.files("seeds").joinpath("reports")
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return {name.removesuffix(".toml"): _load(name) for name in files}


def _load(file: str) -> Report:
    table = tomllib.loads(resources.files("seeds").joinpath(f"reports/{file}").read_bytes().decode("utf-8"))
    return parsed(file.removesuffix(".toml"), table)
