"""Gathers all that cards say of milestones, for a whole list at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, func, select

from archive.queries import committees
from archive.queries.committees import Committee
from archive.queries.filters import Axis
from archive.queries.items import InitiativeName, Item, Quantity, Quote, Report
from archive.queries.rows import AnyRow, AnySelect
from archive.queries.when import when
from archive.schema.metadata import (
    Document,
    Event,
    EventMilestone,
    Figure,
    Initiative,
    Milestone,
    MilestoneFigure,
    MilestoneInitiative,
    MilestoneOrganisation,
    Passage,
    TimeExpression,
)


def rows() -> AnySelect:
    """The milestones with all that a card needs of their document, passage and date, to be narrowed and ordered."""
    text = func.substr(
        Passage.text,
        Milestone.sentence_start - Passage.start + 1,
        Milestone.sentence_stop - Milestone.sentence_start,
    )
    return (
        select(
            Milestone,
            Document.public_id.label("document"),
            Document.title,
            Document.genre,
            Document.digest,
            Document.issuer_id,
            Document.published_earliest_day,
            Document.published_latest_day,
            Document.published_edtf,
            Document.published_basis,
            Passage.ordinal.label("passage"),
            text.label("sentence"),
            TimeExpression.start.label("date_start"),
            TimeExpression.stop.label("date_stop"),
        )
        .select_from(Milestone.__table__)
        .join(Document, Document.id == Milestone.document_id)
        .outerjoin(Passage, Passage.id == Milestone.passage_id)
        .outerjoin(TimeExpression, TimeExpression.id == Milestone.time_expression_id)
    )


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What belongs to the milestones of one list, by their keys."""

    committees: dict[int, Committee]
    bodies: dict[int, list[AnyRow]]
    initiatives: dict[int, list[AnyRow]]
    figures: dict[int, list[AnyRow]]
    events: dict[int, str]
    reports: dict[str, list[Report]]


def items(connection: Connection, found: Sequence[AnyRow], axis: Axis = Axis.HAPPENED) -> list[Item]:
    """Rows of `rows()` as items, in their order; the number of statements does not depend on how many there are."""
    gathered = _gather(connection, found)
    built = [_item(row, gathered, axis) for row in found]
    return [item for item in built if item is not None]


def _gather(connection: Connection, found: Sequence[AnyRow]) -> _Gathered:
    ids = [row.id for row in found]
    bodies = _grouped(
        connection,
        select(MilestoneOrganisation.milestone_id, MilestoneOrganisation.organisation_id)
        .where(MilestoneOrganisation.milestone_id.in_(ids))
        .order_by(MilestoneOrganisation.ordinal),
    )
    initiatives = _grouped(
        connection,
        select(MilestoneInitiative.milestone_id, Initiative.slug, Initiative.name, Initiative.theme)
        .join(Initiative, Initiative.id == MilestoneInitiative.initiative_id)
        .where(MilestoneInitiative.milestone_id.in_(ids))
        .order_by(MilestoneInitiative.ordinal),
    )
    figures = _grouped(
        connection,
        select(MilestoneFigure.milestone_id, Figure.text, Figure.value_base, Figure.unit, Figure.approximate)
        .add_columns(Figure.counted)
        .join(Figure, Figure.id == MilestoneFigure.figure_id)
        .where(MilestoneFigure.milestone_id.in_(ids))
        .order_by(Figure.start),
    )
    keys = {row.issuer_id for row in found} | {body[1] for held in bodies.values() for body in held}
    return _Gathered(committees.by_id(connection, keys), bodies, initiatives, figures, *_reports(connection, ids))


def _item(row: AnyRow, of: _Gathered, axis: Axis) -> Item | None:
    dated = when(row.earliest_day, row.latest_day, row.edtf, row.basis, row.inherited_from)
    if dated is None:
        return None
    reported = row.published_earliest_day if row.published_earliest_day is not None else row.published_latest_day
    event = of.events.get(row.id)
    return Item(
        id=row.public_id,
        key=f"{row.sort_day if axis is Axis.HAPPENED else reported}.{row.id}",
        headline=row.headline,
        when=dated,
        modality=row.modality,
        quote=_quote(row),
        reason_en=row.reason_en,
        reason_zh=row.reason_zh,
        rule=row.rule,
        document=row.document,
        document_title=row.title,
        genre=row.genre,
        digest=row.digest,
        published=when(row.published_earliest_day, row.published_latest_day, row.published_edtf, row.published_basis),
        issuer=of.committees.get(row.issuer_id),
        passage=row.passage,
        committees=tuple(of.committees[body[1]] for body in of.bodies.get(row.id, ())),
        initiatives=tuple(InitiativeName(*i[1:]) for i in of.initiatives.get(row.id, ())),
        figures=tuple(Quantity(*f[1:]) for f in of.figures.get(row.id, ())),
        event=event,
        also=tuple(r for r in of.reports.get(event or "", ()) if r.id != row.public_id),
        start=row.start,
        stop=row.stop,
        decided=row.correction_id is not None,
    )


def _grouped(connection: Connection, statement: AnySelect) -> dict[int, list[AnyRow]]:
    found: defaultdict[int, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(statement):
        found[row[0]].append(row)
    return found


def _reports(connection: Connection, ids: Iterable[int]) -> tuple[dict[int, str], dict[str, list[Report]]]:
    statement = (
        select(EventMilestone.milestone_id, Event.public_id, Event.id)
        .join(Event, Event.id == EventMilestone.event_id)
        .where(EventMilestone.milestone_id.in_(ids))
    )
    rows = connection.execute(statement).all()
    return {row[0]: row[1] for row in rows}, reports_of(connection, {row[2] for row in rows})


def reports_of(connection: Connection, events: Iterable[int]) -> dict[str, list[Report]]:
    """The milestones that report each of those events, by the event's public id."""
    statement = (
        select(Event.public_id, Milestone.public_id, Milestone.earliest_day, Milestone.latest_day, Milestone.edtf)
        .add_columns(Milestone.basis, Document.public_id, Document.title, Milestone.headline)
        .join(EventMilestone, EventMilestone.event_id == Event.id)
        .join(Milestone, Milestone.id == EventMilestone.milestone_id)
        .join(Document, Document.id == Milestone.document_id)
        .where(Event.id.in_(events), Document.withdrawn.is_(None))
        .order_by(Milestone.sort_day, Milestone.id)
    )
    found: dict[str, list[Report]] = {}
    for event, public_id, earliest, latest, edtf, basis, document, title, headline in connection.execute(statement):
        dated = when(earliest, latest, edtf, basis)
        if dated is not None:
            found.setdefault(event, []).append(Report(public_id, dated, document, title, headline))
    return found


def _quote(row: AnyRow) -> Quote:
    """The sentence cut where the statement and its date begin and end."""
    start, text = row.sentence_start, row.sentence
    if not text or not (start <= row.start < start + len(text)):
        start, text = row.start, row.text
    dated = (row.date_start, row.date_stop) if row.date_start is not None else (-1, -1)
    edges = {start, start + len(text)}
    for edge in (row.start, row.stop, *dated):
        if start < edge < start + len(text):
            edges.add(edge)
    cuts = sorted(edges)
    pieces = [
        (text[a - start : b - start], row.start <= a and b <= row.stop, dated[0] <= a and b <= dated[1])
        for a, b in pairwise(cuts)
    ]
    return Quote(tuple(pieces))
