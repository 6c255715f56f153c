"""What people decided: the history of corrections, the newest first, in all or about one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from archive.queries import decided
from archive.queries.decided import Thing
from archive.schema.corrections import ARCHIVE
from archive.schema.metadata import Correction, Document, Source
from archive.schema.vocabulary import Decision, FindingKind


@dataclass(frozen=True, slots=True)
class Change:
    """One value that was set: which (`field` is a key of `deciding.FIELDS`, or name, printed, committee), from what to what."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Made:
    """One decision; `state` is standing, flagged (it could not be applied; `flag` says why) or undone.

    `thing` is what was decided about as it is shown now, None where it is no longer shown.
    """

    id: int
    decided_at: datetime
    author: str
    decision: str
    kind: str
    quoted: str
    changes: tuple[Change, ...]
    reason: str
    state: str
    flag: str
    thing: Thing | None = None

    @property
    def told(self) -> str:
        """What was set, in one line."""
        return ", ".join(f"{c.field}={c.after}" for c in self.changes)


#: Characters shown of what was decided about.
SHOWN = 60


def latest(
    connection: Connection, size: int = 100, offset: int = 0, author: str = "", *, flagged: bool = False
) -> list[Made]:
    """The latest decisions, of one person where `author` is given, or those that could not be applied."""
    rows = select(Correction.__table__).order_by(Correction.id.desc()).limit(size).offset(offset)
    if author:
        rows = rows.where(Correction.author == author)
    return _made(connection, rows.where(*_FLAGGED) if flagged else rows)


def flagged(connection: Connection) -> int:
    """How many standing decisions could not be applied."""
    return connection.scalar(select(func.count()).select_from(Correction).where(*_FLAGGED)) or 0


_FLAGGED = (Correction.flag.is_not(None), Correction.undone_at.is_(None))


def one(connection: Connection, number: int) -> Made | None:
    """The decision of this number, None where there is none."""
    return next(iter(_where(connection, Correction.id == number)), None)


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
    found = [row for row in rows if name in _named(row)]
    return [replace(made(row), thing=decided.thing(connection, row)) for row in found]


def _named(row: Any) -> set[str]:
    after, before = row.after or {}, row.before or {}
    told = {after.get("name"), after.get("initiative"), after.get("organisation"), before.get("other")}
    return {str(n) for n in (*told, row.quoted if row.source_sha256 == ARCHIVE else before.get("found")) if n}


def _at(sha256: str, start: int, stop: int) -> ColumnElement[bool]:
    return and_(Correction.source_sha256 == sha256, Correction.start < stop, Correction.stop > start)


def _where(connection: Connection, *conditions: ColumnElement[bool]) -> list[Made]:
    rows = select(Correction.__table__).where(*conditions).order_by(Correction.id.desc()).limit(500)
    return _made(connection, rows)


def _made(connection: Connection, rows: Any) -> list[Made]:
    return [replace(made(row), thing=decided.thing(connection, row)) for row in connection.execute(rows).all()]


def made(row: Any) -> Made:
    """A decision from its row."""
    return Made(
        row.id,
        row.decided_at,
        row.author,
        row.decision.value,
        row.kind.value,
        ((row.before or {}).get("found") or row.quoted)[:SHOWN],
        tuple(_changes(row)),
        row.reason,
        "undone" if row.undone_at else "flagged" if row.flag else "standing",
        row.flag or "",
    )


#: What a decision keeps for itself and a reader needs not see.
_OWN = ("official_name", "region", "level", "known", "candidates", "milestones", "kind", "theme")
#: What is said of a name that now means another one.
_NAMING = (Decision.MERGED, Decision.SPLIT)


def _changes(row: Any) -> Iterable[Change]:
    before: Mapping[str, Any] = row.before or {}
    was = before.get("was") or {}
    naming = row.source_sha256 == ARCHIVE and row.decision in _NAMING
    for field, value in (row.after or {}).items():
        if field in _OWN or value in (None, "", []) or (naming and field == "family"):
            continue
        old = row.quoted if naming and field == "name" else was.get(field, before.get(field, ""))
        if field in ("organisation", "initiative") and not old and row.decision is Decision.CHANGED:
            old = before.get("found", "")
        yield Change(field, _line(old), _line(value))


def _line(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value or "")
