"""`/sql`: a reader's own question over the documented views, its answer as a drawing, a table and files of all rows."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from archive.errors import WrongUse
from archive.exports import answers
from archive.queries import definitions, sql
from archive.schema.views import VIEWS
from archive.schema.views.dictionary import KEYS, POINTERS
from archive.schema.views.examples import example
from webapp.drawing import answers as drawings
from webapp.shell import asked, exporting
from webapp.shell.database import engine

blueprint = Blueprint("sql", __name__)

#: Seconds that the file of all rows of a reader's own question may take.
EXPORT_SECONDS = 60.0


@blueprint.get("/sql")
def show() -> tuple[str, int]:
    """The form, and the answer where something was asked; the statement stands in the address."""
    statement, given, problem, answer, drawing = asked.one("sql"), _given(), None, None, None
    drawn = _drawn()
    if statement.strip():
        try:
            answer = sql.ask(engine(), statement, given)
            drawing = drawings.chart(answer.columns, answer.rows, drawn)
        except sql.Refused as refused:
            problem = refused
    page = render_template(
        "sql/show.html",
        statement=statement,
        asked_again={"sql": statement, **{f"p_{name}": value for name, value in given.items()}},
        given=given,
        answer=answer,
        chart=drawing,
        drawn=drawn,
        kinds=definitions.CHARTS,
        problem=problem,
        place=_place(statement, problem.position) if problem else None,
        formats=answers.NAMES,
        views=VIEWS,
        seconds=sql.SECONDS,
        limit=sql.ROWS,
        export_seconds=EXPORT_SECONDS,
    )
    return page, 400 if problem else 200


@blueprint.get("/sql/views")
def dictionary() -> str:
    """The data dictionary: every column of every view with meaning, unit, when it is empty, an example, where it points."""
    return render_template("sql/views.html", views=VIEWS, example=example, keys=KEYS | POINTERS)


@blueprint.get("/sql.<any(csv, json, jsonl, xlsx, parquet):form>")
def rows(form: str) -> ResponseReturnValue:
    """All rows of the answer as a file."""
    try:
        opened = sql.stream(engine(), asked.one("sql"), _given(), seconds=EXPORT_SECONDS)
        return exporting.send(opened, form, "answer")
    except WrongUse as problem:
        return Response(f"{problem}\n", 400, mimetype="text/plain")


def _given() -> dict[str, str]:
    return {name: asked.one(f"p_{name}").replace("\0", "") for name in sql.parameters(asked.one("sql"))}


def _drawn() -> dict[str, str]:
    """What is to be drawn: a kind, and the columns that stand across, up and apart."""
    kind = asked.one("chart")
    if kind not in definitions.CHARTS:
        return {}
    keys = definitions.chart_keys(kind)
    names = (asked.one("across"), asked.one("value"), asked.one("series"))
    return {"kind": kind} | {key: name for key, name in zip(keys, names, strict=True) if name}


def _place(statement: str, position: int | None) -> tuple[int, int, str, str] | None:
    """Line and column (from 1) of a place, and its line before and after it."""
    if position is None or not request.args:
        return None
    line = statement.count("\n", 0, position) + 1
    start = statement.rfind("\n", 0, position) + 1
    stop = statement.find("\n", position)
    return line, position - start + 1, statement[start:position], statement[position : stop if stop >= 0 else None]
