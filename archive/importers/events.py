"""Joins milestones of several documents into events, step by step: only what is new is compared with what is near it.

Whether two milestones report one happening is decided by `archive.extraction.events`; here their neighbours are fetched,
events are made, joined and dissolved, and what an event says of itself is drawn from its milestones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from archive.extraction.events import NEAR_DAYS, Summary, possible, same_event
from archive.importers import event_decisions
from archive.importers.event_decisions import Wishes
from archive.importers.identity import short_id
from archive.importers.writing import Keys, touch
from archive.schema.metadata import (
    Document,
    Event,
    EventMilestone,
    Milestone,
    MilestoneInitiative,
    MilestoneOrganisation,
    Source,
)
from archive.values.days import date_or_none
from archive.values.intervals import DayInterval

#: With how many neighbours a milestone is compared at most, per initiative or committee and direction in time.
MOST_NEIGHBOURS = 50
#: How many milestones are asked for in one statement.
AT_ONCE = 500
#: Why milestones were joined, where no person did it.
ALIKE = "alike in words, committee and time"
#: A neighbour may begin this many days before (a year that holds the day, say).
REACH_BACK = 366


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
    rivals = _rivals(connection, fresh)
    touched = set(left)
    wished = event_decisions.wishes(connection)
    for key in fresh:
        same = rivals[key]
        if same := _allowed(connection, wished, key, same):
            touched.add(_join(connection, keys, [key, *same]))
    for pair in event_decisions.grouped(wished.together, dict.fromkeys(fresh)):
        if _allowed(connection, wished, pair[0], [pair[1]]):
            touched.add(_join(connection, keys, list(pair), "a person joined them"))
    for event in sorted(touched - _dissolve(connection, touched)):
        _describe(connection, event)


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


def _rivals(connection: Connection, fresh: Sequence[int]) -> dict[int, list[int]]:
    """For each of these milestones those of other documents that report the same happening."""
    told = {
        row.id: _told(row)
        for some in _portions(fresh)
        for row in connection.execute(_TOLD.where(Milestone.id.in_(some)))
    }
    near: dict[int, list[int]] = {}
    for key in fresh:
        found = _neighbours(connection, key)
        told |= found
        near[key] = sorted(n for n in found if possible(told[key], told[n]))
    summaries = _named(connection, {key: told[key] for key in {*fresh, *chain.from_iterable(near.values())}})
    return {key: [n for n in near[key] if same_event(summaries[key], summaries[n])] for key in fresh}


def _neighbours(connection: Connection, key: int) -> dict[int, Summary]:
    """Milestones of other documents that share an initiative or a committee and lie near in time.

    From the milestone's own day the index is walked both ways, so the cost does not grow with the archive.
    """
    own = connection.execute(
        select(Milestone.sort_day, Milestone.latest_day, Milestone.document_id).where(Milestone.id == key)
    ).one()
    high = (own.latest_day or own.sort_day) + NEAR_DAYS
    found: dict[int, Summary] = {}
    for model, subject in _SUBJECTS:
        for shared in connection.scalars(select(subject).where(model.milestone_id == key)).all():
            near = (
                _TOLD.join(model, Milestone.id == model.milestone_id)
                .where(subject == shared, Milestone.document_id != own.document_id)
                .limit(MOST_NEIGHBOURS)
            )
            after = near.where(model.sort_day.between(own.sort_day, high)).order_by(model.sort_day)
            before = near.where(model.sort_day.between(own.sort_day - REACH_BACK, own.sort_day - 1)).order_by(
                model.sort_day.desc()
            )
            for query in (after, before):
                found.update((row.id, _told(row)) for row in connection.execute(query) if row.id not in found)
    return found


_SUBJECTS: tuple[tuple[Any, Any], ...] = (
    (MilestoneInitiative, MilestoneInitiative.initiative_id),
    (MilestoneOrganisation, MilestoneOrganisation.organisation_id),
)


#: What the decision needs to know of milestones, but for who is named in them.
_TOLD: Any = select(
    Milestone.id,
    Milestone.document_id,
    Milestone.headline,
    Milestone.earliest_day,
    Milestone.latest_day,
    Milestone.modality,
)


def _told(row: Any) -> Summary:
    key, document, headline, earliest, latest, modality = row
    interval = DayInterval(date_or_none(earliest), date_or_none(latest))
    return Summary(str(key), str(document), headline, interval, modality)


def _named(connection: Connection, told: dict[int, Summary]) -> dict[int, Summary]:
    """The same with the committees and initiatives that are named in them."""
    bodies = _grouped(connection, MilestoneOrganisation.milestone_id, MilestoneOrganisation.organisation_id, told)
    initiatives = _grouped(connection, MilestoneInitiative.milestone_id, MilestoneInitiative.initiative_id, told)
    return {
        key: replace(one, organisations=bodies.get(key, ()), initiatives=initiatives.get(key, ()))
        for key, one in told.items()
    }


def _grouped(connection: Connection, owner: Any, subject: Any, keys: Iterable[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    statement = select(owner, subject).order_by(owner, subject)
    for some in _portions(keys):
        for milestone, name in connection.execute(statement.where(owner.in_(some))):
            found[milestone] = (*found.get(milestone, ()), str(name))
    return found


def _portions(keys: Iterable[int]) -> Iterator[list[int]]:
    """As many keys as a statement takes well."""
    ordered = sorted(keys)
    return (ordered[first : first + AT_ONCE] for first in range(0, len(ordered), AT_ONCE))


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


def _describe(connection: Connection, event: int) -> None:
    """Headline of the most salient milestone, date of the most precise one; disputed where two cannot both be right."""
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
        .where(EventMilestone.event_id == event)
    ).all()
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
