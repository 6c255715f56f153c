"""`/comparison/{slug}`: one initiative in the words of several committees."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries import side_by_side, voices
from archive.queries.subjects import Subject
from archive.queries.wording import Kind
from archive.schema.vocabulary import Modality
from webapp.api import parameters as p
from webapp.api.names import Committee, Date, committee, committee_of, date_of
from webapp.api.operations import Arguments, Operation
from webapp.api.problems import missing
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a sentence; `shared` where another column says the same words."""

    text: str
    shared: bool
    kind: Kind


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that names the subject."""

    document: str
    document_title: str
    digest: bool
    passage: int | None
    milestone: str | None
    names: tuple[str, ...]
    heading: str | None
    modality: Modality
    date: Date | None
    statement: str
    sentence: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that a committee reports of the subject."""

    text: str
    counted: str | None
    value: float
    unit: str
    approximate: bool
    document: str
    span: tuple[int, int]
    part: Annotated[bool, "Part of another figure: not to be added to it"]
    date: Date | None


@dataclass(frozen=True, slots=True)
class Partner:
    """A body that a sentence names beside the committee."""

    text: str
    committee: Committee | None


@dataclass(frozen=True, slots=True)
class Means:
    """A mechanism or platform that a sentence names beside the subject."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Side:
    """All that one committee says."""

    committee: Committee
    documents: int
    digests: int
    names: tuple[str, ...]
    headings: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    figures: tuple[Quantity, ...]
    partners: tuple[Partner, ...]
    means: tuple[Means, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A further committee that describes the subject."""

    committee: Committee
    mentions: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The subject in the words of up to four committees; wording is not compared where it rests on digests."""

    subject: Subject
    sides: tuple[Side, ...]
    others: tuple[Other, ...]
    compares_wording: bool


def side(asked: Arguments) -> SideBySide:
    """One initiative side by side."""
    chosen = asked["with"]
    found = side_by_side.compare(connection(), asked["slug"], chosen)
    if found is None:
        raise missing("initiative")
    if chosen and len(found.columns) < len(chosen):
        raise missing("committee")
    return SideBySide(
        found.subject,
        tuple(side_of(column) for column in found.columns),
        tuple(Other(committee(c), n) for c, n in found.others),
        found.compares_wording,
    )


def side_of(found: side_by_side.Column) -> Side:
    """A column of the answer."""
    return Side(
        committee(found.committee),
        found.documents,
        found.digests,
        tuple(name.text for name in found.names),
        tuple(heading.text for heading in found.headings),
        tuple(_evidence(e) for e in found.evidence),
        tuple(_quantity(f) for f in found.figures),
        tuple(Partner(partner.text, committee_of(partner.committee)) for partner in found.partners),
        tuple(Means(means.slug, means.name) for means in found.means),
    )


def _quantity(f: voices.Quantity) -> Quantity:
    place = (f.start, f.stop)
    return Quantity(f.words, f.counted, f.value, f.unit, f.approximate, f.document, place, f.part, date_of(f.when))


def _evidence(found: side_by_side.Evidence) -> Evidence:
    told = found.told
    return Evidence(
        told.document,
        told.title,
        told.digest,
        told.paragraph,
        told.milestone,
        told.names,
        told.heading,
        told.modality,
        date_of(told.when),
        told.statement,
        tuple(Piece(piece.text, piece.shared, piece.kind) for piece in found.pieces),
    )


OPERATIONS = (
    Operation(
        "getSideBySide",
        "comparison",
        "/comparison/{slug}",
        SideBySide,
        side,
        "One initiative (or family) in the words of up to four committees",
        "一个工作项目的并列比较",
        (
            p.listed(
                "with",
                4,
                "Ids of committees, joined by commas (default: the three that say most)",
                "团组织编号，逗号分隔",
            ),
        ),
        places=(p.one("slug", "Slug of the initiative or family", "工作项目或项目族标识"),),
    ),
)
