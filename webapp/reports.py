"""`/reports`: ready and saved answers; one with its parameters as a form, as a drawing, a table, and files of all rows."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.errors import WrongUse
from archive.exports import answers
from archive.queries import choices, definitions, reports
from webapp.drawing import answers as drawings
from webapp.shell import asked, exporting, telling
from webapp.shell.database import engine

blueprint = Blueprint("reports", __name__)

#: Rows shown on the page; the files have all of them.
SHOWN = 500
#: More choices than these are offered while one types, instead of a list to open.
LISTED = 30


@blueprint.get("/reports")
def index() -> str:
    """All ready and saved reports."""
    saved, ready = reports.saved(engine()), reports.all_reports().values()
    grouped = {group: [report for report in ready if report.group == group] for group in (*definitions.GROUPS, "")}
    return render_template("reports/index.html", groups=grouped, saved=list(saved.values()))


@blueprint.get("/reports/<name>")
def show(name: str) -> ResponseReturnValue:
    """One report with the asked parameters."""
    report = _named(name)
    if name != report.name:
        return redirect(url_for("reports.show", name=report.name), 301)
    error, answer, drawing = "", None, None
    given = reports.given_texts(engine(), report, _given(report))
    try:
        answer = reports.run(engine(), report, given, limit=SHOWN)
        drawing = drawings.chart(answer.columns, telling.rows(answer.columns, answer.rows), report.chart)
    except WrongUse as problem:
        error = str(problem)
    page = render_template(
        "reports/show.html",
        report=report,
        given=given,
        of_files={"name": report.name, **given},
        asked_again={f"p_{parameter}": value for parameter, value in given.items()},
        answer=answer,
        chart=drawing,
        error=error,
        choices={p.name: choices.of(engine(), p.choices) for p in report.parameters},
        listed=LISTED,
        formats=answers.NAMES,
        seconds=reports.SECONDS,
    )
    return page, 400 if error else 200


@blueprint.get("/reports/<name>.<any(csv, json, jsonl, xlsx, parquet):form>")
def rows(name: str, form: str) -> ResponseReturnValue:
    """All rows of a report as a file; `?bom=1` puts a mark in front of CSV by which Excel knows the encoding."""
    report = _named(name)
    try:
        given = reports.given_texts(engine(), report, _given(report))
        return exporting.send(reports.stream(engine(), report, given), form, report.name)
    except WrongUse as problem:
        return Response(f"{problem}\n", 400, mimetype="text/plain")


@blueprint.get("/reports/<name>.toml")
def definition(name: str) -> Response:
    """The report as a file of seeds/reports."""
    report = _named(name)
    response = Response(definitions.as_toml(report), mimetype="application/toml")
    response.headers["Content-Disposition"] = f"attachment; filename={report.name}.toml"
    return response


def _named(name: str) -> definitions.Report:
    try:
        return reports.named(name, engine())
    except WrongUse:
        asked.missing("report")


def _given(report: definitions.Report) -> dict[str, str]:
    return {p.name: asked.text(p.name) for p in report.parameters if p.name in request.args}
