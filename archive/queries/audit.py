"""Who did what, when, and why: decisions about findings and every other change in one list, the newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, union

from archive.queries import decisions
from archive.queries.decided import Thing
from archive.queries.decisions import Change, Made
from archive.schema.metadata import AuditEntry, Batch, Correction, Document


@dataclass(frozen=True, slots=True)
class Done:
    """One change. `what` is a word of `log` in the messages, `subject` what it was done to; of a decision, `made` tells more."""

    at: datetime
    author: str
    what: str
    subject: str
    changes: tuple[Change, ...]
    reason: str
    made: Made | None = None
    #: The import that it was, or that was taken back or brought back.
    batch: int | None = None
    thing: Thing | None = None


def latest(connection: Connection, size: int = 100, offset: int = 0, author: str = "") -> list[Done]:
    """A page of the log; of one person where `author` is given."""
    many = offset + size
    entries = select(AuditEntry.__table__).order_by(AuditEntry.id.desc()).limit(many)
    found = [
        _entry(connection, e)
        for e in connection.execute(entries.where(AuditEntry.author == author) if author else entries).all()
    ]
    for d in decisions.latest(connection, many, author=author):
        found.append(Done(d.decided_at, d.author, d.decision, d.quoted, d.changes, d.reason, d, thing=d.thing))
    found += _batches(connection, many, author)
    return sorted(found, key=lambda done: done.at, reverse=True)[offset : offset + size]


def _entry(connection: Connection, row: Any) -> Done:
    """An entry of the log of what is no decision about a finding."""
    what = row.verb.replace(" ", "_")
    batch = int(row.subject) if what.startswith("batch_") and row.subject.isdigit() else None
    thing = None
    if what == "decision_undo" and row.subject.isdigit():
        taken = decisions.one(connection, int(row.subject))
        if taken is not None:
            return Done(row.at, row.author, what, taken.quoted, taken.changes, row.reason, thing=taken.thing)
    if what.startswith("document_"):
        held = select(Document.title).where(Document.public_id == row.subject, Document.withdrawn.is_(None))
        title = connection.scalar(held)
        thing = Thing("document", row.subject, title) if title else None
    return Done(row.at, row.author, what, row.subject, _changes(row.before, row.after), row.reason, None, batch, thing)


def _changes(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> tuple[Change, ...]:
    """What plain values became; what has parts (a report) is left out."""
    old, new = before or {}, after or {}
    plain = [k for k in dict.fromkeys([*old, *new]) if not isinstance(new.get(k, old.get(k)), dict | list)]
    return tuple(Change(k, str(old.get(k) or ""), str(new.get(k) or "")) for k in plain)


def _batches(connection: Connection, many: int, author: str) -> list[Done]:
    """Imports; what only shows decisions anew is left out."""
    rows = select(Batch.__table__, _who.label("who")).where(Batch.verb != "review")
    found = []
    for row in connection.execute(
        (rows.where(_who == author) if author else rows).order_by(Batch.id.desc()).limit(many)
    ):
        files = row.request.get("paths")
        told = (Change("files", "", str(len(files))),) if isinstance(files, list) else ()
        found.append(Done(row.started_at, row.who, "batch", str(row.id), told, "", batch=row.id))
    return found


#: Who imported; what came in without a name came by the command line.
_who = func.coalesce(func.nullif(Batch.request["author"].as_string(), ""), "command line")


def authors(connection: Connection) -> list[str]:
    """Everybody who ever changed something, by name."""
    imported = select(_who).where(Batch.verb != "review")
    every = union(select(AuditEntry.author), select(Correction.author), imported)
    return sorted(connection.scalars(every))
