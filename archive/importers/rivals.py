"""For milestones that are new, those of other documents that report the same happening.

Whether two do is decided by `archive.extraction.events`; here their neighbours are fetched, a bounded number of each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from sqlalchemy import Connection, select

from archive.extraction.events import NEAR_DAYS, Summary, possible, same_event
from archive.importers.bulk import portions
from archive.schema.metadata import Milestone, MilestoneInitiative, MilestoneOrganisation
from archive.values.days import date_or_none
from archive.values.intervals import DayInterval

#: With how many neighbours a milestone is compared at most, per initiative or committee and direction in time.
MOST_NEIGHBOURS = 50
#: A neighbour may begin this many days before (a year that holds the day, say).
REACH_BACK = 366


def of(connection: Connection, fresh: Sequence[int]) -> dict[int, list[int]]:
    """For each of these milestones those of other documents that report the same happening."""
    told = {
        row.id: _told(row)
        for some in portions(fresh)
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
    for some in portions(keys):
        for milestone, name in connection.execute(statement.where(owner.in_(some))):
            found[milestone] = (*found.get(milestone, ()), str(name))
    return found
