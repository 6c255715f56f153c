"""The verbs of a person who reviews: accept, reject, change, merge, undo. A decision is kept, then shown at once.

Each verb writes a correction with its author and reason, and has the sources that it touches understood anew.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, select

from archive.errors import WrongUse
from archive.importers import audit, corrections, deciding, dividing, event_decisions, everywhere, marking, vouching
from archive.importers.doubtful import Item
from archive.importers.marking import Place
from archive.importers.run import Run
from archive.importers.writing import writing
from archive.schema import metadata as tables
from archive.schema.corrections import ARCHIVE
from archive.schema.vocabulary import Decision, Doubt, FindingKind


def accept(engine: Engine, item: Item, *, author: str, reason: str = "") -> list[int]:
    """Take what is proposed; where nothing is, what was found stands as it is. The keys of the decisions.

    Of an open issuer the only candidate is proposed; of several none is, and it stays open.
    """
    if item.sort is Doubt.ISSUER and len(item.candidates) == 1:
        return change(engine, item, {"issuer": item.candidates[0]}, author=author, reason=reason)
    if item.sort is Doubt.COMMITTEE:
        return change(engine, item, {"organisation": item.candidates[0]}, author=author, reason=reason)
    if item.sort is Doubt.JOIN:
        return merge(engine, item.kind, item.subject, item.other, author=author, reason=reason, doubt=item.sort)
    if item.sort is Doubt.FAMILY:
        if not item.family:
            raise WrongUse("no family is proposed; name one: review change ID family=NAME")
        return change(engine, item, {"family": item.family}, author=author, reason=reason)
    return _decide(engine, item, Decision.ACCEPTED, None, author, reason)


#: Doubts about something that is not there: it can be given, or left open, and not refused.
NOTHING_TO_REFUSE = frozenset({Doubt.ISSUER, Doubt.UNDATED, Doubt.DATES})


def reject(engine: Engine, item: Item, *, author: str, reason: str = "") -> list[int]:
    """Refuse what was found or proposed.

    Raises:
        WrongUse: if there is nothing that could be refused (a document without a date, say).
    """
    if item.sort is Doubt.INFERRED:
        return _decide(engine, item, Decision.CHANGED, {"published": None}, author, reason)
    if item.sort in NOTHING_TO_REFUSE:
        raise WrongUse("there is nothing to reject; accept it as it is, or change it")
    return _decide(engine, item, Decision.REJECTED, None, author, reason)


def change(engine: Engine, item: Item, values: Mapping[str, Any], *, author: str, reason: str = "") -> list[int]:
    """Set other values: of a document issuer, published …, of a mention its organisation, of a name initiative, family.

    Raises:
        WrongUse: if a value cannot be set, or cannot be read.
    """
    if item.sort is Doubt.UNDATED and item.kind is FindingKind.MILESTONE:
        place = Place(item.sha256, item.start, item.stop, item.subject, item.document)
        return [marking.add(engine, item.kind, place, values, author=author, reason=reason)]
    checked = deciding.with_issuer(engine, item.kind, deciding.checked(item.kind, values))
    if item.kind is FindingKind.INITIATIVE and "initiative" in checked:
        into = checked["initiative"]
        return merge(engine, item.kind, item.subject, into, author=author, reason=reason, doubt=item.sort)
    return _decide(engine, item, Decision.CHANGED, checked, author, reason)


def merge(
    engine: Engine, kind: FindingKind, name: str, into: str, *, author: str, reason: str = "", doubt: str = Doubt.JOIN
) -> list[int]:
    """Let one name of an initiative or a body mean another, in every document, also in those yet to come.

    Raises:
        WrongUse: if one of them is not in the archive, or the other way round it was decided before.
    """
    if kind not in (FindingKind.INITIATIVE, FindingKind.ORGANISATION):
        raise WrongUse("only initiatives and organisations can be merged")
    with writing(engine) as connection:
        for wanted in (name, into):
            deciding.held(connection, kind, wanted)
        everywhere.forbid_circles(corrections.standing(connection, ARCHIVE), kind, name, into)
        target = deciding.row(connection, kind, into)
        after = {"name": into} | (deciding.described(connection, target) if kind is FindingKind.INITIATIVE else {})
        sources = deciding.naming(connection, kind, (name,))
        before = {"doubt": str(doubt), "other": into}
        key = corrections.decide_everywhere(
            connection, kind, name, Decision.MERGED, author=author, before=before, after=after, reason=reason
        )
    deciding.anew(engine, sources)
    return [key]


def set_family(engine: Engine, name: str, family: str, *, author: str, reason: str = "") -> list[int]:
    """Put an initiative into a family (by slug or name, made where it is new).

    Raises:
        WrongUse: if the archive does not hold it, or the name of the family is empty.
    """
    return _decide(
        engine, _of(engine, name), Decision.CHANGED, deciding.checked(_NAME, {"family": family}), author, reason
    )


def reject_name(engine: Engine, name: str, *, author: str, reason: str = "") -> list[int]:
    """Say that a name is no initiative: its mentions go, in every document, also in those yet to come.

    Raises:
        WrongUse: if the archive does not hold it.
    """
    return _decide(engine, _of(engine, name), Decision.REJECTED, None, author, reason)


_NAME = FindingKind.INITIATIVE


def _of(engine: Engine, name: str) -> Item:
    """An initiative as a thing to decide about."""
    with engine.connect() as connection:
        deciding.held(connection, _NAME, name)
    return Item(Doubt.INITIATIVE, _NAME, ARCHIVE, 0, 1, name)


def undo(engine: Engine, correction: int, *, author: str = "command line", reason: str = "") -> Run:
    """Take a decision back; it is kept as history, and so is who took it back.

    Raises:
        WrongUse: if there is no such decision, or it was taken back before.
    """
    with writing(engine) as connection:
        standing = corrections.standing(connection, ARCHIVE)
        corrections.undo(connection, correction)
        audit.note(connection, author, "decision undo", correction, reason=reason)
        row = connection.execute(select(tables.Correction.__table__).where(tables.Correction.id == correction)).one()
        sources, apart = [row.source_sha256], list[str]()
        if row.source_sha256 == ARCHIVE:
            sources = _of_name(connection, row, everywhere.renamed(standing, row.kind))
        elif row.kind is FindingKind.MILESTONE and row.decision in (Decision.MERGED, Decision.SPLIT):
            apart = [row.source_sha256, *(place[0] for place in event_decisions.others_of(row))]
        if row.before and row.before.get("doubt") == Doubt.REPRINT:
            sources = _both(connection, row.before)
    return dividing.reunite(engine, apart) if apart else deciding.anew(engine, sources)


def _of_name(connection: Connection, row: Any, links: Mapping[str, Any]) -> list[str]:
    """The sources that an undone decision about a name touches; what it did to the catalogue is taken back."""
    vouching.unlearn(connection, row)
    if row.decision is Decision.ADDED:
        return deciding.naming(connection, row.kind, (row.after["name"],))
    last = links[row.quoted].after["name"] if row.quoted in links else row.quoted
    new = row.after["name"] if row.decision is Decision.SPLIT else row.quoted
    sources = deciding.naming(connection, row.kind, (row.quoted, last, new))
    if row.decision is Decision.REJECTED:
        # What was rejected stands in no row: any source may hold it.
        sources = list(connection.scalars(select(tables.Source.sha256)))
    return sources


def _decide(
    engine: Engine, item: Item, decision: Decision, after: dict[str, Any] | None, author: str, reason: str
) -> list[int]:
    before = {"doubt": item.sort.value, "found": item.subject} | ({"other": item.other} if item.other else {})
    with writing(engine) as connection:
        if item.sha256 == ARCHIVE:
            names = (item.subject, item.other) if item.other and after and "family" in after else (item.subject,)
            keys = []
            for name in names:
                about: dict[str, Any] = dict(before)
                if item.other:
                    about["other"] = item.other if name == item.subject else item.subject
                if after and "family" in after:
                    about["family"] = vouching.put_into_family(connection, name, after["family"])
                keys.append(
                    corrections.decide_everywhere(
                        connection, item.kind, name, decision, author=author, before=about, after=after, reason=reason
                    )
                )
                if decision is Decision.ACCEPTED:
                    vouching.vouch(connection, item.kind, name)
            sources = deciding.naming(connection, item.kind, names)
        else:
            keys = [_here(connection, item, decision, after, before | {"document": item.document}, author, reason)]
            sources = [item.sha256]
            if item.sort is Doubt.REPRINT:
                sources = _both(connection, {"document": item.document, "other": item.other})
    deciding.anew(engine, sources)
    return keys


def _here(
    connection: Connection, item: Item, decision: Decision, after: dict[str, Any] | None, before: dict[str, Any],
    author: str, reason: str,
) -> int:  # fmt: skip
    text = deciding.text_of(connection, item.sha256)
    if item.kind is FindingKind.ORGANISATION and after:
        after = deciding.body(connection, after["organisation"])
    return corrections.decide(
        connection, source_sha256=item.sha256, kind=item.kind, start=item.start, stop=item.stop,
        quoted=text[item.start : item.stop], decision=decision, author=author, before=before, after=after,
        reason=reason,
    )  # fmt: skip


def _both(connection: Connection, pair: Mapping[str, Any]) -> list[str]:
    held = (
        select(tables.Source.sha256)
        .join(tables.Document, tables.Document.source_id == tables.Source.id)
        .where(tables.Document.public_id.in_((pair["document"], pair["other"])))
    )
    return list(connection.scalars(held.distinct()))
