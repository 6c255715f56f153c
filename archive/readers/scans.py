"""Whether OCR is installed, and reading scans by it in a child process, within the limits of every file."""

from importlib.util import find_spec

from archive.errors import RejectedSource
from archive.readers import isolation
from archive.values.reading import Reading


def read(data: bytes, what: str) -> Reading:
    """The reading of a scanned PDF or a picture; `what` says which, for the message.

    Raises:
        RejectedSource: if the extra `[ocr]` is not installed, OCR finds no text, or needs more than it may take.
    """
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise RejectedSource(f"{what} It needs OCR: pip install 'league-archive[ocr]', or hand in its text.")
    return isolation.read("ocr", data)
