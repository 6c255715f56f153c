"""Runs an operation for a request: not modified, arguments checked, the answer as JSON with its headers."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Response, current_app, request

from archive import __version__
from archive.queries import state as states
from webapp.api.operations import Arguments, Operation
from webapp.api.problems import Problem
from webapp.api.schemas import plain
from webapp.shell.database import connection

#: Parameters of the whole site that every address takes.
EVERYWHERE = ("lang",)


def view(operation: Operation) -> Callable[..., Response]:
    """The view function of an operation."""

    def answer(**places: str) -> Response:
        revision, changed_at = state()
        if not_modified(revision, changed_at):
            return stamped(Response(status=304), revision, changed_at)
        answered = operation.run(arguments(operation, places))
        response = as_json(answered)
        following = getattr(answered, "next", None)
        if following:
            response.headers["Link"] = f'<{following}>; rel="next"'
        return stamped(response, revision, changed_at)

    return answer


def arguments(operation: Operation, places: dict[str, str]) -> Arguments:
    """The values of all parameters.

    Raises:
        Problem: (400) if one is wrong, missing or unknown.
    """
    known = {parameter.name for parameter in operation.parameters}
    for name in request.args:
        if name not in known and name not in EVERYWHERE:
            takes = ", ".join(sorted(known)) or "none"
            raise Problem(400, f"There is no parameter {name[:60]!r} here; this address takes {takes}.", name)
    values = {
        parameter.name: parameter.value(request.args.getlist(parameter.name)) for parameter in operation.parameters
    }
    for place in operation.places:
        if "\0" in places[place.name]:
            raise Problem(404, "An address holds no NUL character.")
        values[place.name] = places[place.name]
    return values


def as_json(value: Any) -> Response:
    """JSON with Chinese as it is, in the order of the fields."""
    text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Response(text + "\n", mimetype="application/json")


def state() -> tuple[int, datetime | None]:
    """The revision of the archive, and when it came to be."""
    return states.state(connection())


def tag(revision: int) -> str:
    """What an answer is known by: it changes with the archive and with the programme."""
    return f"{revision}-{__version__}"


def not_modified(revision: int, changed_at: datetime | None) -> bool:
    """Whether the client holds the answer of this revision already."""
    if "If-None-Match" in request.headers:
        return request.if_none_match.contains_weak(tag(revision))
    since = request.if_modified_since
    return since is not None and changed_at is not None and changed_at.replace(microsecond=0) <= since


def stamped(response: Response, revision: int, changed_at: datetime | None) -> Response:
    """The response with its ETag (weak: it may be compressed), Last-Modified and, where it is allowed, CORS."""
    response.set_etag(tag(revision), weak=True)
    response.last_modified = changed_at
    response.headers["Cache-Control"] = "no-cache"
    return response


def allow_origin(response: Response) -> Response:
    """Let pages of other sites read the answer, where the archive's keeper has allowed it (`API_ORIGINS`)."""
    allowed = origins()
    origin = request.headers.get("Origin")
    if allowed:
        response.vary.add("Origin")
        if "*" in allowed or origin in allowed:
            response.headers["Access-Control-Allow-Origin"] = "*" if "*" in allowed else str(origin)
            response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    return response


def origins() -> tuple[str, ...]:
    """Sites whose pages may read the API: `API_ORIGINS` of the application, else ARCHIVE_API_ORIGINS, joined by spaces."""
    found = current_app.config.get("API_ORIGINS")
    return tuple(str(found if found is not None else os.environ.get("ARCHIVE_API_ORIGINS", "")).split())
