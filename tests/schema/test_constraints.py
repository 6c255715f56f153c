"""Every constraint refuses the row that it is there against. A row that is right is broken in one place at a time."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Connection, Engine, ForeignKeyConstraint, UniqueConstraint, insert
from sqlalchemy.exc import IntegrityError

from archive.schema.metadata import metadata
from tests.schema.rows import RIGHT, fill

# Constraint → (table, the columns to break and how).
BROKEN: dict[str, tuple[str, dict[str, Any]]] = {
    "archive_state.one_row": ("archive_state", {"id": 2}),
    "corrections.span_order": ("corrections", {"start": 5, "stop": 5}),
    "corrections.change_has_after": ("corrections", {"decision": "changed", "after": None}),
    "batch_files.rejection_has_reason": ("batch_files", {"outcome": "rejected", "reason": "", "ordinal": 9}),
    "documents.published_day_order": ("documents", {"published_earliest_day": 2, "published_latest_day": 1}),
    "documents.period_day_order": ("documents", {"period_earliest_day": 2, "period_latest_day": 1}),
    "documents.span_order": ("documents", {"start": 3, "stop": 2}),
    "documents.ordinal": ("documents", {"ordinal": 0}),
    "document_places.span_order": ("document_places", {"start": -1, "ordinal": 9}),
    "passages.span_order": ("passages", {"start": 3, "stop": 3, "ordinal": 9}),
    "passages.level": ("passages", {"level": 7, "ordinal": 9}),
    "reprints.similarity": ("reprints", {"similarity": 1.5, "document_id": 2, "of_document_id": 1}),
    "reprints.two_documents": ("reprints", {"document_id": 1, "of_document_id": 1}),
    "regions.validity_order": ("regions", {"valid_from": 2001, "valid_to": 2000}),
    "organisations.validity_order": ("organisations", {"valid_from": 2001, "valid_to": 2000}),
    "initiatives.year_order": ("initiatives", {"first_year": 2001, "last_year": 2000}),
    "sources.size": ("sources", {"size": -1}),
    "sources.sha256_length": ("sources", {"sha256": "abc"}),
    "time_expressions.span_order": ("time_expressions", {"start": 9, "stop": 4}),
    "time_expressions.day_order": ("time_expressions", {"earliest_day": 9, "latest_day": 4}),
    "organisation_mentions.span_order": ("organisation_mentions", {"start": 9, "stop": 4}),
    "initiative_mentions.span_order": ("initiative_mentions", {"start": 9, "stop": 4}),
    "figures.span_order": ("figures", {"start": 9, "stop": 4}),
    "milestones.span_order": ("milestones", {"start": 9, "stop": 4}),
    "milestones.day_order": ("milestones", {"earliest_day": 9, "latest_day": 4, "sort_day": 9}),
    "milestones.sort_day": ("milestones", {"sort_day": 12345}),
    "milestones.salience": ("milestones", {"salience": 1.01}),
    "milestones.dated": ("milestones", {"earliest_day": None, "latest_day": None, "sort_day": 0}),
    "national_milestones.day_order": ("national_milestones", {"earliest_day": 2, "latest_day": 1}),
    "national_milestones.dated": ("national_milestones", {"earliest_day": None, "latest_day": None}),
    "national_milestones.source_url": ("national_milestones", {"source_url": ""}),
    "events.day_order": ("events", {"earliest_day": 2, "latest_day": 1}),
    "rollups.positive": ("rollups", {"milestones": 0, "subject_id": 9}),
    "tallies.positive": ("tallies", {"milestones": 0, "value": "x"}),
}


def _checks() -> set[str]:
    return {
        f"{table.name}.{constraint.name}".replace(f"ck_{table.name}_", "")
        for table in metadata.sorted_tables
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint) and not _is_words(constraint)
    }


def _is_words(constraint: CheckConstraint) -> bool:
    return " IN (" in str(constraint.sqltext) or "__[POSTCOMPILE" in str(constraint.sqltext)


def test_every_check_is_violated_here() -> None:
    assert _checks() == set(BROKEN)


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_check_refuses(untouched_engine: Engine, name: str) -> None:
    table, changes = BROKEN[name]
    with untouched_engine.connect() as connection:
        fill(connection)
        with pytest.raises(IntegrityError, match=f"ck_{name.replace('.', '_')}"):
            _insert(connection, table, _another(table) | changes)


WORDS = [
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.columns
    if hasattr(column.type, "enum_class") and column.type.enum_class is not None
]


@pytest.mark.parametrize(("table", "column"), WORDS)
def test_unknown_words_are_refused(untouched_engine: Engine, table: str, column: str) -> None:
    row = _another(table) | {column: "nonsense"}
    names, marks = ", ".join(row), ", ".join(_literal(value) for value in row.values())
    with untouched_engine.connect() as connection:
        fill(connection)
        with pytest.raises(IntegrityError, match=r"(?i)check"):
            connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})".replace("%", "%%"))


UNIQUE = sorted(
    (table.name, tuple(column.name for column in constraint.columns))
    for table in metadata.sorted_tables
    for constraint in table.constraints
    if isinstance(constraint, UniqueConstraint)
)


@pytest.mark.parametrize(("table", "columns"), UNIQUE)
def test_doubles_are_refused(untouched_engine: Engine, table: str, columns: tuple[str, ...]) -> None:
    with untouched_engine.connect() as connection:
        fill(connection)
        double = _another(table) | {name: RIGHT[table][name] for name in columns}
        with pytest.raises(IntegrityError, match=r"(?i)unique"):
            _insert(connection, table, double)


REFERENCES = sorted(
    (table.name, next(iter(constraint.columns)).name)
    for table in metadata.sorted_tables
    for constraint in table.constraints
    if isinstance(constraint, ForeignKeyConstraint)
)


@pytest.mark.parametrize(("table", "column"), REFERENCES)
def test_references_to_nothing_are_refused(untouched_engine: Engine, table: str, column: str) -> None:
    with untouched_engine.connect() as connection:
        fill(connection)
        if table == "event_milestones":
            connection.exec_driver_sql("DELETE FROM event_milestones")
        with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
            _insert(connection, table, _another(table) | {column: 999_999})


def test_a_source_takes_its_rows_with_it(untouched_engine: Engine) -> None:
    with untouched_engine.connect() as connection:
        fill(connection)
        connection.exec_driver_sql("DELETE FROM sources")
        for table in ("documents", "passages", "milestones", "figures", "milestone_organisations", "source_contents"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0, table
        assert connection.exec_driver_sql("SELECT source_id FROM batch_files").scalars().all() == [None]
        assert connection.exec_driver_sql("SELECT count(*) FROM corrections").scalar() == 1


def test_an_initiative_that_is_mentioned_stays(untouched_engine: Engine) -> None:
    with untouched_engine.connect() as connection:
        fill(connection)
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql("DELETE FROM initiatives")


def test_moments_come_back_in_utc(untouched_engine: Engine) -> None:
    with untouched_engine.connect() as connection:
        fill(connection)
        table = metadata.tables["sources"]
        assert connection.execute(table.select()).one().imported_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_naive_moments_are_refused(untouched_engine: Engine) -> None:
    with untouched_engine.connect() as connection:
        fill(connection)
        with pytest.raises(Exception, match="no time zone"):
            _insert(connection, "batches", RIGHT["batches"] | {"id": 9, "started_at": datetime(2026, 1, 1)})


def _another(table: str) -> dict[str, Any]:
    """A second right row of the table."""
    row = dict(RIGHT[table])
    if "id" in row:
        row["id"] += 1000
    for column in ("public_id", "slug", "name", "sha256", "alias", "key", "code"):
        if column in row:
            row[column] = f"{row[column][:-1]}z"
    if "ordinal" in row and ("id" in row or table == "batch_files"):
        row["ordinal"] += 10
    return row


def _insert(connection: Connection, table: str, row: dict[str, Any]) -> None:
    connection.execute(insert(metadata.tables[table]).values(**row))


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, bytes):
        return "''"
    if isinstance(value, list | dict):
        return "'[]'" if isinstance(value, list) else "'{}'"
    return "'" + str(value).replace("'", "''") + "'"
