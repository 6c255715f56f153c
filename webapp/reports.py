"""`/reports`: ready answers in tables; one with its parameters as a form and its rows as CSV."""

from flask import Blueprint, Response, render_template, request

from archive.errors import WrongUse
from archive.exports.tables import as_csv
from archive.queries import reports
from webapp.shell import asked
from webapp.shell.database import engine

blueprint = Blueprint("reports", __name__)

#: Rows shown on the page; the CSV has all of them.
SHOWN = 500


@blueprint.get("/reports")
def index() -> str:
    """All ready reports."""
    return render_template("reports/index.html", reports=list(reports.all_reports().values()))


@blueprint.get("/reports/<name>")
def show(name: str) -> str:
    """One report with the asked parameters."""
    report = _named(name)
    given = _given(report)
    error, answer = "", None
    try:
        answer = reports.run(engine(), report, given, limit=SHOWN)
    except WrongUse as problem:
        error = str(problem)
    return render_template("reports/show.html", report=report, given=given, answer=answer, error=error)


@blueprint.get("/reports/<name>.csv")
def csv(name: str) -> Response:
    """All rows of a report; `?bom=1` puts a mark in front by which Excel knows the encoding."""
    report = _named(name)
    try:
        answer = reports.run(engine(), report, _given(report), limit=1_000_000)
    except WrongUse:
        asked.refuse("parameter")
    mark = "\ufeff" if request.args.get("bom") else ""
    response = Response(mark + as_csv(answer.columns, answer.rows), mimetype="text/csv")
    response.headers["Content-Disposition"] = f"attachment; filename={report.name}.csv"
    return response


def _named(name: str) -> reports.Report:
    try:
        return reports.named(name)
    except WrongUse:
        asked.missing("report")


def _given(report: reports.Report) -> dict[str, str]:
    return {p.name: asked.text(p.name) for p in report.parameters if p.name in request.args}
