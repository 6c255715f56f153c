"""`/tiles/<zoom>/<index>`: one tile of time as JSON, known by the archive's revision; what a drawing in the browser asks for."""

import json
import threading
from collections import OrderedDict
from dataclasses import dataclass, fields

from flask import Blueprint, Response, current_app, request
from flask.sansio.blueprints import BlueprintSetupState

from archive.queries import columns, tiles, tiles_by_lane
from archive.queries.filters import Filters
from archive.queries.timeline import LanesBy
from webapp.api.answering import not_modified, stamped, state
from webapp.shell import asked, compression
from webapp.shell.database import connection

blueprint = Blueprint("tiles", __name__)

#: So much is kept of answers, in bytes.
KEPT = 32_000_000
_STORE = "archive.tiles"
_EVERYTHING = Filters()

Address = tuple[Filters, LanesBy | None, int, int]


@dataclass(slots=True)
class Answer:
    """An answer, and the same compressed once a browser has asked for it."""

    text: bytes
    packed: bytes = b""

    @property
    def size(self) -> int:
        """How much of the store it takes, with about as much as compressing it will add."""
        return len(self.text) * 5 // 4 + 500


class Kept:
    """The last answers of a revision of the archive, by what was asked."""

    def __init__(self) -> None:
        #: The revision and the headers that all its answers carry, as last read.
        self.head: tuple[int, dict[str, str]] = (-1, {})
        self._lock, self._revision, self._size = threading.Lock(), -1, 0
        self._answers: OrderedDict[Address, Answer] = OrderedDict()

    def get(self, revision: int, address: Address) -> Answer | None:
        """The answer, None where it has to be made."""
        with self._lock:
            if revision != self._revision:
                self._answers.clear()
                self._revision, self._size = revision, 0
            found = self._answers.get(address)
            if found is not None:
                self._answers.move_to_end(address)
            return found

    def put(self, revision: int, address: Address, answer: Answer) -> None:
        """Keep an answer."""
        with self._lock:
            if revision != self._revision or address in self._answers:
                return
            self._answers[address] = answer
            self._size += answer.size
            while self._size > KEPT:
                self._size -= self._answers.popitem(last=False)[1].size


@blueprint.record_once
def _prepare(setup: BlueprintSetupState) -> None:
    setup.app.extensions[_STORE] = Kept()


@blueprint.get("/tiles/<int(signed=True):zoom>/<int(signed=True):index>")
def show(zoom: int, index: int) -> Response:
    """The tile of what the filters leave; with `lanes` for each lane apart."""
    kept: Kept = current_app.extensions[_STORE]
    revision, headers = kept.head
    if revision != tiles.revision(connection()):
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
    return _sent(answer, headers)


def _head() -> tuple[int, dict[str, str]]:
    """The revision and the headers of its answers."""
    revision, changed_at = state()
    return revision, dict(stamped(Response(mimetype="application/json"), revision, changed_at).headers)


def _sent(answer: Answer, headers: dict[str, str]) -> Response:
    if len(answer.text) < compression.LEAST or not compression.wanted():
        return Response(answer.text, headers=headers)
    if not answer.packed:
        answer.packed = compression.packed(answer.text)
    return Response(answer.packed, headers={**headers, "Content-Encoding": "gzip"})


def _made(filters: Filters, by: LanesBy | None, zoom: int, index: int) -> bytes:
    try:
        if by is None:
            return _tile(filters, zoom, index).text()
        found = tiles_by_lane.tile(connection(), filters, by, zoom, index)
    except ValueError:
        asked.missing("place")
    # Not asdict, which copies every number.
    answer = {field.name: getattr(found, field.name) for field in fields(found)}
    answer.update(row=tiles_by_lane.ROW, bar=tiles_by_lane.BAR)
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _tile(filters: Filters, zoom: int, index: int) -> tiles.Tile:
    if filters == _EVERYTHING:
        return tiles.tile(connection(), zoom, index)
    of = _single(filters)
    if of is not None and not columns.soon(connection()):
        return tiles.tile(connection(), zoom, index, of)
    return tiles.chosen_tile(connection(), zoom, index, filters)


def _single(filters: Filters) -> tiles.Subject | None:
    """The one committee or initiative to which everything is narrowed."""
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
