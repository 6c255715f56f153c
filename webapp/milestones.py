"""`/milestones/<id>`: one dated statement with its evidence and its citation."""

from flask import Blueprint, render_template, request

from archive.exports.citations import gbt7714
from archive.queries import milestones
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("milestones", __name__)


@blueprint.get("/milestones/<public_id>")
def show(public_id: str) -> str:
    """One milestone."""
    item = milestones.one(connection(), public_id)
    if item is None:
        asked.missing("milestone")
    return render_template("milestones/show.html", item=item, citation=gbt7714(item, request.base_url))
