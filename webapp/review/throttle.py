"""Slows down those who guess passwords: after some failures a name, or an address, has to wait, longer each time."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

#: Failures that cost nothing; then seconds to wait, doubled with each further failure up to the longest.
FREE, FIRST, LONGEST = 5, 2.0, 900.0
#: Names and addresses remembered; the oldest are forgotten first.
MOST = 10_000


class Throttle:
    """Counts failures per key, in this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def waiting(self, *keys: str) -> float:
        """Seconds until the next attempt is heard, 0 where it is now."""
        with self._lock:
            until = max((self._failures.get(key, (0, 0.0))[1] for key in keys), default=0.0)
        return max(0.0, until - self._clock())

    def failed(self, *keys: str) -> None:
        """Count a failure."""
        with self._lock:
            for key in keys:
                number = self._failures.pop(key, (0, 0.0))[0] + 1
                wait = min(LONGEST, FIRST * 2.0 ** min(number - FREE, 20)) if number >= FREE else 0.0
                self._failures[key] = (number, self._clock() + wait if wait else 0.0)
            while len(self._failures) > MOST:
                self._failures.popitem(last=False)

    def succeeded(self, *keys: str) -> None:
        """Forget the failures."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)
