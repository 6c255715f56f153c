"""Tells formats by their first bytes: those that have a reader of their own, and those that are refused with the way out.

Also refused: empty and oversized files.
"""

import re

from archive.errors import RejectedSource

#: The largest file that is read, in bytes.
LARGEST = 50 * 1024 * 1024

_AS_TEXT = "save it as plain text, Markdown or HTML"
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", f"Old Office files (doc, xls, wps) are not yet supported: {_AS_TEXT}."),
    (b"{\\rtf", f"RTF is not yet supported: {_AS_TEXT}."),
    (b"\x89PNG", "Pictures are not yet supported: hand in the text of the page."),
    (b"\xff\xd8\xff", "Pictures are not yet supported: hand in the text of the page."),
    (b"GIF8", "Pictures are not yet supported: hand in the text of the page."),
    (b"II*\x00", "Pictures are not yet supported: hand in the text of the page."),
    (b"MM\x00*", "Pictures are not yet supported: hand in the text of the page."),
    (b"RIFF", "Pictures, sound and video are not supported: hand in the text."),
    (b"\x1f\x8b", "Packed files are not supported: unpack it and import the folder."),
    (b"Rar!", "Packed files are not supported: unpack it and import the folder."),
    (b"7z\xbc\xaf", "Packed files are not supported: unpack it and import the folder."),
    (b"SQLite format 3", "This is a database, not a document."),
    (b"CAJ\x00", f"CAJ is not yet supported: {_AS_TEXT}."),
)
_PACKED = (
    (b"word/", f"The Word file is damaged or of an unknown kind: {_AS_TEXT}."),
    (b"xl/", "Excel files (xlsx) are not yet supported: save the sheet as text."),
    (b"ppt/", f"PowerPoint files (pptx) are not yet supported: {_AS_TEXT}."),
    (b"opendocument", f"OpenDocument files are not yet supported: {_AS_TEXT}."),
    (b"OFD.xml", f"OFD is not yet supported: {_AS_TEXT}."),
    (b"epub+zip", f"EPUB is not yet supported: {_AS_TEXT}."),
)

#: The mark of a PDF stands at its start, or after a little junk.
_PDF, _NEAR = re.compile(rb"\A.{0,64}%PDF-\d\.\d|[\x00-\x08\x80-\xff\s]%PDF-\d\.\d[\r\n]", re.S), 8 * 1024
#: Readers of packed formats, and the part by which each is known.
_READ = (("docx", b"word/document.xml"),)


def recognise(data: bytes) -> str | None:
    """The reader of a binary format by content (`pdf`, `docx`), None for what may be text or is not read."""
    if _PDF.search(data, 0, _NEAR):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return next((reader for reader, mark in _READ if mark in data), None)
    return None


def refuse_unsuitable(data: bytes) -> None:
    """Let pass what is neither empty nor too large.

    Raises:
        RejectedSource: for an empty or oversized file; the message says what to do.
    """
    if not data.strip():
        raise RejectedSource("The file is empty.")
    if len(data) > LARGEST:
        size = len(data) / 1024 / 1024
        raise RejectedSource(f"The file has {size:.0f} MB; the limit is {LARGEST // 1024 // 1024} MB. Split it.")


def refuse_unsupported(data: bytes) -> None:
    """Let pass what may be text.

    Raises:
        RejectedSource: for formats that are not read; the message says what to do.
    """
    if data.startswith(b"PK\x03\x04"):
        unpack = "Packed files (zip) are not supported: unpack it and import the folder."
        raise RejectedSource(next((message for mark, message in _PACKED if mark in data), unpack))
    for mark, message in _SIGNATURES:
        if data.startswith(mark):
            raise RejectedSource(message)
    if data.lstrip()[:200].lower().startswith(b"mime-version:") or b"\nContent-Type: multipart/" in data[:2000]:
        raise RejectedSource("Web archives (MHTML) are not yet supported: save the page as HTML only.")
