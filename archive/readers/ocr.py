"""Reads scans and pictures of pages by OCR (the extra `[ocr]`): found lines are put in order as those of a PDF are.

The models come inside the wheels; nothing is downloaded. A page that was scanned askew is laid straight by turning the
found boxes, not the picture.
"""

import io
import json
import math
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from typing import Any

from archive.errors import RejectedSource
from archive.readers import isolation
from archive.readers.drafts import Field, Form, assemble
from archive.readers.finishing import paged
from archive.readers.pdf_frame import without_frames
from archive.readers.pdf_lines import Line, body_size
from archive.readers.pdf_order import ordered
from archive.values.reading import Reading

#: Dots per inch of a rendered page; pixels of its longer side at most; pixels of a picture; pages.
_DPI, _LONGEST, MOST_PIXELS, MOST_PAGES = 200, 4200, 80_000_000, 200
#: Seconds that are kept for putting the lines in order; the first pages may be slower than the others, so much at most.
_SPARE, _TELLING, _DOUBT = 8.0, 3, 2.0
_TYPES = (
    (b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"), (b"RIFF", "image/webp"),
    (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"),
)  # fmt: skip
#: Surer than that is taken as read; lines below half of it are noise.
_SURE = 0.9
#: A line of so many characters tells its size by its width. Sizes this near to that of running text are that of running text.
_LONG, _NEAR, _NEAR_SHORT = 6.0, 0.09, 0.3


def read(data: bytes) -> Reading:
    """The reading of a scanned PDF or a picture.

    Raises:
        RejectedSource: if it is too large, damaged, or shows no text.
    """
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": 1600,
        }
    )
    pages, scores, boxes = [], [], {}
    begun = time.monotonic()
    for number, (picture, count) in enumerate(_pictures(data), 1):
        found = engine(picture)
        scores += list(found.scores or ())
        pages.append(_lines(found, number))
        boxes[number] = _placed(found, picture.shape[1], picture.shape[0])
        _refuse_slow(number, count, time.monotonic() - begun)
    if not any(pages):
        raise RejectedSource("No text was found in the picture.")
    text = [line for page in without_frames([_settled(page) for page in pages]) for line in ordered(page)]
    doubtful = sum(score < _SURE for score in scores)
    placed = [[line.page, *boxes[line.page][line.first]] for line in text]
    fields = [Field("lines", json.dumps(placed, ensure_ascii=False, separators=(",", ":")))]
    fields += [Field("pages", str(len(pages))), Field("ocr", f"{doubtful} of {len(scores)} lines doubtful")]
    return assemble(paged(text), fields, Form("ocr", _media_type(data)), None)


def _refuse_slow(done: int, count: int, taken: float) -> None:
    """Give up as soon as the pages read tell that the others do not fit into the time of one file.

    Raises:
        RejectedSource: with how many pages would.
    """
    allowed = isolation.seconds() - _SPARE
    left = (count - done) * taken / done
    if left and taken + left > allowed * (_DOUBT if done < _TELLING else 1):
        fit = max(int(allowed * done / taken), 1)
        raise RejectedSource(
            f"The scan has {count} pages; OCR reads some {fit} in the {isolation.seconds():g} seconds that a file may take. "
            "Split it, or allow more (ARCHIVE_FILE_SECONDS)."
        )


def _media_type(data: bytes) -> str:
    return next((name for mark, name in _TYPES if data.startswith(mark)), "application/pdf")


def _pictures(data: bytes) -> Iterator[tuple[Any, int]]:
    """The pages as arrays of pixels, and how many there are."""
    if _media_type(data) == "application/pdf":
        yield from _rendered(data)
        return
    import numpy
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(data)) as picture:
            count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            _refuse_many(count)
            for frame in range(count):
                picture.seek(frame)
                if picture.width * picture.height > MOST_PIXELS:
                    raise RejectedSource(
                        f"The picture has more than {MOST_PIXELS // 1_000_000} megapixels; make it smaller."
                    )
                upright = ImageOps.exif_transpose(picture).convert("RGB")
                upright.thumbnail((_LONGEST, _LONGEST))
                yield numpy.asarray(upright), count
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise RejectedSource(f"The picture is damaged or far too large ({type(error).__name__}).") from None


def _refuse_many(pages: int) -> None:
    if pages > MOST_PAGES:
        raise RejectedSource(f"The scan has {pages:,} pages; {MOST_PAGES} are read at a time. Split it.")


def _rendered(data: bytes) -> Iterator[tuple[Any, int]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    _refuse_many(len(document))
    for page in document:
        scale = min(_DPI / 72, _LONGEST / max(page.get_width(), page.get_height(), 1.0))
        yield page.render(scale=scale).to_numpy()[:, :, :3], len(document)
        page.close()


def _lines(found: Any, page: int) -> list[Line]:
    """The found boxes as lines, laid straight; measures are pixels, y grows upwards."""
    if found.boxes is None:
        return []
    boxes = [
        (box.tolist(), text)
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if text.strip() and score > _SURE / 2
    ]
    long = [box for box, text in boxes if len(text) >= 8]
    angle = median([math.atan2(b[1][1] - b[0][1], b[1][0] - b[0][0]) for b in long]) if long else 0.0
    turn = (math.cos(-angle), math.sin(-angle))
    straight = [([(x * turn[0] - y * turn[1], x * turn[1] + y * turn[0]) for x, y in box], text) for box, text in boxes]
    heights = [(_sides(box), _ems(text)) for box, text in straight]
    # How much higher a box is than its type: boxes are drawn generously.
    stretch = median(
        [(bottom - top) * e / (right - left) for (left, right, top, bottom), e in heights if e >= _LONG] or [1.4]
    )
    return [_line(box, text.strip(), max(stretch, 1.0), at, page) for at, (box, text) in enumerate(straight)]


def _placed(found: Any, width: int, height: int) -> list[list[Any]]:
    """The found lines as they lie on the page: words, left, top, width and height in thousandths of its sides."""
    placed = []
    for box, text, score in zip(
        found.boxes if found.boxes is not None else (), found.txts or (), found.scores or (), strict=True
    ):
        if text.strip() and score > _SURE / 2:
            (x0, y0), (x1, y1) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
            sides = (1000 * x0 / width, 1000 * y0 / height, 1000 * (x1 - x0) / width, 1000 * (y1 - y0) / height)
            placed.append([text.strip(), *(round(side, 1) for side in sides)])
    return placed


#: A dash that was taken for the number one: beside a dash, at the start of a line, within a quoted name, before a full one.
_DASH = re.compile(r"[—-]一|一[—-]|^一一(?=[^一对列])|(?<=[“《])([^”》]*?)一一(?=[^”》对列]*[”》])")


def _sides(corners: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a box that lies straight."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    return (x0 + x3) / 2, (x1 + x2) / 2, (y0 + y1) / 2, (y2 + y3) / 2


def _ems(text: str) -> float:
    """How wide a text is, in font sizes."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.52 for c in text)


def _line(corners: list[tuple[float, float]], text: str, stretch: float, at: int, page: int) -> Line:
    left, right, top, bottom = _sides(corners)
    # The width of a line tells its size; that of a few characters does not.
    size = (right - left) / _ems(text) if _ems(text) >= _LONG else (bottom - top) / stretch
    text = _DASH.sub(lambda found: f"{found[1] or ''}——", text)
    return Line(text, left, right, -(bottom - 0.1 * size), max(size, 1.0), at, page)


def _settled(lines: list[Line]) -> list[Line]:
    """The lines with their sizes evened out: what is nearly the size of running text is of its size."""
    body = body_size(lines)
    return [replace(line, size=body) if abs(line.size - body) <= _near(line) * body else line for line in lines]


def _near(line: Line) -> float:
    return _NEAR if _ems(line.text) >= _LONG else _NEAR_SHORT
