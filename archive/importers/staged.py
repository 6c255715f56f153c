"""The process that works on what is staged: `python -m archive.importers.staged FOLDER preview|store|difference|apply`.

It understands every file of an upload as an import would, with what the person set, or stores them all; or it tells what
reading stored sources anew would change, or does it. The site only looks on. The database is told by ARCHIVE_DATABASE_URL,
so that no password stands in a list of processes.
"""

import fcntl
import hashlib
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from archive import database
from archive.errors import ArchiveError
from archive.extraction.findings import Annotation
from archive.importers import columns, corrections, difference, lists, preview, tabular
from archive.importers.batches import FileOutcome
from archive.importers.catalogue import from_connection
from archive.importers.files import Incoming, incoming
from archive.importers.given import Given, from_options
from archive.importers.one import take_in
from archive.importers.run import Run, import_files, reannotate
from archive.importers.staging import Staging, write
from archive.importers.writing import writing
from archive.schema.base import table_of
from archive.schema.metadata import Correction
from archive.schema.vocabulary import Decision

logger = logging.getLogger(__name__)


def files(engine: Engine, staging: Staging) -> Iterator[Incoming]:
    """The files of an upload, members of archives and rows of lists one by one, under the names they came by."""
    for file in lists.expanded(engine, incoming([staging.files])):
        yield replace(file, path=_own_name(staging, file.path))


def _own_name(staging: Staging, path: str) -> str:
    own = path.removeprefix(f"{staging.files}{os.sep}")
    # A second file of the same name waits in a folder with a number.
    head, _, rest = own.partition(os.sep)
    return rest if rest and head.isdigit() else own


def _tables(engine: Engine, staging: Staging) -> None:
    """Describe the tables of an upload."""
    said = staging.wishes()["columns"]
    found: list[dict[str, Any]] = []
    with engine.connect() as connection:
        for file in incoming([staging.files]):
            found += tabular.described(connection, replace(file, path=_own_name(staging, file.path)), said)
    write(staging.folder / "tables.json", {"tables": found})


def understand(engine: Engine, staging: Staging) -> None:
    """Make the previews that are missing, or that were made before the person set something else."""
    given = given_of(staging)
    with engine.connect() as connection:
        catalogue = from_connection(connection)
    seen: dict[str, str] = {}
    made = {held["path"]: held.get("digest") for held in staging.previews()}
    number = 0
    total, there = _count(staging), set()
    staging.tell(verb="preview", done=0, total=total, finished=False, problem="")
    _tables(engine, staging)
    for number, file in enumerate(files(engine, staging), 1):
        there.add(file.path)
        sha256 = hashlib.sha256(file.content).hexdigest() if file.content is not None else ""
        path, digest = staging.preview_path(file.path), staging.digest(sha256)
        pending = staging.pending(sha256)
        if made.get(file.path) == digest:
            seen.setdefault(sha256, file.path)
        else:
            outcome, annotation = take_in(engine, file, given, catalogue, seen, None, pending)
            with engine.connect() as connection:
                found = preview.of(connection, outcome, annotation, pending)
            write(path, preview.as_json(found) | {"digest": digest})
            if annotation is not None:
                staging.keep_text(file.path, annotation.text)
        staging.tell(done=number, total=max(total, number))
    staging.keep_only(there)
    staging.tell(done=number, total=number, finished=True)


def store(engine: Engine, staging: Staging) -> None:
    """Keep what the person set as decisions, then take the files in."""
    wishes, author = staging.wishes(), staging.author
    left_out = set(wishes["left_out"])
    paths = [p["path"] for p in staging.previews() if p["sha256"] not in left_out]
    staging.tell(verb="store", done=0, total=len(paths), finished=False, problem="")
    _decide(engine, staging, author, left_out)
    done = 0

    def report(_outcome: object, _annotation: object) -> None:
        nonlocal done
        done += 1
        staging.tell(done=done)

    request = {"author": author, "paths": paths}
    for told in wishes["columns"]:
        columns.remember(engine, told)
    chosen = (file for file in files(engine, staging) if not _is_of(file, left_out))
    run = import_files(engine, chosen, given=given_of(staging), verb="upload", report=report, request=request)
    staging.tell(finished=True, batch=run.batch)


def _is_of(file: Incoming, left_out: set[str]) -> bool:
    return file.content is not None and hashlib.sha256(file.content).hexdigest() in left_out


def differ(engine: Engine, staging: Staging) -> None:
    """Tell, source by source, what reading them anew would change."""
    names = staging.wishes().get("sources", ())
    number = 0
    staging.tell(verb="difference", done=0, finished=False, problem="")

    def show(outcome: FileOutcome, annotation: Annotation | None) -> None:
        nonlocal number
        number += 1
        changes = []
        if annotation is not None:
            with engine.connect() as connection:
                changes = [
                    asdict(c) | {"sort": c.sort} for c in difference.of(connection, outcome.sha256 or "", annotation)
                ]
        told = {"path": outcome.path, "sha256": outcome.sha256, "outcome": outcome.outcome, "reason": outcome.reason}
        write(staging.preview_path(outcome.sha256 or outcome.path), told | {"changes": changes})
        staging.tell(done=number)

    reannotate(engine, names=names, report=show, dry_run=True)
    staging.tell(finished=True, total=number)


def apply(engine: Engine, staging: Staging) -> None:
    """Read the sources anew that would change."""
    changed = [held["sha256"] for held in staging.previews() if held["changes"]]
    done = 0
    staging.tell(verb="apply", done=0, total=len(changed), finished=False, problem="")

    def report(_outcome: object, _annotation: object) -> None:
        nonlocal done
        done += 1
        staging.tell(done=done)

    run = reannotate(engine, names=changed, report=report, author=staging.author) if changed else Run()
    staging.tell(finished=True, batch=run.batch)


def work(engine: Engine, staging: Staging, verb: str) -> None:
    """Do what a verb says, with the columns that the person named."""
    with columns.saying(staging.wishes()["columns"]):
        _VERBS[verb](engine, staging)


_VERBS = {"preview": understand, "store": store, "difference": differ, "apply": apply}


def given_of(staging: Staging) -> Given:
    """What the person said of all files."""
    said = staging.wishes()["given"]
    return from_options(said.get("url"), said.get("publisher"), said.get("issuer"), said.get("published"))


def _decide(engine: Engine, staging: Staging, author: str, left_out: Iterable[str]) -> None:
    """Keep the decisions; those that are kept already (the process was cut off, say) are not kept twice."""
    with writing(engine) as connection:
        rows = connection.execute(select(table_of(Correction)).where(Correction.undone_at.is_(None)))
        documents = {
            (held["sha256"], min(s[0] for s in d["spans"]), max(s[1] for s in d["spans"]))
            for held in staging.previews()
            for d in held["documents"]
            if d["spans"]
        }
        kept = {(r.source_sha256, r.start, r.stop, r.decision, repr(r.after)) for r in rows}
        for sha256 in staging.wishes()["decisions"]:
            for d in staging.pending(sha256) if sha256 not in left_out else ():
                if d.decision is Decision.CHANGED and (sha256, d.start, d.stop) not in documents:
                    continue  # its borders were drawn elsewhere since
                if (sha256, d.start, d.stop, d.decision, repr(d.after)) not in kept:
                    corrections.decide(
                        connection, source_sha256=sha256, kind=d.kind, start=d.start, stop=d.stop, quoted=d.quoted,
                        decision=d.decision, author=author, before=d.before, after=d.after,
                    )  # fmt: skip


def _count(staging: Staging) -> int:
    return sum(1 for p in staging.files.rglob("*") if p.is_file() and not p.name.endswith(".source.toml"))


def main(arguments: list[str]) -> None:
    """Work on one upload, one at a time on this machine."""
    folder, verb = arguments
    staging = Staging(Path(folder))
    # Who looks whether somebody works here holds the lock for a moment, too.
    with staging.alone(patience=40) as free:
        if not free:
            return
        with (staging.folder.parent / "turn").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            try:
                engine = database.connect(os.environ["ARCHIVE_DATABASE_URL"])
                try:
                    work(engine, staging, verb)
                finally:
                    engine.dispose()
            except ArchiveError as error:
                staging.tell(finished=True, problem=str(error))
            except Exception as error:
                logger.exception("the upload could not be worked on")
                staging.tell(finished=True, problem=f"a mistake of the programme ({type(error).__name__}: {error})")


if __name__ == "__main__":
    main(sys.argv[1:])
