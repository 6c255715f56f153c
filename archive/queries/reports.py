"""Ready reports: titles in both languages, SQL over the views, parameters; each a file of seeds/reports/."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sqlalchemy import Engine

from archive.errors import WrongUse
from archive.queries import sql

#: Seconds that a ready report may take.
SECONDS = 10.0
#: Rows that a page or the command line shows of it.
ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a report asks for: `type` is text, integer or number."""

    name: str
    type: str
    default: str
    title: Mapping[str, str]

    def read(self, given: str) -> Any:
        """The value as the database gets it.

        Raises:
            WrongUse: if it is no number where one is wanted.
        """
        if self.type == "text":
            return given
        try:
            return int(given) if self.type == "integer" else float(given)
        except ValueError:
            raise WrongUse(f"{self.name} is {given!r}, but has to be a number") from None


@dataclass(frozen=True, slots=True)
class Report:
    """One ready report; `title` and `description` by language (en, zh)."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    sql: str
    parameters: tuple[Parameter, ...]

    def values(self, given: Mapping[str, str]) -> dict[str, Any]:
        """The values of its parameters, the defaults where nothing is given.

        Raises:
            WrongUse: if a value is not of its type, or a name is none of its parameters.
        """
        known = {p.name for p in self.parameters}
        unknown = sorted(given.keys() - known)
        if unknown:
            raise WrongUse(f"{self.name} has no parameter {unknown[0]}; it has {', '.join(sorted(known)) or 'none'}")
        return {p.name: p.read(given.get(p.name, p.default)) for p in self.parameters}


@cache
def all_reports() -> dict[str, Report]:
    """Every ready report by its name, in alphabetical order."""
    folder = resources.files("seeds").joinpath("reports")
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return {name.removesuffix(".toml"): _load(name) for name in files}


def named(name: str) -> Report:
    """The report of that name.

    Raises:
        WrongUse: if there is none; the message lists those that there are.
    """
    found = all_reports().get(name.replace("-", "_"))
    if found is None:
        raise WrongUse(f"there is no report {name!r}; there are {', '.join(all_reports())}")
    return found


def run(engine: Engine, report: Report, given: Mapping[str, str] | None = None, *, limit: int = ROWS) -> sql.Answer:
    """The rows of a report.

    Raises:
        WrongUse: if a parameter is wrong, or the report takes too long.
    """
    return sql.ask(engine, report.sql, report.values(given or {}), seconds=SECONDS, limit=limit)


def _load(file: str) -> Report:
    table = tomllib.loads(resources.files("seeds").joinpath(f"reports/{file}").read_bytes().decode("utf-8"))
    parameters = tuple(
        Parameter(p["name"], p["type"], p.get("default", ""), {"en": p["en"], "zh": p["zh"]})
        for p in table.get("parameters", ())
    )
    return Report(
        file.removesuffix(".toml"), table["title"], table["description"], table["query"]["sql"].strip(), parameters
    )
