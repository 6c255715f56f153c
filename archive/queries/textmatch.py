"""Finding text through the character-pair index, alike on both databases."""

from sqlalchemy import ColumnElement, Connection, bindparam, text
from sqlalchemy.sql.elements import TextClause

from archive.schema.metadata import Milestone, Passage
from archive.values import bigrams


def milestone_matches(connection: Connection, query: str) -> ColumnElement[bool]:
    """Whether a milestone's headline or clause holds the query (white space separates phrases that must all occur)."""
    return Milestone.id.in_(_matching(connection, "milestone_search", query))


def passage_matches(connection: Connection, query: str) -> ColumnElement[bool]:
    """Whether a passage holds the query."""
    return Passage.id.in_(_matching(connection, "passage_search", query))


def phrases(query: str) -> tuple[str, ...]:
    """The phrases of a query as they are compared, in order, without doubles."""
    return tuple(dict.fromkeys(bigrams.fold(query).split()))


def _matching(connection: Connection, index: str, query: str) -> TextClause:
    """The ids of the rows that hold every phrase; nothing for a query that holds nothing."""
    wanted = phrases(query)
    if not wanted:
        return text("SELECT NULL WHERE 1 = 0")
    if connection.dialect.name == "sqlite":
        return text(f"SELECT rowid FROM {index} WHERE {index} MATCH :pairs").bindparams(  # noqa: S608 (our own name)
            bindparam("pairs", bigrams.phrase(query), unique=True)
        )
    # The pairs say that all are there, position() that they stand in this order.
    held = " AND ".join(f"position(:phrase{n} in folded) > 0" for n in range(len(wanted)))
    return text(
        f"SELECT id FROM {index} WHERE league_bigrams(folded) @@ CAST(:pairs AS tsquery) AND {held}"  # noqa: S608
    ).bindparams(
        bindparam("pairs", bigrams.tsquery(query), unique=True),
        *(bindparam(f"phrase{n}", phrase, unique=True) for n, phrase in enumerate(wanted)),
    )
