"""Sends text compressed to browsers that take it: a long document is mostly markup that repeats."""

import gzip
from functools import lru_cache

from flask import Flask, Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

#: Shorter answers are not worth it, in bytes.
LEAST = 2_000


def init_app(app: Flask) -> None:
    """Compress pages, styles and tables."""

    def compress(response: Response) -> Response:
        differs(response)
        if "Content-Encoding" in response.headers or response.status_code != 200 or not wanted():
            return response
        text = (response.mimetype or "").startswith("text/") or response.mimetype in (
            "image/svg+xml",
            "application/json",
        )
        if not text or response.is_streamed:
            return response
        response.direct_passthrough = False
        data = response.get_data()
        if len(data) >= LEAST:
            response.set_data(packed(data))
            response.headers["Content-Encoding"] = "gzip"
        return response

    app.after_request(compress)


def wanted() -> bool:
    """Whether who asks takes compressed answers."""
    return _takes(request.headers.get("Accept-Encoding", ""))


def packed(data: bytes, level: int = 5) -> bytes:
    """The data compressed, the same for the same data; the higher the level (to 9), the smaller and the slower."""
    return gzip.compress(data, level, mtime=0)


def differs(response: Response) -> None:
    """Say that the answer depends on what the browser takes."""
    if "Vary" in response.headers:
        response.vary.add("Accept-Encoding")
    else:
        response.headers["Vary"] = "Accept-Encoding"


@lru_cache(maxsize=64)
def _takes(header: str) -> bool:
    return parse_accept_header(header, Accept).quality("gzip") > 0
