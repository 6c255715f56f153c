"""`/initiatives`: what committees run; one of it with its names, who took it up when, and its figures."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries import initiatives
from archive.schema.vocabulary import InitiativeKind, Provenance, Theme
from webapp.api import parameters as p
from webapp.api.milestones import Milestone, milestone
from webapp.api.names import Committee, Counted, Date, Initiative, committee, committee_of, date_of, initiative
from webapp.api.operations import ROOT, Arguments, Operation
from webapp.api.problems import missing
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class Family:
    """Initiatives of different committees that serve the same purpose."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class InitiativeEntry:
    """An initiative in the list."""

    initiative: Initiative
    kind: InitiativeKind
    family: Family | None
    provenance: Provenance
    committees: int
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Taker:
    """A committee that describes an initiative, with its earliest and its latest date."""

    committee: Committee
    mentions: int
    documents: int
    first: Date | None
    last: Date | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that somebody reports of an initiative."""

    text: str
    counted: str | None
    value: float
    unit: str
    approximate: bool
    committee: Committee | None
    document: str
    document_title: str
    span: tuple[int, int]
    date: Date | None


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another initiative of the same family."""

    slug: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class InitiativePage:
    """All of one initiative; `milestones` are the first of `milestones_total`."""

    initiative: Initiative
    kind: InitiativeKind
    family: Family | None
    origin: Annotated[str, "central, local or unknown"]
    began: Annotated[Committee | None, "The body that began it"]
    first_year: int | None
    last_year: int | None
    provenance: Provenance
    source_note: str
    aliases: tuple[str, ...]
    printed: tuple[Counted, ...]
    takers: tuple[Taker, ...]
    figures: tuple[Reported, ...]
    siblings: tuple[Sibling, ...]
    milestones: tuple[Milestone, ...]
    milestones_total: int


@dataclass(frozen=True, slots=True)
class Initiatives:
    """All initiatives that some document names, those of most committees first."""

    items: tuple[InitiativeEntry, ...]
    total: int


def all_initiatives(asked: Arguments) -> Initiatives:
    """Every initiative that some document names."""
    found = initiatives.listed(connection(), asked["theme"])
    entries = (
        InitiativeEntry(
            initiative(e.slug, e.name, e.theme),
            e.kind,
            Family(*e.family) if e.family else None,
            e.provenance,
            e.committees,
            e.mentions,
            e.documents,
        )
        for e in found
    )
    return Initiatives(tuple(entries), len(found))


def one_initiative(asked: Arguments) -> InitiativePage:
    """One initiative."""
    found = initiatives.one(connection(), asked["slug"])
    if found is None:
        raise missing("initiative")
    return InitiativePage(
        initiative=initiative(found.slug, found.name, found.theme),
        kind=found.kind,
        family=Family(*found.family) if found.family else None,
        origin=found.origin,
        began=committee_of(found.began),
        first_year=found.years[0],
        last_year=found.years[1],
        provenance=found.provenance,
        source_note=found.source_note,
        aliases=found.aliases,
        printed=tuple(Counted(*pair) for pair in found.printed),
        takers=tuple(
            Taker(committee(t.committee), t.mentions, t.documents, date_of(t.first), date_of(t.last))
            for t in found.takers
        ),
        figures=tuple(_reported(f) for f in found.figures),
        siblings=tuple(Sibling(slug, name, f"{ROOT}/initiatives/{slug}") for slug, name in found.siblings),
        milestones=tuple(milestone(item) for item in found.milestones),
        milestones_total=found.milestones_in_all,
    )


def _reported(found: initiatives.Reported) -> Reported:
    return Reported(
        found.words,
        found.counted,
        found.value,
        found.unit,
        found.approximate,
        committee_of(found.committee),
        found.document,
        found.title,
        (found.start, found.stop),
        date_of(found.when),
    )


OPERATIONS = (
    Operation(
        "listInitiatives",
        "initiatives",
        "/initiatives",
        Initiatives,
        all_initiatives,
        "Initiatives that some document names",
        "文献提到的工作项目",
        (p.words("theme", Theme, "Fields of work", "工作领域"),),
        example="?theme=service",
    ),
    Operation(
        "getInitiative",
        "initiatives",
        "/initiatives/{slug}",
        InitiativePage,
        one_initiative,
        "One initiative: names, who took it up when, figures",
        "一个工作项目：名称、承办者、数字",
        places=(p.one("slug", "Slug of the initiative", "工作项目标识"),),
    ),
)
