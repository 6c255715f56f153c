"""The verbs of importing: take files in, annotate stored sources anew, show what an import would do.

Each file is read and understood outside of any transaction, then stored in one; so two imports at once wait for each other
only while rows are written, and a killed import leaves whole documents or none.
"""

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from archive.errors import ArchiveError, RejectedSource
from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import EXTRACTION_VERSION, Annotation
from archive.extraction.pipeline import annotate
from archive.importers import batches, content
from archive.importers.batches import FileOutcome
from archive.importers.catalogue import from_connection
from archive.importers.files import Incoming, incoming
from archive.importers.given import Given
from archive.importers.store import Taken, given_columns, store
from archive.importers.writing import writing
from archive.readers import read
from archive.schema.base import table_of
from archive.schema.metadata import Document, Milestone, Source
from archive.schema.vocabulary import Outcome

logger = logging.getLogger(__name__)

#: Called after every file with its outcome; `annotation` is there on a dry run.
Report = Callable[[FileOutcome, Annotation | None], None]


@dataclass(slots=True)
class Run:
    """What a run did, file by file."""

    batch: int | None = None
    files: list[FileOutcome] = field(default_factory=list)

    def counts(self) -> Counter[Outcome]:
        """How many files had each outcome."""
        return Counter(f.outcome for f in self.files)


def _ignore(_outcome: FileOutcome, _annotation: Annotation | None) -> None:
    """The report of a caller who wants none."""


def import_paths(
    engine: Engine,
    paths: Iterable[Path],
    *,
    given: Given | None = None,
    dry_run: bool = False,
    verb: str = "import",
    report: Report = _ignore,
) -> Run:
    """Take in all files under `paths`. Nothing is written on a dry run, not even the history.

    Raises:
        WrongUse: if a path does not exist; nothing has been done then.
        DatabaseProblem: if the database cannot be written to.
    """
    wanted = list(paths)
    request = {"paths": [str(path) for path in wanted]}
    return import_files(
        engine, incoming(wanted), given=given, dry_run=dry_run, verb=verb, report=report, request=request
    )


def import_files(
    engine: Engine,
    files: Iterable[Incoming],
    *,
    given: Given | None = None,
    dry_run: bool = False,
    verb: str = "import",
    report: Report = _ignore,
    request: dict[str, Any] | None = None,
) -> Run:
    """Take in files that are at hand already (an upload, say); `request` is what the history keeps of the wish.

    Raises:
        DatabaseProblem: if the database cannot be written to.
    """
    given = given or Given()
    with engine.connect() as connection:
        catalogue = from_connection(connection)
    options = {key: str(value) for key, value in given_columns(given).items() if value}
    run = Run()
    if not dry_run:
        run.batch = batches.start(engine, verb, {**(request or {}), "given": options})
    seen: dict[str, str] = {}
    for file in files:
        outcome, annotation = _one(engine, file, given, catalogue, seen, run.batch)
        run.files.append(outcome)
        report(outcome, annotation)
    if run.batch is not None:
        batches.finish(engine, run.batch)
    return run


def reannotate(engine: Engine, *, names: Iterable[str] = (), report: Report = _ignore) -> Run:
    """Understand stored sources anew (all, or those of these names or SHA-256s), with the catalogue as it is now."""
    wanted = set(names)
    with engine.connect() as connection:
        catalogue = from_connection(connection)
        rows = connection.execute(select(table_of(Source)).order_by(Source.id)).all()
    chosen = [row for row in rows if not wanted or row.name in wanted or row.sha256 in wanted]
    run = Run(batch=batches.start(engine, "reannotate", {"sources": sorted(wanted)}))
    for row in chosen:
        with engine.connect() as connection:
            held = content.of_source(connection, row.id)
        file = Incoming(row.name, row.size, held, _given_of(row))
        outcome, annotation = _stored(engine, file, row.sha256, file.given, catalogue, run.batch)
        run.files.append(outcome)
        report(outcome, annotation)
    batches.finish(engine, run.batch or 0)
    return run


def _one(
    engine: Engine, file: Incoming, options: Given, catalogue: Catalogue, seen: dict[str, str], batch: int | None
) -> tuple[FileOutcome, Annotation | None]:
    """Decide about one file, and do it unless `batch` is None (a dry run)."""
    if file.content is None:
        return _noted(engine, batch, FileOutcome(file.path, Outcome.REJECTED, file.rejected, file.size)), None
    sha256 = hashlib.sha256(file.content).hexdigest()
    given = _completed(engine, sha256, file.given.or_else(options))
    early = _early(engine, file, sha256, given, seen)
    if early is not None:
        return _noted(engine, batch, early), None
    seen[sha256] = file.path
    return _stored(engine, file, sha256, given, catalogue, batch)


def _stored(
    engine: Engine, file: Incoming, sha256: str, given: Given, catalogue: Catalogue, batch: int | None
) -> tuple[FileOutcome, Annotation | None]:
    """Read, understand and store one file; a file that cannot be taken in is rejected with its reason."""
    try:
        taken = _understood(file, given, catalogue)
        if batch is None:
            return _would_be(engine, file, taken), taken.annotation
        return _store(engine, taken, catalogue, file, batch), None
    except RejectedSource as error:
        reason = str(error)
    except ArchiveError:
        raise
    except Exception as error:
        # A mistake of ours with one file must not cost the others; the traceback goes to the log.
        logger.exception("%s could not be taken in", file.path)
        reason = f"a mistake of the programme ({type(error).__name__}: {error}); please report it with the file"
    return _noted(engine, batch, FileOutcome(file.path, Outcome.REJECTED, reason, file.size, sha256)), None


def _completed(engine: Engine, sha256: str, given: Given) -> Given:
    """What is said now, completed by what was said when the source came in: silence takes nothing back."""
    with engine.connect() as connection:
        known = connection.execute(select(table_of(Source)).where(Source.sha256 == sha256)).one_or_none()
    return given if known is None else given.or_else(_given_of(known))


def _early(engine: Engine, file: Incoming, sha256: str, given: Given, seen: dict[str, str]) -> FileOutcome | None:
    """The outcome of a file that need not be read: known already, or met in this run under another name."""
    if sha256 in seen:
        reason = f"the same bytes as {seen[sha256]}"
        return FileOutcome(file.path, Outcome.DUPLICATE, reason, file.size, sha256)
    with engine.connect() as connection:
        known = connection.execute(select(table_of(Source)).where(Source.sha256 == sha256)).one_or_none()
        if known is None or known.extraction_version != EXTRACTION_VERSION or _given_of(known) != given:
            return None
        seen[sha256] = file.path
        if known.name != file.name:
            reason = f"the same bytes as {known.name}, which the archive holds"
            return FileOutcome(file.path, Outcome.DUPLICATE, reason, file.size, sha256, known.id)
        return _held(connection, FileOutcome(file.path, Outcome.SAME, "", file.size, sha256, known.id))


def _held(connection: Connection, outcome: FileOutcome) -> FileOutcome:
    documents = list(connection.scalars(select(Document.id).where(Document.source_id == outcome.source)))
    milestones = list(connection.scalars(select(Milestone.id).where(Milestone.document_id.in_(documents))))
    return FileOutcome(
        outcome.path,
        outcome.outcome,
        outcome.reason,
        outcome.size,
        outcome.sha256,
        outcome.source,
        len(documents),
        len(milestones),
    )


def _understood(file: Incoming, given: Given, catalogue: Catalogue) -> Taken:
    """The file, read and annotated.

    Raises:
        RejectedSource: if no reader takes it, or its text cannot be stored.
    """
    assert file.content is not None
    reading = read(file.content, file.name)
    if "\0" in reading.text or (not reading.text.isprintable() and _unstorable(reading.text)):
        raise RejectedSource("its text holds characters that cannot be stored (NUL, or half a surrogate pair)")
    if not reading.text.strip():
        raise RejectedSource("no text was found in it")
    annotation = annotate(reading, catalogue, given.hints())
    sha256 = hashlib.sha256(file.content).hexdigest()
    return Taken(file.name, file.content, sha256, given, reading, annotation)


def _unstorable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _store(engine: Engine, taken: Taken, catalogue: Catalogue, file: Incoming, batch: int | None) -> FileOutcome:
    with writing(engine) as connection:
        stored = store(connection, taken, catalogue)
        outcome = FileOutcome(
            file.path,
            stored.outcome,
            "",
            len(taken.content),
            taken.sha256,
            stored.source,
            stored.documents,
            stored.milestones,
        )
        batches.add(connection, batch or 0, outcome)
    return outcome


def _noted(engine: Engine, batch: int | None, outcome: FileOutcome) -> FileOutcome:
    if batch is not None:
        with writing(engine) as connection:
            batches.add(connection, batch, outcome)
    return outcome


def _would_be(engine: Engine, file: Incoming, taken: Taken) -> FileOutcome:
    with engine.connect() as connection:
        known = connection.scalar(select(Source.id).where(Source.sha256 == taken.sha256))
    found = taken.annotation
    outcome = Outcome.CHANGED if known else Outcome.NEW
    counts = (len(found.documents), len(found.milestones))
    return FileOutcome(file.path, outcome, "", len(taken.content), taken.sha256, known, *counts)


def _given_of(row: object) -> Given:
    """What was said of a stored source."""
    columns = {
        "url": "origin_url",
        "publisher": "publisher",
        "retrieved": "retrieved",
        "issuer": "given_issuer",
        "published": "given_published",
        "title": "given_title",
        "note": "note",
        "digest": "digest",
    }
    return Given(**{name: getattr(row, column) for name, column in columns.items()})
