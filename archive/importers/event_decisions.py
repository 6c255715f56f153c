"""What people decided about events: these milestones report one happening, those do not.

A decision stands at a milestone (source and span) and names others by theirs. It is kept apart from rows and found again
by place; where one of the milestones is no more, it is flagged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from sqlalchemy import Connection, select, update

from archive.schema.base import table_of
from archive.schema.metadata import Correction, Document, Milestone, Source
from archive.schema.vocabulary import Decision, FindingKind

#: A milestone by its place: SHA-256 of the source, start, stop.
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Wishes:
    """Pairs of milestones (keys) that belong to one event, and pairs that do not; the later decision has won."""

    together: frozenset[frozenset[int]]
    apart: frozenset[frozenset[int]]

    def forbid(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether some milestone of the one group must not stand with some of the other."""
        return bool(self.apart) and any(frozenset((a, b)) in self.apart for a in one for b in other if a != b)


def others_of(decision: Any) -> list[Place]:
    """The other milestones that a decision names."""
    return [(str(o[0]), int(o[1]), int(o[2])) for o in (decision.after or {}).get("milestones", ())]


def wishes(connection: Connection) -> Wishes:
    """What stands; decisions of which a milestone is gone are flagged, and have no effect for the pairs that it is in."""
    decisions = connection.execute(
        select(table_of(Correction))
        .where(
            Correction.kind == FindingKind.MILESTONE,
            Correction.decision.in_((Decision.MERGED, Decision.SPLIT)),
            Correction.undone_at.is_(None),
        )
        .order_by(Correction.id)
    ).all()
    if not decisions:
        return Wishes(frozenset(), frozenset())
    keys = at(connection, {place for d in decisions for place in (_own(d), *others_of(d))})
    held: dict[frozenset[int], Decision] = {}
    for d in decisions:
        places = dict.fromkeys((_own(d), *others_of(d)))
        _flag(connection, d, None if all(place in keys for place in places) else GONE)
        own, *others = (keys.get(place, ()) for place in places)
        if not own:
            continue
        groups = combinations([own, *others], 2) if d.decision is Decision.MERGED else ((own, o) for o in others)
        for one, other in groups:
            for pair in map(frozenset, product(one, other)):
                held.pop(pair, None)
                held[pair] = d.decision
    return Wishes(
        frozenset(pair for pair, decision in held.items() if decision is Decision.MERGED),
        frozenset(pair for pair, decision in held.items() if decision is Decision.SPLIT),
    )


#: Why a decision about an event is flagged.
GONE = "one of the statements that it is about is no longer found"


def at(connection: Connection, places: Iterable[Place]) -> dict[Place, tuple[int, ...]]:
    """The keys of the milestones at these places, where there are any; a clause with two dates holds two."""
    wanted = set(places)
    rows = connection.execute(
        select(Source.sha256, Milestone.start, Milestone.stop, Milestone.id)
        .join(Document, Document.id == Milestone.document_id)
        .join(Source, Source.id == Document.source_id)
        .where(Source.sha256.in_({place[0] for place in wanted}), Milestone.start.in_({place[1] for place in wanted}))
        .order_by(Milestone.id)
    )
    found: dict[Place, tuple[int, ...]] = {}
    for r in rows:
        place = (r.sha256, r.start, r.stop)
        if place in wanted:
            found[place] = (*found.get(place, ()), r.id)
    return found


def places(connection: Connection, keys: Sequence[int]) -> dict[int, Place]:
    """The places of milestones (keys)."""
    rows = connection.execute(
        select(Milestone.id, Source.sha256, Milestone.start, Milestone.stop)
        .join(Document, Document.id == Milestone.document_id)
        .join(Source, Source.id == Document.source_id)
        .where(Milestone.id.in_(keys))
    )
    return {r.id: (r.sha256, r.start, r.stop) for r in rows}


def _own(decision: Any) -> Place:
    return decision.source_sha256, decision.start, decision.stop


def _flag(connection: Connection, decision: Any, flag: str | None) -> None:
    # What the laying over says of the decision's own place is not taken back here.
    if decision.flag != flag and decision.flag in (None, GONE):
        connection.execute(update(Correction).where(Correction.id == decision.id).values(flag=flag))


def grouped(together: Iterable[frozenset[int]], among: Mapping[int, Any]) -> list[tuple[int, int]]:
    """The pairs that people joined of which one milestone is among these."""
    return sorted((min(pair), max(pair)) for pair in together if any(key in among for key in pair))
