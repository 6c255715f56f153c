"""`/documents/{id}/against/{other}` and `/comparison/wording`: two documents against each other, and passages that return."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries import against, returning
from archive.queries.spread import Lag
from webapp.api import parameters as p
from webapp.api.documents import DocumentEntry, entry
from webapp.api.names import Initiative, initiative
from webapp.api.operations import Arguments, Operation
from webapp.api.problems import missing
from webapp.api.side_by_side import Piece
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class Telling:
    """What a document tells of an initiative; figures as printed."""

    mentions: int
    planned: int
    passage: int | None
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TellingRow:
    """An initiative and what each of the two documents tells of it (null: nothing)."""

    initiative: Initiative
    one: Telling | None
    other: Telling | None


@dataclass(frozen=True, slots=True)
class CutPassage:
    """A passage, cut where the other document says the same."""

    number: int
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """Two documents; every passage of both is there, `alike` pairs the numbers of those that say the like."""

    one: DocumentEntry
    other: DocumentEntry
    initiatives: tuple[TellingRow, ...]
    one_text: tuple[CutPassage, ...]
    other_text: tuple[CutPassage, ...]
    alike: tuple[tuple[int, int], ...]
    compares_wording: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """The same characters in both documents, with the passages in which they stand."""

    text: str
    earlier_passage: int
    later_passage: int


@dataclass(frozen=True, slots=True)
class ReturnedPair:
    """Two documents of different bodies; `gap` in days, null where their order is not known."""

    earlier: DocumentEntry
    later: DocumentEntry
    gap: Lag | None
    passages: tuple[Returned, ...]


@dataclass(frozen=True, slots=True)
class ReprintPair:
    """The same article twice, kept apart from shared wording."""

    of: DocumentEntry
    again: DocumentEntry
    similarity: float


@dataclass(frozen=True, slots=True)
class SharedWording:
    """Passages that return in documents of other committees; `looked_at` of `documents` were compared with all."""

    pairs: tuple[ReturnedPair, ...]
    reprints: tuple[ReprintPair, ...]
    looked_at: int
    documents: int
    digests: Annotated[int, "Left out, for their words are the archive's"]


def two(asked: Arguments) -> Against:
    """One document against another."""
    found = against.against(connection(), asked["id"], asked["other"])
    if found is None:
        raise missing("document")
    one, other = (tuple(_cut(paragraph) for paragraph in text) for text in found.texts)
    rows = tuple(
        TellingRow(initiative(r.initiative.slug, r.initiative.name, r.initiative.theme), *map(_telling, r.cells))
        for r in found.rows
    )
    alike = tuple((found.texts[0][a].number, found.texts[1][b].number) for a, b in found.like)
    entries = found.entries
    return Against(entry(entries[0]), entry(entries[1]), rows, one, other, alike, found.compares_wording)


def shared(asked: Arguments) -> SharedWording:
    """Passages that return."""
    found = returning.find(connection(), document=asked["document"], committee=asked["committee"])
    pairs = tuple(
        ReturnedPair(
            entry(pair.earlier),
            entry(pair.later),
            pair.gap,
            tuple(Returned(run.text, run.earlier[0], run.later[0]) for run in pair.runs),
        )
        for pair in found.pairs
    )
    reprints = tuple(ReprintPair(entry(r.of), entry(r.again), r.similarity) for r in found.reprints)
    return SharedWording(pairs, reprints, found.looked_at, found.documents, found.digests)


def _cut(found: against.Paragraph) -> CutPassage:
    return CutPassage(found.number, tuple(Piece(piece.text, piece.shared, piece.kind) for piece in found.pieces))


def _telling(found: against.Telling | None) -> Telling | None:
    if found is None:
        return None
    return Telling(found.mentions, found.planned, found.passage, tuple(words for words, _, _ in found.figures))


OPERATIONS = (
    Operation(
        "compareDocuments",
        "comparison",
        "/documents/{id}/against/{other}",
        Against,
        two,
        "One document against another: initiatives, and wording passage by passage",
        "两份文献对读",
        places=(p.one("id", "Id of the one document", "甲文献编号"), p.one("other", "Id of the other", "乙文献编号")),
    ),
    Operation(
        "getSharedWording",
        "comparison",
        "/comparison/wording",
        SharedWording,
        shared,
        "Passages that return in documents of other committees, with direction and time gap",
        "在其他团组织文献中重现的段落",
        (
            p.one("document", "Id of a document: only what returns of it", "文献编号"),
            p.one("committee", "Id of a committee: only what returns of its documents", "团组织编号"),
        ),
    ),
)
