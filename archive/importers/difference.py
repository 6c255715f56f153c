"""What annotating a source anew would change: findings that appear, vanish, or say something else. Nothing is written.

A finding is known again by its characters, not by its place, so a text that was read differently does not look all new.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from archive.extraction.findings import Annotation
from archive.importers import corrections, laying
from archive.schema import metadata as tables
from archive.schema.vocabulary import FindingKind

#: kind, words, how many of the same words stand before it.
Key = tuple[FindingKind, str, int]
Said = dict[Key, tuple[str, ...]]
#: Characters shown of a finding's words.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that would change: `before` is empty for one that appears, `after` for one that vanishes."""

    kind: FindingKind
    words: str
    before: str
    after: str

    @property
    def sort(self) -> str:
        """appeared, vanished or changed."""
        return "appeared" if not self.before else "vanished" if not self.after else "changed"


def of(connection: Connection, sha256: str, annotation: Annotation, pending: Sequence[Any] = ()) -> list[Change]:
    """What would change of a stored source, if it were understood so; what people decided is laid over before.

    `pending` are decisions that will be kept only when it is stored.
    """
    decisions = [*corrections.standing(connection, sha256), *pending]
    laid = laying.lay_over(annotation, decisions).annotation
    held, new = _held(connection, sha256), _found(laid)
    changes = []
    for key in (*held, *(key for key in new if key not in held)):
        before, after = held.get(key), new.get(key)
        if before != after:
            changes.append(Change(key[0], key[1][:SHOWN], _told(before), _told(after)))
    order = list(FindingKind)
    return sorted(changes, key=lambda c: order.index(c.kind))


def _told(said: tuple[str, ...] | None) -> str:
    return " · ".join(part for part in said if part) or "found" if said is not None else ""


def _counted(rows: Iterable[tuple[FindingKind, str, tuple[str, ...]]]) -> Said:
    times: dict[tuple[FindingKind, str], int] = {}
    said: Said = {}
    for kind, words, values in rows:
        number = times[(kind, words)] = times.get((kind, words), 0) + 1
        said[(kind, words, number)] = values
    return said


def _found(annotation: Annotation) -> Said:
    return _counted(_new(annotation))


def _new(annotation: Annotation) -> Iterator[tuple[FindingKind, str, tuple[str, ...]]]:
    text = annotation.text
    for d in annotation.documents:
        published, period = d.published.edtf if d.published else "", d.period.edtf if d.period else ""
        yield FindingKind.DOCUMENT, d.title, (d.issuer or "", published, period, d.genre.value, d.number or "")
    for t in sorted(annotation.time, key=lambda f: f.start):
        yield FindingKind.TIME, text[t.start : t.stop], (t.edtf or "", t.role.value)
    for o in sorted(annotation.organisations, key=lambda f: f.start):
        yield FindingKind.ORGANISATION, text[o.start : o.stop], (o.organisation or "",)
    for i in sorted(annotation.initiatives, key=lambda f: f.start):
        yield FindingKind.INITIATIVE, text[i.start : i.stop], (i.initiative, i.modality.value)
    for f in sorted(annotation.figures, key=lambda f: f.start):
        yield FindingKind.FIGURE, text[f.start : f.stop], (f"{f.value_base:g}", f.unit, f.initiative or "")
    for m in sorted(annotation.milestones, key=lambda f: f.start):
        names = "、".join(sorted(m.initiatives))
        yield FindingKind.MILESTONE, text[m.start : m.stop], (m.edtf, m.modality.value, m.headline, names)


def _held(connection: Connection, sha256: str) -> Said:
    return _counted(_old(connection, sha256))


def _old(connection: Connection, sha256: str) -> Iterator[tuple[FindingKind, str, tuple[str, ...]]]:
    body, initiative = tables.Organisation, tables.Initiative
    own = select(tables.Document.id).join(tables.Source).where(tables.Source.sha256 == sha256)
    for d in connection.execute(
        select(tables.Document.__table__, body.name)
        .join(body, body.id == tables.Document.issuer_id, isouter=True)
        .where(tables.Document.id.in_(own))
        .order_by(tables.Document.ordinal)
    ):
        said = (d.name or "", d.published_edtf or "", d.period_edtf or "", d.genre.value, d.number or "")
        yield FindingKind.DOCUMENT, d.title, said
    for t in _rows(connection, tables.TimeExpression, own):
        yield FindingKind.TIME, t.text, (t.edtf or "", t.role.value)
    bodies = _names(connection, tables.OrganisationMention, body, own)
    for o in _rows(connection, tables.OrganisationMention, own):
        yield FindingKind.ORGANISATION, o.text, (bodies.get(o.organisation_id, ""),)
    names = _names(connection, tables.InitiativeMention, initiative, own)
    for i in _rows(connection, tables.InitiativeMention, own):
        yield FindingKind.INITIATIVE, i.text, (names.get(i.initiative_id, ""), i.modality.value)
    names |= _names(connection, tables.Figure, initiative, own)
    for f in _rows(connection, tables.Figure, own):
        yield FindingKind.FIGURE, f.text, (f"{f.value_base:g}", f.unit, names.get(f.initiative_id, ""))
    told = _initiatives_of_milestones(connection, own)
    for m in _rows(connection, tables.Milestone, own):
        names_of = "、".join(sorted(told.get(m.id, ())))
        yield FindingKind.MILESTONE, m.text, (m.edtf, m.modality.value, m.headline, names_of)


def _rows(connection: Connection, model: Any, own: Any) -> Iterator[Any]:
    yield from connection.execute(
        select(model.__table__).where(model.document_id.in_(own)).order_by(model.start, model.id)
    )


def _names(connection: Connection, model: Any, named: Any, own: Any) -> dict[int | None, str]:
    column = model.organisation_id if named is tables.Organisation else model.initiative_id
    rows = connection.execute(
        select(named.id, named.name).join(model, column == named.id).where(model.document_id.in_(own))
    )
    return {row.id: row.name for row in rows}


def _initiatives_of_milestones(connection: Connection, own: Any) -> dict[int, list[str]]:
    link = tables.MilestoneInitiative
    found: dict[int, list[str]] = {}
    for milestone, name in connection.execute(
        select(link.milestone_id, tables.Initiative.name)
        .join(tables.Initiative, tables.Initiative.id == link.initiative_id)
        .join(tables.Milestone, tables.Milestone.id == link.milestone_id)
        .where(tables.Milestone.document_id.in_(own))
    ):
        found.setdefault(milestone, []).append(name)
    return found
