"""Gives up on a file that takes too long or too much memory to be understood: the others wait, and so does who handed it in."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from archive.errors import RejectedSource

#: What a file may take besides what the process holds already, in bytes. (Readers of binary formats run in processes of their own.)
MEMORY = 3 * 1024**3 // 2


class _TooLong(BaseException):
    """Raised wherever the work stands when the time is over; not an Exception, so that nobody takes it for a small mishap."""


@contextmanager
def within(seconds: float, memory: int = MEMORY) -> Iterator[None]:
    """End what is done in this block after so many seconds, or where it needs more bytes than that.

    In a main thread, on systems with alarms and limits; else nothing is limited.

    Raises:
        RejectedSource: when the time is over, or the memory.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def over(_number: int, _frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        with _no_more_than(memory):
            yield
    except _TooLong:
        raise RejectedSource(
            f"Understanding it takes longer than {seconds:g} seconds; split it, or allow more (ARCHIVE_FILE_SECONDS)."
        ) from None
    except MemoryError:
        raise RejectedSource(f"Understanding it needs more than {memory / 1024**3:g} GB of memory; split it.") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _no_more_than(memory: int) -> Iterator[None]:
    """Lower the limit of address space to what is held now and so many bytes more; children set their own."""
    held = Path("/proc/self/statm")
    if not held.exists():  # no Linux: the time is limited at least
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = int(held.read_text("ascii").split()[0]) * resource.getpagesize() + memory
    limits = [limit for limit in (soft, hard, wanted) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
