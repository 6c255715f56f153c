"""`/documents`: the documents held, one with its passages and all that was found there; `/passages`."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from archive.queries import document, documents, harvest
from archive.queries.document import Paragraph
from archive.queries.neighbours import Neighbour as NeighbourFound
from archive.queries.notes import Note
from archive.schema.vocabulary import BlockKind, FindingKind, Genre, Modality, Role
from webapp.api import asking
from webapp.api import parameters as p
from webapp.api.milestones import Milestone, Reason, milestone
from webapp.api.names import Committee, Date, Initiative, committee, committee_of, date_of, initiative_of
from webapp.api.operations import ROOT, Arguments, Listed, Operation
from webapp.api.problems import missing
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in a list."""

    id: str
    title: str
    genre: Genre
    number: Annotated[str | None, "发文字号"]
    issuer: Committee | None
    published: Date | None
    period: Annotated[Date | None, "Reporting period"]
    digest: Annotated[bool, "Whether it is a digest in the archive's words"]
    milestones: int
    publisher: str | None
    url: str
    page: str


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


@dataclass(frozen=True, slots=True)
class Source:
    """The file in which the document stands."""

    name: str
    sha256: str
    size: Annotated[int, "Bytes"]
    media_type: str
    encoding: str | None
    reader: str
    origin: Annotated[str | None, "Address it was fetched from"]
    publisher: str | None
    retrieved: date | None
    download: Annotated[str, "The file as it came"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another document: a reprint (with its similarity, 0 to 1), or one of the same source or issuer."""

    id: str
    title: str
    digest: bool
    published: Date | None
    similarity: float | None


@dataclass(frozen=True, slots=True)
class Document:
    """A document in full."""

    id: str
    title: str
    subtitle: str | None
    genre: Genre
    number: Annotated[str | None, "发文字号"]
    issuer: Committee | None
    issuer_rule: str | None
    published: Date | None
    published_why: Reason
    period: Annotated[Date | None, "Reporting period"]
    period_why: Reason
    digest: bool
    source: Source
    passages: tuple[ReadPassage, ...]
    reprints: tuple[Neighbour, ...]
    siblings: tuple[Neighbour, ...]
    same_events: Annotated[tuple[Neighbour, ...], "Documents that report some of the same events"]
    url: str
    page: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a document on its own, with the headings over it."""

    document: str
    document_title: str
    digest: bool
    number: int
    kind: BlockKind
    level: int
    headings: tuple[str, ...]
    page: Annotated[int | None, "Page of the source"]
    span: Annotated[tuple[int, int], "[start, end) in code points of the source's text"]
    text: str
    link: Annotated[str, "Where it stands on the site"]


def entry(found: documents.Entry) -> DocumentEntry:
    """The document of a list."""
    return DocumentEntry(
        found.public_id,
        found.title,
        found.genre,
        found.number,
        committee_of(found.issuer),
        date_of(found.published),
        date_of(found.period),
        found.digest,
        found.milestones,
        found.publisher,
        f"{ROOT}/documents/{found.public_id}",
        f"/documents/{found.public_id}",
    )


def listed(asked: Arguments) -> Listed[DocumentEntry]:
    """Documents by publication."""
    found = harvest.documents_after(
        connection(), issuer=asked["issuer"], genres=asked["genre"], after=asked["after"], size=asked["limit"]
    )
    return asking.listed(found, tuple(entry(e) for e in found.items), asked["limit"])


def shown(asked: Arguments) -> Document:
    """One document."""
    found = document.read(connection(), asked["id"])
    if found is None:
        raise missing("document")
    o = found.origin
    return Document(
        id=found.public_id,
        title=found.title,
        subtitle=found.subtitle,
        genre=found.genre,
        number=found.number,
        issuer=committee_of(found.issuer),
        issuer_rule=found.issuer_rule,
        published=date_of(found.published),
        published_why=Reason(found.published_reason_en, found.published_reason_zh),
        period=date_of(found.period),
        period_why=Reason(found.period_reason_en, found.period_reason_zh),
        digest=found.digest,
        source=Source(
            o.name,
            o.sha256,
            o.size,
            o.media_type,
            o.encoding,
            o.reader,
            o.url,
            o.publisher,
            o.retrieved,
            f"/documents/{found.public_id}/source",
        ),
        passages=tuple(_passage(paragraph) for paragraph in found.paragraphs),
        reprints=tuple(_neighbour(n) for n in found.neighbours.reprints),
        siblings=tuple(_neighbour(n) for n in found.neighbours.siblings),
        same_events=tuple(_neighbour(n) for n in found.neighbours.events),
        url=f"{ROOT}/documents/{found.public_id}",
        page=f"/documents/{found.public_id}",
    )


def passages(asked: Arguments) -> Listed[Passage]:
    """Passages, of one document or of all."""
    found = harvest.passages_after(
        connection(), document=asked["document"], text=asked["q"], after=asked["after"], size=asked["limit"]
    )
    blocks = tuple(
        Passage(
            b.document,
            b.title,
            b.digest,
            b.number,
            b.kind,
            b.level,
            b.headings,
            b.page,
            (b.start, b.stop),
            b.text,
            f"/documents/{b.document}#p{b.number}",
        )
        for b in found.items
    )
    return asking.listed(found, blocks, asked["limit"])


def _passage(found: Paragraph) -> ReadPassage:
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


def _neighbour(found: NeighbourFound) -> Neighbour:
    return Neighbour(found.public_id, found.title, found.digest, date_of(found.published), found.similarity)


OPERATIONS = (
    Operation(
        "listDocuments",
        "documents",
        "/documents",
        Listed[DocumentEntry],
        listed,
        "Documents by publication, the undated last",
        "文献，按发布时间排列",
        (
            p.one("issuer", "Id of the issuing body", "发文单位编号"),
            p.words("genre", Genre, "Genres", "文种"),
            p.after(),
            p.limit(),
        ),
        example="?genre=report",
    ),
    Operation(
        "getDocument",
        "documents",
        "/documents/{id}",
        Document,
        shown,
        "One document: header, passages, findings, milestones",
        "一件文献：著录、段落、标注、大事",
        places=(p.one("id", "Id of the document", "文献编号"),),
    ),
    Operation(
        "listPassages",
        "passages",
        "/passages",
        Listed[Passage],
        passages,
        "Passages in reading order, of one document or of all, with certain words or all",
        "段落，可按文献或词语筛选",
        (
            p.one("document", "Id of a document", "文献编号"),
            p.text("q", "Words that the passage holds", "所含词语", "青年"),
            p.after(),
            p.limit(),
        ),
        example="?q=志愿服务",
    ),
)
