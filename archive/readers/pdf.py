"""Reads PDF files that hold text, as they were set: columns and newspaper pages in reading order, page frames away.

Scans hold no text: they are refused with the way out. Run in a child process (see `isolation`): PDF parsers are attacked.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from archive.errors import RejectedSource
from archive.readers.drafts import Field, Form, assemble
from archive.readers.encoding import commonness
from archive.readers.finishing import paged
from archive.readers.isolation import NeedsOcr
from archive.readers.pdf_articles import marked
from archive.readers.pdf_frame import without_frames
from archive.readers.pdf_lines import Glyph, Line, lines
from archive.readers.pdf_order import ordered
from archive.values.reading import Reading

FORM = Form("pdf", "application/pdf")

#: Limits of one file.
MOST_PAGES = 3000
MOST_CHARACTERS = 5_000_000
#: Fewer Chinese characters than this in a file, or a smaller part of all characters: it is a scan, or its fonts tell nothing.
_FEWEST, _SMALLEST_PART = 20, 0.2
#: Of so many Chinese characters in a file at least this part is common (a list of names: a tenth), or its fonts tell wrong ones.
_JUDGED, _COMMON = 100, 0.05

_BLANKS = frozenset([0x20, 0xA0, 0x3000])
_CHINESE = re.compile(r"[\u3400-\u9fff\u2e80-\u2fdf\U00020000-\U0003ffff]")


def read(data: bytes) -> Reading:
    """The reading of a PDF file.

    Raises:
        RejectedSource: if it is damaged, encrypted, too long, or holds pictures of text only.
    """
    document = _opened(data)
    count = len(document)
    if not 0 < count <= MOST_PAGES:
        raise RejectedSource(f"The PDF has {count:,} pages; 1 to {MOST_PAGES:,} are read. Split it.")
    pages: list[list[Line]] = []
    characters = 0
    for number in range(count):
        found = glyphs(document, number)
        characters += len(found)
        if characters > MOST_CHARACTERS:
            raise RejectedSource(f"The PDF holds more than {MOST_CHARACTERS:,} characters; split it.")
        pages.append(lines(found, number + 1) if found else [])
    _refuse_scan(pages)
    read = [ordered(page) for page in without_frames(pages)]
    drafts = paged([line for page in read for line in page])
    return assemble(drafts, [Field("pages", str(count)), *marked(read, drafts)], FORM, None)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document; junk before its mark is cut off."""
    start = max(data[: 64 * 1024].find(b"%PDF-"), 0)
    problem = ""
    for content in [data, data[start:]] if start else [data]:
        try:
            return pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            problem = str(error)
    if "assword" in problem or "ecurity" in problem:
        raise RejectedSource("The PDF is encrypted: save it without a password (print it to a new PDF).")
    raise RejectedSource("The PDF is damaged and cannot be opened; open it in a viewer and print it to a new PDF.")


def _refuse_scan(pages: list[list[Line]]) -> None:
    """Refuse what holds hardly any Chinese text.

    Raises:
        NeedsOcr: with what was found.
    """
    words = "".join(line.text for page in pages for line in page)
    chinese, letters = len(_CHINESE.findall(words)), sum(not c.isspace() for c in words)
    if chinese >= _FEWEST and chinese >= _SMALLEST_PART * letters:
        if chinese < _JUDGED or commonness(words) >= _COMMON:
            return
        raise NeedsOcr("The PDF's fonts tell wrong characters: its text is nonsense.")
    what = "pictures of text (a scan)" if letters < _FEWEST * len(pages) else "fonts that do not tell their characters"
    raise NeedsOcr(f"The PDF holds {chinese} Chinese characters on {len(pages)} pages: {what}.")


def glyphs(document: pypdfium2.PdfDocument, number: int) -> list[Glyph]:
    """The characters of a page that stand upright (watermarks across it do not), in the order of its store."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []  # a broken page does not cost the others
    try:
        found = list(_characters(text.raw, text.count_chars()))
    finally:
        text.close()
        page.close()
    turns = Counter(turn for turn, _ in found)
    upright = turns.most_common(1)[0][0] if turns else 0
    return [glyph for turn, glyph in found if turn == upright]


def _characters(text: object, count: int) -> Iterator[tuple[int, Glyph]]:
    """Each visible character with the quarter turns of its text; turned text is laid straight."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    high, spaced = 0, False
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in _BLANKS:
            spaced = spaced or not pdfium.FPDFText_IsGenerated(text, at)
            continue
        if code <= 0x20 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            continue
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        size = pdfium.FPDFText_GetFontSize(text, at) * (matrix.c**2 + matrix.d**2) ** 0.5
        if not 0.5 < size < 2000:
            continue
        turn = _turn(matrix.a, matrix.b)
        if turn is not None:
            sides = _straight(turn, x.value, y.value, (box.left, box.bottom, box.right, box.top))
            yield turn, Glyph(chr(code), at, *sides, size, spaced)
            spaced = False


def _turn(a: float, b: float) -> int | None:
    """Quarter turns of a text's direction, None for a slant."""
    if abs(b) <= 0.1 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.1 * abs(b):
        return 1 if b > 0 else 3
    return None


def _straight(turn: int, x: float, y: float, box: tuple[float, float, float, float]) -> tuple[float, float, float]:
    """Left and right side and baseline of a character after its text was turned straight."""
    left, bottom, right, top = box
    if turn == 0:
        return left, right, y
    if turn == 1:
        return bottom, top, -x
    if turn == 2:
        return -right, -left, -y
    return -top, -bottom, x
