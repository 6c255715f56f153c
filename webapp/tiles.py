"""`/tiles/<zoom>/<index>`: one tile of time as JSON, known by the archive's revision; what a drawing in the browser asks for."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from flask import Blueprint, Response, current_app, request
from flask.sansio.blueprints import BlueprintSetupState

from archive.queries import columns, tiles, tiles_by_lane
from archive.queries.filters import Filters
from archive.queries.headings import LanesBy
from archive.queries.held import version
from webapp.api.answering import not_modified, stamped, state
from webapp.shell import asked
from webapp.shell.database import connection
from webapp.shell.keeping import Answer, Kept

blueprint = Blueprint("tiles", __name__)

#: So much is kept of answers, in bytes.
KEPT = 32_000_000
#: So many dates of one stretch are drawn above one another (as in static/timeline/layout.js); more are a group.
STACK = 3
_STORE = "archive.tiles"
_EVERYTHING = Filters()

Address = tuple[Filters, LanesBy | None, int, int]


@blueprint.record_once
def _prepare(setup: BlueprintSetupState) -> None:
    setup.app.extensions[_STORE] = Kept(KEPT)


@blueprint.get("/tiles/<int(signed=True):zoom>/<int(signed=True):index>")
def show(zoom: int, index: int) -> Response:
    """The tile of what the filters leave; with `lanes` for each lane apart."""
    kept: Kept = current_app.extensions[_STORE]
    revision, headers = kept.head
    if revision != version(connection())[0]:
        revision, headers = kept.head = _head()
    if ("If-None-Match" in request.headers or "If-Modified-Since" in request.headers) and not_modified(*state()):
        return Response(status=304, headers=headers)
    filters = asked.filters() if request.args else _EVERYTHING
    by = asked.word("lanes", LanesBy, LanesBy.COMMITTEE) if "lanes" in request.args else None
    address = filters, by, zoom, index
    answer = kept.get(revision, address)
    if answer is None:
        answer = Answer(_made(*address))
        kept.put(revision, address, answer)
    return answer.sent(headers)


def _head() -> tuple[int, dict[str, str]]:
    """The revision and the headers of its answers."""
    revision, changed_at = state()
    return revision, dict(stamped(Response(mimetype="application/json"), revision, changed_at).headers)


def _made(filters: Filters, by: LanesBy | None, zoom: int, index: int) -> bytes:
    try:
        if by is None:
            return _tile(filters, zoom, index).text()
        found = tiles_by_lane.tile(connection(), filters, by, zoom, index)
    except ValueError:
        asked.missing("place")
    return json.dumps(_plain(found), ensure_ascii=False, separators=(",", ":")).encode()


def _plain(tile: tiles_by_lane.LaneTile) -> dict[str, Any]:
    # Not asdict, which copies every number.
    answer = {field.name: getattr(tile, field.name) for field in fields(tile)}
    return {**answer, "row": tiles_by_lane.ROW, "bar": tiles_by_lane.BAR}


def together(filters: Filters, by: LanesBy, places: Sequence[tuple[int, int]]) -> str:
    """Several tiles as one text: `tiles` by `zoom/index` as each would be answered, but for bars, which stand in `bars` once.

    In it no `<` is written as such, so it may stand in a page.
    """
    bars: dict[tuple[Any, ...], int] = {}
    found: dict[str, Any] = {}
    for zoom, index in places:
        tile = tiles_by_lane.tile(connection(), filters, by, zoom, index)
        lanes = {
            lane: (density, [bars.setdefault(tuple(bar), len(bars)) for bar in long], _spared(tile, density, rows))
            for lane, (density, long, rows) in tile.lanes.items()
        }
        found[f"{zoom}/{index}"] = {
            "low": tile.low,
            "high": tile.high,
            "step": tile.step,
            "long": tile.long,
            "lanes": lanes,
        }
    answer = {"tiles": found, "bars": list(bars)}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _spared(tile: tiles_by_lane.LaneTile, density: list[list[int]], rows: list[list[Any]]) -> list[list[Any]]:
    """Single dates, without id and headline where their stretch holds so many that they are drawn as a group at any width."""
    grouped = {stretch for stretch, printed, inherited in density if printed + inherited > STACK}
    return [["", "", *row[2:]] if (row[2] - tile.low) // tile.step in grouped else row for row in rows]


def _tile(filters: Filters, zoom: int, index: int) -> tiles.Tile:
    if filters == _EVERYTHING:
        return tiles.tile(connection(), zoom, index)
    held = columns.soon(connection())
    of = None if held else _single(filters)
    if of is not None:
        return tiles.tile(connection(), zoom, index, of)
    found = tiles.chosen_tile(connection(), zoom, index, filters, held)
    if not found.count:
        _single(filters)
    return found


def _single(filters: Filters) -> tiles.Subject | None:
    """The one committee or initiative to which everything is narrowed; one that there is not ends the request."""
    committees, initiatives = filters.committees, filters.initiatives
    if len(committees + initiatives) != 1 or filters not in (
        Filters(committees=committees),
        Filters(initiatives=initiatives),
    ):
        return None
    committee, initiative = "".join(committees), "".join(initiatives)
    of = tiles.subject(connection(), committee, initiative)
    if of is None and not tiles.is_family(connection(), initiative):
        asked.missing("committee" if committee else "initiative")
    return of
