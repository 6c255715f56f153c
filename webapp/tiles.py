"""`/tiles/<zoom>/<index>`: one tile of time as JSON, known by the archive's revision; what a drawing in the browser asks for."""

import json
import threading
from collections import OrderedDict
from dataclasses import fields
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, current_app, request
from flask.sansio.blueprints import BlueprintSetupState

from archive.queries import tiles, tiles_by_lane
from archive.queries.filters import Filters
from archive.queries.timeline import LanesBy
from webapp.api.answering import not_modified, stamped, state
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("tiles", __name__)

#: So many answers are kept.
KEPT = 500
_STORE = "archive.tiles"
_EVERYTHING = Filters()

Address = tuple[Filters, LanesBy | None, int, int]


class Kept:
    """The last answers of a revision of the archive, by what was asked."""

    def __init__(self) -> None:
        #: The revision and when it came to be, as last read.
        self.state: tuple[int, datetime | None] = (-1, None)
        self._lock, self._revision, self._texts = threading.Lock(), -1, OrderedDict[Address, bytes]()

    def get(self, revision: int, address: Address) -> bytes | None:
        """The answer, None where it has to be made."""
        with self._lock:
            if revision != self._revision:
                self._texts.clear()
                self._revision = revision
            return self._texts.get(address)

    def put(self, revision: int, address: Address, text: bytes) -> None:
        """Keep an answer."""
        with self._lock:
            if revision == self._revision:
                self._texts[address] = text
                if len(self._texts) > KEPT:
                    self._texts.popitem(last=False)


@blueprint.record_once
def _prepare(setup: BlueprintSetupState) -> None:
    setup.app.extensions[_STORE] = Kept()


@blueprint.get("/tiles/<int(signed=True):zoom>/<int(signed=True):index>")
def show(zoom: int, index: int) -> Response:
    """The tile of what the filters leave; with `lanes` for each lane apart."""
    kept: Kept = current_app.extensions[_STORE]
    revision, changed_at = kept.state
    if revision != tiles.revision(connection()):
        revision, changed_at = kept.state = state()
    if not_modified(revision, changed_at):
        return stamped(Response(status=304), revision, changed_at)
    filters = asked.filters() if request.args else _EVERYTHING
    by = asked.word("lanes", LanesBy, LanesBy.COMMITTEE) if "lanes" in request.args else None
    address = filters, by, zoom, index
    text = kept.get(revision, address)
    if text is None:
        text = _made(*address)
        kept.put(revision, address, text)
    return stamped(Response(text, mimetype="application/json"), revision, changed_at)


def _made(filters: Filters, by: LanesBy | None, zoom: int, index: int) -> bytes:
    try:
        if by is not None:
            found = tiles_by_lane.tile(connection(), filters, by, zoom, index)
            answer = {**_fields(found), "row": tiles_by_lane.ROW, "bar": tiles_by_lane.BAR}
        else:
            answer = {**_fields(_tile(filters, zoom, index)), "columns": tiles.COLUMNS}
    except ValueError:
        asked.missing("place")
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _fields(tile: tiles.Tile | tiles_by_lane.LaneTile) -> dict[str, Any]:
    # Not asdict, which copies every number.
    return {field.name: getattr(tile, field.name) for field in fields(tile)}


def _tile(filters: Filters, zoom: int, index: int) -> tiles.Tile:
    one = filters.committees + filters.initiatives
    if filters not in (_EVERYTHING, Filters(committees=filters.committees), Filters(initiatives=filters.initiatives)):
        return tiles.chosen_tile(connection(), zoom, index, filters)
    if len(one) > 1:
        return tiles.chosen_tile(connection(), zoom, index, filters)
    of = None
    if one:
        committee, initiative = "".join(filters.committees), "".join(filters.initiatives)
        of = tiles.subject(connection(), committee, initiative)
        if of is None:
            asked.missing("committee" if committee else "initiative")
    return tiles.tile(connection(), zoom, index, of)
