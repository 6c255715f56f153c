"""`/sql`: a reader's own question over the documented views."""

from flask import Blueprint, render_template, request

from archive.queries import sql
from archive.schema.views import VIEWS
from webapp.shell.database import engine

blueprint = Blueprint("sql", __name__)


@blueprint.get("/sql")
def show() -> tuple[str, int]:
    """The form, and the answer where something was asked; the statement stands in the address."""
    statement = request.args.get("sql", "").strip()
    names = sql.parameters(statement)
    given = {name: request.args.get(f"p_{name}", "") for name in names}
    error, answer = "", None
    if statement:
        try:
            answer = sql.ask(engine(), statement, given)
        except sql.Refused as problem:
            error = str(problem)
    page = render_template(
        "sql/show.html",
        statement=statement,
        given=given,
        answer=answer,
        error=error,
        views=VIEWS,
        seconds=sql.SECONDS,
        limit=sql.ROWS,
    )
    return page, 400 if error else 200
