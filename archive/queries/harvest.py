"""Lists that are walked to their end, page by page by a key: nothing is told twice, and nothing is lost where rows stay."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from archive.queries import documents, milestones
from archive.queries.filters import Filters, conditions, days, within
from archive.queries.milestones import Item
from archive.queries.rows import AnySelect
from archive.queries.textmatch import passage_matches
from archive.queries.when import When, when
from archive.schema.metadata import Document, Event, EventMilestone, Milestone, Passage
from archive.schema.vocabulary import BlockKind, Genre
from archive.values.days import OPEN_FUTURE, to_day

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Some of a list, the key by which the rest is asked for (None at the end), and how many there are in all."""

    items: tuple[T, ...]
    next: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Block:
    """A passage on its own; `[start, stop)` counts in the text of the source."""

    document: str
    title: str
    digest: bool
    number: int
    kind: BlockKind
    level: int
    headings: tuple[str, ...]
    page: int | None
    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in a list; `reports` milestones of documents that are shown report it."""

    public_id: str
    headline: str
    when: When | None
    disputed: bool
    reports: int


def place(key: str) -> tuple[int, int]:
    """The two numbers of a key.

    Raises:
        ValueError: if it is none.
    """
    first, _, second = key.partition(".")
    numbers = int(first), int(second)
    if any(abs(number) >= 2**62 for number in numbers):
        raise ValueError(f"{key!r} is no place in the list")
    return numbers


def milestones_after(
    connection: Connection,
    filters: Filters,
    low: date | None,
    high: date | None,
    *,
    after: str | None,
    size: int,
    counted: bool = True,
) -> Slice[Item]:
    """The milestones that match and touch the days, inherited dates among the others, in order of time.

    What is undated touches no days: it is among them where none are asked for.

    Who walks the whole list saves the counting by `counted=False` (the total is 0 then).
    """
    on = days(filters.axis)
    chosen: AnySelect = select(Milestone.id, Milestone.public_id, on.earliest)
    chosen = chosen.join(Document, Document.id == Milestone.document_id)
    chosen = chosen.where(*conditions(connection, filters), on.earliest.is_not(None))
    if low is not None or high is not None:
        chosen = within(chosen, filters.axis, *_bounds(low, high))
    total = _count(connection, chosen) if counted else 0
    if after is not None:
        chosen = chosen.where(_beyond(on.earliest, Milestone.id, after))
    rows = connection.execute(chosen.order_by(on.earliest, Milestone.id).limit(size + 1)).all()
    shown = rows[:size]
    full = {
        item.id: item for item in milestones.many(connection, Milestone.id.in_([row[0] for row in shown]), limit=size)
    }
    last = f"{shown[-1][2]}.{shown[-1][0]}" if len(rows) > size else None
    return Slice(tuple(full[row[1]] for row in shown if row[1] in full), last, total)


def all_milestones(connection: Connection, filters: Filters, low: date | None, high: date | None) -> Iterator[Item]:
    """Every milestone that matches, a few hundred at a time."""
    after: str | None = None
    while True:
        found = milestones_after(connection, filters, low, high, after=after, size=500, counted=False)
        yield from found.items
        if found.next is None:
            return
        after = found.next


def documents_after(
    connection: Connection,
    *,
    issuer: str | None = None,
    genres: tuple[Genre, ...] = (),
    after: str | None = None,
    size: int = 100,
) -> Slice[documents.Entry]:
    """The documents by publication, the undated last; `issuer` is a public id."""
    day = func.coalesce(Document.published_earliest_day, Document.published_latest_day, OPEN_FUTURE)
    statement = documents.narrowed(documents.entries_of().add_columns(day.label("day")), issuer, genres)
    total = _count(connection, statement)
    if after is not None:
        statement = statement.where(_beyond(day, Document.id, after))
    rows = connection.execute(statement.order_by(day, Document.id).limit(size + 1)).all()
    last = f"{rows[size - 1].day}.{rows[size - 1].id}" if len(rows) > size else None
    return Slice(tuple(documents.entries(connection, rows[:size])), last, total)


def passages_after(
    connection: Connection, *, document: str | None = None, text: str = "", after: str | None = None, size: int = 100
) -> Slice[Block]:
    """The passages document by document in reading order, of one document or of all, those with certain words or all."""
    p = Passage
    columns: tuple[Any, ...] = (p.document_id, p.ordinal, p.kind, p.level, p.headings, p.page, p.start, p.stop, p.text)
    statement: AnySelect = select(*columns, Document.public_id, Document.title, Document.digest)
    statement = statement.join(Document, Document.id == p.document_id).where(Document.withdrawn.is_(None))
    if document is not None:
        statement = statement.where(Document.public_id == document)
    if text.strip():
        statement = statement.where(passage_matches(connection, text))
    total = _count(connection, statement)
    if after is not None:
        statement = statement.where(_beyond(p.document_id, p.ordinal, after))
    rows = connection.execute(statement.order_by(p.document_id, p.ordinal).limit(size + 1)).all()
    blocks = [
        Block(
            r.public_id,
            r.title,
            r.digest,
            r.ordinal,
            r.kind,
            r.level,
            tuple(r.headings),
            r.page,
            r.start,
            r.stop,
            r.text,
        )
        for r in rows[:size]
    ]
    last = f"{rows[size - 1].document_id}.{rows[size - 1].ordinal}" if len(rows) > size else None
    return Slice(tuple(blocks), last, total)


def events_after(
    connection: Connection,
    low: date | None = None,
    high: date | None = None,
    *,
    disputed: bool | None = None,
    after: str | None = None,
    size: int = 100,
) -> Slice[Happening]:
    """The events that touch the days, in order of time; those that only withdrawn documents report are left out."""
    first = func.coalesce(Event.earliest_day, Event.latest_day)
    last = func.coalesce(Event.latest_day, Event.earliest_day)
    reports = (
        select(func.count())
        .select_from(EventMilestone)
        .join(Milestone, Milestone.id == EventMilestone.milestone_id)
        .join(Document, Document.id == Milestone.document_id)
        .where(EventMilestone.event_id == Event.id, Document.withdrawn.is_(None))
        .scalar_subquery()
    )
    below, above = _bounds(low, high)
    statement: AnySelect = select(Event.__table__, first.label("day"), reports.label("reports"))
    statement = statement.where(first <= above, last >= below, reports > 0)
    if disputed is not None:
        statement = statement.where(Event.disputed.is_(disputed))
    total = _count(connection, statement)
    if after is not None:
        statement = statement.where(_beyond(first, Event.id, after))
    rows = connection.execute(statement.order_by(first, Event.id).limit(size + 1)).all()
    found = [
        Happening(r.public_id, r.headline, when(r.earliest_day, r.latest_day, r.edtf), r.disputed, r.reports)
        for r in rows[:size]
    ]
    return Slice(tuple(found), f"{rows[size - 1].day}.{rows[size - 1].id}" if len(rows) > size else None, total)


def _bounds(low: date | None, high: date | None) -> tuple[int, int]:
    return to_day(low or date.min), to_day(high or date.max)


def _beyond(first: Any, second: Any, key: str) -> ColumnElement[bool]:
    one, other = place(key)
    return or_(first > one, and_(first == one, second > other))


def _count(connection: Connection, statement: AnySelect) -> int:
    return int(connection.execute(select(func.count()).select_from(statement.subquery())).scalar_one())
