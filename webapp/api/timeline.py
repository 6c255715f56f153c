"""`/timeline`: a window of the timeline as it is drawn: lanes with marks and bands, density, counts; and what is held."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from archive.queries import about, timeline
from archive.queries.drawn import DRAWN
from archive.queries.headings import LANES, LanesBy
from archive.schema.vocabulary import Modality, Theme
from webapp.api import asking
from webapp.api import parameters as p
from webapp.api.milestones import window
from webapp.api.names import Committee, Date, committee_of, date_of
from webapp.api.operations import Arguments, Operation
from webapp.shell.database import connection

#: What is answered where the archive holds nothing.
EMPTY = (date(2019, 1, 1), date(2023, 12, 31))


@dataclass(frozen=True, slots=True)
class Mark:
    """One milestone as it is drawn."""

    milestone: str
    date: Date | None
    headline: str
    modality: Modality
    theme: Theme | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The milestones of one document that share one inherited period."""

    document: str
    title: str
    digest: bool
    date: Date | None
    planned: bool
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: of a committee, an initiative or a theme (all null: of everything else)."""

    committee: Committee | None
    initiative: Annotated[str | None, "Slug"]
    theme: Theme | None
    count: int
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """How much lies in a stretch of time; a vague date is spread over its interval, so these are sums of shares."""

    earliest: date
    latest: date
    printed: float
    inherited: float


@dataclass(frozen=True, slots=True)
class Window:
    """The answer for the days `from` to `to`: of `total` milestones that match, `within` touch the window.

    `undrawn` of them and `lanes_left_out` lanes are not here, because at most `marks_limit` and `lanes_limit` are.
    """

    from_: date
    to: date
    total: int
    within: int
    undrawn: int
    lanes_left_out: int
    marks_limit: int
    lanes_limit: int
    lanes: tuple[Lane, ...]
    density: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """What is held; `revision` grows with every change, and every answer's ETag with it."""

    name: str
    version: str
    revision: int
    changed_at: datetime | None
    sources: int
    documents: int
    digests: int
    issuers: int
    milestones: int
    description: Annotated[str, "The OpenAPI document"]
    download: Annotated[str, "Everything in one file"]


def shown(asked: Arguments) -> Window:
    """One window."""
    filters = asking.filters(asked)
    low, high = window(asked)
    whole = timeline.extent(connection(), filters) or EMPTY
    low, high = low or min(whole[0], high or whole[0]), high or max(whole[1], low or whole[1])
    found = timeline.window(connection(), filters, low, high, asked["lanes"])
    months = (high.year - low.year + 1) * 12
    step = next((step for step in (1, 3, 6, 12, 60, 120) if months / step <= 180), 600)
    stretches = timeline.density(connection(), filters, low, high, step)
    return Window(
        low,
        high,
        found.total,
        found.within,
        found.undrawn,
        found.rows_left_out,
        DRAWN,
        LANES,
        tuple(_lane(row) for row in found.rows),
        tuple(Stretch(s.earliest, s.latest, s.printed, s.inherited) for s in stretches),
    )


def root(_asked: Arguments) -> Archive:
    """What is held."""
    from archive import __version__

    h = about.holdings(connection())
    return Archive(
        "league-archive",
        __version__,
        h.revision,
        h.changed_at,
        h.sources,
        h.documents,
        h.digests,
        h.issuers,
        h.milestones,
        "/api/v1/openapi.json",
        "/exports/archive.zip",
    )


def _lane(row: timeline.Row) -> Lane:
    piles = (*row.lane.days, *row.lane.spans)
    marks = tuple(
        Mark(m.id, date_of(m.when), m.headline, m.modality, m.theme, m.disputed) for pile in piles for m in pile.marks
    )
    bands = tuple(Band(b.document, b.title, b.digest, date_of(b.when), b.planned, b.count) for _, b in row.lane.bands)
    slug = row.heading.initiative[0] if row.heading.initiative else None
    return Lane(committee_of(row.heading.committee), slug, row.heading.theme, row.count, marks, bands)


OPERATIONS = (
    Operation("getArchive", "archive", "/", Archive, root, "What is held, and where to begin", "馆藏概况与入口"),
    Operation(
        "getTimeline",
        "timeline",
        "/timeline",
        Window,
        shown,
        "A window of the timeline: lanes with marks and bands, density, counts",
        "时间线的一段：泳道、标记、密度",
        (
            *asking.WINDOW,
            *asking.FILTERS,
            p.word("lanes", LanesBy, LanesBy.COMMITTEE, "What a lane stands for", "泳道所指"),
        ),
        example="?from=2020&to=2021&lanes=theme",
    ),
)
