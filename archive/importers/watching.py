"""Takes in what arrives in a folder: once, and whole files only. What was taken in before stands in the database.

A file is whole when its size and its moment of change are the same in two looks, one interval apart; so is its sidecar.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from sqlalchemy import ColumnElement, Connection, Engine, select

from archive import __version__
from archive.importers.files import Incoming, incoming
from archive.importers.given import SIDECAR
from archive.importers.one import given_of
from archive.importers.run import Report, Run, import_files
from archive.schema.base import table_of
from archive.schema.metadata import Batch, BatchFile, Source
from archive.schema.vocabulary import Outcome

#: What browsers and editors call a file that they have not finished.
UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".swp")

#: Size and moment of change of a file, and of its sidecar.
Look = dict[Path, tuple[tuple[int, int], ...]]


def watch(
    engine: Engine, folder: Path, *, interval: float, stop: Event, report: Report, once: bool = False
) -> Iterator[Run]:
    """Take in what arrives until `stop` is set; a run whenever there was something. With `once`, look twice and end.

    `interval` is the time between two looks, in seconds. A stop is heeded between two files, never within one.
    """
    before, done = look(folder), Look()
    while not stop.wait(interval):
        now = look(folder)
        whole = [path for path, state in now.items() if before.get(path) == state != done.get(path)]
        run = _take_in(engine, folder, whole, stop, report)
        if not stop.is_set():
            done |= {path: now[path] for path in whole}
        if run.files:
            yield run
        if once:
            return
        before = now


def look(folder: Path) -> Look:
    """The files of a folder as they are at this moment, by name; links to folders are not followed."""
    found: Look = {}
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(above, name)
            if not _passing(name) and (state := _state(path)):
                found[path] = (state, _state(path.with_name(name + SIDECAR)) or (0, 0))
    return found


def _passing(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower().endswith((*UNFINISHED, SIDECAR))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _take_in(engine: Engine, folder: Path, paths: list[Path], stop: Event, report: Report) -> Run:
    """Import what the database does not know; no batch is opened where there is nothing."""
    fresh = _fresh(engine, paths, stop)
    first = next(fresh, None)
    if first is None:
        return Run()

    def all_of_it() -> Iterator[Incoming]:
        yield first
        yield from fresh

    return import_files(engine, all_of_it(), verb="watch", report=report, request={"paths": [str(folder)]})


def _fresh(engine: Engine, paths: list[Path], stop: Event) -> Iterator[Incoming]:
    for path in paths:
        if not path.exists():
            continue
        for file in incoming([path]):
            if stop.is_set():
                return
            with engine.connect() as connection:
                known = _known(connection, file)
            if not known:
                yield file


def _known(connection: Connection, file: Incoming) -> bool:
    """Whether a file was stored, or turned away or read as a list by this very programme, and nothing new is said of it.

    The bytes of a source that came under another name are news once: a person is told of the duplicate.
    """
    if file.content is None:
        return _met(connection, file, BatchFile.size == file.size, _REFUSED, Batch.version == __version__)
    sha256 = hashlib.sha256(file.content).hexdigest()
    same = BatchFile.sha256 == sha256
    held = connection.execute(select(table_of(Source)).where(Source.sha256 == sha256)).one_or_none()
    if held is None:
        return _met(connection, file, same, _REFUSED, Batch.version == __version__)
    said = given_of(held)
    return file.given.or_else(said) == said and (held.name == file.name or _met(connection, file, same))


_REFUSED = BatchFile.outcome.in_((Outcome.REJECTED, Outcome.LISTED))


def _met(connection: Connection, file: Incoming, *conditions: ColumnElement[bool]) -> bool:
    """Whether an import has told of the file at this path."""
    told = select(BatchFile.path).join(Batch, Batch.id == BatchFile.batch_id)
    return connection.execute(told.where(BatchFile.path == file.path, *conditions).limit(1)).first() is not None
