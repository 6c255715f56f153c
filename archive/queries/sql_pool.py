"""Read-only handles that are lent and come back: opening one, and reading the schema anew, takes longer than a small answer."""

import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager


class Pool:
    """Keeps at most so many idle handles, each under a key; the one that was idle longest goes first."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, threading.Lock()
        self._idle: list[tuple[Hashable, sqlite3.Connection]] = []

    @contextmanager
    def lent(self, key: Hashable, make: Callable[[], sqlite3.Connection]) -> Iterator[sqlite3.Connection]:
        """A handle for one question: an idle one of that key, or a new one."""
        connection = self._taken(key) or make()
        try:
            yield connection
        finally:
            connection.set_authorizer(None)
            with self._lock:
                self._idle.append((key, connection))
                gone = [self._idle.pop(0)[1] for _ in range(len(self._idle) - self._most)]
            for old in gone:
                old.close()

    def _taken(self, key: Hashable) -> sqlite3.Connection | None:
        with self._lock:
            for at, (held, connection) in enumerate(self._idle):
                if held == key:
                    del self._idle[at]
                    return connection
        return None
