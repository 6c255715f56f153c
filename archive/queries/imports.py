"""What came in: import runs with their outcome per file."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from archive.schema.metadata import Batch, BatchFile
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
        files = tuple(
            File(r.path.replace("\\", "/").rpartition("/")[2], r.size, r.outcome, r.reason, r.documents, r.milestones)
            for r in rows[:FILES]
        )
        outcomes = tuple((word.value, n) for word, n in counts.items() if n)
        runs.append(Run(batch.id, batch.verb, batch.started_at, batch.finished_at, batch.version, files, outcomes))
    return runs
