"""What people decided: the history of corrections, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from archive.schema.metadata import Correction


@dataclass(frozen=True, slots=True)
class Made:
    """One decision; `state` is standing, flagged (it could not be applied; `flag` says why) or undone."""

    id: int
    decided_at: datetime
    author: str
    decision: str
    kind: str
    quoted: str
    told: str
    reason: str
    state: str
    flag: str


#: Characters shown of what was decided about.
SHOWN = 60


def latest(connection: Connection, size: int = 100) -> list[Made]:
    """The latest decisions."""
    rows = connection.execute(select(Correction.__table__).order_by(Correction.id.desc()).limit(size))
    return [
        Made(
            row.id,
            row.decided_at,
            row.author,
            row.decision.value,
            row.kind.value,
            (row.before or {}).get("found") or row.quoted[:SHOWN],
            ", ".join(f"{key}={value}" for key, value in (row.after or {}).items() if value not in (None, [], "")),
            row.reason,
            "undone" if row.undone_at else "flagged" if row.flag else "standing",
            row.flag or "",
        )
        for row in rows
    ]
