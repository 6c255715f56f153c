"""`/imports/<n>/undo` and `/imports/<n>/restore`: take back what an import brought, and bring it back."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.errors import WrongUse
from archive.importers import withdrawal
from archive.queries import imports
from webapp.review import door
from webapp.review.pages import reason_given
from webapp.shell import asked
from webapp.shell.database import connection, engine

blueprint = Blueprint("batches", __name__)
door.protect(blueprint)


@blueprint.get("/imports/<int:number>/undo")
def ask(number: int) -> str:
    """What would go; nothing goes before it is confirmed."""
    return _page(number)


@blueprint.post("/imports/<int:number>/undo")
def undo(number: int) -> ResponseReturnValue:
    """Take an import back, or bring it back."""
    author, reason = door.author(), reason_given()
    connection().rollback()
    try:
        if request.form.get("verb") == "restore":
            withdrawal.restore(engine(), number, author=author, reason=reason)
        else:
            withdrawal.undo(engine(), number, author=author, reason=reason)
    except WrongUse as error:
        return _page(number, str(error)), 400
    return redirect(url_for("imports.show", number=number), code=303)


def _page(number: int, problem: str = "") -> str:
    batch = imports.one(connection(), number)
    if batch is None:
        asked.missing("batch")
    return render_template("imports/undo.html", batch=batch, problem=problem)
