"""What a committee says of an initiative: its sentences, the bodies and mechanisms named in them, its figures."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, tuple_

from archive.queries import committees
from archive.queries.committees import Committee
from archive.queries.rows import AnySelect
from archive.queries.when import When, when
from archive.schema.metadata import (
    Document,
    Figure,
    Initiative,
    InitiativeMention,
    Milestone,
    OrganisationMention,
    Passage,
)
from archive.schema.vocabulary import Basis, InitiativeKind, Modality

#: At most so many mentions of the subject are read for one committee.
MENTIONS = 200
#: The place of a sentence: key of its document, first character.
Place = tuple[int, int]
#: What an initiative is that other undertakings work by.
MEANS = (InitiativeKind.MECHANISM, InitiativeKind.PLATFORM)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that names the subject: `statement` is what is told (a milestone's clause, else the sentence)."""

    place: Place
    document: str
    title: str
    digest: bool
    paragraph: int | None
    milestone: str | None
    names: tuple[str, ...]
    headings: tuple[str, ...]
    modality: Modality
    when: When | None
    statement: str
    sentence: str

    @property
    def heading(self) -> str | None:
        """The heading right over it."""
        return self.headings[-1] if self.headings else None


@dataclass(frozen=True, slots=True)
class Partner:
    """A body that a sentence names beside the committee; `committee` where it is known which."""

    text: str
    committee: Committee | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Means:
    """A mechanism or platform that a sentence names beside the subject."""

    slug: str
    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that a committee reports of the subject; `value` has 万 and 亿 multiplied out.

    `part` says that it is part of another figure and must not be added to it.
    """

    words: str
    counted: str | None
    value: float
    unit: str
    approximate: bool
    document: str
    start: int
    stop: int
    part: bool
    when: When | None
    place: Place


def sentences(connection: Connection, initiatives: Sequence[int], organisation: int) -> list[Told]:
    """The sentences that name the subject as this committee's work, mentions of one sentence together."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in connection.execute(_sentences(initiatives, organisation)):
        key = (row.document_id, row.sentence_start, row.milestone)
        if key in found:
            found[key]["names"] = tuple(dict.fromkeys((*found[key]["names"], row.text)))
            continue
        found[key] = {
            "place": (row.document_id, row.sentence_start),
            "document": row.public_id,
            "title": row.title,
            "digest": row.digest,
            "paragraph": row.ordinal,
            "milestone": row.milestone,
            "names": (row.text,),
            "headings": tuple(row.headings or ()),
            "modality": row.modality,
            "when": dated(row),
            "statement": row.clause or row.sentence or row.text,
            "sentence": row.sentence or row.text,
        }
    return [Told(**held) for held in found.values()]


def _sentences(initiatives: Sequence[int], organisation: int) -> AnySelect:
    m = InitiativeMention
    sentence = func.substr(Passage.text, m.sentence_start - Passage.start + 1, m.sentence_stop - m.sentence_start)
    columns: tuple[Any, ...] = (m.text, m.modality, m.document_id, m.sentence_start, sentence.label("sentence"))
    of_document: tuple[Any, ...] = (Document.public_id, Document.title, Document.digest, Passage.ordinal)
    period: tuple[Any, ...] = (Document.period_earliest_day, Document.period_latest_day, Document.period_edtf)
    told: tuple[Any, ...] = (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf, Milestone.basis)
    statement: AnySelect = select(*columns, *of_document, Passage.headings, *period, *told)
    statement = statement.add_columns(Milestone.public_id.label("milestone"), Milestone.text.label("clause"))
    statement = statement.join(Document, Document.id == m.document_id)
    statement = statement.outerjoin(Passage, Passage.id == m.passage_id)
    statement = statement.outerjoin(Milestone, Milestone.id == m.milestone_id)
    of_both = (m.initiative_id.in_(initiatives), m.organisation_id == organisation, Document.withdrawn.is_(None))
    order = (Document.published_earliest_day.nulls_last(), m.document_id, m.start)
    return statement.where(*of_both).order_by(*order).limit(MENTIONS)


def dated(row: Any) -> When | None:
    """The date of a statement: its milestone's, else the reporting period of its document."""
    found = when(row.earliest_day, row.latest_day, row.edtf, row.basis)
    # A plan that dates nothing is not of the period that the document looks back on.
    if found is None and row.modality is not Modality.PLANNED:
        found = when(row.period_earliest_day, row.period_latest_day, row.period_edtf, Basis.INHERITED)
    return found


def years_of(when: When | None) -> str:
    """The year of a date, or its span of years (`2018–2023`); empty where none is known, or only a beginning is guessed."""
    ends = [day.year for day in (when.earliest, when.latest) if day] if when and not when.undated else []
    return "–".join(str(year) for year in sorted(set(ends)))


def span_order(span: str) -> tuple[bool, str, int]:
    """Puts spans of years in order: a year before the spans that begin with it, the undated at the end."""
    return not span, span[:4], len(span)


def figures(
    connection: Connection, initiatives: Sequence[int], organisation: int, told: Iterable[Told]
) -> list[Quantity]:
    """The figures of the subject, and those of its statements that belong to no other initiative."""
    f = Figure
    columns: tuple[Any, ...] = (f.text, f.counted, f.value_base, f.unit, f.approximate, Document.public_id)
    place: tuple[Any, ...] = (f.start, f.stop, f.part_of_total, f.document_id, f.sentence_start)
    days: tuple[Any, ...] = (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf, Milestone.basis)
    statement: AnySelect = select(*columns, *place, *days).join(Document, Document.id == f.document_id)
    statement = statement.outerjoin(Milestone, Milestone.id == f.milestone_id)
    milestones = {e.milestone for e in told if e.milestone}
    own = or_(
        and_(f.initiative_id.in_(initiatives), f.organisation_id == organisation),
        and_(f.initiative_id.is_(None), Milestone.public_id.in_(milestones)),
    )
    statement = statement.where(own, Document.withdrawn.is_(None)).order_by(Document.id, f.start)
    return [
        Quantity(
            row.text,
            row.counted,
            row.value_base,
            row.unit,
            row.approximate,
            row.public_id,
            row.start,
            row.stop,
            row.part_of_total,
            when(row.earliest_day, row.latest_day, row.edtf, row.basis),
            (row.document_id, row.sentence_start),
        )
        for row in connection.execute(statement)
    ]


def partners(connection: Connection, places: Collection[Place], without: int) -> list[Partner]:
    """The bodies named in those sentences, the committee `without` left out, in the order of the text."""
    m = OrganisationMention
    columns: tuple[Any, ...] = (m.organisation_id, m.text, m.document_id, m.sentence_start)
    statement: AnySelect = select(*columns).where(
        tuple_(m.document_id, m.sentence_start).in_(list(places)), m.organisation_id.is_distinct_from(without)
    )
    found = connection.execute(statement.order_by(m.document_id, m.start)).all() if places else []
    known = committees.by_id(connection, (row.organisation_id for row in found))
    at: defaultdict[Any, dict[Place, str]] = defaultdict(dict)
    for row in found:
        at[row.organisation_id or row.text][row.document_id, row.sentence_start] = row.text
    return [Partner(next(iter(held.values())), known.get(key), tuple(held)) for key, held in at.items()]


def means(connection: Connection, places: Collection[Place], without: Sequence[int]) -> list[Means]:
    """The mechanisms and platforms named in those sentences beside the initiatives `without`."""
    m = InitiativeMention
    columns: tuple[Any, ...] = (Initiative.slug, Initiative.name, m.document_id, m.sentence_start)
    statement: AnySelect = select(*columns).join(m, m.initiative_id == Initiative.id)
    statement = statement.where(
        tuple_(m.document_id, m.sentence_start).in_(list(places)),
        Initiative.kind.in_(MEANS),
        Initiative.id.not_in(without),
    )
    found: defaultdict[tuple[str, str], dict[Place, None]] = defaultdict(dict)
    for slug, name, document, start in connection.execute(statement.order_by(m.document_id, m.start)) if places else []:
        found[slug, name][document, start] = None
    return [Means(slug, name, tuple(held)) for (slug, name), held in found.items()]
