"""`/milestones`: dated statements, and events that they report."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Annotated

from archive.queries import events, harvest, milestones
from archive.queries.milestones import Item
from archive.schema.vocabulary import Genre, Modality
from webapp.api import asking
from webapp.api import parameters as p
from webapp.api.names import Committee, Date, Initiative, committee, committee_of, date_of, initiative
from webapp.api.operations import ROOT, Arguments, Listed, Operation
from webapp.api.problems import Problem, missing
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported quantity; `value` has 万 and 亿 multiplied out."""

    text: str
    value: float
    unit: str
    approximate: bool
    counted: Annotated[str | None, "What is counted, as printed"]


@dataclass(frozen=True, slots=True)
class Report:
    """Another statement of the same event, with the date that it gives."""

    milestone: str
    date: Date | None
    document: str
    title: str
    headline: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why this date: a sentence made from its rule and its reference."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated statement of one document, with the characters it was read from."""

    id: str
    headline: str
    text: Annotated[str, "The statement as printed"]
    sentence: Annotated[str, "The sentence around it"]
    span: Annotated[tuple[int, int], "[start, end) in code points of the source's text"]
    date: Date | None
    modality: Modality
    why: Reason
    rule: str
    document: str
    document_title: str
    document_date: Date | None
    genre: Genre
    digest: Annotated[bool, "Whether the document is a digest in the archive's words"]
    passage: Annotated[int | None, "Number of the passage in its document"]
    issuer: Committee | None
    committees: tuple[Committee, ...]
    initiatives: tuple[Initiative, ...]
    figures: tuple[Figure, ...]
    event: Annotated[str | None, "Id of the event that it reports"]
    disputed: Annotated[bool, "Whether another document gives the event other days"]
    also: tuple[Report, ...]
    url: str
    page: str


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event in a list."""

    id: str
    headline: str
    date: Date | None
    disputed: bool
    reports: int
    url: str
    page: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with every statement that reports it."""

    id: str
    headline: str
    date: Date | None
    disputed: bool
    reports: tuple[Milestone, ...]
    url: str
    page: str


def milestone(item: Item) -> Milestone:
    """The milestone of an answer."""
    return Milestone(
        id=item.id,
        headline=item.headline,
        text="".join(text for text, told, _ in item.quote.pieces if told),
        sentence="".join(text for text, _, _ in item.quote.pieces),
        span=(item.start, item.stop),
        date=date_of(item.when),
        modality=item.modality,
        why=Reason(item.reason_en, item.reason_zh),
        rule=item.rule,
        document=item.document,
        document_title=item.document_title,
        document_date=date_of(item.published),
        genre=item.genre,
        digest=item.digest,
        passage=item.passage,
        issuer=committee_of(item.issuer),
        committees=tuple(committee(c) for c in item.committees),
        initiatives=tuple(initiative(i.slug, i.name, i.theme) for i in item.initiatives),
        figures=tuple(Figure(f.words, f.value, f.unit, f.approximate, f.counted) for f in item.figures),
        event=item.event,
        disputed=item.disputed,
        also=tuple(Report(r.id, date_of(r.when), r.document, r.title, r.headline) for r in item.also),
        url=f"{ROOT}/milestones/{item.id}",
        page=f"/milestones/{item.id}",
    )


def listed(asked: Arguments) -> Listed[Milestone]:
    """Milestones that match, in order of time."""
    low, high = window(asked)
    found = harvest.milestones_after(
        connection(), asking.filters(asked), low, high, after=asked["after"], size=asked["limit"]
    )
    return asking.listed(found, tuple(milestone(item) for item in found.items), asked["limit"])


def shown(asked: Arguments) -> Milestone:
    """One milestone."""
    item = milestones.one(connection(), asked["id"])
    if item is None:
        raise missing("milestone")
    return milestone(item)


def happened(asked: Arguments) -> Listed[EventEntry]:
    """Events that touch the window, in order of time."""
    low, high = window(asked)
    found = harvest.events_after(
        connection(), low, high, disputed=asked["disputed"], after=asked["after"], size=asked["limit"]
    )
    entries = tuple(
        EventEntry(
            e.public_id,
            e.headline,
            date_of(e.when),
            e.disputed,
            e.reports,
            f"{ROOT}/events/{e.public_id}",
            f"/events/{e.public_id}",
        )
        for e in found.items
    )
    return asking.listed(found, entries, asked["limit"])


def event(asked: Arguments) -> Event:
    """One event."""
    found = events.one(connection(), asked["id"])
    if found is None:
        raise missing("event")
    reports = tuple(milestone(item) for item in found.reports)
    url, page = f"{ROOT}/events/{found.public_id}", f"/events/{found.public_id}"
    return Event(found.public_id, found.headline, date_of(found.when), found.disputed, reports, url, page)


def window(asked: Arguments) -> tuple[Day | None, Day | None]:
    """The asked days.

    Raises:
        Problem: (400) if the window ends before it begins.
    """
    low, high = asked["from"], asked["to"]
    if low and high and low > high:
        raise Problem(400, "The parameter to lies before the parameter from.", "to")
    return low, high


_ID = p.one("id", "Id of the milestone", "大事编号")
OPERATIONS = (
    Operation(
        "listMilestones",
        "milestones",
        "/milestones",
        Listed[Milestone],
        listed,
        "Dated statements that match, in order of time",
        "符合条件的大事，按时间排列",
        (*asking.WINDOW, *asking.FILTERS, p.after(), p.limit()),
        example="?from=2020&to=2021&modality=planned",
    ),
    Operation(
        "getMilestone",
        "milestones",
        "/milestones/{id}",
        Milestone,
        shown,
        "One dated statement with its evidence",
        "一条大事及其依据",
        places=(_ID,),
    ),
    Operation(
        "listEvents",
        "events",
        "/events",
        Listed[EventEntry],
        happened,
        "Events, in order of time",
        "事件，按时间排列",
        (
            *asking.WINDOW,
            p.flag(
                "disputed", "Only those whose reports disagree on the date, or only the others", "各报道时间是否不一"
            ),
            p.after(),
            p.limit(),
        ),
        example="?disputed=true",
    ),
    Operation(
        "getEvent",
        "events",
        "/events/{id}",
        Event,
        event,
        "One event with every statement that reports it",
        "一个事件及其全部报道",
        places=(p.one("id", "Id of the event", "事件编号"),),
    ),
)
