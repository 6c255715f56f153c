"""Whether OCR is installed, and reading scans by it in a child process, within the limits of every file."""

import os
from importlib.util import find_spec

from archive.errors import RejectedSource
from archive.readers import isolation
from archive.values.reading import Reading

#: Seconds for one file where the keeper of the archive names no others (a page takes two to five), and bytes.
SECONDS, MEMORY = 60, 2 * 1024**3


def read(data: bytes, what: str) -> Reading:
    """The reading of a scanned PDF or a picture; `what` says which, for the message.

    Raises:
        RejectedSource: if the extra `[ocr]` is not installed, OCR finds no text, or needs more than it may take.
    """
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise RejectedSource(f"{what} It needs OCR: pip install 'league-archive[ocr]', or hand in its text.")
    return isolation.read("ocr", data, isolation.Limits(seconds=seconds(), memory=MEMORY))


def seconds() -> float:
    """How long OCR may take for one file: ARCHIVE_OCR_SECONDS, else a minute."""
    told = os.environ.get("ARCHIVE_OCR_SECONDS", "")
    return float(told) if told.isdigit() and int(told) > 0 else SECONDS
