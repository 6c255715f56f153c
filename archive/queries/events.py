"""One event: what happened, and every milestone that reports it."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

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

    @property
    def same_days(self) -> bool:
        """Whether all reports give the same first and last day."""
        return len({(r.when.earliest, r.when.latest) for r in self.reports}) < 2

    @property
    def allowed(self) -> tuple[date, date] | None:
        """The days that every report allows; None where there are none, or an end is open."""
        begins = [r.when.earliest for r in self.reports if r.when.earliest]
        ends = [r.when.latest for r in self.reports if r.when.latest]
        return (max(begins), min(ends)) if begins and ends and max(begins) <= min(ends) else None

    @property
    def common_bodies(self) -> frozenset[Hashable]:
        """Ids of the bodies that every report names."""
        return self._in_all(lambda r: (c.public_id for c in r.committees))

    @property
    def common_initiatives(self) -> frozenset[Hashable]:
        """Slugs of the initiatives that every report names."""
        return self._in_all(lambda r: (i.slug for i in r.initiatives))

    @property
    def common_figures(self) -> frozenset[Hashable]:
        """The figures that every report gives: value and unit."""
        return self._in_all(lambda r: ((f.value, f.unit) for f in r.figures))

    def _in_all(self, said: Callable[[Item], Iterable[Hashable]]) -> frozenset[Hashable]:
        found = [frozenset(said(report)) for report in self.reports]
        return frozenset.intersection(*found) if found else frozenset()


def one(connection: Connection, public_id: str) -> Told | None:
    """The event of that id, None where there is none, or withdrawn documents alone report it."""
    row = connection.execute(select(Event.__table__).where(Event.public_id == public_id)).one_or_none()
    if row is None:
        return None
    of_event = Milestone.id.in_(select(EventMilestone.milestone_id).where(EventMilestone.event_id == row.id))
    reports = milestones.many(connection, of_event)
    if not reports:
        return None
    dated = when(row.earliest_day, row.latest_day, row.edtf)
    return Told(row.public_id, row.headline, dated, row.disputed, tuple(reports))
