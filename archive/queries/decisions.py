"""What people decided: the history of corrections, the newest first, in all or about one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from archive.schema.metadata import Correction, Document, Source
from archive.schema.vocabulary import Decision, FindingKind


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
    before: str = ""


#: Characters shown of what was decided about.
SHOWN = 60
#: Stands where the SHA-256 of a source stands in a decision about a name.
_ARCHIVE = "archive"


def latest(connection: Connection, size: int = 100, offset: int = 0) -> list[Made]:
    """The latest decisions."""
    rows = select(Correction.__table__).order_by(Correction.id.desc()).limit(size).offset(offset)
    return [made(row) for row in connection.execute(rows)]


def about_document(connection: Connection, public_id: str) -> list[Made]:
    """The decisions about a document and what stands in it, the newest first."""
    row = connection.execute(
        select(Source.sha256, Document.start, Document.stop)
        .join(Document, Document.source_id == Source.id)
        .where(Document.public_id == public_id)
    ).one_or_none()
    return _where(connection, _at(*row)) if row else []


def about_places(connection: Connection, kind: FindingKind, places: Iterable[tuple[str, int, int]]) -> list[Made]:
    """The decisions about findings of a kind that touch these places (SHA-256, start, stop), the newest first."""
    held = [_at(*place) for place in places]
    return _where(connection, Correction.kind == kind, or_(*held)) if held else []


def about_name(connection: Connection, kind: FindingKind, name: str) -> list[Made]:
    """The decisions about an initiative or a body, also those that brought mentions to it, the newest first."""
    rows = connection.execute(
        select(Correction.__table__).where(Correction.kind == kind).order_by(Correction.id.desc())
    )
    return [made(row) for row in rows if name in _named(row)]


def _named(row: Any) -> set[str]:
    after, before = row.after or {}, row.before or {}
    told = {after.get("name"), after.get("initiative"), after.get("organisation"), before.get("other")}
    return {str(n) for n in (*told, row.quoted if row.source_sha256 == _ARCHIVE else before.get("found")) if n}


def _at(sha256: str, start: int, stop: int) -> ColumnElement[bool]:
    return and_(Correction.source_sha256 == sha256, Correction.start < stop, Correction.stop > start)


def _where(connection: Connection, *conditions: ColumnElement[bool]) -> list[Made]:
    rows = select(Correction.__table__).where(*conditions).order_by(Correction.id.desc()).limit(500)
    return [made(row) for row in connection.execute(rows)]


def made(row: Any) -> Made:
    """A decision from its row."""
    before = {k: v for k, v in (row.before or {}).items() if k not in ("doubt", "document", "found", "other")}
    return Made(
        row.id,
        row.decided_at,
        row.author,
        row.decision.value,
        row.kind.value,
        ((row.before or {}).get("found") or row.quoted)[:SHOWN],
        _told(row.decision, row.after),
        row.reason,
        "undone" if row.undone_at else "flagged" if row.flag else "standing",
        row.flag or "",
        told(before),
    )


#: What a decision keeps for itself and a reader needs not see.
_OWN = ("official_name", "region", "level", "known", "candidates", "milestones", "kind", "theme")


def _told(decision: Decision, after: Mapping[str, Any] | None) -> str:
    shown = {k: v for k, v in (after or {}).items() if k not in _OWN or (k == "kind" and "name" not in (after or {}))}
    if (
        decision in (Decision.MERGED, Decision.SPLIT, Decision.ADDED)
        or "organisation" in shown
        or "initiative" in shown
    ):
        shown.pop("kind", None)
    return told(shown)


def told(values: Mapping[str, Any]) -> str:
    """Values in one line."""
    return ", ".join(
        f"{key}={'、'.join(map(str, value)) if isinstance(value, list) else value}"
        for key, value in values.items()
        if value not in (None, [], "")
    )
