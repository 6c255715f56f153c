"""Draws a page of a PDF or a picture as a grey PNG, in a child process with limits; with the lines of its text layer.

`python -m archive.readers.page_image NUMBER MEMORY SECONDS < file`: the child answers one line of JSON, then the PNG.
"""

import json
import os
import struct
import subprocess
import sys
import zlib
from dataclasses import dataclass
from typing import Any

from archive.errors import RejectedSource
from archive.readers.child import restrain

#: Pixels of the page's width and of both sides together; what the child may take.
WIDTH, _MOST = 1000, 4_000_000
_SECONDS, _MEMORY = 15, 1024**3


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text and its box, in thousandths of the page's width and height, from the upper left."""

    text: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as it looks: pixels, PNG, and the lines of its text layer in reading order (none for scans)."""

    width: int
    height: int
    png: bytes
    lines: tuple[PlacedLine, ...]


def render(data: bytes, number: int) -> PageImage:
    """Page `number` (from 1) of a file, drawn in a child process.

    Raises:
        RejectedSource: if there is no such page, or it cannot be drawn within the limits.
    """
    command = [sys.executable, "-m", "archive.readers.page_image", str(number), str(_MEMORY), str(_SECONDS)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "PYTHONWARNINGS": "ignore"}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise RejectedSource("Drawing the page takes too long.") from None
    head, _, png = done.stdout.partition(b"\n")
    if done.returncode or not png:
        raise RejectedSource("The page cannot be drawn.")
    told = json.loads(head)
    return PageImage(told["width"], told["height"], png, tuple(PlacedLine(*line) for line in told["lines"]))


def _drawn(data: bytes, number: int) -> tuple[int, int, bytes, list[list[Any]]]:
    """Width, height, grey pixels row by row, lines of text."""
    return _of_pdf(data, number) if b"%PDF-" in data[:8192] else _of_picture(data, number)


def _of_pdf(data: bytes, number: int) -> tuple[int, int, bytes, list[list[Any]]]:
    import pypdfium2

    from archive.readers.pdf import glyphs
    from archive.readers.pdf_lines import lines
    from archive.readers.pdf_order import ordered

    document = pypdfium2.PdfDocument(data)
    page = document[number - 1]
    wide, high = page.get_width(), page.get_height()
    scale = min(WIDTH / wide, (_MOST / (wide * high)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    left, bottom, right, top = page.get_cropbox()
    found = glyphs(document, number - 1) if page.get_rotation() == 0 else []
    rows = [
        [
            line.text,
            1000 * (line.x0 - left) / (right - left),
            1000 * (top - line.top) / (top - bottom),
            1000 * line.width / (right - left),
            1000 * (line.top - line.bottom) / (top - bottom),
        ]
        for line in (ordered(lines(found, number)) if found else ())
    ]
    pixels, stride = bytes(bitmap.buffer), bitmap.stride
    grey = b"".join(pixels[at * stride : at * stride + bitmap.width] for at in range(bitmap.height))
    return bitmap.width, bitmap.height, grey, rows


def _of_picture(data: bytes, number: int) -> tuple[int, int, bytes, list[list[Any]]]:
    import io

    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as picture:
        if picture.width * picture.height > 80_000_000:
            raise SystemExit(3)
        picture.seek(number - 1)
        grey = ImageOps.exif_transpose(picture).convert("L")
    grey.thumbnail((WIDTH, 4 * WIDTH))
    return grey.width, grey.height, grey.tobytes(), []


def _png(width: int, height: int, grey: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    # Sixteen shades are enough for print, and pack twice as well.
    shades = grey.translate(bytes(min(17 * round(value / 17), 255) for value in range(256)))
    rows = b"".join(b"\0" + shades[at * width : (at + 1) * width] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")


def main(arguments: list[str]) -> None:
    """The child."""
    number, memory, seconds = (int(argument) for argument in arguments)
    data = sys.stdin.buffer.read()
    restrain(memory, seconds)
    width, height, grey, lines = _drawn(data, number)
    told = json.dumps({"width": width, "height": height, "lines": lines})
    sys.stdout.buffer.write(told.encode("ascii") + b"\n" + _png(width, height, grey))


if __name__ == "__main__":
    main(sys.argv[1:])
