"""What came in: import runs with their outcome per file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
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
    file = BatchFile
    counted = select(file.outcome, func.count()).where(file.batch_id == batch.id).group_by(file.outcome)
    counts = dict(connection.execute(counted).all())
    # What was rejected is shown first where not all can be.
    first = [file.outcome != Outcome.REJECTED] if sum(counts.values()) > FILES else []
    rows = connection.execute(
        select(file.__table__).where(file.batch_id == batch.id).order_by(*first, file.ordinal).limit(FILES)
    ).all()
    brought = _brought(connection, batch.id, {row.source_id for row in rows})
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
        for r in rows
    )
    outcomes = tuple((word.value, counts[word]) for word in Outcome if word in counts)
    told = (batch.id, batch.verb, batch.started_at, batch.finished_at, batch.version)
    undone = _undone(connection, batch.id)
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


def _brought(connection: Connection, batch: int, sources: Collection[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    """The documents shown of those of the sources that the run brought: permanent id and title."""
    rows = connection.execute(
        select(Document.source_id, Document.public_id, Document.title)
        .join(BatchFile, BatchFile.source_id == Document.source_id)
        .where(BatchFile.batch_id == batch, BatchFile.outcome == Outcome.NEW, Document.withdrawn.is_(None))
        .where(Document.source_id.in_(sources))
        .order_by(Document.source_id, Document.ordinal)
    )
    return {
        source: tuple((row.public_id, row.title) for row in of_one)
        for source, of_one in groupby(rows, attrgetter("source_id"))
    }


def _undone(connection: Connection, batch: int) -> bool:
    """Whether documents that the run brought are hidden because it was taken back."""
    hidden = (
        select(Document.id)
        .join(BatchFile, BatchFile.source_id == Document.source_id)
        .where(
            BatchFile.batch_id == batch,
            BatchFile.outcome == Outcome.NEW,
            Document.withdrawn.startswith(f"batch {batch} undone "),
        )
    )
    return connection.scalar(hidden.limit(1)) is not None
