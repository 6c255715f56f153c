"""`/documents/<id>/pages/<n>.svg`: the picture of a page, the found words marked on it. Drawn when asked for, kept for a while.

Only documents that are shown, and whose files are handed out, have pictures; each request asks the archive again.
"""

import base64
from collections.abc import Sequence

from flask import Blueprint, Response

from archive.queries import documents, page_images
from webapp import page_drawing
from webapp.page_drawing import Mark, PageImage, PlacedLine, Words, marks
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("page_images", __name__)

_COLOURS = {"time": "#9b1c22", "organisation": "#2b5f8a", "initiative": "#4a6b1f", "figure": "#8a6a00"}


@blueprint.get("/documents/<public_id>/pages/<int:number>.svg")
def show(public_id: str, number: int) -> Response:
    """The picture of a page."""
    page = page_images.page(connection(), public_id, number)
    if page is None:
        asked.missing("document")
    image = page_drawing.image(page.sha256, number, lambda: _content(public_id))
    if image is None:
        asked.missing("document")
    lines = image.lines or tuple(PlacedLine(*line) for line in page.lines)
    boxes = marks(lines, (Words(f.kind, f.before, f.words, f.after) for f in page.found))
    response = Response(_svg(image, boxes), mimetype="image/svg+xml")
    response.headers["Content-Security-Policy"] = "default-src 'none'; img-src data:"
    response.headers["Cache-Control"] = "private, max-age=60"
    return response


def _content(public_id: str) -> bytes | None:
    file = documents.file(connection(), public_id)
    return file.content if file else None


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
