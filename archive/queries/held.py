"""What is worked out from all milestones and held in memory until the archive changes."""

import logging
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from archive.queries.rows import driver_rows

T = TypeVar("T")

_log = logging.getLogger(__name__)

#: From so many milestones on it is worked out aside, where the question can be answered in another way meanwhile.
LARGE = 20_000

#: Option of a connection that serves one answer: a list, in which the version stands once it was read.
ONCE = "archive_version"

_VERSION = (
    "SELECT (SELECT max(revision) FROM archive_state), (SELECT max(id) FROM milestones), "
    "(SELECT count(*) FROM documents WHERE withdrawn IS NOT NULL)"
)

#: Revision, greatest key of a milestone, how many documents are withdrawn.
Version = tuple[int, int, int]


def version(connection: Connection) -> Version:
    """As the archive is now, or was when this connection first asked, where it serves one answer (`ONCE`)."""
    known: list[Version] | None = connection.get_execution_options().get(ONCE)
    if known:
        return known[0]
    row: Any = driver_rows(connection, _VERSION)[0]
    found: Version = (int(row[0] or 0), row[1] or 0, row[2])
    if known is not None:
        known.append(found)
    return found


class Held(Generic[T]):
    """One thing for each archive (engine), made by `make` from a connection."""

    def __init__(self, make: Callable[[Connection], T]) -> None:
        self._make = make
        self._made: WeakKeyDictionary[Engine, tuple[Version, T]] = WeakKeyDictionary()
        self._lock = threading.Lock()
        self._aside = threading.Lock()

    def now(self, connection: Connection) -> T:
        """As the archive is now; who asks first makes it, the others wait."""
        found = self.ready(connection)
        if found is not None:
            return found
        with self._lock:
            now = version(connection)
            made = self._made.get(connection.engine)
            if made is None or made[0] != now:
                made = self._made[connection.engine] = now, self._make(connection)
            return made[1]

    def ready(self, connection: Connection) -> T | None:
        """As the archive is now, if it is in memory already."""
        made = self._made.get(connection.engine)
        return made[1] if made is not None and made[0] == version(connection) else None

    def soon(self, connection: Connection) -> T | None:
        """As the archive is now; of a large archive None for as long as a thread makes it."""
        found = self.ready(connection)
        if found is not None or version(connection)[1] <= LARGE:
            return found if found is not None else self.now(connection)
        if self._aside.acquire(blocking=False):
            threading.Thread(target=self._fetch, args=(connection.engine,), daemon=True).start()
        return None

    def _fetch(self, archive: Engine) -> None:
        try:
            with archive.connect() as own, own.begin():
                self.now(own)
        except Exception:
            # Nobody waits for it; who needs it makes it, and then sees why it cannot be made.
            _log.exception("what is held in memory could not be made aside")
        finally:
            self._aside.release()
