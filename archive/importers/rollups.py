"""Keeps the counts of milestones per interval of days in step: in all, per committee, per initiative."""

from collections.abc import Sequence

from sqlalchemy import Connection, and_, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from archive.importers import bulk
from archive.schema.base import table_of
from archive.schema.metadata import Milestone, MilestoneInitiative, MilestoneOrganisation, Rollup
from archive.schema.vocabulary import Basis, RollupSubject
from archive.values.days import OPEN_FUTURE, OPEN_PAST

#: (subject, subject_id, earliest_day, latest_day)
Key = tuple[RollupSubject, int, int, int]
#: How many, and how many of these inherited their date.
Number = tuple[int, int]


def count(connection: Connection, documents: Sequence[int] | None = None) -> dict[Key, Number]:
    """The milestones per subject and interval: of these documents (keys), or of the whole archive."""
    first = func.coalesce(Milestone.earliest_day, OPEN_PAST)
    last = func.coalesce(Milestone.latest_day, OPEN_FUTURE)
    inherited = func.count().filter(Milestone.basis == Basis.INHERITED)
    subjects = {
        RollupSubject.ALL: select(literal(0), first, last, func.count(), inherited).select_from(Milestone),
        RollupSubject.ORGANISATION: select(
            MilestoneOrganisation.organisation_id, first, last, func.count(), inherited
        ).join_from(MilestoneOrganisation, Milestone, MilestoneOrganisation.milestone_id == Milestone.id),
        RollupSubject.INITIATIVE: select(
            MilestoneInitiative.initiative_id, first, last, func.count(), inherited
        ).join_from(MilestoneInitiative, Milestone, MilestoneInitiative.milestone_id == Milestone.id),
    }
    counted: dict[Key, Number] = {}
    for subject, query in subjects.items():
        grouped = query.group_by(*list(query.selected_columns)[:3])
        if documents is not None:
            grouped = grouped.where(Milestone.document_id.in_(documents))
        for key, low, high, number, of_these in connection.execute(grouped):
            counted[(subject, key, low, high)] = number, of_these
    return counted


def add(connection: Connection, documents: Sequence[int]) -> None:
    """Count the milestones of these documents in; to be called when their rows are there."""
    counted = count(connection, documents)
    if not counted:
        return
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = build(Rollup)
    statement = statement.on_conflict_do_update(
        index_elements=[Rollup.subject, Rollup.subject_id, Rollup.earliest_day, Rollup.latest_day],
        set_={
            "milestones": Rollup.milestones + statement.excluded.milestones,
            "inherited": Rollup.inherited + statement.excluded.inherited,
        },
    )
    connection.execute(statement, [_row(key, number) for key, number in sorted(counted.items())])


def subtract(connection: Connection, documents: Sequence[int]) -> None:
    """Count the milestones of these documents out; to be called while their rows are still there."""
    table = table_of(Rollup)
    for (subject, key, low, high), (number, inherited) in count(connection, documents).items():
        place = and_(
            Rollup.subject == subject,
            Rollup.subject_id == key,
            Rollup.earliest_day == low,
            Rollup.latest_day == high,
        )
        connection.execute(table.delete().where(place, Rollup.milestones <= number))
        left = {"milestones": Rollup.milestones - number, "inherited": Rollup.inherited - inherited}
        connection.execute(table.update().where(place).values(**left))


def rebuild(connection: Connection) -> None:
    """Count the whole archive anew."""
    connection.execute(table_of(Rollup).delete())
    bulk.insert(connection, table_of(Rollup), [_row(key, number) for key, number in sorted(count(connection).items())])


def _row(key: Key, number: Number) -> dict[str, object]:
    subject, subject_id, low, high = key
    return {
        "subject": subject,
        "subject_id": subject_id,
        "earliest_day": low,
        "latest_day": high,
        "milestones": number[0],
        "inherited": number[1],
    }


def wrong(connection: Connection) -> list[Key]:
    """The counts that differ from a recount."""
    held = {
        (row.subject, row.subject_id, row.earliest_day, row.latest_day): (row.milestones, row.inherited)
        for row in connection.execute(select(table_of(Rollup)))
    }
    counted = count(connection)
    return sorted(key for key in held.keys() | counted.keys() if held.get(key) != counted.get(key))
