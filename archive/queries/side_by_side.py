"""One initiative (or family) in the words of two to four committees: by aspect, every statement with its passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from archive.queries import committees, comparison, wording
from archive.queries.committees import Committee
from archive.queries.rows import AnySelect
from archive.queries.when import When, when
from archive.schema.metadata import (
    Document,
    Family,
    Figure,
    Initiative,
    InitiativeAlias,
    InitiativeMention,
    Milestone,
    Organisation,
    Passage,
)
from archive.schema.vocabulary import Basis, InitiativeKind, Modality, OrganisationKind, Theme


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: an initiative, or a family with its members."""

    slug: str
    name: str
    theme: Theme
    kind: InitiativeKind | None
    aliases: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that names the subject: `statement` is what is told (a milestone's clause, else the sentence).

    `number` is its superscript on the page. `pieces` are the sentence, cut where other committees use the same words.
    """

    number: int
    document: str
    title: str
    digest: bool
    paragraph: int | None
    milestone: str | None
    names: tuple[str, ...]
    heading: str | None
    modality: Modality
    when: When | None
    statement: str
    sentence: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that a committee reports of the subject, and the number of its passage (None: stands by itself)."""

    words: str
    counted: str | None
    value: float
    unit: str
    approximate: bool
    document: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Column:
    """All that one committee says; `documents` are held of it, `digests` of these are in our own words."""

    committee: Committee
    documents: int
    digests: int
    evidence: tuple[Evidence, ...]
    figures: tuple[Quantity, ...]

    def of(self, *modalities: Modality) -> list[Evidence]:
        """The statements that were made in one of those ways."""
        return [e for e in self.evidence if e.modality in modalities]

    @property
    def sentences(self) -> list[Evidence]:
        """The evidence, each sentence once."""
        return list({(e.document, e.sentence): e for e in reversed(self.evidence)}.values())[::-1]

    @property
    def headings(self) -> list[str]:
        """Under which headings it stands, in the order of the documents."""
        return list(dict.fromkeys(e.heading for e in self.evidence if e.heading))

    @property
    def names(self) -> list[str]:
        """How it is called."""
        return list(dict.fromkeys(name for e in self.evidence for name in e.names))

    @property
    def rests_on_digests(self) -> bool:
        """Whether some of its evidence is in our own words, so that wording means nothing."""
        return any(e.digest for e in self.evidence)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer; `others` are further committees that describe the subject, with the number of mentions."""

    subject: Subject
    columns: tuple[Column, ...]
    others: tuple[tuple[Committee, int], ...]
    compares_wording: bool


def subject(connection: Connection, slug: str) -> tuple[Subject, list[int]] | None:
    """The initiative or family of that slug with the keys of its initiatives; a family's slug goes first."""
    columns: tuple[Any, ...] = (Initiative.id, Initiative.slug, Initiative.name, Initiative.theme, Initiative.kind)
    family = connection.execute(select(Family.id, Family.name).where(Family.slug == slug)).one_or_none()
    one: AnySelect = select(*columns).where(Initiative.slug == slug)
    rows: Sequence[Any] = connection.execute(one).all()
    if family is not None and not rows:
        rows = connection.execute(select(*columns).where(Initiative.family_id == family.id)).all()
    if not rows:
        return None
    keys = [row.id for row in rows]
    named = select(InitiativeAlias.alias).where(InitiativeAlias.initiative_id.in_(keys)).order_by(InitiativeAlias.id)
    aliases = tuple(dict.fromkeys(connection.execute(named).scalars()))
    whole_family = len(rows) > 1 or rows[0].slug != slug
    name = family.name if whole_family and family is not None else rows[0].name
    members = tuple((row.slug, row.name) for row in rows) if whole_family else ()
    kind = None if whole_family else rows[0].kind
    return Subject(slug, name, rows[0].theme, kind, aliases, members), keys


def describing(connection: Connection, initiatives: list[int]) -> list[tuple[Committee, int]]:
    """The league committees that describe one of the initiatives, those with most mentions first."""
    m = InitiativeMention
    statement: AnySelect = select(m.organisation_id, func.count()).join(Document, Document.id == m.document_id)
    statement = statement.join(Organisation, Organisation.id == m.organisation_id)
    statement = statement.where(m.initiative_id.in_(initiatives), Document.withdrawn.is_(None))
    statement = statement.where(Organisation.kind == OrganisationKind.LEAGUE).group_by(m.organisation_id)
    counts = {row[0]: int(row[1]) for row in connection.execute(statement)}
    known = committees.by_id(connection, counts)
    found = [(known[key], number) for key, number in counts.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].order))


def compare(connection: Connection, slug: str, chosen: Sequence[str] = ()) -> Comparison | None:
    """The committees of those public ids side by side (default: the three that say most); None for no such subject."""
    found = subject(connection, slug)
    if found is None:
        return None
    about, initiatives = found
    telling = describing(connection, initiatives)
    by_address = {c.public_id: c for c, _ in telling}
    wanted = [by_address.get(p) or _committee(connection, p) for p in chosen] if chosen else [c for c, _ in telling[:3]]
    shown = [c for c in wanted if c is not None]
    documents = comparison.held(connection)
    rows = {c.id: _sentences(connection, initiatives, c.id) for c in shown}
    printed = [[r["sentence"] for r in rows[c.id] if not r["digest"]] for c in shown]
    pieces = [iter(column) for column in wording.shared(printed)]
    columns, number = [], 0
    for n, c in enumerate(shown):
        evidence = []
        for row in rows[c.id]:
            number += 1
            cut = ((row["sentence"], False),) if row["digest"] else next(pieces[n])
            evidence.append(Evidence(number=number, pieces=cut, **row))
        figures = _figures(connection, initiatives, c.id)
        columns.append(Column(c, *documents.get(c.id, (0, 0)), tuple(evidence), tuple(figures)))
    comparable = sum(not c.rests_on_digests and bool(c.evidence) for c in columns) > 1
    others = tuple(pair for pair in telling if pair[0].id not in rows)
    return Comparison(about, tuple(columns), others, comparable)


def _committee(connection: Connection, public_id: str) -> Committee | None:
    key = connection.execute(select(Organisation.id).where(Organisation.public_id == public_id)).scalar()
    return committees.by_id(connection, [key]).get(key) if key is not None else None


def _sentences(connection: Connection, initiatives: list[int], organisation: int) -> list[dict[str, Any]]:
    """The sentences that name the subject as this committee's work, mentions of one sentence together."""
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
    statement = statement.where(
        m.initiative_id.in_(initiatives), m.organisation_id == organisation, Document.withdrawn.is_(None)
    ).order_by(Document.published_earliest_day.nulls_last(), m.document_id, m.start)
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in connection.execute(statement):
        key = (row.document_id, row.sentence_start, row.milestone)
        if key in found:
            found[key]["names"] = tuple(dict.fromkeys((*found[key]["names"], row.text)))
            continue
        dated = when(row.earliest_day, row.latest_day, row.edtf, row.basis)
        # A plan that dates nothing is not of the period that the document looks back on.
        if dated is None and row.modality is not Modality.PLANNED:
            dated = when(row.period_earliest_day, row.period_latest_day, row.period_edtf, Basis.INHERITED)
        found[key] = {
            "document": row.public_id,
            "title": row.title,
            "digest": row.digest,
            "paragraph": row.ordinal,
            "milestone": row.milestone,
            "names": (row.text,),
            "heading": row.headings[-1] if row.headings else None,
            "modality": row.modality,
            "when": dated,
            "statement": row.clause or row.sentence or row.text,
            "sentence": row.sentence or row.text,
        }
    return list(found.values())


def _figures(connection: Connection, initiatives: list[int], organisation: int) -> list[Quantity]:
    f = Figure
    columns: tuple[Any, ...] = (
        f.text,
        f.counted,
        f.value_base,
        f.unit,
        f.approximate,
        Document.public_id,
        f.start,
        f.stop,
    )
    statement: AnySelect = select(*columns).join(Document, Document.id == f.document_id)
    statement = statement.where(
        f.initiative_id.in_(initiatives), f.organisation_id == organisation, Document.withdrawn.is_(None)
    )
    return [Quantity(*row) for row in connection.execute(statement.order_by(Document.id, f.start))]
