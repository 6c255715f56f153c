"""`/committees`: who is in the archive; one committee with its documents and what it runs."""

from flask import Blueprint, render_template

from archive.queries import organisations
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("organisations", __name__)


@blueprint.get("/committees")
def index() -> str:
    """The list, from the centre down."""
    return render_template("organisations/index.html", entries=organisations.listed(connection()))


@blueprint.get("/committees/<public_id>")
def show(public_id: str) -> str:
    """One committee."""
    page = organisations.one(connection(), public_id)
    if page is None:
        asked.missing("committee")
    return render_template("organisations/show.html", page=page)
