"""`/initiatives/{slug}/spread` and `/committees/{id}/years`: who took up what when, and one committee through the years."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries import side_by_side, spread, years
from archive.queries.spread import Lag
from archive.queries.subjects import Subject
from archive.schema.vocabulary import Level, Modality, Theme
from webapp.api import parameters as p
from webapp.api.names import Committee, Date, committee, date_of
from webapp.api.operations import Arguments, Operation
from webapp.api.problems import missing
from webapp.api.side_by_side import Side, side_of
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention with its date and its place."""

    text: str
    modality: Modality
    date: Date | None
    document: str
    document_title: str
    digest: bool
    passage: int | None


@dataclass(frozen=True, slots=True)
class Adopter:
    """A committee that describes the initiative; `lag` counts from the earliest of all."""

    committee: Committee
    mentions: int
    documents: int
    first: Mention | None
    last: Mention | None
    names: tuple[str, ...]
    lag: Lag | None


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the League and the earliest committee on it."""

    level: Level | None
    committees: int
    earliest: Annotated[str, "Id of the committee"]
    lag: Lag | None


@dataclass(frozen=True, slots=True)
class Naming:
    """A printed name and its first use."""

    name: str
    mentions: int
    committees: int
    first: Mention
    by: Committee


@dataclass(frozen=True, slots=True)
class Spread:
    """Who took up an initiative when; adopters and names by when they had certainly begun, undated ones at the end."""

    subject: Subject
    adopters: tuple[Adopter, ...]
    levels: tuple[Rung, ...]
    names: tuple[Naming, ...]
    more: Annotated[bool, "Whether mentions were left out"]


@dataclass(frozen=True, slots=True)
class YearCell:
    """How often an initiative is mentioned for those years, and how many mentions tell of plans."""

    mentions: int
    planned: int


@dataclass(frozen=True, slots=True)
class YearRow:
    """An initiative through the years; a cell of null tells nothing."""

    slug: str
    name: str
    theme: Theme
    cells: Annotated[tuple[YearCell | None, ...], "In the order of the spans"]


@dataclass(frozen=True, slots=True)
class Years:
    """What a committee tells of, by the years it tells of."""

    committee: Committee
    spans: Annotated[tuple[str, ...], "Years (2020), several (2018–2023), or empty for what is not dated"]
    rows: tuple[YearRow, ...]
    more: Annotated[bool, "Whether mentions were left out"]


@dataclass(frozen=True, slots=True)
class YearSide:
    """What is told of some years."""

    span: str
    side: Side


@dataclass(frozen=True, slots=True)
class OneThroughYears:
    """One initiative in the words of one committee, by the years told of."""

    subject: Subject
    years: tuple[YearSide, ...]


def spread_of(asked: Arguments) -> Spread:
    """The spread of an initiative or a family."""
    found = spread.one(connection(), asked["slug"])
    if found is None:
        raise missing("initiative")
    adopters = tuple(
        Adopter(committee(a.committee), a.mentions, a.documents, _mention(a.first), _mention(a.last), a.names, a.lag)
        for a in found.adopters
    )
    rungs = (Rung(r.level, r.committees, r.first.committee.public_id, r.first.lag) for r in found.rungs)
    names = (Naming(n.name, n.mentions, n.committees, _told(n.first), committee(n.by)) for n in found.names)
    return Spread(found.subject, adopters, tuple(rungs), tuple(names), found.more)


def through_years(asked: Arguments) -> Years:
    """One committee through the years."""
    found = years.through(connection(), asked["id"])
    if found is None:
        raise missing("committee")
    rows = tuple(
        YearRow(
            row.slug,
            row.name,
            row.theme,
            tuple(None if cell is None else YearCell(cell.mentions, cell.planned) for cell in row.cells),
        )
        for row in found.rows
    )
    return Years(committee(found.committee), found.spans, rows, found.more)


def one_through_years(asked: Arguments) -> OneThroughYears:
    """One initiative in the words of one committee."""
    found = side_by_side.through_years(connection(), asked["slug"], asked["id"])
    if found is None:
        raise missing("initiative")
    return OneThroughYears(found.subject, tuple(YearSide(c.span or "", side_of(c)) for c in found.columns))


def _mention(found: spread.Mention | None) -> Mention | None:
    return None if found is None else _told(found)


def _told(found: spread.Mention) -> Mention:
    date = date_of(found.when)
    return Mention(found.name, found.modality, date, found.document, found.title, found.digest, found.paragraph)


OPERATIONS = (
    Operation(
        "getSpread",
        "initiatives",
        "/initiatives/{slug}/spread",
        Spread,
        spread_of,
        "Who took up an initiative (or family) when, with what lag and under which names",
        "一个工作项目如何推开：先后、间隔、用名",
        places=(p.one("slug", "Slug of the initiative or family", "工作项目或项目族标识"),),
    ),
    Operation(
        "getYears",
        "committees",
        "/committees/{id}/years",
        Years,
        through_years,
        "What a committee tells of, by the years it tells of",
        "一个团组织历年所述",
        places=(p.one("id", "Id of the committee", "团组织编号"),),
    ),
    Operation(
        "getInitiativeYears",
        "committees",
        "/committees/{id}/years/{slug}",
        OneThroughYears,
        one_through_years,
        "One initiative in the words of one committee, by the years told of",
        "一个团组织历年对一个工作项目的说法",
        places=(
            p.one("id", "Id of the committee", "团组织编号"),
            p.one("slug", "Slug of the initiative or family", "工作项目或项目族标识"),
        ),
    ),
)
