"""The verbs of a person at a place of a text: correct or reject what was found there, add what was not, draw a border.

A decision is kept with its author and reason, then the source is understood anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, select

from archive.errors import WrongUse
from archive.importers import corrections, deciding
from archive.importers.writing import writing
from archive.schema import metadata as tables
from archive.schema.vocabulary import Decision, FindingKind, InitiativeKind, Modality, Theme

#: The longest stretch of text that a person marks, in characters.
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a source, and what stands there now (for `before`)."""

    sha256: str
    start: int
    stop: int
    found: str = ""
    document: str = ""


def milestone(connection: Connection, public_id: str) -> Place:
    """Where a milestone stands.

    Raises:
        WrongUse: if there is none of this id.
    """
    row = connection.execute(
        select(tables.Milestone, tables.Source.sha256, tables.Document.public_id)
        .join(tables.Document, tables.Document.id == tables.Milestone.document_id)
        .join(tables.Source, tables.Source.id == tables.Document.source_id)
        .where(tables.Milestone.public_id == public_id)
        .with_only_columns(
            tables.Source.sha256, tables.Milestone.start, tables.Milestone.stop, tables.Milestone.headline,
            tables.Document.public_id,
        )
    ).one_or_none()  # fmt: skip
    if row is None:
        raise WrongUse(f"there is no statement {public_id}")
    return Place(*row)


def document(connection: Connection, public_id: str) -> Place:
    """Where a document stands.

    Raises:
        WrongUse: if there is none of this id.
    """
    row = connection.execute(
        select(tables.Source.sha256, tables.Document.start, tables.Document.stop, tables.Document.title)
        .join(tables.Source, tables.Source.id == tables.Document.source_id)
        .where(tables.Document.public_id == public_id)
    ).one_or_none()
    if row is None:
        raise WrongUse(f"there is no document {public_id}")
    return Place(*row, public_id)


def change(
    engine: Engine, kind: FindingKind, place: Place, values: Mapping[str, Any], *, author: str, reason: str = ""
) -> int:
    """Let what was found at a place say something else; the key of the decision.

    Raises:
        WrongUse: if a value cannot be set or read, or names a body or initiative that the archive does not hold.
    """
    checked = deciding.with_issuer(engine, kind, deciding.checked(kind, values))
    with writing(engine) as connection:
        if kind is FindingKind.ORGANISATION:
            checked = deciding.body(connection, checked["organisation"])
        if kind is FindingKind.INITIATIVE:
            checked = _initiative(connection, checked["initiative"])
        key = _kept(connection, kind, place, Decision.CHANGED, checked, author, reason)
    deciding.anew(engine, [place.sha256])
    return key


def reject(engine: Engine, kind: FindingKind, place: Place, *, author: str, reason: str = "") -> int:
    """Refuse what was found at a place; the key of the decision.

    Raises:
        WrongUse: if it is a document.
    """
    if kind is FindingKind.DOCUMENT:
        raise WrongUse("a document is withdrawn, not rejected")
    with writing(engine) as connection:
        key = _kept(connection, kind, place, Decision.REJECTED, None, author, reason)
    deciding.anew(engine, [place.sha256])
    return key


def add(
    engine: Engine, kind: FindingKind, place: Place, values: Mapping[str, Any], *, author: str, reason: str = ""
) -> int:
    """Add a milestone, or a mention of a body, an initiative or a date, at words that a person marked.

    Raises:
        WrongUse: if a value is missing or cannot be read, or the place lies in no document.
    """
    if not 0 < place.stop - place.start <= LONGEST:
        raise WrongUse(f"mark between 1 and {LONGEST} characters")
    with writing(engine) as connection:
        after = _added(connection, kind, values)
        _inside(connection, place)
        key = _kept(connection, kind, place, Decision.ADDED, after, author, reason)
    deciding.anew(engine, [place.sha256])
    return key


def borders(
    engine: Engine, sha256: str, begins: Iterable[tuple[int, int]], joined: Iterable[tuple[int, int]], *,
    author: str, reason: str = "",
) -> list[int]:  # fmt: skip
    """Let documents begin at these blocks of a source, and none at those; the keys of the decisions."""
    wanted = dict.fromkeys(begins, Decision.SPLIT) | dict.fromkeys(joined, Decision.MERGED)
    with writing(engine) as connection:
        held = deciding.text_of(connection, sha256)
        if any(not 0 <= start < stop <= len(held) for start, stop in wanted):
            raise WrongUse("a border stands before a paragraph of the text")
        keys = [
            _kept(
                connection, FindingKind.DOCUMENT, Place(sha256, start, stop, held[start:stop][:40]), decision, None,
                author, reason,
            )
            for (start, stop), decision in sorted(wanted.items())
        ]  # fmt: skip
    deciding.anew(engine, [sha256] if keys else [])
    return keys


def _kept(
    connection: Connection, kind: FindingKind, place: Place, decision: Decision, after: Mapping[str, Any] | None,
    author: str, reason: str,
) -> int:  # fmt: skip
    text = deciding.text_of(connection, place.sha256)
    before = {"found": place.found or text[place.start : place.stop][:60]}
    if place.document:
        before["document"] = place.document
    return corrections.decide(
        connection, source_sha256=place.sha256, kind=kind, start=place.start, stop=place.stop,
        quoted=text[place.start : place.stop], decision=decision, author=author, before=before, after=after,
        reason=reason,
    )  # fmt: skip


def _added(connection: Connection, kind: FindingKind, values: Mapping[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in values.items() if str(value).strip()}
    if kind is FindingKind.MILESTONE:
        return deciding.checked(kind, {"edtf": given.get("edtf", ""), **given})
    if kind is FindingKind.TIME:
        return deciding.checked(kind, {"edtf": given.get("edtf", "")})
    if kind is FindingKind.ORGANISATION:
        return deciding.body(connection, str(given.get("organisation", "")).strip())
    if kind is FindingKind.INITIATIVE:
        modality = str(given.get("modality", Modality.MENTIONED))
        if modality not in set(Modality):
            raise WrongUse(f"modality is one of {', '.join(Modality)}")
        name = deciding.checked(kind, {"initiative": given.get("initiative", "")})["initiative"]
        return _initiative(connection, name) | {"modality": modality}
    raise WrongUse(f"a {kind.value} cannot be added")


def _initiative(connection: Connection, name: str) -> dict[str, Any]:
    """What a mention says of an initiative, also of one that a person names for the first time."""
    held = deciding.row(connection, FindingKind.INITIATIVE, name)
    if held is not None:
        return {"initiative": name} | deciding.described(connection, held) | {"known": True}
    new = {"kind": InitiativeKind.PROGRAMME.value, "theme": Theme.SERVICE.value, "family": None, "known": True}
    return {"initiative": name} | new


def _inside(connection: Connection, place: Place) -> None:
    passage = tables.Passage
    held = connection.scalar(
        select(passage.id)
        .join(tables.Document, tables.Document.id == passage.document_id)
        .join(tables.Source, tables.Source.id == tables.Document.source_id)
        .where(tables.Source.sha256 == place.sha256, passage.start <= place.start, passage.stop >= place.stop)
        .limit(1)
    )
    if held is None:
        raise WrongUse("mark words within one paragraph of a document")
