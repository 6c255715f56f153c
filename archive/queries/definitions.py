"""What a report is: titles in both languages, SQL over the views, parameters with choices, a chart; as a file of seeds/reports.

Saved reports stand in the archive under the same keys.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.errors import WrongUse
from archive.queries import choices, sql

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


def chart_keys(kind: str) -> tuple[str, ...]:
    """What a chart of this kind is told, in order: what each needs, then the column that parts the rows."""
    return (*CHARTS.get(kind, ()), *(() if kind == "time" else ("series",)))


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
