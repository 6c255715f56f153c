"""Reads OFD, the layout format of official documents (GB/T 33190): characters with their places, read as a PDF is.

Runs in a child process. Measures of the format are millimetres, y grows downwards.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from archive.errors import RejectedSource
from archive.readers.drafts import Field, Form, assemble
from archive.readers.finishing import paged
from archive.readers.packages import Package
from archive.readers.pdf_articles import marked
from archive.readers.pdf_frame import without_frames
from archive.readers.pdf_lines import Glyph, Line, lines
from archive.readers.pdf_order import ordered
from archive.values.reading import Reading

FORM = Form("ofd", "application/ofd")
_OFD = "{http://www.ofdspec.org/2016}"
_POINTS = 72 / 25.4
#: Pages of a file, and its characters.
_MOST_PAGES, _MOST_CHARACTERS = 3000, 2_000_000
#: Numbers of one list of distances at most.
_MOST_STEPS = 20_000
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?|-?\.\d{1,9}")


def read(data: bytes) -> Reading:
    """The reading of an OFD file.

    Raises:
        RejectedSource: if it is damaged, too large, or shows pictures only.
    """
    package = Package(data)
    start = package.xml("OFD.xml")
    pages: list[list[Line]] = []
    characters = 0
    for body in start.iter(f"{_OFD}DocBody") if start is not None else ():
        for page in _pages(package, (body.findtext(f"{_OFD}DocRoot") or "").strip()):
            found = list(_glyphs(page))
            characters += len(found)
            if characters > _MOST_CHARACTERS or len(pages) >= _MOST_PAGES:
                raise RejectedSource(
                    f"The OFD has more than {_MOST_CHARACTERS:,} characters or {_MOST_PAGES:,} pages; split it."
                )
            pages.append(lines(found, len(pages) + 1) if found else [])
    if not pages:
        raise RejectedSource("The file is damaged (an OFD file without pages); save it again.")
    if not any(pages):
        raise RejectedSource("The OFD shows pictures only: print it to a PDF, or hand in its text.")
    order = [ordered(page) for page in without_frames(pages)]
    drafts = paged([line for page in order for line in page])
    title = (start.findtext(f".//{_OFD}Title") or "").strip() if start is not None else ""
    fields = [Field("pages", str(len(pages))), *([Field("title", title)] if title else [])]
    return assemble(drafts, [*fields, *marked(order, drafts)], FORM, None)


def _pages(package: Package, root: str) -> Iterator[Element]:
    """The pages of one document in their order."""
    root = root.lstrip("/")
    document = package.xml(root)
    for page in document.iter(f"{_OFD}Page") if document is not None else ():
        place = page.get("BaseLoc") or ""
        name = place.lstrip("/") if place.startswith("/") else str(PurePosixPath(root).parent / place)
        content = package.xml(name)
        if content is not None:
            yield content


def _glyphs(page: Element) -> Iterator[Glyph]:
    """The characters of a page, in the order of its store."""
    order = 0
    for text in page.iter(f"{_OFD}TextObject"):
        box, size = _numbers(text.get("Boundary"), 4), (_numbers(text.get("Size"), 1) or [0.0])[0]
        told = _numbers(text.get("CTM"), 6)
        a, b, c, d, e, f = told if len(told) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        if len(box) < 4 or not 0.1 < size < 500:
            continue
        size = size * (c * c + d * d) ** 0.5
        last = (0.0, 0.0)
        for code in text.iter(f"{_OFD}TextCode"):
            words = (code.text or "").strip("\r\n")
            first = [(_numbers(code.get(name), 1) or [before])[0] for name, before in zip("XY", last, strict=True)]
            last = (first[0], first[1])
            across = list(accumulate(_steps(code.get("DeltaX"), len(words)), initial=first[0]))
            down = list(accumulate(_steps(code.get("DeltaY"), len(words)), initial=first[1]))
            stepped = code.get("DeltaX") is not None or code.get("DeltaY") is not None
            spaced = False
            for at, character in enumerate(words):
                x, y = (across[at], down[at]) if stepped else (first[0] + at * size, first[1])
                if character.isspace():
                    spaced = True
                    continue
                left = (box[0] + a * x + c * y + e) * _POINTS
                base = -(box[1] + b * x + d * y + f) * _POINTS
                step = abs(a * (across[at + 1] - x)) if stepped else size
                wide = min(step, size) if step else size / 2
                yield Glyph(character, order, left, left + wide * _POINTS, base, size * _POINTS, spaced)
                order, spaced = order + 1, False


def _numbers(told: str | None, most: int) -> list[float]:
    return [float(found[0]) for found, _ in zip(_NUMBER.finditer(told or ""), range(most), strict=False)]


def _steps(told: str | None, count: int) -> list[float]:
    """How far characters are from each other: `3.2 3.2`, or `g 2 3.2` for the same twice; the last one holds on."""
    found: list[float] = []
    words = iter((told or "").split()[:_MOST_STEPS])
    for word in words:
        if word == "g":
            times, value = next(words, "0"), next(words, "0")
            found += [_one(value)] * min(int(times) if times.isdecimal() and len(times) < 6 else 0, count)
        else:
            found.append(_one(word))
        if len(found) >= count:
            break
    return (found + [found[-1] if found else 0.0] * count)[:count]


def _one(word: str) -> float:
    return float(word) if _NUMBER.fullmatch(word) else 0.0
