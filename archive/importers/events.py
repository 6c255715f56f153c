"""Joins milestones of several documents into events, step by step: only what is new is compared with what is near it.

Which milestones report one happening is found by `archive.importers.rivals`; here events are made, joined and dissolved, and
what an event says of itself is drawn from those of its milestones that are shown.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from archive.importers import event_decisions, rivals
from archive.importers.event_decisions import Wishes
from archive.importers.identity import short_id
from archive.importers.writing import Keys, touch
from archive.schema.metadata import (
    Document,
    Event,
    EventMilestone,
    Milestone,
    Source,
)

#: Why milestones were joined, where no person did it.
ALIKE = "alike in words, committee and time"


def of_documents(connection: Connection, documents: Sequence[int]) -> set[int]:
    """The events that milestones of these documents (keys) report; to be asked while their rows are still there."""
    return set(
        connection.scalars(
            select(EventMilestone.event_id)
            .join(Milestone, EventMilestone.milestone_id == Milestone.id)
            .where(Milestone.document_id.in_(documents))
        )
    )


def link(connection: Connection, documents: Sequence[int], left: Iterable[int] = ()) -> None:
    """Join the milestones of these documents (keys) with those of others that report the same happening.

    `left` are the events that the documents reported before they were annotated anew.
    """
    keys = Keys(connection)
    left = set(left)
    empty = ~exists().where(EventMilestone.event_id == Event.id)
    connection.execute(delete(Event).where(Event.id.in_(left), empty))
    fresh = list(
        connection.scalars(select(Milestone.id).where(Milestone.document_id.in_(documents)).order_by(Milestone.id))
    )
    same_as = rivals.of(connection, fresh)
    touched = set(left)
    wished = event_decisions.wishes(connection)
    for key in fresh:
        same = same_as[key]
        if same := _allowed(connection, wished, key, same):
            touched.add(_join(connection, keys, [key, *same]))
    for pair in event_decisions.grouped(wished.together, dict.fromkeys(fresh)):
        if _allowed(connection, wished, pair[0], [pair[1]]):
            touched.add(_join(connection, keys, list(pair), "a person joined them"))
    for event in sorted(touched - _dissolve(connection, touched)):
        describe(connection, event)


def relink(connection: Connection, sources: Iterable[str]) -> None:
    """Join the milestones of these sources (SHA-256) anew, after people decided about the events that they report."""
    rows = select(Document.id).join(Source, Source.id == Document.source_id).where(Source.sha256.in_(list(sources)))
    documents = list(connection.scalars(rows))
    left = of_documents(connection, documents)
    own = select(Milestone.id).where(Milestone.document_id.in_(documents))
    connection.execute(delete(EventMilestone).where(EventMilestone.milestone_id.in_(own)))
    link(connection, documents, left)
    touch(connection)


def _allowed(connection: Connection, wished: Wishes, key: int, same: list[int]) -> list[int]:
    """Those of the milestones with which this one may be joined, whole events considered, one after the other."""
    if not wished.apart:
        return same
    whole, found = _company(connection, key), []
    for other in same:
        group = _company(connection, other)
        if not wished.forbid(whole, group):
            whole |= group
            found.append(other)
    return found


def _company(connection: Connection, key: int) -> set[int]:
    """A milestone and those that report the same event."""
    event = select(EventMilestone.event_id).where(EventMilestone.milestone_id == key)
    return {key, *connection.scalars(select(EventMilestone.milestone_id).where(EventMilestone.event_id.in_(event)))}


def _join(connection: Connection, keys: Keys, milestones: Sequence[int], reason: str = ALIKE) -> int:
    """Put milestones into one event: a new one, or the oldest of those that they are in already."""
    held = connection.execute(
        select(EventMilestone.milestone_id, EventMilestone.event_id).where(EventMilestone.milestone_id.in_(milestones))
    ).all()
    events = sorted({row.event_id for row in held})
    event = events[0] if events else _new(connection, keys, milestones)
    for other in events[1:]:
        connection.execute(update(EventMilestone).where(EventMilestone.event_id == other).values(event_id=event))
        connection.execute(delete(Event).where(Event.id == other))
    placed = {row.milestone_id for row in held}
    rows = [{"milestone_id": m, "event_id": event, "reason": reason} for m in milestones if m not in placed]
    if rows:
        connection.execute(insert(EventMilestone), rows)
    return event


def _new(connection: Connection, keys: Keys, milestones: Sequence[int]) -> int:
    """An event whose permanent id comes from the oldest of its milestones."""
    first = min(connection.scalars(select(Milestone.public_id).where(Milestone.id.in_(milestones))))
    public_id, count = short_id("event", first, length=10), 1
    while connection.scalar(select(Event.id).where(Event.public_id == public_id)) is not None:
        count += 1
        public_id = short_id("event", first, str(count), length=10)
    event = keys.next(Event)
    connection.execute(insert(Event).values(id=event, public_id=public_id, headline="", edtf="", disputed=False))
    return event


def _dissolve(connection: Connection, touched: set[int]) -> set[int]:
    """Take away those of the events that fewer than two milestones report; also answers those that are gone already."""
    kept = set(
        connection.scalars(
            select(EventMilestone.event_id)
            .where(EventMilestone.event_id.in_(touched))
            .group_by(EventMilestone.event_id)
            .having(func.count() > 1)
        )
    )
    connection.execute(delete(Event).where(Event.id.in_(touched - kept)))
    return touched - kept


def describe(connection: Connection, event: int) -> None:
    """Headline of the most salient milestone, date of the most precise one; disputed where two cannot both be right.

    What withdrawn documents say is left out; an event that they alone report stays as it is, and is not shown.
    """
    members = connection.execute(
        select(
            Milestone.public_id,
            Milestone.headline,
            Milestone.earliest_day,
            Milestone.latest_day,
            Milestone.edtf,
            Milestone.salience,
        )
        .join(EventMilestone, EventMilestone.milestone_id == Milestone.id)
        .join(Document, Document.id == Milestone.document_id)
        .where(EventMilestone.event_id == event, Document.withdrawn.is_(None))
    ).all()
    if not members:
        return
    loudest = min(members, key=lambda m: (-m.salience, m.public_id))
    sharpest = min(members, key=lambda m: (_length(m), -m.salience, m.public_id))
    connection.execute(
        update(Event)
        .where(Event.id == event)
        .values(
            headline=loudest.headline,
            earliest_day=sharpest.earliest_day,
            latest_day=sharpest.latest_day,
            edtf=sharpest.edtf,
            disputed=_disputed(members),
        )
    )


def _length(member: Any) -> float:
    if member.earliest_day is None or member.latest_day is None:
        return float("inf")
    return float(member.latest_day - member.earliest_day)


def _disputed(members: Iterable[Any]) -> bool:
    """Whether the intervals have no day in common, pair by pair: the latest begin lies after the earliest end."""
    begins = [m.earliest_day for m in members if m.earliest_day is not None]
    ends = [m.latest_day for m in members if m.latest_day is not None]
    return bool(begins and ends and max(begins) > min(ends))
