"""What a person needs at hand to correct one thing: paragraphs to mark words in, names to choose from, where things stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from archive.schema.metadata import (
    Document,
    Event,
    EventMilestone,
    Family,
    Initiative,
    InitiativeMention,
    Milestone,
    Organisation,
    OrganisationMention,
    Passage,
    Source,
)
from archive.schema.vocabulary import FindingKind, OrganisationKind

#: Names offered at most.
MOST = 3000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document: its number and its place in the source's reading."""

    number: int
    start: int
    stop: int
    text: str
    kind: str


def paragraphs(connection: Connection, document: str) -> list[Paragraph]:
    """The paragraphs of a document (public id) in order."""
    rows = connection.execute(
        select(Passage.ordinal, Passage.start, Passage.stop, Passage.text, Passage.kind)
        .join(Document, Document.id == Passage.document_id)
        .where(Document.public_id == document)
        .order_by(Passage.ordinal)
    )
    return [Paragraph(r.ordinal, r.start, r.stop, r.text, r.kind.value) for r in rows]


def before(connection: Connection, document: str) -> str:
    """The title of the document that stands before this one in its source; empty where it is the first."""
    own = connection.execute(
        select(Document.source_id, Document.start).where(Document.public_id == document)
    ).one_or_none()
    if own is None:
        return ""
    held = (
        select(Document.title)
        .where(Document.source_id == own.source_id, Document.start < own.start)
        .order_by(Document.start.desc())
    )
    return connection.scalar(held.limit(1)) or ""


def occurrences(paragraphs: Iterable[Paragraph], words: str, number: int | None = None) -> list[tuple[int, int, int]]:
    """Where words stand in a document: number of the paragraph, start, stop; in one paragraph where `number` is given."""
    found = []
    for p in paragraphs:
        if number is not None and p.number != number:
            continue
        at = p.text.find(words) if words else -1
        while at >= 0:
            found.append((p.number, p.start + at, p.start + at + len(words)))
            at = p.text.find(words, at + 1)
    return found


def committees(connection: Connection) -> list[str]:
    """Canonical names of the league's bodies, those that are mentioned first."""
    used = Organisation.id.in_(select(OrganisationMention.organisation_id))
    rows = select(Organisation.name).where(Organisation.kind == OrganisationKind.LEAGUE)
    rows = rows.order_by(used.desc(), Organisation.name).limit(MOST)
    return list(connection.scalars(rows))


def initiatives(connection: Connection) -> list[str]:
    """Names of the initiatives, those that are mentioned first."""
    used = Initiative.id.in_(select(InitiativeMention.initiative_id))
    return list(connection.scalars(select(Initiative.name).order_by(used.desc(), Initiative.name).limit(MOST)))


def name_of(connection: Connection, kind: FindingKind, address: str) -> str | None:
    """The name of the initiative with this slug, or of the body with this id."""
    if kind is FindingKind.INITIATIVE:
        return connection.scalar(select(Initiative.name).where(Initiative.slug == address))
    return connection.scalar(select(Organisation.name).where(Organisation.public_id == address))


def address_of(connection: Connection, kind: FindingKind, name: str) -> str | None:
    """The slug of the initiative, or the id of the body, of this name."""
    if kind is FindingKind.INITIATIVE:
        return connection.scalar(select(Initiative.slug).where(Initiative.name == name))
    return connection.scalar(select(Organisation.public_id).where(Organisation.name == name))


def printed(connection: Connection, kind: FindingKind, name: str) -> list[str]:
    """The words by which it is mentioned, by their characters."""
    initiative = kind is FindingKind.INITIATIVE
    named, mention = (Initiative, InitiativeMention) if initiative else (Organisation, OrganisationMention)
    link = InitiativeMention.initiative_id if initiative else OrganisationMention.organisation_id
    rows = select(mention.text).join(named, link == named.id).where(named.name == name).distinct()
    return sorted(connection.scalars(rows))


def committees_of(connection: Connection, initiative: str) -> list[str]:
    """The bodies whose work with an initiative is told."""
    rows = (
        select(Organisation.name)
        .join(InitiativeMention, InitiativeMention.organisation_id == Organisation.id)
        .join(Initiative, Initiative.id == InitiativeMention.initiative_id)
        .where(Initiative.name == initiative)
        .distinct()
    )
    return sorted(connection.scalars(rows))


def places(connection: Connection, milestones: Iterable[str]) -> list[tuple[str, int, int]]:
    """Where milestones (public ids) stand: SHA-256 of the source, start, stop."""
    rows = connection.execute(
        select(Source.sha256, Milestone.start, Milestone.stop)
        .join(Document, Document.source_id == Source.id)
        .join(Milestone, Milestone.document_id == Document.id)
        .where(Milestone.public_id.in_(list(milestones)))
    )
    return [(r.sha256, r.start, r.stop) for r in rows]


def event_of(connection: Connection, milestone: str) -> str | None:
    """The id of the event that a milestone (public id) reports."""
    return connection.scalar(
        select(Event.public_id)
        .join(EventMilestone, EventMilestone.event_id == Event.id)
        .join(Milestone, Milestone.id == EventMilestone.milestone_id)
        .where(Milestone.public_id == milestone)
    )


def family_of(connection: Connection, initiative: str) -> str:
    """The name of the family of an initiative, empty where it has none."""
    held = select(Family.name).join(Initiative, Initiative.family_id == Family.id).where(Initiative.name == initiative)
    return connection.scalar(held) or ""


def reports(connection: Connection, event: str) -> list[str]:
    """The milestones (public ids) that report an event."""
    rows = (
        select(Milestone.public_id)
        .join(EventMilestone, EventMilestone.milestone_id == Milestone.id)
        .join(Event, Event.id == EventMilestone.event_id)
        .where(Event.public_id == event)
    )
    return sorted(connection.scalars(rows))
