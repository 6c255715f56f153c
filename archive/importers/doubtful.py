"""The queue of what is doubtful in an archive: what a person should look at, the weightiest first, and what is proposed.

An item goes when it is decided, or when what was doubtful about it is no more. Its id is the same in every run.
"""

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from archive.importers import doubtful_documents, doubtful_names
from archive.importers.doubts import WHOLE, Item
from archive.schema import metadata as tables
from archive.schema.corrections import ARCHIVE
from archive.schema.vocabulary import Doubt

__all__ = ["Item", "item", "queue"]

_FINDERS: dict[Doubt, Callable[[Connection], Iterator[Item]]] = {
    Doubt.ISSUER: doubtful_documents.issuers,
    Doubt.UNDATED: doubtful_documents.undated,
    Doubt.INFERRED: doubtful_documents.inferred,
    Doubt.DATES: doubtful_documents.dates,
    Doubt.REPRINT: doubtful_documents.reprints,
    Doubt.COMMITTEE: doubtful_names.committees,
    Doubt.INITIATIVE: doubtful_names.initiatives,
    Doubt.JOIN: doubtful_names.suggested(Doubt.JOIN),
    Doubt.FAMILY: doubtful_names.suggested(Doubt.FAMILY),
}


def queue(connection: Connection, sorts: Collection[Doubt] = (), limit: int | None = None) -> list[Item]:
    """What is doubtful and not yet decided, of these sorts (default: all)."""
    return list(islice(_undecided(connection, sorts), limit))


def item(connection: Connection, key: str, sorts: Collection[Doubt] = ()) -> Item | None:
    """The item of this id (or of the only id that begins so) among those of these sorts, None if there is none."""
    if not key:
        return None
    fitting = (i for i in _undecided(connection, sorts) if i.id.startswith(key))
    found = list(islice(fitting, 1 if len(key) == WHOLE else 2))
    return found[0] if len(found) == 1 else None


def _undecided(connection: Connection, sorts: Collection[Doubt]) -> Iterator[Item]:
    """The items one by one: who wants fifty need not wait for all."""
    settled = _settled(connection)
    seen: set[str] = set()
    for sort in Doubt:
        for found in _FINDERS[sort](connection) if sort in sorts or not sorts else ():
            if _key(found) not in settled and found.id not in seen:
                seen.add(found.id)
                yield found


def _key(item: Item) -> tuple[Any, ...]:
    place = item.subject if item.sha256 == ARCHIVE else (item.start, item.stop)
    return item.sort.value, item.sha256, place, item.other


def _settled(connection: Connection) -> set[tuple[Any, ...]]:
    """What standing decisions are about; a flagged one settles nothing."""
    held: set[tuple[Any, ...]] = set()
    for d in connection.execute(
        select(tables.Correction.__table__).where(
            tables.Correction.undone_at.is_(None), tables.Correction.flag.is_(None)
        )
    ):
        before = d.before or {}
        place = d.quoted if d.source_sha256 == ARCHIVE else (d.start, d.stop)
        held.add((before.get("doubt"), d.source_sha256, place, before.get("other", "")))
        if d.source_sha256 == ARCHIVE and before.get("doubt") in (Doubt.JOIN, Doubt.FAMILY):
            held.add((before["doubt"], ARCHIVE, before.get("other", ""), d.quoted))
    return held
