"""`/saved-reports`: the reports that editors saved on the site, as tables in JSON."""

from archive.errors import WrongUse
from archive.queries import reports
from archive.queries.sql import Refused
from webapp.api import parameters as p
from webapp.api.operations import Arguments, Operation
from webapp.api.problems import Problem, missing
from webapp.api.reports import ROWS, Reports, Table, entry, table
from webapp.shell.database import engine


def listed(_asked: Arguments) -> Reports:
    """Every saved report."""
    return Reports(tuple(entry(report, "saved-reports") for report in reports.saved(engine()).values()))


def one(asked: Arguments) -> Table:
    """The rows of one saved report."""
    report = reports.saved(engine()).get(asked["name"])
    if report is None:
        raise missing("report")
    pairs = [pair.partition("=") for pair in asked["set"]]
    if not all(equals for _, equals, _ in pairs):
        raise Problem(400, "The parameter set is written name=value.", "set")
    try:
        given = {name: value for name, _, value in pairs}
        return table(reports.run(engine(), report, given, limit=asked["limit"]))
    except Refused as error:
        raise Problem(503, str(error)) from error
    except WrongUse as error:
        raise Problem(400, str(error), "set") from error


OPERATIONS = (
    Operation(
        "listSavedReports",
        "reports",
        "/saved-reports",
        Reports,
        listed,
        "The reports that editors saved",
        "编辑者保存的报表",
    ),
    Operation(
        "getSavedReport",
        "reports",
        "/saved-reports/{name}",
        Table,
        one,
        "The rows of a saved report",
        "一份保存的报表",
        (
            p.names("set", "Values of its parameters, each as name=value", "参数取值，形如 name=value"),
            p.limit(100, ROWS),
        ),
        places=(p.one("name", "Name of the report", "报表名称"),),
    ),
)
