"""Tells formats by their first bytes: those that have a reader of their own, and those that are refused with the way out.

Also refused: empty and oversized files.
"""

import re

from archive.errors import RejectedSource

#: The largest file that is read, in bytes.
LARGEST = 50 * 1024 * 1024

_AS_TEXT = "save it as plain text, Markdown or HTML"
_SIGNATURES = (
    (b"RIFF", "Sound and video are not supported: hand in the text."),
    (b"\x1f\x8b", "Packed files are not supported: unpack it and import the folder."),
    (b"Rar!", "Packed files are not supported: unpack it and import the folder."),
    (b"7z\xbc\xaf", "Packed files are not supported: unpack it and import the folder."),
    (b"\x78\x9f\x3e\x22", "This is a container of Outlook (winmail.dat): the files in it are taken in by themselves."),
    (b"SQLite format 3", "This is a database, not a document."),
    (b"CAJ\x00", f"CAJ is not yet supported: {_AS_TEXT}."),
    (b"KDH ", f"CAJ is not yet supported: {_AS_TEXT}."),
    (b"ID3\x03", "Sound and video are not supported: hand in the text."),
    (b"MZ\x90\x00", "This is a programme, not a document."),
    (b"[InternetShortcut]", "This is a link, not a page: open it, and save the page."),
)
_PACKED = (
    (b"word/", f"The Word file is damaged or of an unknown kind: {_AS_TEXT}."),
    (b"xl/", "The Excel file is damaged or of an unknown kind: save the sheet as CSV."),
    (b"ppt/", f"PowerPoint files (pptx) are not yet supported: {_AS_TEXT}."),
    (b"opendocument", f"OpenDocument files are not yet supported: {_AS_TEXT}."),
)

#: The mark of a PDF stands at its start, or after a little junk.
_PDF, _NEAR = re.compile(rb"\A.{0,64}%PDF-\d\.\d|[\x00-\x08\x80-\xff\s]%PDF-\d\.\d[\r\n]", re.S), 8 * 1024
#: Readers of packed formats, and the part by which each is known.
_READ = (
    ("docx", b"word/document"),
    ("xlsx", b"xl/workbook.xml"),
    ("odt", b"mimetypeapplication/vnd.oasis.opendocument.text"),
    ("epub", b"META-INF/container.xml"),
    ("ofd", b"OFD.xml"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_HEIC = frozenset([b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif"])
#: Word 97 and its contemporaries, WPS too; RTF.
_OLE = b"\xd0\xcf\x11\xe0"
#: One field of a letter's head; the fields that every letter has, and how many of them tell one.
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
_TELLING = re.compile(
    rb"^(From|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Date|Subject|To|Content-Type):", re.I | re.M
)
_ENOUGH, _MOST_FIELDS = 2, 100


def recognise(data: bytes) -> str | None:
    """The reader of a format that is not plain text, by content (`pdf`, `docx`); None for what may be text or is not read."""
    if _PDF.search(data, 0, _NEAR):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return next((reader for reader, mark in _READ if mark in data), None)
    if data.startswith(_OLE) or data.lstrip()[:5] == b"{\\rtf":
        return "office"
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "picture"
    return "email" if _is_letter(data) else None


def is_spreadsheet(data: bytes) -> bool:
    """Whether a file is an old Excel table (XLS, ET) or an open one (ODS), which LibreOffice makes XLSX of."""
    if data.startswith(_OLE):
        return any(_wide(name) in data for name in ("Workbook", "Book")) and _wide("WordDocument") not in data
    return data.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in data[:200]


def _wide(name: str) -> bytes:
    """A name as the table of contents of old office files writes it."""
    return name.encode("utf-16-le") + b"\0\0"


def _is_letter(data: bytes) -> bool:
    """Whether the bytes begin with the head of a letter or of a web archive."""
    at = len(data) - len(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    found: set[bytes] = set()
    for _ in range(_MOST_FIELDS):
        field = _FIELD.match(data, at)
        if field is None:
            break
        found.update(name.lower() for name in _TELLING.findall(field[0][:_NEAR]))
        at = field.end()
    return len(found) >= _ENOUGH and bool(found & {b"from", b"received", b"mime-version", b"message-id"})


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


def refuse_no_text(data: bytes) -> None:
    """Let pass old office files that may be texts or tables.

    Raises:
        RejectedSource: for messages of Outlook and presentations; the message says what to do.
    """
    if _wide("__substg1.0_")[:-2] in data or _wide("__properties_version1.0") in data:
        raise RejectedSource(
            "This is a message of Outlook (msg): save it as EML or text, and its attachments as files."
        )
    if _wide("PowerPoint Document") in data:
        raise RejectedSource(f"PowerPoint files (ppt) are not yet supported: {_AS_TEXT}.")


def refuse_unsupported(data: bytes) -> None:
    """Let pass what may be text.

    Raises:
        RejectedSource: for formats that are not read; the message says what to do.
    """
    if data.startswith(b"PK\x03\x04"):
        unpack = "Packed files (zip) are not supported: unpack it and import the folder."
        raise RejectedSource(next((message for mark, message in _PACKED if mark in data), unpack))
    if data[4:8] == b"ftyp":  # the box with which these begin
        if data[8:12] in _HEIC:
            raise RejectedSource("Pictures of this kind (HEIC) are not read: save it as JPEG.")
        raise RejectedSource("Sound and video are not supported: hand in the text.")
    for mark, message in _SIGNATURES:
        if data.startswith(mark):
            raise RejectedSource(message)
