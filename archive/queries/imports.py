"""What came in: import runs with their outcome per file."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from archive.schema.metadata import Batch, BatchFile, Document
from archive.schema.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class File:
    """One file of a run."""

    path: str
    size: int | None
    outcome: Outcome
    reason: str
    documents: int
    milestones: int
    #: Permanent id and title of each document that the file brought and that is shown.
    brought: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One run; `finished_at` is None where it goes on or was cut off. `files` are at most `FILES`."""

    id: int
    verb: str
    started_at: datetime
    finished_at: datetime | None
    version: str
    files: tuple[File, ...]
    outcomes: tuple[tuple[str, int], ...]
    #: Whether it was taken back as a whole.
    undone: bool = False


#: Files shown of a run; the view `imports` has them all.
FILES = 200


def latest(connection: Connection, size: int = 20) -> list[Run]:
    """The latest runs, the newest first."""
    runs = []
    for batch in connection.execute(select(Batch.__table__).order_by(Batch.id.desc()).limit(size)):
        rows = connection.execute(
            select(BatchFile.__table__).where(BatchFile.batch_id == batch.id).order_by(BatchFile.ordinal)
        ).all()
        counts = {word: sum(row.outcome == word for row in rows) for word in Outcome}
        brought, undone = _brought(connection, batch.id)
        files = tuple(
            File(
                r.path.replace("\\", "/").rpartition("/")[2],
                r.size,
                r.outcome,
                r.reason,
                r.documents,
                r.milestones,
                brought.get(r.source_id, ()),
            )
            for r in rows[:FILES]
        )
        outcomes = tuple((word.value, n) for word, n in counts.items() if n)
        told = (batch.id, batch.verb, batch.started_at, batch.finished_at, batch.version)
        runs.append(Run(*told, files, outcomes, undone))
    return runs


def _brought(connection: Connection, batch: int) -> tuple[dict[int, tuple[tuple[str, str], ...]], bool]:
    """The documents shown of each source that the run brought; whether some are hidden because it was undone."""
    rows = connection.execute(
        select(Document.source_id, Document.public_id, Document.title, Document.withdrawn)
        .join(BatchFile, BatchFile.source_id == Document.source_id)
        .where(BatchFile.batch_id == batch, BatchFile.outcome == Outcome.NEW)
        .order_by(Document.source_id, Document.ordinal)
    ).all()
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for row in rows:
        if row.withdrawn is None:
            found[row.source_id] = (*found.get(row.source_id, ()), (row.public_id, row.title))
    return found, any((row.withdrawn or "").startswith(f"batch {batch} undone ") for row in rows)
