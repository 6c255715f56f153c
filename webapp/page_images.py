"""`/documents/<id>/pages/<n>.svg`: the picture of a page, the found words marked on it. Drawn when asked for, kept for a while.

Only documents that are shown, and whose files are handed out, have pictures; each request asks the archive again.
"""

import base64
from collections import OrderedDict
from collections.abc import Sequence
from threading import BoundedSemaphore, Lock

from flask import Blueprint, Response

from archive.errors import RejectedSource
from archive.queries import documents, page_images
from archive.readers import page_image
from archive.readers.page_image import PageImage, PlacedLine
from archive.readers.page_marks import Mark, Words, marks
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("page_images", __name__)

#: Bytes of pictures that are kept; pages that are drawn at once, and seconds that others wait for their turn.
KEPT, _AT_ONCE, _PATIENCE = 48 * 1024 * 1024, 2, 20
_COLOURS = {"time": "#9b1c22", "organisation": "#2b5f8a", "initiative": "#4a6b1f", "figure": "#8a6a00"}

_turn, _lock = BoundedSemaphore(_AT_ONCE), Lock()
_held: OrderedDict[tuple[str, int], PageImage] = OrderedDict()


@blueprint.get("/documents/<public_id>/pages/<int:number>.svg")
def show(public_id: str, number: int) -> Response:
    """The picture of a page."""
    page = page_images.page(connection(), public_id, number)
    if page is None:
        asked.missing("document")
    image = _image(public_id, page.sha256, number)
    if image is None:
        asked.missing("document")
    lines = image.lines or tuple(PlacedLine(*line) for line in page.lines)
    boxes = marks(lines, (Words(f.kind, f.before, f.words, f.after) for f in page.found))
    response = Response(_svg(image, boxes), mimetype="image/svg+xml")
    response.headers["Content-Security-Policy"] = "default-src 'none'; img-src data:"
    response.headers["Cache-Control"] = "private, max-age=60"
    return response


def _image(public_id: str, sha256: str, number: int) -> PageImage | None:
    """The drawn page, from what is kept if it is there; None where it cannot be drawn now."""
    key = (sha256, number)
    with _lock:
        if key in _held:
            _held.move_to_end(key)
            return _held[key]
    file = documents.file(connection(), public_id)
    if file is None or not _turn.acquire(timeout=_PATIENCE):
        return None
    try:
        image = page_image.render(file.content, number)
    except RejectedSource:
        return None
    finally:
        _turn.release()
    with _lock:
        _held[key] = image
        while sum(len(held.png) for held in _held.values()) > KEPT:
            _held.popitem(last=False)
    return image


def _svg(image: PageImage, boxes: Sequence[Mark]) -> str:
    data = base64.b64encode(image.png).decode("ascii")
    x, y = image.width / 1000, image.height / 1000
    drawn = "".join(
        f'<rect x="{b.left * x:.1f}" y="{b.top * y:.1f}" width="{b.width * x:.1f}" height="{b.height * y:.1f}" '
        f'fill="{_COLOURS.get(b.kind, "#555555")}" fill-opacity="0.22"/>'
        for b in boxes
    )
    size = f'width="{image.width}" height="{image.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {image.width} {image.height}">'
        f'<image {size} href="data:image/png;base64,{data}"/>{drawn}</svg>'
    )
