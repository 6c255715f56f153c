"""Puts the national milestones of the catalogue into a database, and keeps them as the catalogue has them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from archive.extraction.catalogue import NationalMilestone
from archive.importers.writing import Keys
from archive.schema import metadata as tables
from archive.schema.base import table_of
from archive.values.days import day_or_none


def plant(connection: Connection, keys: Keys, milestones: Sequence[NationalMilestone]) -> int:
    """Store what is new or different, take away what the catalogue no longer has; the number of changes.

    An empty catalogue takes nothing away. Nobody else writes this table.
    """
    if not milestones:
        return 0
    model = tables.NationalMilestone
    held = {row.slug: row for row in connection.execute(select(table_of(model)))}
    initiatives = dict(connection.execute(select(tables.Initiative.name, tables.Initiative.id)).all())
    bodies = dict(connection.execute(select(tables.Organisation.name, tables.Organisation.id)).all())
    gone = held.keys() - {milestone.slug for milestone in milestones}
    if gone:
        connection.execute(delete(model).where(model.slug.in_(gone)))
    changes = len(gone)
    for milestone in milestones:
        values = _values(
            milestone, initiatives.get(milestone.initiative or ""), bodies.get(milestone.organisation or "")
        )
        known = held.get(milestone.slug)
        if known is None:
            connection.execute(insert(model).values(id=keys.next(model), slug=milestone.slug, **values))
        elif any(getattr(known, name) != value for name, value in values.items()):
            connection.execute(update(model).where(model.id == known.id).values(**values))
        else:
            continue
        changes += 1
    return changes


def _values(milestone: NationalMilestone, initiative: int | None, organisation: int | None) -> dict[str, Any]:
    return {
        "headline_zh": milestone.headline_zh,
        "headline_en": milestone.headline_en,
        "earliest_day": day_or_none(milestone.earliest),
        "latest_day": day_or_none(milestone.latest),
        "edtf": milestone.edtf,
        "kind": milestone.kind,
        "initiative_id": initiative,
        "organisation_id": organisation,
        "source_title": milestone.source_title,
        "source_url": milestone.source_url,
    }
