"""Finding text through the character-pair index, alike on both databases, however a phrase is spelt."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    TableClause,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from archive.queries.rows import AnySelect
from archive.queries.spellings import spellings
from archive.schema.metadata import Document, Milestone, Passage
from archive.values import bigrams, timekeys

#: What each index holds, and the day by which its rows come.
_INDEXED: dict[str, tuple[Any, Any]] = {
    "passage_search": (Passage, Document.published_earliest_day),
    "milestone_search": (Milestone, Milestone.sort_day),
}


def milestone_matches(connection: Connection, query: str) -> ColumnElement[bool]:
    """Whether a milestone's headline or clause holds the query (white space separates phrases that must all occur)."""
    return Milestone.id.in_(hits(connection, "milestone_search", query))


def passage_matches(connection: Connection, query: str) -> ColumnElement[bool]:
    """Whether a passage holds the query."""
    return Passage.id.in_(hits(connection, "passage_search", query))


def phrases(query: str) -> tuple[str, ...]:
    """The phrases of a query as they are compared, in order, without doubles."""
    return tuple(dict.fromkeys(bigrams.fold(query).split()))


def spelt(query: str) -> tuple[tuple[str, ...], ...]:
    """The spellings of each phrase of a query; one of each must occur."""
    return tuple(spellings(phrase) for phrase in phrases(query))


def count(connection: Connection, index: str, query: str, most: int) -> int:
    """How many rows of an index (`passage_search`, `milestone_search`) hold the query and are shown; at most `most` are counted."""
    if not phrases(query):
        return 0
    named, holds = _matching(connection, index, query)
    hidden = _withdrawn(connection, index, query)
    some = select(_key(connection, index).label("key")).select_from(named).where(holds).limit(most + hidden).subquery()
    found: int = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return found - hidden


def first(connection: Connection, index: str, query: str, *, offset: int = 0, size: int = 20) -> list[int]:
    """Keys of the rows of an index that hold the query and are shown, the earliest first; what has no date comes last.

    SQLite reads no more of its index than it answers; PostgreSQL finds all that match and sorts them.
    """
    if not phrases(query):
        return []
    (named, holds), (model, day) = _matching(connection, index, query), _INDEXED[index]
    statement: AnySelect = select(model.id).select_from(named).join(model, model.id == _key(connection, index))
    statement = statement.join(Document, Document.id == model.document_id).where(holds, Document.withdrawn.is_(None))
    order = (literal_column(f"{index}.rowid"),) if _sqlite(connection) else (day.nulls_last(), model.id)
    return list(connection.execute(statement.order_by(*order).offset(offset).limit(size)).scalars())


def _withdrawn(connection: Connection, index: str, query: str) -> int:
    """How many of the hits belong to documents that were withdrawn; asked from their side, for they are few."""
    model = _INDEXED[index][0]
    hidden = list(connection.scalars(select(Document.id).where(Document.withdrawn.is_not(None))))
    if not hidden:
        return 0
    among = select(func.count()).select_from(model).where(model.document_id.in_(hidden))
    return int(connection.execute(among.where(model.id.in_(hits(connection, index, query)))).scalar_one())


def hits(connection: Connection, index: str, query: str) -> AnySelect:
    """Asks for the keys of the rows that hold every phrase, withdrawn ones among them; nothing where nothing is asked."""
    if not phrases(query):
        return select(literal_column("NULL")).where(text("1 = 0"))
    named, holds = _matching(connection, index, query)
    return select(_key(connection, index)).select_from(named).where(holds)


def _matching(connection: Connection, index: str, query: str) -> tuple[TableClause, ColumnElement[bool]]:
    """The index, and whether one of its rows holds every phrase of a query that holds something."""
    if _sqlite(connection):
        pairs: ColumnElement[str] = bindparam("pairs", bigrams.any_phrase(spelt(query)), unique=True)
        return table(index), literal_column(index).op("MATCH", is_comparison=True)(pairs)
    folded: ColumnElement[str] = literal_column(f"{index}.folded")
    pairs = literal_column(f"league_bigrams({index}.folded)")
    asked = cast(bigrams.any_tsquery(spelt(query)), TSQUERY)
    # The pairs say that all are there, strpos() that they stand in this order.
    held = (or_(*(func.strpos(folded, one) > 0 for one in ways)) for ways in spelt(query))
    return table(index), and_(pairs.op("@@")(asked), *held)


def _key(connection: Connection, index: str) -> ColumnElement[int]:
    return literal_column(f"{index}.rowid & {timekeys.MASK}" if _sqlite(connection) else f"{index}.id")


def _sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
