"""Draws pages by the readers' child process, few at once, and keeps some of the pictures for a while."""

from collections import OrderedDict
from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from archive.errors import RejectedSource
from archive.readers import page_image
from archive.readers.page_image import PageImage, PlacedLine
from archive.readers.page_marks import Mark, Words, marks

__all__ = ["Mark", "PageImage", "PlacedLine", "Words", "image", "marks"]

#: Bytes of pictures that are kept; pages that are drawn at once, and seconds that others wait for their turn.
KEPT, _AT_ONCE, _PATIENCE = 48 * 1024 * 1024, 2, 20

_turn, _lock = BoundedSemaphore(_AT_ONCE), Lock()
_held: OrderedDict[tuple[str, int], PageImage] = OrderedDict()


def image(sha256: str, number: int, content: Callable[[], bytes | None]) -> PageImage | None:
    """Page `number` of the file of that digest, whose bytes `content` fetches; None where it cannot be drawn now."""
    key = (sha256, number)
    with _lock:
        if key in _held:
            _held.move_to_end(key)
            return _held[key]
    data = content()
    if data is None or not _turn.acquire(timeout=_PATIENCE):
        return None
    try:
        drawn = page_image.render(data, number)
    except RejectedSource:
        return None
    finally:
        _turn.release()
    with _lock:
        _held[key] = drawn
        while sum(len(held.png) for held in _held.values()) > KEPT:
            _held.popitem(last=False)
    return drawn


def forget() -> None:
    """Throw away what is kept."""
    with _lock:
        _held.clear()
