"""Keeps in step how many milestones each choice of the filters leaves: by committee, initiative, theme, genre, modality, basis."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, String, and_, cast, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from archive.importers import bulk
from archive.schema.base import table_of
from archive.schema.metadata import (
    Document,
    Initiative,
    Milestone,
    MilestoneInitiative,
    MilestoneOrganisation,
    Tally,
)

#: (subject, value)
Key = tuple[str, str]


def count(connection: Connection, documents: Sequence[int] | None = None) -> Counter[Key]:
    """The milestones per choice: of these documents (keys), or of the whole archive."""
    number = func.count()
    of_initiatives = select(Milestone.id).join(MilestoneInitiative, MilestoneInitiative.milestone_id == Milestone.id)
    themed = of_initiatives.join(Initiative, Initiative.id == MilestoneInitiative.initiative_id)
    of_bodies = select(Milestone.id).join(MilestoneOrganisation, MilestoneOrganisation.milestone_id == Milestone.id)
    distinct = func.count(Milestone.id.distinct())
    queries: dict[str, tuple[Select[Any], Any, Any]] = {
        "all": (select(Milestone.id), literal(""), number),
        "modality": (select(Milestone.id), Milestone.modality, number),
        "basis": (select(Milestone.id), Milestone.basis, number),
        "genre": (select(Milestone.id).join(Document, Document.id == Milestone.document_id), Document.genre, number),
        "organisation": (of_bodies, MilestoneOrganisation.organisation_id, number),
        "initiative": (of_initiatives, MilestoneInitiative.initiative_id, number),
        "theme": (themed, Initiative.theme, distinct),
    }
    counted: Counter[Key] = Counter()
    for subject, (query, value, how_many) in queries.items():
        grouped = query.with_only_columns(cast(value, String), how_many, maintain_column_froms=True).group_by(value)
        if documents is not None:
            grouped = grouped.where(Milestone.document_id.in_(documents))
        for word, found in connection.execute(grouped):
            counted[(subject, word)] = found
    return counted


def add(connection: Connection, documents: Sequence[int]) -> None:
    """Count the milestones of these documents in; to be called when their rows are there."""
    counted = count(connection, documents)
    if not counted:
        return
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = build(Tally)
    statement = statement.on_conflict_do_update(
        index_elements=[Tally.subject, Tally.value],
        set_={"milestones": Tally.milestones + statement.excluded.milestones},
    )
    connection.execute(statement, _rows(counted))


def subtract(connection: Connection, documents: Sequence[int]) -> None:
    """Count the milestones of these documents out; to be called while their rows are still there."""
    table = table_of(Tally)
    for (subject, value), number in count(connection, documents).items():
        place = and_(Tally.subject == subject, Tally.value == value)
        connection.execute(table.delete().where(place, Tally.milestones <= number))
        connection.execute(table.update().where(place).values(milestones=Tally.milestones - number))


def rebuild(connection: Connection) -> None:
    """Count the whole archive anew."""
    connection.execute(table_of(Tally).delete())
    bulk.insert(connection, table_of(Tally), _rows(count(connection)))


def wrong(connection: Connection) -> list[Key]:
    """The counts that differ from a recount."""
    held = {(row.subject, row.value): row.milestones for row in connection.execute(select(table_of(Tally)))}
    counted = count(connection)
    return sorted(key for key in held.keys() | counted.keys() if held.get(key) != counted.get(key))


def _rows(counted: Counter[Key]) -> list[dict[str, object]]:
    return [{"subject": s, "value": v, "milestones": number} for (s, v), number in sorted(counted.items())]
