"""What came in: import runs with their outcome per file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from archive.queries import milestones
from archive.queries.items import InitiativeName, Item
from archive.queries.when import When, when
from archive.schema.metadata import Batch, BatchFile, Document, Initiative, InitiativeMention, Milestone, Source
from archive.schema.vocabulary import Basis, Outcome


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
    author: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a new document added: how many statements, printed or inherited, over which time; names met for the first time."""

    public_id: str
    title: str
    withdrawn: bool
    milestones: int
    printed: int
    span: When | None
    first: tuple[Item, ...]
    initiatives: tuple[InitiativeName, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """One run: `brought` are at most `TOLD` of its `documents` new documents, `others` the files that `run` leaves out."""

    run: Run
    brought: tuple[Brought, ...]
    documents: int
    others: int


#: Files shown of a run; the view `imports` has them all. Documents of a run told of in full, statements shown of each.
FILES, TOLD, SHOWN = 200, 50, 5


def latest(connection: Connection, size: int = 20, offset: int = 0) -> list[Run]:
    """The latest runs, the newest first."""
    rows = connection.execute(select(Batch.__table__).order_by(Batch.id.desc()).limit(size).offset(offset))
    return [_run(connection, batch) for batch in rows]


def one(connection: Connection, number: int) -> Whole | None:
    """A run with what each new document of it added, None where there is none."""
    batch = connection.execute(select(Batch.__table__).where(Batch.id == number)).one_or_none()
    if batch is None:
        return None
    new = (
        select(Document.id, Document.public_id, Document.title, Document.withdrawn)
        .join(BatchFile, BatchFile.source_id == Document.source_id)
        .where(BatchFile.batch_id == number, BatchFile.outcome == Outcome.NEW)
    )
    documents = connection.execute(new.order_by(BatchFile.ordinal, Document.ordinal).limit(TOLD)).all()
    total = connection.scalar(select(func.count()).select_from(new.subquery())) or 0
    run = _run(connection, batch)
    others = sum(n for _, n in run.outcomes) - len(run.files)
    return Whole(run, tuple(_added(connection, documents)), total, others)


def files(connection: Connection, number: int) -> list[tuple[str, int, int, str, str]] | None:
    """Outcome, documents, milestones, path and reason of every file of a run, None where there is no such run."""
    if connection.scalar(select(Batch.id).where(Batch.id == number)) is None:
        return None
    file = BatchFile
    columns = (file.outcome, file.documents, file.milestones, file.path, file.reason)
    rows = connection.execute(select(*columns).where(file.batch_id == number).order_by(file.ordinal))
    return [(row.outcome.value, *row[1:]) for row in rows]


def sources(connection: Connection, size: int = 2000) -> list[tuple[str, str]]:
    """SHA-256 and name of the stored sources, the latest first."""
    rows = connection.execute(select(Source.sha256, Source.name).order_by(Source.id.desc()).limit(size))
    return [(row.sha256, row.name) for row in rows]


def _run(connection: Connection, batch: Any) -> Run:
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
        for r in (sorted(rows, key=lambda r: r.outcome is not Outcome.REJECTED) if len(rows) > FILES else rows)[:FILES]
    )
    outcomes = tuple((word.value, n) for word, n in counts.items() if n)
    told = (batch.id, batch.verb, batch.started_at, batch.finished_at, batch.version)
    return Run(*told, files, outcomes, undone, str(batch.request.get("author") or ""))


def _added(connection: Connection, documents: Sequence[Any]) -> list[Brought]:
    m = Milestone
    keys = [d.id for d in documents]
    counted = {
        row.document_id: row
        for row in connection.execute(
            select(
                m.document_id,
                func.count().label("number"),
                func.count().filter(m.basis != Basis.INHERITED).label("printed"),
                func.min(m.earliest_day).label("earliest"),
                func.max(m.latest_day).label("latest"),
            )
            .where(m.document_id.in_(keys))
            .group_by(m.document_id)
        )
    }
    fresh = _first_met(connection, keys)
    found = []
    for d in documents:
        row = counted.get(d.id)
        shown = milestones.many(connection, Document.id == d.id, limit=SHOWN) if row else []
        span = when(row.earliest, row.latest, "") if row else None
        number, printed = (row.number, row.printed) if row else (0, 0)
        gone = d.withdrawn is not None
        told = (tuple(shown), fresh.get(d.id, ()))
        found.append(Brought(d.public_id, d.title, gone, number, printed, span, *told))
    return found


def _first_met(connection: Connection, documents: Sequence[int]) -> dict[int, tuple[InitiativeName, ...]]:
    """The initiatives that no earlier document of the archive names, by document."""
    first = (
        select(InitiativeMention.initiative_id, func.min(InitiativeMention.document_id).label("document"))
        .where(
            InitiativeMention.initiative_id.in_(
                select(InitiativeMention.initiative_id).where(InitiativeMention.document_id.in_(documents))
            )
        )
        .group_by(InitiativeMention.initiative_id)
        .subquery()
    )
    rows = connection.execute(
        select(first.c.document, Initiative.slug, Initiative.name, Initiative.theme)
        .join(Initiative, Initiative.id == first.c.initiative_id)
        .where(first.c.document.in_(documents))
        .order_by(Initiative.name)
    )
    found: dict[int, tuple[InitiativeName, ...]] = {}
    for document, slug, name, theme in rows:
        found[document] = (*found.get(document, ()), InitiativeName(slug, name, theme))
    return found


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
