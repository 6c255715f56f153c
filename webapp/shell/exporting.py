"""Sends all rows of an answer as a file while they are read; an error before the first piece is a page, not a broken file."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from flask import Response, request

from archive.exports import answers
from webapp.shell import asked

Rows = AbstractContextManager[tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]]

#: Files that are sent at the same time; the other threads stay free for pages.
AT_ONCE = 2
_slots = threading.BoundedSemaphore(AT_ONCE)


def send(opened: Rows, form: str, name: str) -> Response:
    """The file of that format; `?bom=1` marks CSV for Excel. 503 while too many are being sent.

    Raises:
        WrongUse: if the question or the format is wrong; nothing was sent then.
    """
    if form not in answers.FORMATS:
        asked.missing("format")
    if not _slots.acquire(blocking=False):
        busy = Response(
            "Too many files are being made; come back in a minute. 请稍后再来。\n", 503, mimetype="text/plain"
        )
        busy.headers["Retry-After"] = "60"
        return busy
    with ExitStack() as stack:
        stack.callback(_slots.release)
        if form == "parquet":
            answers.require_parquet()
        columns, rows = stack.enter_context(opened)
        made = answers.pieces(form, columns, rows, bom=asked.one("bom") == "1")
        first = next(made, b"")
        held = stack.pop_all()
    response = Response(_rest(first, made, held), mimetype=answers.FORMATS[form])
    # Also where the browser goes away in the middle.
    response.call_on_close(held.close)
    response.headers["Content-Disposition"] = f"attachment; filename={name}.{form}"
    if request.method == "HEAD":
        response.response = []
    return response


def _rest(first: bytes, made: Iterator[bytes], held: ExitStack) -> Iterator[bytes]:
    with held:
        yield first
        yield from made
