"""One file of a run: known already, or read, understood and stored in one transaction, or rejected with its reason."""

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, select

from archive.errors import ArchiveError, RejectedSource
from archive.extraction import persons
from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import EXTRACTION_VERSION, Annotation
from archive.extraction.pipeline import annotate
from archive.importers import batches, columns, corrections, privacy, remarks
from archive.importers.batches import FileOutcome
from archive.importers.files import Incoming
from archive.importers.given import Given
from archive.importers.patience import within
from archive.importers.store import Taken, store
from archive.importers.writing import writing
from archive.readers import isolation, read, tables
from archive.readers.lists import Listed
from archive.schema.base import table_of
from archive.schema.metadata import Document, Milestone, Source
from archive.schema.vocabulary import LIST_READER, Outcome

logger = logging.getLogger(__name__)


def take_in(
    engine: Engine, file: Incoming, options: Given, catalogue: Catalogue, seen: dict[str, str], batch: int | None,
    pending: Sequence[Any] = (),
) -> tuple[FileOutcome, Annotation | None]:  # fmt: skip
    """Decide about one file, and do it unless `batch` is None (a dry run, for which also `pending` decisions count)."""
    if file.content is None:
        return _noted(engine, batch, FileOutcome(file.path, Outcome.REJECTED, file.rejected, file.size)), None
    sha256 = hashlib.sha256(file.content).hexdigest()
    given = _completed(engine, sha256, file.given.or_else(options))
    early = _early(engine, file, sha256, given, seen)
    if early is not None:
        return _noted(engine, batch, early), None
    seen[sha256] = file.path
    if file.listed is not None and batch is None:
        return _as_list(file, FileOutcome(file.path, Outcome.LISTED, "", file.size, sha256)), None
    return stored(engine, file, sha256, given, catalogue, batch, pending)


def stored(
    engine: Engine, file: Incoming, sha256: str, given: Given, catalogue: Catalogue, batch: int | None,
    pending: Sequence[Any] = (),
) -> tuple[FileOutcome, Annotation | None]:  # fmt: skip
    """Read, understand and store one file; a file that cannot be taken in is rejected with its reason."""
    try:
        with engine.connect() as connection:
            decisions = [*corrections.standing(connection, sha256), *pending]
            covered = privacy.persons_hidden(connection)
            told = columns.all_told(connection, file.given)
        with within(isolation.seconds()):
            taken = _understood(file, given, decisions, catalogue, covered, told)
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
    return given if known is None else given.or_else(given_of(known))


def _early(engine: Engine, file: Incoming, sha256: str, given: Given, seen: dict[str, str]) -> FileOutcome | None:
    """The outcome of a file that need not be read: known already, or met in this run under another name."""
    # A list may tell of a file that came in before it in the same run.
    if sha256 in seen and seen[sha256] != file.path:
        reason = f"the same bytes as {seen[sha256]}"
        return FileOutcome(file.path, Outcome.DUPLICATE, reason, file.size, sha256)
    with engine.connect() as connection:
        known = connection.execute(select(table_of(Source)).where(Source.sha256 == sha256)).one_or_none()
        if known is None or known.extraction_version != EXTRACTION_VERSION or given_of(known) != given:
            return None
        if (file.given.columns or columns.TOLD.get()) and tables.is_table(file.content or b"", file.name):
            return None  # its columns are told anew
        seen[sha256] = file.path
        if known.name != file.name:
            reason = f"the same bytes as {known.name}, which the archive holds"
            return FileOutcome(file.path, Outcome.DUPLICATE, reason, file.size, sha256, known.id)
        same = FileOutcome(file.path, Outcome.SAME, "", file.size, sha256, known.id)
        return _held(connection, same) if file.listed is None else _as_list(file, same)


def _as_list(file: Incoming, outcome: FileOutcome) -> FileOutcome:
    """The outcome of a list of documents: it is kept, and its rows follow it."""
    return replace(outcome, outcome=Outcome.LISTED, reason=f"a list of {file.listed} documents. {file.remark}")


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


def _understood(
    file: Incoming, given: Given, decisions: list[Any], catalogue: Catalogue, covered: bool = False,
    told: Sequence[Mapping[str, str]] = (),
) -> Taken:  # fmt: skip
    """The file, read and annotated; what people decided of borders and headers guides how it is understood.

    With `covered`, names of private persons are covered before anything else is done with the text.

    Raises:
        RejectedSource: if no reader takes it, or its text cannot be stored.
    """
    assert file.content is not None
    try:
        reading = read(file.content, file.name, told) if told else read(file.content, file.name)
    except Listed as found:
        reading = found.reading
    if "\0" in reading.text or (not reading.text.isprintable() and _unstorable(reading.text)):
        raise RejectedSource("its text holds characters that cannot be stored (NUL, or half a surrogate pair)")
    if not reading.text.strip():
        raise RejectedSource("no text was found in it")
    if covered:
        reading = persons.hide(reading, persons.find(reading.text))
    if reading.reader == LIST_READER:
        annotation = Annotation(reading.text, ())
    else:
        annotation = annotate(reading, catalogue, corrections.hinted(decisions, reading.text, given.hints()))
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
            file.remark or remarks.of(file.name, taken.reading, taken.annotation),
            len(taken.content),
            taken.sha256,
            stored.source,
            stored.documents,
            stored.milestones,
        )
        if file.listed is not None:
            outcome = _as_list(file, outcome)
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
    told = file.remark or remarks.of(file.name, taken.reading, taken.annotation)
    words = taken.given.date_words or ""
    return FileOutcome(file.path, outcome, told, len(taken.content), taken.sha256, known, *counts, date_words=words)


def given_of(row: object) -> Given:
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
        "number": "given_number",
        **{name: name for name in ("part_of", "list_sha256", "list_row", "date_words")},
    }
    return Given(**{name: getattr(row, column) for name, column in columns.items()})
