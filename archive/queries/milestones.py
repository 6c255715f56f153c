"""Milestones one by one: the list beside the timeline, page by page, and a milestone in full with its evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select

from archive.queries import committees
from archive.queries.committees import Committee
from archive.queries.filters import Axis, Filters, conditions, days, within
from archive.queries.rows import AnyRow, AnySelect
from archive.queries.when import When, when
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
from archive.schema.vocabulary import Basis, Genre, Modality, Theme
from archive.values.days import to_day


@dataclass(frozen=True, slots=True)
class InitiativeName:
    """An initiative by its address, name and theme."""

    slug: str
    name: str
    theme: Theme


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed and on its base unit."""

    words: str
    value: float
    unit: str
    approximate: bool
    counted: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence around a milestone in pieces: `(characters, is the statement itself, is its date)`."""

    pieces: tuple[tuple[str, bool, bool], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Another milestone of the same event: who else says so, and when they say it was."""

    id: str
    when: When
    document: str
    title: str
    headline: str


@dataclass(frozen=True, slots=True)
class Item:
    """A milestone in full: what a card shows. `key` places it in the list; `passage` is the paragraph's number."""

    id: str
    key: str
    headline: str
    when: When
    modality: Modality
    quote: Quote
    reason_en: str
    reason_zh: str
    rule: str
    document: str
    document_title: str
    genre: Genre
    digest: bool
    published: When | None
    issuer: Committee | None
    passage: int | None
    committees: tuple[Committee, ...]
    initiatives: tuple[InitiativeName, ...]
    figures: tuple[Quantity, ...]
    event: str | None
    also: tuple[Report, ...]
    start: int
    stop: int

    @property
    def disputed(self) -> bool:
        """Whether another document gives the same event different days."""
        return any((r.when.earliest, r.when.latest) != (self.when.earliest, self.when.latest) for r in self.also)

    @property
    def theme(self) -> Theme | None:
        """The theme of the initiative named first."""
        return self.initiatives[0].theme if self.initiatives else None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the list, and the key by which the next page is asked for (None at the end)."""

    items: tuple[Item, ...]
    next: str | None


def page(
    connection: Connection,
    filters: Filters,
    low: date,
    high: date,
    *,
    after: str | None = None,
    size: int = 40,
    inherited: bool = False,
) -> Page:
    """The milestones that touch the days `low` to `high`, in order of time.

    `inherited` asks for those whose date was inherited, else for all the others: printed dates stand in front.

    Raises:
        ValueError: if `after` is no key of this list.
    """
    on = days(filters.axis)
    of_kind = Milestone.basis == Basis.INHERITED
    statement = _rows().where(*conditions(connection, filters), of_kind if inherited else not_(of_kind))
    statement = within(statement, filters.axis, to_day(low), to_day(high))
    if after is not None:
        statement = statement.where(_after(on.earliest, after))
    statement = statement.order_by(on.earliest, Milestone.id).limit(size + 1)
    rows = connection.execute(statement).all()
    items = _items(connection, rows[:size], filters.axis)
    return Page(tuple(items), items[-1].key if len(rows) > size else None)


def one(connection: Connection, public_id: str) -> Item | None:
    """The milestone of that id, None where there is none (or its document was withdrawn)."""
    statement = _rows().where(Milestone.public_id == public_id, Document.withdrawn.is_(None))
    found = _items(connection, connection.execute(statement).all(), Axis.HAPPENED)
    return found[0] if found else None


def many(connection: Connection, condition: ColumnElement[bool], *, limit: int = 200) -> list[Item]:
    """The milestones for which a condition over Milestone and Document holds, in order of time."""
    statement = _rows().where(condition, Document.withdrawn.is_(None)).order_by(Milestone.sort_day, Milestone.id)
    return _items(connection, connection.execute(statement.limit(limit)).all(), Axis.HAPPENED)


def _after(column: Any, key: str) -> ColumnElement[bool]:
    day, _, number = key.partition(".")
    try:
        place = (int(day), int(number))
    except ValueError:
        raise ValueError(f"{key!r} is no place in the list") from None
    if any(abs(part) >= 2**62 for part in place):
        raise ValueError(f"{key!r} is no place in the list")
    return or_(column > place[0], and_(column == place[0], Milestone.id > place[1]))


def _rows() -> AnySelect:
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


def _items(connection: Connection, rows: Sequence[AnyRow], axis: Axis) -> list[Item]:
    ids = [row.id for row in rows]
    bodies = _grouped(
        connection,
        select(MilestoneOrganisation.milestone_id, MilestoneOrganisation.organisation_id)
        .where(MilestoneOrganisation.milestone_id.in_(ids))
        .order_by(MilestoneOrganisation.ordinal),
    )
    keys = {row.issuer_id for row in rows} | {body[1] for found in bodies.values() for body in found}
    known = committees.by_id(connection, keys)
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
    events, reports = _reports(connection, ids)
    items = []
    for row in rows:
        dated = when(row.earliest_day, row.latest_day, row.edtf, row.basis, row.inherited_from)
        published = when(row.published_earliest_day, row.published_latest_day, row.published_edtf, row.published_basis)
        if dated is None:
            continue
        reported = row.published_earliest_day if row.published_earliest_day is not None else row.published_latest_day
        place = row.sort_day if axis is Axis.HAPPENED else reported
        items.append(
            Item(
                row.public_id,
                f"{place}.{row.id}",
                row.headline,
                dated,
                row.modality,
                _quote(row),
                row.reason_en,
                row.reason_zh,
                row.rule,
                row.document,
                row.title,
                row.genre,
                row.digest,
                published,
                known.get(row.issuer_id),
                row.passage,
                tuple(known[body[1]] for body in bodies[row.id]),
                tuple(InitiativeName(*i[1:]) for i in initiatives[row.id]),
                tuple(Quantity(*f[1:]) for f in figures[row.id]),
                events.get(row.id),
                tuple(r for r in reports.get(events.get(row.id, ""), ()) if r.id != row.public_id),
                row.start,
                row.stop,
            )
        )
    return items


def _grouped(connection: Connection, statement: AnySelect) -> defaultdict[int, list[AnyRow]]:
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
