"""Gives up on a file that takes too long to be understood: the others wait, and so does who handed it in."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from archive.errors import RejectedSource


class _TooLong(BaseException):
    """Raised wherever the work stands when the time is over; not an Exception, so that nobody takes it for a small mishap."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """End what is done in this block after so many seconds (in a main thread, on systems with alarms; else not at all).

    Raises:
        RejectedSource: when the time is over.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def over(_number: int, _frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _TooLong:
        raise RejectedSource(
            f"Understanding it takes longer than {seconds:g} seconds; split it, or allow more (ARCHIVE_FILE_SECONDS)."
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
