"""How an initiative spread: who took it up when, from the centre to the counties, with what lag and under which names."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from archive.queries import committees, subjects, voices
from archive.queries.committees import Committee
from archive.queries.rows import AnySelect
from archive.queries.subjects import Subject
from archive.queries.when import When, when
from archive.schema.metadata import Document, Initiative, InitiativeMention, Milestone, Organisation, Passage
from archive.schema.vocabulary import Basis, Level, Modality, OrganisationKind

#: At most so many mentions are read.
MENTIONS = 5000


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as work of a committee; `published` is the date of its document, by which it was certainly known."""

    committee: int
    name: str
    initiative: str
    modality: Modality
    when: When | None
    published: When | None
    document: str
    title: str
    digest: bool
    paragraph: int | None

    @property
    def known_by(self) -> date:
        """The day by which it had certainly begun: the end of its date, or its document's."""
        ends = [dated.latest for dated in (self.when, self.published) if dated and dated.latest]
        return min(ends, default=date.max)


@dataclass(frozen=True, slots=True)
class Lag:
    """Days between two dates that are each known as an interval: at least, at most (None: open).

    `reversed` says that the second may as well have been the first.
    """

    least: int
    most: int | None
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Adopter:
    """A committee that describes the initiative; `lag` counts from the earliest adopter (None: it is that, or undated)."""

    committee: Committee
    mentions: int
    documents: int
    first: Mention | None
    last: Mention | None
    names: tuple[str, ...]
    marks: tuple[tuple[When, Modality], ...]
    lag: Lag | None


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the League: how many of its committees describe the initiative, and the earliest of them."""

    level: Level | None
    committees: int
    first: Adopter


@dataclass(frozen=True, slots=True)
class Naming:
    """A printed name: by how many committees it is used, first when and by whom."""

    name: str
    mentions: int
    committees: int
    first: Mention
    by: Committee


@dataclass(frozen=True, slots=True)
class Spread:
    """The answer; adopters and names in the order in which they certainly had begun, undated ones at the end."""

    subject: Subject
    adopters: tuple[Adopter, ...]
    rungs: tuple[Rung, ...]
    names: tuple[Naming, ...]
    more: bool


def one(connection: Connection, slug: str) -> Spread | None:
    """The spread of an initiative or a family, None where there is none."""
    found = subjects.one(connection, slug)
    if found is None:
        return None
    about, initiatives = found
    told = _mentions(connection, initiatives)
    by: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in told:
        by[mention.committee].append(mention)
    known = committees.by_id(connection, by)
    first = min((m for m in told if m.when), key=_begun, default=None)
    adopters = sorted((_adopter(known[key], held, first) for key, held in by.items()), key=_order)
    return Spread(about, tuple(adopters), _rungs(adopters), _names(told, known), len(told) >= MENTIONS)


def lag(earlier: When, later: When) -> Lag:
    """The days from one date to another, as far as they are known."""
    least = (later.earliest - earlier.latest).days if later.earliest and earlier.latest else 0
    most = (later.latest - earlier.earliest).days if later.latest and earlier.earliest else None
    before = later.earliest is None or (earlier.latest is not None and later.earliest < earlier.latest)
    return Lag(max(least, 0), None if most is None else max(most, 0), before)


def _mentions(connection: Connection, initiatives: Sequence[int]) -> list[Mention]:
    m = InitiativeMention
    columns: tuple[Any, ...] = (m.organisation_id, m.text, Initiative.slug, m.modality, Document.public_id)
    of_document: tuple[Any, ...] = (Document.title, Document.digest, Passage.ordinal)
    period: tuple[Any, ...] = (Document.period_earliest_day, Document.period_latest_day, Document.period_edtf)
    told: tuple[Any, ...] = (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf, Milestone.basis)
    came: tuple[Any, ...] = (Document.published_earliest_day, Document.published_latest_day, Document.published_edtf)
    statement: AnySelect = select(*columns, *of_document, *period, *told, *came, Document.published_basis)
    statement = statement.join(Document, Document.id == m.document_id)
    statement = statement.join(Initiative, Initiative.id == m.initiative_id)
    statement = statement.join(Organisation, Organisation.id == m.organisation_id)
    statement = statement.outerjoin(Passage, Passage.id == m.passage_id)
    statement = statement.outerjoin(Milestone, Milestone.id == m.milestone_id)
    statement = statement.where(
        m.initiative_id.in_(initiatives),
        Document.withdrawn.is_(None),
        Organisation.kind == OrganisationKind.LEAGUE,
    )
    return [_mention(row) for row in connection.execute(statement.order_by(m.id).limit(MENTIONS))]


def _mention(row: Any) -> Mention:
    came = (row.published_earliest_day, row.published_latest_day, row.published_edtf)
    # What dates nothing was known when its document came out.
    told = voices.dated(row) or when(*came, Basis.INHERITED, "publication")
    told = None if told is not None and told.undated else told
    return Mention(
        row.organisation_id,
        row.text,
        row.slug,
        row.modality,
        told,
        when(*came, row.published_basis),
        row.public_id,
        row.title,
        row.digest,
        row.ordinal,
    )


def _begun(mention: Mention) -> tuple[date, date]:
    return mention.known_by, (mention.when and mention.when.earliest) or date.max


def _adopter(committee: Committee, told: list[Mention], first: Mention | None) -> Adopter:
    dated = sorted((m for m in told if m.when), key=_begun)
    own = dated[0] if dated else None
    between = None
    if own is not None and first is not None and own.committee != first.committee and own.when and first.when:
        between = lag(first.when, own.when)
    return Adopter(
        committee,
        len(told),
        len({m.document for m in told}),
        own,
        max(dated, key=lambda m: (m.when and m.when.latest) or date.min, default=None),
        tuple(dict.fromkeys(m.name for m in (*dated, *told))),
        tuple(dict.fromkeys((m.when, m.modality) for m in dated if m.when)),
        between,
    )


def _order(adopter: Adopter) -> tuple[Any, ...]:
    return (adopter.first is None, _begun(adopter.first) if adopter.first else (), adopter.committee.order)


def _rungs(adopters: Sequence[Adopter]) -> tuple[Rung, ...]:
    found = []
    for level in (*Level, None):
        held = [a for a in adopters if a.committee.level is level]
        if held:
            found.append(Rung(level, len(held), held[0]))
    return tuple(found)


def _names(told: Sequence[Mention], known: dict[int, Committee]) -> tuple[Naming, ...]:
    by: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in told:
        by[mention.name.strip("“”‘’《》「」『』\"'")].append(mention)
    found = []
    for name, held in by.items():
        first = min(held, key=_begun)
        found.append(Naming(name, len(held), len({m.committee for m in held}), first, known[first.committee]))
    return tuple(sorted(found, key=lambda n: (_begun(n.first), -n.mentions, n.name)))
