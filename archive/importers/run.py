"""The verbs of importing: take files in, annotate stored sources anew, show what an import would do.

Each file is read and understood outside of any transaction, then stored in one; so two imports at once wait for each other
only while rows are written, and a killed import leaves whole documents or none.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from archive.extraction.findings import Annotation
from archive.importers import batches, content, lists
from archive.importers.batches import FileOutcome
from archive.importers.catalogue import from_connection
from archive.importers.files import Incoming, incoming
from archive.importers.given import Given
from archive.importers.one import given_of, stored, take_in
from archive.importers.store import given_columns
from archive.schema.base import table_of
from archive.schema.metadata import Source
from archive.schema.vocabulary import Outcome

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
    author: str = "",
) -> Run:
    """Take in all files under `paths`. Nothing is written on a dry run, not even the history.

    Raises:
        WrongUse: if a path does not exist; nothing has been done then.
        DatabaseProblem: if the database cannot be written to.
    """
    wanted = list(paths)
    request: dict[str, Any] = {"paths": [str(path) for path in wanted]} | ({"author": author} if author else {})
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
    for file in lists.expanded(engine, files):
        if not dry_run:
            lists.remember_sidecars(engine, file)
        outcome, annotation = take_in(engine, file, given, catalogue, seen, run.batch)
        run.files.append(outcome)
        report(outcome, annotation)
    if run.batch is not None:
        batches.finish(engine, run.batch)
    return run


def reannotate(
    engine: Engine, *, names: Iterable[str] = (), report: Report = _ignore, verb: str = "reannotate",
    dry_run: bool = False, author: str = "",
) -> Run:  # fmt: skip
    """Understand stored sources anew (all, or those of these names or SHA-256s), with the catalogue as it is now.

    On a dry run nothing is written: `report` gets every annotation as it would be stored.
    """
    wanted = set(names)
    with engine.connect() as connection:
        catalogue = from_connection(connection)
        rows = connection.execute(select(table_of(Source)).order_by(Source.id)).all()
    chosen = [row for row in rows if not wanted or row.name in wanted or row.sha256 in wanted]
    request: dict[str, Any] = {"sources": sorted(wanted)} | ({"author": author} if author else {})
    run = Run(batch=None if dry_run else batches.start(engine, verb, request))
    for row in chosen:
        with engine.connect() as connection:
            held = content.of_source(connection, row.id)
        file = Incoming(row.name, row.size, held, given_of(row))
        outcome, annotation = stored(engine, file, row.sha256, file.given, catalogue, run.batch)
        run.files.append(outcome)
        report(outcome, annotation)
    if run.batch is not None:
        batches.finish(engine, run.batch)
    return run
