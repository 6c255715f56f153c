"""`/imports`: what came in, and what was turned away and why."""

from flask import Blueprint, render_template

from archive.queries import imports
from webapp.shell.database import connection

blueprint = Blueprint("imports", __name__)


@blueprint.get("/imports")
def index() -> str:
    """The latest runs."""
    return render_template("imports/index.html", runs=imports.latest(connection()))
