"""Whether OCR is installed, and reading scans by it in a child process."""

from importlib.util import find_spec

from archive.errors import RejectedSource
from archive.readers import isolation
from archive.values.reading import Reading

#: A page takes some five seconds of two cores; the models take a gigabyte.
LIMITS = isolation.Limits(seconds=600, memory=4 * 1024**3)


def read(data: bytes, what: str) -> Reading:
    """The reading of a scanned PDF or a picture; `what` says which, for the message.

    Raises:
        RejectedSource: if the extra `[ocr]` is not installed, or OCR finds no text.
    """
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise RejectedSource(f"{what} It needs OCR: pip install 'league-archive[ocr]', or hand in its text.")
    return isolation.read("ocr", data, LIMITS)
