"""Headers that keep a page from loading or running anything that is not its own."""

import base64
import hashlib
from collections.abc import Iterable
from importlib import resources
from typing import TYPE_CHECKING, Any

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

#: The one script that stands in pages themselves, and so must be known by what is in it.
INLINE = "early.js"
_HASH = base64.b64encode(hashlib.sha256(resources.files("webapp").joinpath(f"static/{INLINE}").read_bytes()).digest())

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    f"img-src 'self' data:; object-src 'none'; script-src 'self' 'sha256-{_HASH.decode()}'; style-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


_PAIRS = [(name, name.lower(), value) for name, value in HEADERS.items()]


def init_app(app: Flask) -> None:
    """Send the headers with every answer, errors included; a header that the answer has already stays."""
    inner = app.wsgi_app

    def protected(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *problem: Any) -> Any:
            told = {name.lower() for name, _ in headers}
            added = [(name, value) for name, lower, value in _PAIRS if lower not in told]
            return start_response(status, headers + added, *problem)

        return inner(environ, start)

    app.wsgi_app = protected  # type: ignore[method-assign]
