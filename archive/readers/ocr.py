"""Reads scans and pictures of pages by OCR (the extra `[ocr]`): found lines are put in order as those of a PDF are.

The models come inside the wheels; nothing is downloaded. A page that was scanned askew is laid straight by turning the
found boxes, not the picture.
"""

import io
import json
import math
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from typing import Any

from archive.errors import RejectedSource
from archive.readers import isolation, misread, ocr_engine
from archive.readers.drafts import Field, Form, assemble
from archive.readers.finishing import paged
from archive.readers.ocr_engine import Seen
from archive.readers.pdf_articles import marked
from archive.readers.pdf_frame import without_frames
from archive.readers.pdf_lines import Line, body_size
from archive.readers.pdf_order import ordered
from archive.values.reading import Reading

#: Dots per inch of a rendered page; pixels of a picture; pages.
_DPI, MOST_PIXELS, MOST_PAGES = 200, 80_000_000, 200
#: Seconds that are kept for putting the lines in order; the first pages may be slower than the others, so much at most.
_SPARE, _TELLING, _DOUBT = 8.0, 3, 2.0
_TYPES = (
    (b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"), (b"RIFF", "image/webp"),
    (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"),
)  # fmt: skip
#: A line of so many characters tells its size by its width. Sizes this near to that of running text are that of running text.
_LONG, _NEAR, _NEAR_SHORT = 6.0, 0.09, 0.3


def read(data: bytes) -> Reading:
    """The reading of a scanned PDF or a picture.

    Raises:
        RejectedSource: if it is too large, damaged, or shows no text.
    """
    seen: list[list[Seen]] = []
    placed: list[list[list[Any]]] = []
    changed: list[list[Any]] = []
    begun = time.monotonic()
    for number, (picture, count) in enumerate(_pictures(data), 1):
        found = [misread.settled(line) for line in ocr_engine.lines(picture)]
        seen.append([line for line, _ in found])
        changed += [[number, *change] for _, changes in found for change in changes]
        placed.append(_placed(seen[-1], picture.shape[1], picture.shape[0]))
        _refuse_slow(number, count, time.monotonic() - begun)
    if not any(seen):
        raise RejectedSource("No text was found in the picture.")
    pages = [_settled(_lines(page, number)) for number, page in enumerate(seen, 1)]
    text = [line for page in without_frames(pages) for line in ordered(page)]
    lines = [[line.page, *placed[line.page - 1][line.first]] for line in text]
    whole = misread.over_ends([line.text for line in text])
    text = [replace(line, text=words) for line, words in zip(text, whole, strict=True)]
    fields = [Field("lines", _json(lines)), Field("pages", str(len(seen))), *_told(seen, changed)]
    drafts = paged(text)
    parted = [[line for line in text if line.page == number] for number in range(1, len(seen) + 1)]
    return assemble(drafts, [*fields, *marked(parted, drafts)], Form("ocr", _media_type(data)), None)


def _told(seen: list[list[Seen]], changed: list[list[Any]]) -> Iterator[Field]:
    """What the reading says of itself: how many lines were doubtful; which letters were settled by known words."""
    lines = [line for page in seen for line in page]
    doubtful = sum(any(line.text[d.at].isalnum() for d in line.doubts) for line in lines)
    yield Field("ocr", f"{doubtful} of {len(lines)} lines doubtful, {len(changed)} letters settled by known words")
    if changed:
        yield Field("settled", _json(changed))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
                upright.thumbnail((ocr_engine.MOST_PIXELS, ocr_engine.MOST_PIXELS))
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
        scale = min(_DPI / 72, ocr_engine.MOST_PIXELS / max(page.get_width(), page.get_height(), 1.0))
        yield page.render(scale=scale).to_numpy()[:, :, :3], len(document)
        page.close()


def _lines(found: list[Seen], page: int) -> list[Line]:
    """The found boxes as lines, laid straight; measures are pixels, y grows upwards."""
    long = [line.corners for line in found if len(line.text) >= 8]
    angle = median([math.atan2(b[1][1] - b[0][1], b[1][0] - b[0][0]) for b in long]) if long else 0.0
    turn = (math.cos(-angle), math.sin(-angle))
    straight = [
        ([(x * turn[0] - y * turn[1], x * turn[1] + y * turn[0]) for x, y in line.corners], line.text) for line in found
    ]
    heights = [(_sides(box), _ems(text)) for box, text in straight]
    # How much higher a box is than its type: boxes are drawn generously.
    stretch = median(
        [(bottom - top) * e / (right - left) for (left, right, top, bottom), e in heights if e >= _LONG] or [1.4]
    )
    return [
        line
        for at, (box, text) in enumerate(straight)
        for line in (
            _upright(box, text.strip(), at, page)
            if _stands(box) and len(text.strip()) > 1
            else [_line(box, text.strip(), max(stretch, 1.0), at, page)]
        )
    ]


def _stands(corners: list[tuple[float, float]]) -> bool:
    left, right, top, bottom = _sides(corners)
    return bottom - top >= ocr_engine.UPRIGHT * (right - left)


def _upright(corners: list[tuple[float, float]], text: str, at: int, page: int) -> list[Line]:
    """The characters of an upright line, each a line by itself, as they come out of a PDF."""
    left, right, top, bottom = _sides(corners)
    step = (bottom - top) / len(text)
    size = min(right - left, step) * 0.9
    middle = (left + right) / 2
    return [
        Line(c, middle - size / 2, middle + size / 2, -(top + step * (n + 0.9)), size, at, page)
        for n, c in enumerate(text)
        if c != " "
    ]


def _placed(found: list[Seen], width: int, height: int) -> list[list[Any]]:
    """The found lines as they lie on the page: words, left, top, width and height in thousandths of its sides."""
    placed = []
    for line in found:
        (x0, y0), (x1, y1) = map(min, zip(*line.corners, strict=True)), map(max, zip(*line.corners, strict=True))
        sides = (1000 * x0 / width, 1000 * y0 / height, 1000 * (x1 - x0) / width, 1000 * (y1 - y0) / height)
        placed.append([line.text.strip(), *(round(side, 1) for side in sides)])
    return placed


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
    return Line(misread.retyped(text), left, right, -(bottom - 0.1 * size), max(size, 1.0), at, page)


def _settled(lines: list[Line]) -> list[Line]:
    """The lines with their sizes evened out: what is nearly the size of running text is of its size."""
    body = body_size(lines)
    return [replace(line, size=body) if abs(line.size - body) <= _near(line) * body else line for line in lines]


def _near(line: Line) -> float:
    return _NEAR if _ems(line.text) >= _LONG else _NEAR_SHORT
