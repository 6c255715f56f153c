"""Who did what, when, and why: decisions about findings and every other change in one list, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from archive.queries import decisions
from archive.schema.metadata import AuditEntry, Batch, Correction


@dataclass(frozen=True, slots=True)
class Done:
    """One change. `what` is a word of `audit_verb` in the messages, `subject` what it was done to."""

    at: datetime
    author: str
    what: str
    subject: str
    before: str
    after: str
    reason: str
    decision: int | None = None
    batch: int | None = None


def latest(connection: Connection, size: int = 100, offset: int = 0, author: str = "") -> list[Done]:
    """A page of the log; of one person where `author` is given."""
    many = offset + size
    entries = select(AuditEntry.__table__).order_by(AuditEntry.id.desc()).limit(many)
    made = select(Correction.__table__).order_by(Correction.id.desc()).limit(many)
    if author:
        entries, made = entries.where(AuditEntry.author == author), made.where(Correction.author == author)
    found = [
        Done(e.at, e.author, e.verb.replace(" ", "_"), e.subject, decisions.told(e.before or {}),
             decisions.told(e.after or {}), e.reason)
        for e in connection.execute(entries)
    ]  # fmt: skip
    for row in connection.execute(made):
        d = decisions.made(row)
        found.append(Done(d.decided_at, d.author, d.decision, d.quoted, d.before, d.told, d.reason, d.id))
    found += _batches(connection, many, author)
    return sorted(found, key=lambda done: done.at, reverse=True)[offset : offset + size]


def _batches(connection: Connection, many: int, author: str) -> list[Done]:
    """Imports; what only shows decisions anew is left out."""
    rows = connection.execute(
        select(Batch.__table__).where(Batch.verb != "review").order_by(Batch.id.desc()).limit(many)
    )
    found = []
    for row in rows:
        who = str(row.request.get("author") or "command line")
        if not author or who == author:
            files = row.request.get("paths")
            told = str(len(files)) if isinstance(files, list) else ""
            found.append(Done(row.started_at, who, "batch", str(row.id), "", told, "", batch=row.id))
    return found


def authors(connection: Connection) -> list[str]:
    """Everybody who ever changed something, by name."""
    found = set(connection.scalars(select(AuditEntry.author).distinct()))
    return sorted(found | set(connection.scalars(select(Correction.author).distinct())))
