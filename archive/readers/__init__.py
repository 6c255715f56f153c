"""Bytes → Reading: one reader per format, recognised by content; exactly one reader claims a file."""

from archive.values.reading import Reading


def read(data: bytes, name: str = "") -> Reading:
    """Read one source. `name` is a hint for messages only; content decides.

    Raises:
        RejectedSource: if no reader claims it, or it is empty, binary, too large, or broken; the reason is the message.
    """
    raise NotImplementedError
