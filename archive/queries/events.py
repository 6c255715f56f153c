"""One event: what happened, and every milestone that reports it."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from archive.queries import milestones
from archive.queries.milestones import Item
from archive.queries.when import When, when
from archive.schema.metadata import Event, EventMilestone, Milestone


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its reports in full; `disputed` where they give different days."""

    public_id: str
    headline: str
    when: When | None
    disputed: bool
    reports: tuple[Item, ...]


def one(connection: Connection, public_id: str) -> Told | None:
    """The event of that id, None where there is none."""
    row = connection.execute(select(Event.__table__).where(Event.public_id == public_id)).one_or_none()
    if row is None:
        return None
    of_event = Milestone.id.in_(select(EventMilestone.milestone_id).where(EventMilestone.event_id == row.id))
    reports = milestones.many(connection, of_event)
    dated = when(row.earliest_day, row.latest_day, row.edtf)
    return Told(row.public_id, row.headline, dated, row.disputed, tuple(reports))
