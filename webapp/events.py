"""`/events/<id>`: one happening, all its reports, where they differ."""

from flask import Blueprint, render_template

from archive.queries import events
from archive.queries.when import When
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("events", __name__)


@blueprint.get("/events/<public_id>")
def show(public_id: str) -> str:
    """One event."""
    event = events.one(connection(), public_id)
    if event is None:
        asked.missing("event")
    common = When(*event.allowed, edtf="") if event.allowed else None
    return render_template("events/show.html", event=event, items=event.reports, common=common)
