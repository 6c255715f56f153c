"""Notes what was done that is no decision about a finding: who, when, what, before, after, why."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert

from archive.importers.writing import now
from archive.schema.metadata import AuditEntry


def note(
    connection: Connection, author: str, verb: str, subject: object, *, before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None, reason: str = "",
) -> None:  # fmt: skip
    """Add an entry, in the transaction in which the thing is done."""
    connection.execute(
        insert(AuditEntry).values(
            at=now(),
            author=author,
            verb=verb,
            subject=str(subject),
            before=dict(before) if before else None,
            after=dict(after) if after else None,
            reason=reason,
        )
    )
