"""Answers that hold for a whole revision of the archive are worked out once and kept."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection

from archive.queries.held import version

T = TypeVar("T")

#: So many archives are remembered at once.
ARCHIVES = 4
_kept: dict[str, tuple[int, dict[str, Any]]] = {}


def for_revision(connection: Connection, name: str, make: Callable[[], T]) -> T:
    """What `make` answers, worked out anew after every change of the archive; never to be changed by who gets it."""
    if connection.engine.url.database in (None, "", ":memory:"):
        return make()
    revision = version(connection)[0]
    address = connection.engine.url.render_as_string(hide_password=True)
    known = _kept.get(address)
    if known is None or known[0] != revision:
        if len(_kept) >= ARCHIVES:
            _kept.clear()
        known = _kept[address] = (revision, {})
    if name not in known[1]:
        known[1][name] = make()
    found: T = known[1][name]
    return found
