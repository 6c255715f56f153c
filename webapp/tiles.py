"""`/tiles/<zoom>/<index>`: one tile of time as JSON, known by the archive's revision; what a drawing in the browser asks for."""

import json
from dataclasses import asdict

from flask import Blueprint, Response, request

from archive.queries import tiles
from webapp.api.answering import not_modified, stamped, state
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("tiles", __name__)


@blueprint.get("/tiles/<int(signed=True):zoom>/<int(signed=True):index>")
def show(zoom: int, index: int) -> Response:
    """The tile, of everything or of one `committee` or `initiative`."""
    committee, initiative = request.args.get("committee", ""), request.args.get("initiative", "")
    revision, changed_at = state()
    if not_modified(revision, changed_at):
        return stamped(Response(status=304), revision, changed_at)
    of = None
    if committee or initiative:
        if "\0" in committee + initiative or (committee and initiative):
            asked.refuse("many")
        of = tiles.subject(connection(), committee, initiative)
        if of is None:
            asked.missing("committee" if committee else "initiative")
    try:
        found = tiles.tile(connection(), zoom, index, of)
    except ValueError:
        asked.missing("place")
    answer = {**asdict(found), "columns": tiles.COLUMNS}
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return stamped(Response(text, mimetype="application/json"), revision, changed_at)
