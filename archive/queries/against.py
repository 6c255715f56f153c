"""One document against another: what both tell of, what only one does, and where their words are the same."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from archive.queries import documents, formulas, wording
from archive.queries.documents import Entry
from archive.queries.items import InitiativeName
from archive.queries.rows import AnySelect
from archive.queries.wording import Piece
from archive.schema.metadata import Document, Figure, Initiative, InitiativeMention, Passage
from archive.schema.vocabulary import BlockKind, Modality

#: So many characters in a row count as the same words: whole documents share shorter ones by chance.
LENGTH = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage of one of the two, cut where the other says the same."""

    number: int
    kind: BlockKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a document tells of an initiative: mentions by modality, the passage of the first, its figures."""

    mentions: int
    planned: int
    passage: int | None
    figures: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An initiative and what each of the two tells of it."""

    initiative: InitiativeName
    cells: tuple[Telling | None, Telling | None]


@dataclass(frozen=True, slots=True)
class Against:
    """Two documents; `rows` are initiatives, those of both first. `texts` holds every passage of either.

    `like` puts passages beside each other that say the like, as places in `texts`.
    """

    entries: tuple[Entry, Entry]
    rows: tuple[Row, ...]
    texts: tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]
    like: tuple[tuple[int, int], ...]
    shares: tuple[float, float]

    @property
    def compares_wording(self) -> bool:
        """Whether neither is a digest in our own words."""
        return not any(entry.digest for entry in self.entries)

    @property
    def alone(self) -> tuple[list[Paragraph], list[Paragraph]]:
        """The passages of each that have no counterpart."""
        paired: tuple[set[int], ...] = tuple({pair[n] for pair in self.like} for n in range(2))
        one, other = ([p for at, p in enumerate(self.texts[n]) if at not in paired[n]] for n in range(2))
        return one, other


def against(connection: Connection, one: str, other: str) -> Against | None:
    """Those two documents (public ids), None where one of them is not shown."""
    found = {entry.public_id: entry for entry in documents.chosen(connection, [one, other])}
    if one not in found or other not in found:
        return None
    entries = (found[one], found[other])
    passages = [_passages(connection, entry.public_id) for entry in entries]
    known = formulas.of_archive(connection)
    comparable = not any(entry.digest for entry in entries)
    texts = [[text for _, _, text in held] for held in passages]
    cut = wording.compared(texts, (), known, LENGTH) if comparable else _whole(texts)
    made = [
        tuple(Paragraph(number, kind, pieces) for (number, kind, _), pieces in zip(held, column, strict=True))
        for held, column in zip(passages, cut, strict=True)
    ]
    rows = wording.rows(cut) if comparable else []
    like = tuple((a, b) for a, b in rows if a is not None and b is not None)
    return Against(
        entries, _initiatives(connection, entries), (made[0], made[1]), like, (_share(cut[0]), _share(cut[1]))
    )


def _whole(texts: list[list[str]]) -> list[list[tuple[Piece, ...]]]:
    return [[(Piece(text, wording.Kind.OWN),) for text in column] for column in texts]


def _share(column: list[tuple[Piece, ...]]) -> float:
    """The share of characters that the other document says too."""
    sizes = Counter({True: 0, False: 0})
    for pieces in column:
        for piece in pieces:
            sizes[piece.shared] += len(piece.text)
    return sizes[True] / max(sizes.total(), 1)


def _passages(connection: Connection, public_id: str) -> list[tuple[int, BlockKind, str]]:
    statement = select(Passage.ordinal, Passage.kind, Passage.text).join(Document, Document.id == Passage.document_id)
    rows = connection.execute(statement.where(Document.public_id == public_id).order_by(Passage.ordinal))
    return [(ordinal, kind, text) for ordinal, kind, text in rows]


def _initiatives(connection: Connection, entries: tuple[Entry, Entry]) -> tuple[Row, ...]:
    ids = [entry.public_id for entry in entries]
    m = InitiativeMention
    columns: tuple[Any, ...] = (Initiative.slug, Initiative.name, Initiative.theme, Document.public_id, m.modality)
    statement: AnySelect = select(*columns, Passage.ordinal).join(m, m.initiative_id == Initiative.id)
    statement = statement.join(Document, Document.id == m.document_id).outerjoin(Passage, Passage.id == m.passage_id)
    told: defaultdict[tuple[Any, ...], dict[str, list[Any]]] = defaultdict(dict)
    for *name, document, modality, ordinal in connection.execute(
        statement.where(Document.public_id.in_(ids)).order_by(m.document_id, m.start)
    ):
        told[tuple(name)].setdefault(document, []).append((modality, ordinal))
    reported = _figures(connection, ids)
    rows = []
    for (slug, name, theme), held in told.items():
        one, other = (_telling(held.get(key), reported.get((slug, key), [])) for key in ids)
        rows.append(Row(InitiativeName(slug, name, theme), (one, other)))
    # What both tell of stands first, then what only the first does.
    return tuple(
        sorted(rows, key=lambda r: (None in r.cells, r.cells[0] is None, str(r.initiative.theme), r.initiative.name))
    )


def _telling(held: list[Any] | None, figures: list[tuple[str, int, int]]) -> Telling | None:
    if not held:
        return None
    planned = sum(modality is Modality.PLANNED for modality, _ in held)
    return Telling(len(held), planned, held[0][1], tuple(figures))


def _figures(connection: Connection, ids: list[str]) -> dict[tuple[str, str], list[tuple[str, int, int]]]:
    f = Figure
    columns: tuple[Any, ...] = (Initiative.slug, Document.public_id, f.text, f.start, f.stop)
    statement: AnySelect = select(*columns).join(Initiative, Initiative.id == f.initiative_id)
    statement = statement.join(Document, Document.id == f.document_id).where(Document.public_id.in_(ids))
    found: defaultdict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
    for slug, document, *figure in connection.execute(statement.order_by(f.document_id, f.start)):
        found[slug, document].append((figure[0], figure[1], figure[2]))
    return found
