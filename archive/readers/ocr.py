"""Reads scans and pictures of pages by OCR (the extra `[ocr]`): found lines are put in order as those of a PDF are.

The models come inside the wheels; nothing is downloaded. A page that was scanned askew is laid straight by turning the
found boxes, not the picture.
"""

import io
import math
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
#: Found sizes this near to that of running text are that of running text.
_NEAR = 0.18


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
    pages, scores = [], []
    begun = time.monotonic()
    for number, (picture, count) in enumerate(_pictures(data), 1):
        found = engine(picture)
        scores += list(found.scores or ())
        pages.append(_lines(found, number))
        _refuse_slow(number, count, time.monotonic() - begun)
    if not any(pages):
        raise RejectedSource("No text was found in the picture.")
    text = [line for page in without_frames([_settled(page) for page in pages]) for line in ordered(page)]
    doubtful = sum(score < _SURE for score in scores)
    fields = [Field("pages", str(len(pages))), Field("ocr", f"{doubtful} of {len(scores)} lines doubtful")]
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
    return [_line(box, text.strip(), turn, at, page) for at, (box, text) in enumerate(boxes)]


def _line(box: list[list[float]], text: str, turn: tuple[float, float], at: int, page: int) -> Line:
    corners = [(x * turn[0] - y * turn[1], x * turn[1] + y * turn[0]) for x, y in box]
    left, right = (corners[0][0] + corners[3][0]) / 2, (corners[1][0] + corners[2][0]) / 2
    top, bottom = (corners[0][1] + corners[1][1]) / 2, (corners[2][1] + corners[3][1]) / 2
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.52 for c in text)
    # The width tells the size better than the height, which depends on the characters; not for a few characters.
    size = (right - left) / wide if wide >= 5 else min(bottom - top, (right - left) / max(wide, 1.0) * 1.3)
    return Line(text, left, right, -(bottom - 0.1 * size), max(size, 1.0), at, page)


def _settled(lines: list[Line]) -> list[Line]:
    """The lines with their sizes evened out: what is nearly the size of running text is of its size."""
    body = body_size(lines)
    return [replace(line, size=body) if abs(line.size - body) <= _NEAR * body else line for line in lines]
