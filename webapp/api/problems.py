"""What goes wrong, told to a programme: `application/problem+json` (RFC 9457)."""

import json
from http import HTTPStatus

from flask import Response, request

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that cannot be answered; `parameter` names what has to be changed, where it is one."""

    def __init__(self, status: int, detail: str, parameter: str | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.parameter = status, detail, parameter


def missing(what: str) -> Problem:
    """There is no such thing (or it was withdrawn)."""
    return Problem(404, f"There is no such {what}, or it is not shown.")


def answer(status: int, detail: str, parameter: str | None = None) -> Response:
    """The response of a problem."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    if parameter is not None:
        body["parameter"] = parameter
    response = Response(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
