"""Everything that holds some words: statements, passages, initiatives, committees and documents, with the words marked."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, and_, case, cast, func, or_, select, union

from archive.queries import committees, milestones, textmatch
from archive.queries.committees import Committee
from archive.queries.milestones import InitiativeName, Item
from archive.queries.rows import AnySelect
from archive.queries.textmatch import passage_matches, spelt
from archive.schema.metadata import (
    Document,
    Initiative,
    InitiativeAlias,
    Milestone,
    Organisation,
    OrganisationAlias,
    OrganisationMention,
    Passage,
)
from archive.schema.vocabulary import OrganisationKind

#: The phrases of a query, each in all its spellings.
Spelt = tuple[tuple[str, ...], ...]

#: Results of a kind on the first page.
SIZE = 20
#: Hits are counted up to here; the documents of at most so many passages.
COUNTED, DOCUMENTS_COUNTED = 20_000, 5_000
#: Characters around the first hit.
AROUND = 60


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage with the words marked: `(characters, is a hit)`; `cut` at either end where it goes on."""

    document: str
    title: str
    digest: bool
    paragraph: int
    pieces: tuple[tuple[str, bool], ...]
    cut: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by kind, with how many there are in all (counted up to `COUNTED`)."""

    query: str
    milestones: tuple[Item, ...]
    milestones_in_all: int
    passages: tuple[Excerpt, ...]
    passages_in_all: int
    #: None where they are too many to be counted for a page.
    documents_in_all: int | None
    initiatives: tuple[InitiativeName, ...]
    committees: tuple[Committee, ...]

    @property
    def milestones_told(self) -> str:
        """How many milestones, as it is told."""
        return _told(self.milestones_in_all)

    @property
    def passages_told(self) -> str:
        """How many passages, as it is told."""
        return _told(self.passages_in_all)

    @property
    def anything(self) -> bool:
        """Whether there is any result."""
        return bool(self.milestones_in_all or self.passages_in_all or self.initiatives or self.committees)


def search(connection: Connection, query: str, *, offset: int = 0, size: int = SIZE, statements: int = SIZE) -> Found:
    """What holds every phrase of the query (white space separates phrases), the earliest first.

    `offset` and `size` count passages; at most so many `statements` (milestones) come with the first of them.
    """
    wanted = spelt(query)
    if not wanted:
        return Found(query, (), 0, (), 0, 0, (), ())
    passages_in_all = textmatch.count(connection, "passage_search", query, COUNTED)
    keys = textmatch.first(connection, "milestone_search", query, size=statements) if not offset else []
    return Found(
        query,
        tuple(milestones.many(connection, Milestone.id.in_(keys), limit=statements)),
        textmatch.count(connection, "milestone_search", query, COUNTED),
        _passages(connection, query, tuple(one for ways in wanted for one in ways), offset, size),
        passages_in_all,
        _documents(connection, query) if passages_in_all <= DOCUMENTS_COUNTED else None,
        _initiatives(connection, wanted),
        _committees(connection, wanted),
    )


def _told(number: int) -> str:
    return f"{number:,}" if number < COUNTED else f"{COUNTED:,}+"


def mark(text: str, wanted: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """The text cut into hits and the rest; the pieces joined are the text."""
    if not wanted:
        return ((text, False),)
    pattern = re.compile("|".join(_loosely(p) for p in sorted(wanted, key=len, reverse=True)), re.IGNORECASE)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for hit in pattern.finditer(text):
        pieces += [(text[at : hit.start()], False), (hit.group(), True)]
        at = hit.end()
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def _loosely(phrase: str) -> str:
    """A phrase as a pattern that also meets full-width letters, figures and punctuation."""
    return "".join(f"[{re.escape(c)}{chr(ord(c) + 0xFEE0)}]" if "!" <= c <= "~" else re.escape(c) for c in phrase)


def _passages(
    connection: Connection, query: str, wanted: tuple[str, ...], offset: int, size: int
) -> tuple[Excerpt, ...]:
    keys = textmatch.first(connection, "passage_search", query, offset=offset, size=size)
    columns: tuple[Any, ...] = (Document.public_id, Document.title, Document.digest, Passage.ordinal, Passage.text)
    statement: AnySelect = select(*columns).join(Document, Document.id == Passage.document_id)
    statement = statement.where(Passage.id.in_(keys))
    statement = statement.order_by(Document.published_earliest_day.nulls_last(), Passage.id)
    found = []
    for document, title, digest, paragraph, text in connection.execute(statement):
        pieces = mark(text, wanted)
        first = len(pieces[0][0]) if pieces and not pieces[0][1] else 0
        low = max(0, first - AROUND)
        high = min(len(text), first + 3 * AROUND)
        inside = mark(text[low:high], wanted)
        found.append(Excerpt(document, title, digest, paragraph, inside, (low > 0, high < len(text))))
    return tuple(found)


def _documents(connection: Connection, query: str) -> int:
    """How many documents hold the query."""
    held: AnySelect = select(func.count(Document.id.distinct())).join(Passage, Passage.document_id == Document.id)
    held = held.where(passage_matches(connection, query), Document.withdrawn.is_(None))
    return int(connection.execute(held).scalar_one())


def _holds(column: Any, wanted: Spelt) -> ColumnElement[bool]:
    """Whether a short name holds all phrases in one of their spellings; letter case does not matter."""
    text = func.lower(cast(column, String))
    return and_(*(or_(*(text.contains(one, autoescape=True) for one in ways)) for ways in wanted))


def _initiatives(connection: Connection, wanted: Spelt) -> tuple[InitiativeName, ...]:
    named = select(InitiativeAlias.initiative_id).where(_holds(InitiativeAlias.alias, wanted))
    statement: AnySelect = select(Initiative.slug, Initiative.name, Initiative.theme)
    statement = statement.where(or_(_holds(Initiative.name, wanted), Initiative.id.in_(named)))
    rows = connection.execute(statement.order_by(func.length(Initiative.name), Initiative.name).limit(SIZE))
    return tuple(InitiativeName(*row) for row in rows)


def _committees(connection: Connection, wanted: Spelt) -> tuple[Committee, ...]:
    """League committees of that name; those of which something is held come first."""
    named = select(OrganisationAlias.organisation_id).where(_holds(OrganisationAlias.alias, wanted))
    by_name = select(Organisation.id).where(_holds(Organisation.name, wanted))
    either = union(named, by_name).subquery()
    mentioned = select(OrganisationMention.id).where(OrganisationMention.organisation_id == Organisation.id).exists()
    statement = select(Organisation.id).where(
        Organisation.id.in_(select(either.c[0])), Organisation.kind == OrganisationKind.LEAGUE
    )
    order = (case((mentioned, 0), else_=1), func.length(Organisation.name), Organisation.name)
    keys = list(connection.execute(statement.order_by(*order).limit(SIZE)).scalars())
    known = committees.by_id(connection, keys)
    return tuple(known[key] for key in keys)
