"""Keeps the history of import runs: one batch, with the outcome of every file."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from archive import __version__
from archive.importers.writing import now, writing
from archive.schema.metadata import Batch, BatchFile
from archive.schema.vocabulary import Outcome

#: How many rows of an index are looked at for the statistics by which SQLite chooses its ways (SQLite advises 100 to 1000).
_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What the run did with one file; `date_words` are those of a date that a list gives and nobody could read (not stored here)."""

    path: str
    outcome: Outcome
    reason: str = ""
    size: int | None = None
    sha256: str | None = None
    source: int | None = None
    documents: int = 0
    milestones: int = 0
    date_words: str = ""


def start(engine: Engine, verb: str, request: dict[str, Any]) -> int:
    """Open a batch; its number."""
    with writing(engine) as connection:
        values = {"verb": verb, "started_at": now(), "request": request, "version": __version__}
        return connection.execute(insert(Batch).values(**values).returning(Batch.id)).scalar_one()


def add(connection: Connection, batch: int, outcome: FileOutcome) -> None:
    """Note what was done with a file, in the transaction in which it was done."""
    last = connection.scalar(select(func.max(BatchFile.ordinal)).where(BatchFile.batch_id == batch)) or 0
    connection.execute(
        insert(BatchFile).values(
            batch_id=batch,
            ordinal=last + 1,
            path=outcome.path,
            size=outcome.size,
            sha256=outcome.sha256,
            outcome=outcome.outcome,
            reason=outcome.reason,
            source_id=outcome.source,
            documents=outcome.documents,
            milestones=outcome.milestones,
        )
    )


def finish(engine: Engine, batch: int) -> None:
    """Close a batch; SQLite learns what its tables now hold (PostgreSQL does so by itself)."""
    with writing(engine) as connection:
        connection.execute(update(Batch).where(Batch.id == batch).values(finished_at=now()))
    if engine.dialect.name == "sqlite":
        with writing(engine) as connection:
            # Only tables that grew tenfold since are looked at, and few rows of each: https://www.sqlite.org/lang_analyze.html
            connection.exec_driver_sql(f"PRAGMA analysis_limit = {_LOOKED_AT}")
            connection.exec_driver_sql("PRAGMA optimize = 0x10002")
