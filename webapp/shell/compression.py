"""Sends text compressed to browsers that take it: a long document is mostly markup that repeats."""

import gzip

from flask import Flask, Response, request

#: Shorter answers are not worth it, in bytes.
LEAST = 2_000


def init_app(app: Flask) -> None:
    """Compress pages, styles and tables."""

    def compress(response: Response) -> Response:
        response.vary.add("Accept-Encoding")
        wanted = request.accept_encodings.quality("gzip") > 0 and "Content-Encoding" not in response.headers
        text = (response.mimetype or "").startswith("text/") or response.mimetype in (
            "image/svg+xml",
            "application/json",
        )
        if not (wanted and text and response.status_code == 200 and not response.is_streamed):
            return response
        response.direct_passthrough = False
        data = response.get_data()
        if len(data) >= LEAST:
            response.set_data(gzip.compress(data, 5, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
        return response

    app.after_request(compress)
