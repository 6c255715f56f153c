"""Takes documents back, one by one or a whole batch of them: they are kept with everything found in them, but not shown.

Of a batch only what it brought anew is taken back: a source that it found changed was there before, and stays. A document
that was withdrawn by itself stays withdrawn when its batch is brought back.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Select, func, select, update

from archive.errors import WrongUse
from archive.importers import audit, bulk, events, lod
from archive.importers.writing import touch, writing
from archive.schema.metadata import Batch, BatchFile, Document
from archive.schema.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Taken:
    """How many sources and documents were taken back or brought back; sources that only changed, and so stayed."""

    sources: int
    documents: int
    stayed: int


def mark(batch: int) -> str:
    """How the reason of a withdrawal begins when a batch was undone."""
    return f"batch {batch} undone"


def undo(engine: Engine, batch: int, *, author: str, reason: str = "") -> Taken:
    """Hide all documents that a batch brought.

    Raises:
        WrongUse: if there is no such batch, or nothing that it brought is shown.
    """
    told = f"{mark(batch)} by {author}" + (f": {reason}" if reason else "")
    with writing(engine) as connection:
        brought, stayed = _brought(connection, batch)
        shown = list(connection.scalars(brought.where(Document.withdrawn.is_(None))))
        if not shown:
            raise WrongUse(f"batch {batch} brought nothing that is shown")
        taken = _set(connection, shown, told, stayed)
        audit.note(connection, author, "batch undo", batch, after={"documents": taken.documents}, reason=reason)
        return taken


def restore(engine: Engine, batch: int, *, author: str = "command line", reason: str = "") -> Taken:
    """Show again all documents that went with a batch.

    Raises:
        WrongUse: if there is no such batch, or it was not undone.
    """
    with writing(engine) as connection:
        brought, stayed = _brought(connection, batch)
        hidden = list(
            connection.scalars(brought.where(Document.withdrawn.startswith(mark(batch) + " ", autoescape=True)))
        )
        if not hidden:
            raise WrongUse(f"batch {batch} was not undone")
        taken = _set(connection, hidden, None, stayed)
        audit.note(connection, author, "batch restore", batch, after={"documents": taken.documents}, reason=reason)
        return taken


def withdraw(engine: Engine, document: str, *, author: str, reason: str) -> None:
    """Hide one document (public id); the source that holds it is then no longer handed out as a file either.

    Raises:
        WrongUse: if there is no such document, it is withdrawn already, or no reason is given.
    """
    if not reason.strip():
        raise WrongUse("a document is withdrawn for a reason: say it with --reason")
    with writing(engine) as connection:
        key, withdrawn = _one(connection, document)
        if withdrawn is not None:
            raise WrongUse(f"document {document} is withdrawn already ({withdrawn})")
        _set(connection, [key], f"by {author}: {reason.strip()}", 0)
        audit.note(connection, author, "document withdraw", document, reason=reason.strip())


def show_again(engine: Engine, document: str, *, author: str = "command line") -> None:
    """Show a withdrawn document (public id) again.

    Raises:
        WrongUse: if there is no such document, or it is shown.
    """
    with writing(engine) as connection:
        key, withdrawn = _one(connection, document)
        if withdrawn is None:
            raise WrongUse(f"document {document} is not withdrawn")
        _set(connection, [key], None, 0)
        audit.note(connection, author, "document show", document, before={"withdrawn": withdrawn})


def _one(connection: Connection, document: str) -> tuple[int, str | None]:
    row = connection.execute(
        select(Document.id, Document.withdrawn).where(Document.public_id == document)
    ).one_or_none()
    if row is None:
        raise WrongUse(f"there is no document {document}; `league-archive sql` on the view documents lists their ids")
    return row.id, row.withdrawn


def _brought(connection: Connection, batch: int) -> tuple[Select[int], int]:
    """The documents (keys) of the sources that a batch brought, as a statement; how many sources it only changed."""
    if connection.scalar(select(Batch.id).where(Batch.id == batch)) is None:
        raise WrongUse(f"there is no batch {batch}")
    own = select(BatchFile.source_id).where(BatchFile.batch_id == batch, BatchFile.source_id.is_not(None))
    new = own.where(BatchFile.outcome == Outcome.NEW)
    changed = own.where(BatchFile.outcome == Outcome.CHANGED).subquery()
    stayed = connection.scalar(select(func.count()).select_from(changed)) or 0
    return select(Document.id).where(Document.source_id.in_(new)), stayed


def _set(connection: Connection, documents: list[int], withdrawn: str | None, stayed: int) -> Taken:
    sources: set[int] = set()
    touched: set[int] = set()
    for some in bulk.portions(documents):
        connection.execute(update(Document).where(Document.id.in_(some)).values(withdrawn=withdrawn))
        sources |= set(connection.scalars(select(Document.source_id).where(Document.id.in_(some))))
        touched |= events.of_documents(connection, some)
    for source in sorted(sources):
        lod.refresh(connection, lod.days_of_source(connection, source))
    for event in sorted(touched):
        events.describe(connection, event)
    touch(connection)
    return Taken(len(sources), len(documents), stayed)
