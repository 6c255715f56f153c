"""What people decided: kept, taken back, and told to whoever understands a source anew.

A decision is anchored to source, kind and span (`archive.importers.laying`); `accept`, `reject`, `change` and `undo` are
the verbs of a person (`archive.importers.curation`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from archive.errors import WrongUse
from archive.extraction.hints import HeaderHint, Hints
from archive.importers.before import standing as standing_before
from archive.importers.event_decisions import GONE
from archive.importers.laying import BORDERS, Laid
from archive.importers.writing import now
from archive.schema.corrections import ARCHIVE
from archive.schema.metadata import Correction
from archive.schema.vocabulary import Decision, FindingKind
from archive.values import edtf


@dataclass(frozen=True, slots=True)
class Pending:
    """A decision that is not kept yet: what a person set of a file before it is stored."""

    id: int
    source_sha256: str
    kind: FindingKind
    start: int
    stop: int
    quoted: str
    decision: Decision
    after: Mapping[str, Any] | None = None
    before: Mapping[str, Any] | None = None
    flag: str | None = None


def decide(
    connection: Connection,
    *,
    source_sha256: str,
    kind: FindingKind,
    start: int,
    stop: int,
    quoted: str,
    decision: Decision,
    author: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> int:
    """Keep a decision; its key. It shows when the source is annotated anew (`archive.importers.run.reannotate`).

    Of a change, what was shown until now is kept with it (`was`).

    Raises:
        WrongUse: if a change names no new value.
    """
    if decision is Decision.CHANGED and not after:
        raise WrongUse("a change needs the values that are to stand")
    told = dict(before or {})
    if decision is Decision.CHANGED and source_sha256 != ARCHIVE and "was" not in told:
        was = standing_before(connection, kind, source_sha256, start, stop, after or {})
        told |= {"was": was} if was else {}
    return connection.execute(
        insert(Correction)
        .values(
            source_sha256=source_sha256,
            kind=kind,
            start=start,
            stop=stop,
            quoted=quoted,
            decision=decision,
            before=told or None,
            after=dict(after) if after else None,
            author=author,
            decided_at=now(),
            reason=reason,
        )
        .returning(Correction.id)
    ).scalar_one()


def decide_everywhere(
    connection: Connection,
    kind: FindingKind,
    name: str,
    decision: Decision,
    *,
    author: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> int:
    """Keep a decision about a name wherever it stands; its key."""
    return decide(
        connection, source_sha256=ARCHIVE, kind=kind, start=0, stop=1, quoted=name, decision=decision, author=author,
        before=before, after=after, reason=reason,
    )  # fmt: skip


def undo(connection: Connection, correction: int) -> None:
    """Take a decision back; it is kept as history.

    Raises:
        WrongUse: if there is no such decision, or it was taken back before.
    """
    done = connection.execute(
        update(Correction).where(Correction.id == correction, Correction.undone_at.is_(None)).values(undone_at=now())
    )
    if done.rowcount == 0:
        raise WrongUse(f"there is no standing decision number {correction}")


def standing(connection: Connection, source_sha256: str) -> list[Any]:
    """The decisions that stand about a source, and about names wherever they are, the oldest first."""
    return list(
        connection.execute(
            select(Correction.__table__)
            .where(Correction.source_sha256.in_((source_sha256, ARCHIVE)), Correction.undone_at.is_(None))
            .order_by(Correction.id)
        )
    )


def hinted(decisions: Iterable[Any], text: str, hints: Hints) -> Hints:
    """The hints, with the borders that people drew and the issuers, dates and titles that they gave single documents.

    So what depends on them (inherited dates, 今年, 全市) is understood anew. Decisions about other characters than those
    of `text` say nothing.
    """
    here = [
        d
        for d in decisions
        if d.kind is FindingKind.DOCUMENT and d.source_sha256 != ARCHIVE and text[d.start : d.stop] == d.quoted
    ]
    borders = {d.start: d.decision for d in here if d.decision in BORDERS}
    headers: dict[tuple[int, int], dict[str, Any]] = {}
    for d in here:
        if d.decision is Decision.CHANGED:
            headers.setdefault((d.start, d.stop), {}).update(d.after)
    return replace(
        hints,
        begins=frozenset(start for start, decision in borders.items() if decision is Decision.SPLIT),
        joined=frozenset(start for start, decision in borders.items() if decision is Decision.MERGED),
        headers=tuple(_header(start, stop, after) for (start, stop), after in headers.items()),
    )


def _header(start: int, stop: int, after: Mapping[str, Any]) -> HeaderHint:
    written = after.get("published")
    try:
        days = edtf.parse(str(written)) if written else None
    except ValueError:
        days = written = None
    return HeaderHint(start, stop, after.get("issuer"), days, written, after.get("title"))


def write_flags(connection: Connection, decisions: list[Any], laid: Laid) -> None:
    """Store why decisions could not be laid over, and forget old reasons."""
    for decision in decisions:
        if decision.source_sha256 == ARCHIVE:
            continue
        flag = laid.flags.get(decision.id)
        if flag is None and decision.flag == GONE:
            continue  # told, and taken back, where events are linked
        if flag != decision.flag:
            connection.execute(update(Correction).where(Correction.id == decision.id).values(flag=flag))
