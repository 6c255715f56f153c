"""What was found at places of a document: passages with dates, bodies, initiatives and figures, as answers tell them."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries.document import Paragraph
from archive.queries.notes import Note
from archive.schema.vocabulary import BlockKind, FindingKind, Modality, Role
from webapp.api.milestones import Milestone, milestone
from webapp.api.names import Committee, Date, Initiative, committee, committee_of, date_of, initiative_of


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found at a place: a date, a body, an initiative or a figure; what it does not have is null."""

    kind: FindingKind
    span: Annotated[tuple[int, int], "[start, end) in code points of the source's text"]
    text: str
    rule: str
    date: Date | None
    role: Role | None
    reference: Annotated[str | None, "EDTF of what a date was resolved against"]
    committee: Committee | None
    candidates: Annotated[tuple[Committee, ...], "Whom an ambiguous mention may mean"]
    initiative: Initiative | None
    known: Annotated[bool, "False for an initiative that the catalogue does not hold"]
    modality: Modality | None
    value: Annotated[float | None, "Figure with 万 and 亿 multiplied out"]
    unit: str
    approximate: bool
    counted: str | None


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A block of the text with what was found in it."""

    number: int
    kind: BlockKind
    level: Annotated[int, "1 to 6 for headings, else 0"]
    page: int | None
    text: str
    findings: tuple[Finding, ...]
    milestones: tuple[Milestone, ...]


def passage(found: Paragraph) -> ReadPassage:
    """The passage of a document."""
    return ReadPassage(
        found.number,
        found.kind,
        found.level,
        found.page,
        "".join(piece.text for piece in found.pieces),
        tuple(_finding(note) for note in found.notes),
        tuple(milestone(item) for item in found.milestones),
    )


def _finding(note: Note) -> Finding:
    return Finding(
        kind=note.kind,
        span=(note.start, note.stop),
        text=note.text,
        rule=note.rule,
        date=date_of(note.when),
        role=note.role,
        reference=note.reference,
        committee=committee_of(note.committee),
        candidates=tuple(committee(c) for c in note.candidates),
        initiative=initiative_of(note.initiative),
        known=note.known,
        modality=note.modality,
        value=note.value,
        unit=note.unit,
        approximate=note.approximate,
        counted=note.counted,
    )
