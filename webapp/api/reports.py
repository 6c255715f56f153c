"""`/views` and `/reports`: the documented views for SQL and the ready reports, as tables in JSON."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from archive.errors import WrongUse
from archive.queries import definitions, reports, sql
from archive.schema.views import VIEWS
from archive.schema.views import View as ViewFound
from webapp.api import parameters as p
from webapp.api.operations import ROOT, Arguments, Operation
from webapp.api.problems import Problem
from webapp.shell.database import engine

#: Rows of a table that one answer has at most; the whole is in the export.
ROWS = 1000


@dataclass(frozen=True, slots=True)
class Texts:
    """A text in both languages."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view; `null` says when it is empty."""

    name: str
    type: Annotated[str, "text, integer or number"]
    meaning: Texts
    unit: str
    null: str


@dataclass(frozen=True, slots=True)
class View:
    """A documented view."""

    name: str
    title: Texts
    columns: tuple[ViewColumn, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Views:
    """All documented views."""

    items: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A ready report, or one that an editor saved."""

    name: str
    title: Texts
    description: Texts
    sql: str
    parameters: tuple[str, ...]
    url: str
    page: str


@dataclass(frozen=True, slots=True)
class Reports:
    """All reports of one kind."""

    items: tuple[ReportEntry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of an answer in SQL; `cut` says that there are more than `limit`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    limit: int
    cut: bool


def views(_asked: Arguments) -> Views:
    """The data dictionary."""
    return Views(
        tuple(
            View(
                v.name,
                Texts(v.title, v.title_zh),
                tuple(ViewColumn(c.name, c.type, Texts(c.meaning, c.meaning_zh), c.unit, c.null) for c in v.columns),
                f"{ROOT}/views/{v.name}",
            )
            for v in VIEWS
        )
    )


def all_reports(_asked: Arguments) -> Reports:
    """Every ready report."""
    return Reports(tuple(entry(r, "reports") for r in reports.all_reports().values()))


def entry(report: definitions.Report, room: str) -> ReportEntry:
    """A report of the list of a room of this API."""
    return ReportEntry(
        report.name,
        Texts(report.title["en"], report.title["zh"]),
        Texts(report.description["en"], report.description["zh"]),
        report.sql,
        tuple(parameter.name for parameter in report.parameters),
        f"{ROOT}/{room}/{report.name}",
        f"/reports/{report.name}",
    )


def table(answer: sql.Answer) -> Table:
    """The table of an answer."""
    return Table(answer.columns, answer.rows, answer.limit, answer.cut)


def _view(view: ViewFound) -> Operation:
    def run(asked: Arguments) -> Table:
        statement = f"SELECT * FROM {view.name}"  # noqa: S608 (a view of ours)
        try:
            return table(sql.ask(engine(), statement, seconds=reports.SECONDS, limit=asked["limit"]))
        except WrongUse as error:
            raise Problem(503, str(error)) from error

    return Operation(
        f"view_{view.name}",
        "views",
        f"/views/{view.name}",
        Table,
        run,
        view.title,
        view.title_zh,
        (p.limit(100, ROWS),),
    )


def _report(report: definitions.Report) -> Operation:
    own = tuple(_parameter(parameter) for parameter in report.parameters)

    def run(asked: Arguments) -> Table:
        given = {parameter.name: str(asked[parameter.name]) for parameter in report.parameters}
        try:
            return table(reports.run(engine(), report, given, limit=asked["limit"]))
        except WrongUse as error:
            raise Problem(503, str(error)) from error

    return Operation(
        f"report_{report.name}",
        "reports",
        f"/reports/{report.name}",
        Table,
        run,
        report.title["en"],
        report.title["zh"],
        (*own, p.limit(100, ROWS)),
    )


def _parameter(found: definitions.Parameter) -> p.Parameter:
    en, zh = found.title["en"], found.title["zh"]
    if found.type == "integer":
        return p.number(found.name, int(found.default or 0), 0, 999_999_999, en, zh)
    if found.type == "number":
        return p.number(found.name, int(float(found.default or 0)), 0, 999_999_999, en, zh)
    made = p.text(found.name, en, zh, found.default)
    return replace(made, schema={**made.schema, "default": found.default}, default=found.default)


OPERATIONS = (
    Operation("listViews", "views", "/views", Views, views, "The documented views for SQL", "供 SQL 查询的视图"),
    *(_view(view) for view in VIEWS),
    Operation("listReports", "reports", "/reports", Reports, all_reports, "The ready reports", "现成报表"),
    *(_report(report) for report in reports.all_reports().values()),
)
