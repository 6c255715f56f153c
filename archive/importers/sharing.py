"""Corrections as a file, so that teams can share them: every decision with its author, also those that were taken back."""

import json
from collections.abc import Iterable
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from archive.errors import WrongUse
from archive.importers import audit, event_decisions, vouching
from archive.importers.run import reannotate
from archive.importers.writing import writing
from archive.schema.base import table_of
from archive.schema.corrections import ARCHIVE
from archive.schema.metadata import Correction, Source
from archive.schema.vocabulary import Decision, FindingKind

FORMAT = "league-archive corrections 1"
_FIELDS = ("source_sha256", "kind", "start", "stop", "quoted", "decision", "before", "after", "author", "reason")
_MOMENTS = ("decided_at", "undone_at")


def dumped(connection: Connection) -> str:
    """All decisions as JSON, the oldest first."""
    rows = connection.execute(select(table_of(Correction)).order_by(Correction.id))
    held = [
        {name: getattr(row, name) for name in _FIELDS}
        | {name: moment.isoformat() if (moment := getattr(row, name)) else None for name in _MOMENTS}
        for row in rows
    ]
    return json.dumps({"format": FORMAT, "corrections": held}, ensure_ascii=False, indent=1)


def load(engine: Engine, text: str, *, author: str = "command line") -> tuple[int, int]:
    """Take in decisions of another archive: how many were new, and how many of those held were taken back.

    A decision about a source that is not held waits until it comes.

    Raises:
        WrongUse: if the text is no file of corrections; nothing has been taken in then.
    """
    rows = _parsed(text)
    new = taken_back = 0
    with writing(engine) as connection:
        held = {_key(row): row for row in map(_values, connection.execute(select(Correction.__table__)))}
        sources = set(connection.scalars(select(Source.sha256)))
        touched: set[str] = set()
        learned: list[int] = []
        for row in rows:
            own = held.get(_key(row))
            if own is None:
                key = connection.execute(insert(Correction).values(**row).returning(Correction.id)).scalar_one()
                held[_key(row)] = row
                if row["source_sha256"] == ARCHIVE and not row["undone_at"]:
                    learned.append(key)
                new += 1
            elif row["undone_at"] and not own["undone_at"]:
                connection.execute(
                    update(Correction).where(Correction.id == own["id"]).values(undone_at=row["undone_at"])
                )
                taken_back += 1
                if row["source_sha256"] == ARCHIVE and "id" in own:
                    vouching.unlearn(connection, connection.execute(_ROWS.where(Correction.id == own["id"])).one())
            else:
                continue
            touched |= sources if row["source_sha256"] == ARCHIVE else {row["source_sha256"]} & sources
        if new or taken_back:
            audit.note(connection, author, "corrections import", "", after={"new": new, "taken back": taken_back})
        _learn(connection, learned)
    if touched:
        reannotate(engine, names=sorted(touched), verb="review")
        with writing(engine) as connection:
            _learn(connection, learned)  # names that are there only now
    return new, taken_back


def _learn(connection: Connection, keys: Iterable[int]) -> None:
    for key in keys:
        vouching.learn(connection, connection.execute(_ROWS.where(Correction.id == key)).one())


_ROWS = select(table_of(Correction))


def _values(row: Any) -> dict[str, Any]:
    return dict(row._mapping)


def _key(row: dict[str, Any]) -> str:
    told = [str(row[name]) for name in _FIELDS if name not in ("before", "after")]
    return json.dumps([*told, row["after"], row["decided_at"].isoformat()], ensure_ascii=False, sort_keys=True)


def _parsed(text: str) -> list[dict[str, Any]]:
    try:
        table = json.loads(text)
        if table["format"] != FORMAT:
            raise WrongUse(f"this is of the format {table['format']!r}, not {FORMAT!r}")
        return [_typed(row) for row in table["corrections"]]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise WrongUse(f"this is no file of corrections ({error}); make one by: review export") from error


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its words and moments; what no verb of ours would have written is refused."""
    typed = {name: row[name] for name in _FIELDS}
    typed |= {"kind": FindingKind(row["kind"]), "decision": Decision(row["decision"])}
    typed |= {name: datetime.fromisoformat(row[name]) if row[name] else None for name in _MOMENTS}
    for name, types in _TYPES.items():
        if type(typed[name]) not in types:
            raise ValueError(f"{name} is {str(typed[name])[:40]!r}")
    if "\\u0000" in json.dumps(row):
        raise ValueError("it holds a NUL character")
    if not 0 <= typed["start"] < typed["stop"] or not typed["decided_at"] or not typed["author"]:
        raise ValueError("a correction without place, moment or author")
    if any(moment and moment.tzinfo is None for moment in (typed[name] for name in _MOMENTS)):
        raise ValueError("a moment without its time zone")
    if typed["decision"] is Decision.CHANGED and not typed["after"]:
        raise ValueError("a change without its values")
    if typed["source_sha256"] == ARCHIVE and typed["decision"] in _NAMING and not str(typed["after"]["name"]):
        raise ValueError("a decision about a name without the other name")
    if typed["kind"] is FindingKind.MILESTONE and typed["decision"] in (Decision.MERGED, Decision.SPLIT):
        event_decisions.others_of(SimpleNamespace(**typed))
    return typed


#: Decisions about a name that name another one.
_NAMING = (Decision.MERGED, Decision.SPLIT, Decision.ADDED)
_TYPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("source_sha256", "quoted", "author", "reason"), (str,)),
    **dict.fromkeys(("start", "stop"), (int,)),
    **dict.fromkeys(("before", "after"), (dict, type(None))),
}
