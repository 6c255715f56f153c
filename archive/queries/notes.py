"""Everything that was found at places of a document: dates, bodies, initiatives and figures, as notes beside its text."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from archive.queries import committees
from archive.queries.committees import Committee
from archive.queries.milestones import InitiativeName
from archive.queries.rows import AnySelect
from archive.queries.when import When, when
from archive.schema.metadata import (
    Figure,
    Initiative,
    InitiativeMention,
    OrganisationCandidate,
    OrganisationMention,
    TimeExpression,
)
from archive.schema.vocabulary import FindingKind, Modality, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One finding at `[start, stop)` of the source's reading; what it does not have stays empty. `key` is its fragment."""

    key: str
    kind: FindingKind
    start: int
    stop: int
    text: str
    rule: str
    when: When | None = None
    role: Role | None = None
    reference: str | None = None
    anchor: str | None = None
    committee: Committee | None = None
    candidates: tuple[Committee, ...] = ()
    initiative: InitiativeName | None = None
    known: bool = True
    modality: Modality | None = None
    value: float | None = None
    unit: str = ""
    approximate: bool = False
    counted: str | None = None
    #: Whether a person accepted, changed or added it.
    decided: bool = False


def of_document(connection: Connection, document: int) -> list[Note]:
    """All notes of a document, in the order of its text. Five statements, however many notes there are."""
    found = [*_times(connection, document), *_bodies(connection, document)]
    found += [*_initiatives(connection, document), *_figures(connection, document)]
    return sorted(found, key=lambda note: (note.start, -note.stop, note.kind))


def _times(connection: Connection, document: int) -> list[Note]:
    t = TimeExpression
    statement: AnySelect = select(t.__table__).where(t.document_id == document)
    return [
        Note(
            key=f"t{row.start}-{row.stop}",
            kind=FindingKind.TIME,
            start=row.start,
            stop=row.stop,
            text=row.text,
            rule=row.rule,
            decided=row.correction_id is not None,
            when=when(row.earliest_day, row.latest_day, row.edtf, row.basis),
            role=row.role,
            reference=row.reference,
            anchor=row.anchor,
        )
        for row in connection.execute(statement)
    ]


def _bodies(connection: Connection, document: int) -> list[Note]:
    m = OrganisationMention
    rows = connection.execute(select(m.__table__).where(m.document_id == document)).all()
    chosen: AnySelect = select(OrganisationCandidate.mention_id, OrganisationCandidate.organisation_id)
    chosen = chosen.join(m, m.id == OrganisationCandidate.mention_id).where(m.document_id == document)
    candidates: dict[int, list[int]] = {}
    for mention, organisation in connection.execute(chosen.order_by(OrganisationCandidate.ordinal)):
        candidates.setdefault(mention, []).append(organisation)
    keys = {row.organisation_id for row in rows} | {key for held in candidates.values() for key in held}
    known = committees.by_id(connection, keys)
    return [
        Note(
            key=f"o{row.start}-{row.stop}",
            kind=FindingKind.ORGANISATION,
            start=row.start,
            stop=row.stop,
            text=row.text,
            rule=row.rule,
            decided=row.correction_id is not None,
            committee=known.get(row.organisation_id),
            candidates=tuple(known[key] for key in candidates.get(row.id, ()) if key in known),
        )
        for row in rows
    ]


def _initiatives(connection: Connection, document: int) -> list[Note]:
    m = InitiativeMention
    columns: tuple[Any, ...] = (m.start, m.stop, m.text, m.rule, m.modality, m.known, m.organisation_id)
    columns += (m.correction_id,)
    statement: AnySelect = select(*columns, Initiative.slug, Initiative.name, Initiative.theme)
    statement = statement.join(Initiative, Initiative.id == m.initiative_id).where(m.document_id == document)
    rows = connection.execute(statement).all()
    known = committees.by_id(connection, (row.organisation_id for row in rows))
    return [
        Note(
            key=f"i{row.start}-{row.stop}",
            kind=FindingKind.INITIATIVE,
            start=row.start,
            stop=row.stop,
            text=row.text,
            rule=row.rule,
            decided=row.correction_id is not None,
            modality=row.modality,
            known=row.known,
            committee=known.get(row.organisation_id),
            initiative=InitiativeName(row.slug, row.name, row.theme),
        )
        for row in rows
    ]


def _figures(connection: Connection, document: int) -> list[Note]:
    f = Figure
    statement: AnySelect = select(f.__table__, Initiative.slug, Initiative.name, Initiative.theme)
    statement = statement.outerjoin(Initiative, Initiative.id == f.initiative_id).where(f.document_id == document)
    return [
        Note(
            key=f"f{row.start}-{row.stop}",
            kind=FindingKind.FIGURE,
            start=row.start,
            stop=row.stop,
            text=row.text,
            rule=row.rule,
            decided=row.correction_id is not None,
            modality=row.modality,
            value=row.value_base,
            unit=row.unit,
            approximate=row.approximate,
            counted=row.counted,
            initiative=InitiativeName(row.slug, row.name, row.theme) if row.slug else None,
        )
        for row in connection.execute(statement)
    ]
