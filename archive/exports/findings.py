"""The findings of documents as the `annotate` contract writes them; each function asks once, however many there are."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from archive.queries.rows import AnySelect
from archive.schema.metadata import (
    Family,
    Figure,
    Initiative,
    InitiativeMention,
    Milestone,
    MilestoneFigure,
    MilestoneInitiative,
    MilestoneOrganisation,
    Organisation,
    OrganisationCandidate,
    OrganisationMention,
    Region,
    TimeExpression,
)
from archive.values.days import date_or_none

#: Key of a document → its permanent id.
Documents = Mapping[int, str]


def times(connection: Connection, documents: Documents) -> list[dict[str, Any]]:
    """Time expressions in the order of the text."""
    t = TimeExpression
    statement: AnySelect = select(t.__table__).where(t.document_id.in_(documents)).order_by(t.start, t.id)
    return [
        {
            "span": [row.start, row.stop],
            "text": row.text,
            **_days(row.earliest_day, row.latest_day),
            "edtf": row.edtf,
            "role": str(row.role),
            "basis": str(row.basis),
            "reference": row.reference,
            "rule": row.rule,
            "document": documents[row.document_id],
        }
        for row in connection.execute(statement)
    ]


def organisations(connection: Connection, documents: Documents) -> list[dict[str, Any]]:
    """Mentions of bodies; `candidates` where one stayed ambiguous."""
    m, o = OrganisationMention, Organisation
    statement: AnySelect = select(m.__table__, o.name, o.official_name, Region.path)
    statement = statement.outerjoin(o, o.id == m.organisation_id).outerjoin(Region, Region.id == o.region_id)
    statement = statement.where(m.document_id.in_(documents)).order_by(m.start, m.id)
    chosen: AnySelect = select(OrganisationCandidate.mention_id, o.name).join(
        o, o.id == OrganisationCandidate.organisation_id
    )
    chosen = chosen.join(m, m.id == OrganisationCandidate.mention_id).where(m.document_id.in_(documents))
    candidates = _grouped(connection, chosen.order_by(OrganisationCandidate.ordinal))
    found = []
    for row in connection.execute(statement):
        written: dict[str, Any] = {
            "span": [row.start, row.stop],
            "text": row.text,
            "organisation": row.name,
            "official_name": row.official_name,
            "kind": str(row.kind),
            "level": str(row.level) if row.level else None,
            "region": row.path,
            "document": documents[row.document_id],
            "rule": row.rule,
        }
        if candidates[row.id]:
            written["candidates"] = candidates[row.id]
        found.append(written)
    return found


def initiatives(connection: Connection, documents: Documents) -> list[dict[str, Any]]:
    """Mentions of initiatives with the committee whose work is described."""
    m, i = InitiativeMention, Initiative
    statement: AnySelect = select(m.__table__, i.name, i.kind, i.theme)
    statement = statement.add_columns(Family.name.label("family"), Organisation.name.label("body"))
    statement = statement.join(i, i.id == m.initiative_id).outerjoin(Family, Family.id == i.family_id)
    statement = statement.outerjoin(Organisation, Organisation.id == m.organisation_id)
    statement = statement.where(m.document_id.in_(documents)).order_by(m.start, m.id)
    return [
        {
            "span": [row.start, row.stop],
            "text": row.text,
            "initiative": row.name,
            "kind": str(row.kind),
            "family": row.family,
            "theme": str(row.theme),
            "organisation": row.body,
            "modality": str(row.modality),
            "known": row.known,
            "document": documents[row.document_id],
            "rule": row.rule,
        }
        for row in connection.execute(statement)
    ]


def figures(connection: Connection, documents: Documents) -> list[dict[str, Any]]:
    """Reported quantities; `value_base` has 万 and 亿 multiplied out."""
    f = Figure
    statement: AnySelect = select(f.__table__, Initiative.name.label("of"), Organisation.name.label("body"))
    statement = statement.outerjoin(Initiative, Initiative.id == f.initiative_id)
    statement = statement.outerjoin(Organisation, Organisation.id == f.organisation_id)
    statement = statement.where(f.document_id.in_(documents)).order_by(f.start, f.id)
    return [
        {
            "span": [row.start, row.stop],
            "text": row.text,
            "value": row.value,
            "unit": row.unit,
            "value_base": row.value_base,
            "approximate": row.approximate,
            "counted": row.counted,
            "initiative": row.of,
            "organisation": row.body,
            "modality": str(row.modality),
            "document": documents[row.document_id],
            "rule": row.rule,
        }
        for row in connection.execute(statement)
    ]


def milestones(connection: Connection, documents: Documents) -> list[dict[str, Any]]:
    """Dated statements with their permanent ids, committees, initiatives and figures."""
    m = Milestone
    statement: AnySelect = select(m.__table__).where(m.document_id.in_(documents)).order_by(m.start, m.id)
    bodies: AnySelect = select(MilestoneOrganisation.milestone_id, Organisation.name)
    bodies = bodies.join(Organisation, Organisation.id == MilestoneOrganisation.organisation_id)
    about: AnySelect = select(MilestoneInitiative.milestone_id, Initiative.name)
    about = about.join(Initiative, Initiative.id == MilestoneInitiative.initiative_id)
    counted: AnySelect = select(MilestoneFigure.milestone_id, Figure.start, Figure.stop)
    counted = counted.join(Figure, Figure.id == MilestoneFigure.figure_id)

    def of(linked: AnySelect, table: Any, order: Any) -> defaultdict[int, list[Any]]:
        own = linked.join(m, m.id == table.milestone_id).where(m.document_id.in_(documents))
        return _grouped(connection, own.order_by(order))

    named = of(bodies, MilestoneOrganisation, MilestoneOrganisation.ordinal)
    run = of(about, MilestoneInitiative, MilestoneInitiative.ordinal)
    reported = of(counted, MilestoneFigure, Figure.start)
    return [
        {
            "id": row.public_id,
            "span": [row.start, row.stop],
            "text": row.text,
            "headline": row.headline,
            **_days(row.earliest_day, row.latest_day),
            "edtf": row.edtf,
            "basis": str(row.basis),
            "modality": str(row.modality),
            "organisations": named[row.id],
            "initiatives": run[row.id],
            "figures": reported[row.id],
            "salience": round(row.salience, 3),
            "why": row.reason_en,
            "document": documents[row.document_id],
            "rule": row.rule,
        }
        for row in connection.execute(statement)
    ]


def _grouped(connection: Connection, statement: AnySelect) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for key, *values in connection.execute(statement):
        found[key].append(values if len(values) > 1 else values[0])
    return found


def _days(earliest: int | None, latest: int | None) -> dict[str, str | None]:
    first, last = date_or_none(earliest), date_or_none(latest)
    return {"earliest": first.isoformat() if first else None, "latest": last.isoformat() if last else None}
