"""Looks an archive over: every span quotes its source, every interval is in order, indexes and counts are complete."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, exists, func, or_, select

from archive.importers import content, lod, rollups, search_index, tallies
from archive.schema import metadata as tables
from archive.schema.base import table_of
from archive.schema.vocabulary import LIST_READER


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be: which check found it, and what it is, for a person."""

    check: str
    what: str


_SPANNED: tuple[type[Any], ...] = (
    tables.TimeExpression,
    tables.OrganisationMention,
    tables.InitiativeMention,
    tables.Figure,
    tables.Milestone,
)


def faults(engine: Engine) -> Iterator[Fault]:
    """Everything that is wrong, check by check. Nothing is changed."""
    with engine.connect() as connection:
        for check in CHECKS:
            for what in check(connection):
                yield Fault((check.__doc__ or "").rstrip("."), what)


def spans(connection: Connection) -> Iterator[str]:
    """Every finding quotes its source."""
    for source, name in connection.execute(select(tables.Source.id, tables.Source.name).order_by(tables.Source.id)):
        text = connection.scalar(select(tables.SourceReading.text).where(tables.SourceReading.source_id == source))
        if text is None:
            yield f"{name}: its reading is missing"
            continue
        yield from _misquotes(connection, source, name, text)


def _misquotes(connection: Connection, source: int, name: str, text: str) -> Iterator[str]:
    documents = select(tables.Document.id).where(tables.Document.source_id == source)
    models: tuple[type[Any], ...] = (*_SPANNED, tables.Passage)
    for model in models:
        rows = connection.execute(
            select(model.id, model.start, model.stop, model.text).where(model.document_id.in_(documents))
        )
        for key, start, stop, quoted in rows:
            if text[start:stop] != quoted:
                yield f"{name} [{start}, {stop}): {model.__tablename__} {key} says {quoted!r}, not {text[start:stop]!r}"
    places = select(tables.DocumentPlace.kind, tables.DocumentPlace.start, tables.DocumentPlace.stop).where(
        tables.DocumentPlace.document_id.in_(documents), tables.DocumentPlace.stop > len(text)
    )
    for kind, start, stop in connection.execute(places):
        yield f"{name} [{start}, {stop}): a {kind.value} place lies behind the end of the text"


def sentences(connection: Connection) -> Iterator[str]:
    """Every sentence holds its finding and lies in its passage."""
    for model in _SPANNED:
        beyond = select(model.id).where(
            or_(model.sentence_start > model.start, model.sentence_stop < model.stop, model.sentence_start < 0)
        )
        yield from (f"{model.__tablename__} {key}" for key in connection.scalars(beyond))
        outside = (
            select(model.id)
            .join(tables.Passage, model.passage_id == tables.Passage.id)
            .where(or_(model.start < tables.Passage.start, model.start >= tables.Passage.stop))
        )
        yield from (f"{model.__tablename__} {key} lies outside its passage" for key in connection.scalars(outside))


def intervals(connection: Connection) -> Iterator[str]:
    """Every interval is in order and every milestone is dated."""
    for model in (tables.TimeExpression, tables.Milestone, tables.Event):
        wrong = select(model.id).where(model.earliest_day > model.latest_day)
        yield from (f"{model.__tablename__} {key} ends before it begins" for key in connection.scalars(wrong))
    undated = select(tables.Milestone.public_id).where(
        or_(
            func.coalesce(tables.Milestone.earliest_day, tables.Milestone.latest_day).is_(None),
            func.coalesce(tables.Milestone.earliest_day, tables.Milestone.latest_day) != tables.Milestone.sort_day,
        )
    )
    yield from (f"milestone {key} is sorted under another day" for key in connection.scalars(undated))


def sources(connection: Connection) -> Iterator[str]:
    """Every source has its bytes, unharmed, its reading and, but for lists, a document."""
    import hashlib

    for row in connection.execute(select(tables.Source.id, tables.Source.name, tables.Source.sha256)):
        try:
            if hashlib.sha256(content.of_source(connection, row.id)).hexdigest() != row.sha256:
                yield f"{row.name}: the stored bytes are not those that came in"
        except Exception as error:
            yield f"{row.name}: the stored bytes cannot be read ({error})"
    without = select(tables.Source.name).where(
        ~exists().where(tables.Document.source_id == tables.Source.id), tables.Source.reader != LIST_READER
    )
    yield from (f"{name}: no document was found in it" for name in connection.scalars(without))


def references(connection: Connection) -> Iterator[str]:
    """No row points nowhere."""
    if connection.dialect.name == "sqlite":
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"{row[0]} row {row[1]} points to a row of {row[2]} that is not there"


def copies(connection: Connection) -> Iterator[str]:
    """What lanes repeat of milestones is what the milestones say."""
    for model in (tables.MilestoneOrganisation, tables.MilestoneInitiative):
        other = (
            select(model.milestone_id)
            .join(tables.Milestone, model.milestone_id == tables.Milestone.id)
            .where(or_(model.sort_day != tables.Milestone.sort_day, model.salience != tables.Milestone.salience))
        )
        yield from (f"{model.__tablename__} of milestone {key} differs" for key in connection.scalars(other))


def search(connection: Connection) -> Iterator[str]:
    """The search index is complete."""
    for name, query in search_index.SOURCES.items():
        rows = connection.scalar(select(func.count()).select_from(query.subquery()))
        indexed = search_index.size(connection, name)
        if rows != indexed:
            yield f"{name} holds {indexed} rows, the table {rows}; run: league-archive reannotate"
        yield from (f"{name} does not find row {key}" for key in search_index.missing(connection, name))


def counts(connection: Connection) -> Iterator[str]:
    """The counts per interval and per choice, and the levels of detail, equal those made anew."""
    yield from (" ".join(map(str, key)) for key in (*rollups.wrong(connection), *tallies.wrong(connection)))
    yield from (f"the level of detail of milestone {key} differs" for key in lod.wrong(connection))


def state(connection: Connection) -> Iterator[str]:
    """The archive has its state."""
    if connection.execute(select(table_of(tables.ArchiveState))).one_or_none() is None:
        yield "the row of archive_state is missing; run: league-archive init --if-missing"


def corrections(connection: Connection) -> Iterator[str]:
    """Every decision of a person could be laid over."""
    flagged = select(tables.Correction.id, tables.Correction.flag).where(
        tables.Correction.flag.is_not(None), tables.Correction.undone_at.is_(None)
    )
    yield from (f"decision {key}: {flag}" for key, flag in connection.execute(flagged))


CHECKS: tuple[Callable[[Connection], Iterator[str]], ...] = (
    state,
    sources,
    references,
    spans,
    sentences,
    intervals,
    copies,
    search,
    counts,
    corrections,
)
