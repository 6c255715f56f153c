"""`/imports`: what came in, and what was turned away and why; `/imports/<n>`: what one import added to the timeline."""

from flask import Blueprint, render_template

from archive.queries import imports
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("imports", __name__)

#: Runs on a page of the list.
SIZE = 20


@blueprint.get("/imports")
def index() -> str:
    """The latest runs."""
    number = asked.number("page", 1, 1, 100_000)
    runs = imports.latest(connection(), SIZE + 1, (number - 1) * SIZE)
    return render_template("imports/index.html", runs=runs[:SIZE], number=number, more=len(runs) > SIZE)


@blueprint.get("/imports/<int:number>")
def show(number: int) -> str:
    """One run: the outcome of every file, and what each new document added."""
    whole = imports.one(connection(), number) if number < 2**31 else None
    if whole is None:
        asked.missing("batch")
    return render_template("imports/show.html", whole=whole, run=whole.run)
