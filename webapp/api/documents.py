"""`/documents`: the documents held, and one with its passages and all that was found there."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from archive.queries import document, documents, harvest
from archive.queries.neighbours import Neighbour as NeighbourFound
from archive.schema.vocabulary import Genre
from webapp.api import asking
from webapp.api import parameters as p
from webapp.api.findings import ReadPassage, passage
from webapp.api.milestones import Reason
from webapp.api.names import Committee, Date, committee_of, date_of
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
        passages=tuple(passage(paragraph) for paragraph in found.paragraphs),
        reprints=tuple(_neighbour(n) for n in found.neighbours.reprints),
        siblings=tuple(_neighbour(n) for n in found.neighbours.siblings),
        same_events=tuple(_neighbour(n) for n in found.neighbours.events),
        url=f"{ROOT}/documents/{found.public_id}",
        page=f"/documents/{found.public_id}",
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
)
