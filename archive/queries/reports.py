"""Ready and saved reports: titles in both languages, SQL over the views, parameters with choices, a chart.

Ready ones are files of seeds/reports/; saved ones stand in the archive under the same keys.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from sqlalchemy import Engine, select

from archive.errors import WrongUse
from archive.queries import choices, sql
from archive.schema.base import table_of
from archive.schema.metadata import SavedReport

#: Seconds that a report may take on a page or the command line. Each ends within the console's limit on a million milestones
#: (benchmarks/reports); the rest is patience with a busy machine.
SECONDS = 5.0
#: Seconds that a complete export may take.
EXPORT_SECONDS = 300.0
#: Rows that a page or the command line shows of it.
ROWS = 10_000

TYPES = ("text", "integer", "number")
#: What reports ask about, in the order of the list.
GROUPS = ("initiatives", "committees", "plans", "figures", "sources")
#: Kinds of charts, with the keys that each needs; `series` (a column that parts the rows) may be added to any.
CHARTS = {"bars": ("label", "value"), "lines": ("x", "value"), "grid": ("x", "value"), "time": ("label", "from", "to")}
_NAME = re.compile(r"[a-z][a-z0-9_]{1,60}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a report asks for: `type` is text, integer or number.

    `choices` are the values themselves, or the name of a list that the archive gives (`archive.queries.choices`). Without a
    default the first choice stands in, unless the parameter is `optional`: then an empty value means all.
    """

    name: str
    type: str
    default: str
    title: Mapping[str, str]
    choices: tuple[str, ...] | str = ()
    optional: bool = False

    def read(self, given: str) -> Any:
        """The value as the database gets it.

        Raises:
            WrongUse: if it is no number where one is wanted.
        """
        if self.type == "text" or (self.optional and not given):
            return given
        try:
            return int(given) if self.type == "integer" else float(given)
        except ValueError:
            raise WrongUse(f"{self.name} is {given!r}, but has to be a number") from None


@dataclass(frozen=True, slots=True)
class Report:
    """One report; `title` and `description` by language (en, zh). `author` is empty for the ready ones.

    `group` is under which of `GROUPS` the list has it, empty for those that people saved.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    sql: str
    parameters: tuple[Parameter, ...] = ()
    chart: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    group: str = ""


def parsed(name: str, table: Mapping[str, Any], author: str = "") -> Report:
    """The report that a file of seeds/reports, or the definition of a saved one, holds.

    Raises:
        WrongUse: if something is missing or wrong; the message says what.
    """
    if not _NAME.fullmatch(name):
        raise WrongUse(f"{name!r} is no name for a report; write two or more small letters, digits and underscores")
    try:
        told = {key: {"en": str(table[key]["en"]), "zh": str(table[key]["zh"])} for key in ("title", "description")}
        statement = str(table["query"]["sql"]).strip()
        asked = tuple(_parameter(p) for p in table.get("parameters", ()))
    except (KeyError, TypeError) as error:
        raise WrongUse(f"the report {name} lacks {error}") from error
    needed = sql.parameters(statement)
    if {p.name for p in asked} != set(needed):
        raise WrongUse(f"the report {name} describes other parameters than its SQL has: {', '.join(needed) or 'none'}")
    group = str(table.get("group", ""))
    if group and group not in GROUPS:
        raise WrongUse(f"the report {name} is of the group {group!r}; there are {', '.join(GROUPS)}")
    return Report(name, told["title"], told["description"], statement, asked, _chart(name, table), author, group)


def all_reports() -> dict[str, Report]:
    """Every ready report by its name, in alphabetical order."""
    return dict(_ready())


def saved(engine: Engine) -> dict[str, Report]:
    """Every saved report by its name, in alphabetical order."""
    with engine.connect() as connection:
        rows = connection.execute(select(table_of(SavedReport)).order_by(SavedReport.name)).all()
    return {row.name: parsed(row.name, row.definition, row.author) for row in rows}


def named(name: str, engine: Engine | None = None) -> Report:
    """The report of that name: a ready one, or with an engine also a saved one.

    Raises:
        WrongUse: if there is none; the message lists those that there are.
    """
    known = _ready() | (saved(engine) if engine else {})
    found = known.get(name.replace("-", "_"))
    if found is None:
        raise WrongUse(f"there is no report {name!r}; there are {', '.join(known)}")
    return found


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


def _parameter(table: Mapping[str, Any]) -> Parameter:
    if table["type"] not in TYPES:
        raise WrongUse(f"the parameter {table['name']} is of type {table['type']!r}; there are {', '.join(TYPES)}")
    offered = table.get("choices", ())
    if isinstance(offered, str):
        choices.require(offered)
    else:
        offered = tuple(str(value) for value in offered)
    return Parameter(
        str(table["name"]),
        table["type"],
        str(table.get("default", "")),
        {"en": str(table["en"]), "zh": str(table["zh"])},
        offered,
        bool(table.get("optional", False)),
    )


def _chart(name: str, table: Mapping[str, Any]) -> dict[str, str]:
    chart = {key: str(value) for key, value in table.get("chart", {}).items()}
    if chart and chart.get("kind") not in CHARTS:
        raise WrongUse(f"the chart of {name} is of kind {chart.get('kind')!r}; there are {', '.join(CHARTS)}")
    missing = [key for key in CHARTS[chart["kind"]] if key not in chart] if chart else []
    if missing:
        raise WrongUse(f"the chart of {name} lacks {missing[0]}")
    return chart


def as_toml(report: Report) -> str:
    """The report as a file of seeds/reports."""
    parts = ['# A report; put it into seeds/reports/ to make it a ready one: see CONTRIBUTING.md, "Add a report".']
    parts += [f"group = {_quoted(report.group)}\n"] if report.group else []
    for key, texts in (("title", report.title), ("description", report.description)):
        parts.append(f"[{key}]\nen = {_quoted(texts['en'])}\nzh = {_quoted(texts['zh'])}\n")
    parts.append(f"[query]\nsql = {_quoted(report.sql)}\n")
    if report.chart:
        parts.append("[chart]\n" + "\n".join(f"{key} = {_quoted(value)}" for key, value in report.chart.items()) + "\n")
    for p in report.parameters:
        offered = _quoted(p.choices) if isinstance(p.choices, str) else f"[{', '.join(map(_quoted, p.choices))}]"
        lines = ["[[parameters]]", f"name = {_quoted(p.name)}", f"type = {_quoted(p.type)}"]
        lines += [f"default = {_quoted(p.default)}"] if p.default else []
        lines += [f"choices = {offered}"] if p.choices else []
        lines += ["optional = true"] if p.optional else []
        parts.append("\n".join([*lines, f"en = {_quoted(p.title['en'])}", f"zh = {_quoted(p.title['zh'])}"]) + "\n")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    """A TOML string: several lines in three quotes, the rest as JSON writes it, which TOML reads alike."""
    if "\n" in text and '"""' not in text and "\\" not in text and "\r" not in text:
        return f'"""\n{text}\n"""'
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
