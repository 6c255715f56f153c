"""`/committees` and `/initiatives`: who is in the archive, and what they run."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries import initiatives, organisations
from archive.schema.vocabulary import InitiativeKind, Provenance, Theme
from webapp.api import parameters as p
from webapp.api.documents import DocumentEntry, entry
from webapp.api.milestones import Milestone, milestone
from webapp.api.names import Committee, Date, Initiative, committee, committee_of, date_of, initiative
from webapp.api.operations import ROOT, Arguments, Operation
from webapp.api.problems import missing
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class CommitteeEntry:
    """A committee in the list, with how much is held."""

    committee: Committee
    documents: int
    milestones: int
    initiatives: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A printed name, and how often it stands in the documents."""

    text: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Ran:
    """An initiative with a number: of mentions, or of committees."""

    initiative: Initiative
    count: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A document of somebody else that describes a committee's work."""

    document: str
    title: str
    digest: bool
    mentions: int


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """All of one committee; `unmentioned` is what at least two others describe and its documents do not name."""

    committee: Committee
    valid_from: Annotated[int | None, "Year"]
    valid_to: Annotated[int | None, "Year"]
    aliases: tuple[str, ...]
    printed: tuple[Counted, ...]
    superior: Committee | None
    subordinates: tuple[Committee, ...]
    issued: tuple[DocumentEntry, ...]
    described_in: tuple[Telling, ...]
    runs: tuple[Ran, ...]
    unmentioned: tuple[Ran, ...]
    milestones: int


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
class Committees:
    """All committees of which something is held, from the centre down."""

    items: tuple[CommitteeEntry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Initiatives:
    """All initiatives that some document names, those of most committees first."""

    items: tuple[InitiativeEntry, ...]
    total: int


def committees(_asked: Arguments) -> Committees:
    """Every committee of which something is held."""
    found = organisations.listed(connection())
    entries = (CommitteeEntry(committee(e.committee), e.documents, e.milestones, e.initiatives) for e in found)
    return Committees(tuple(entries), len(found))


def one_committee(asked: Arguments) -> CommitteePage:
    """One committee."""
    found = organisations.one(connection(), asked["id"])
    if found is None:
        raise missing("committee")
    return CommitteePage(
        committee=committee(found.committee),
        valid_from=found.valid[0],
        valid_to=found.valid[1],
        aliases=found.aliases,
        printed=tuple(Counted(*pair) for pair in found.printed),
        superior=committee_of(found.superior),
        subordinates=tuple(committee(c) for c in found.subordinates),
        issued=tuple(entry(e) for e in found.issued),
        described_in=tuple(Telling(*row) for row in found.telling),
        runs=tuple(
            Ran(initiative(r.initiative.slug, r.initiative.name, r.initiative.theme), r.mentions) for r in found.runs
        ),
        unmentioned=tuple(Ran(initiative(i.slug, i.name, i.theme), n) for i, n in found.unmentioned),
        milestones=found.milestones,
    )


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
        "listCommittees",
        "committees",
        "/committees",
        Committees,
        committees,
        "Committees of which something is held, from the centre down",
        "有材料的团组织，自上而下",
    ),
    Operation(
        "getCommittee",
        "committees",
        "/committees/{id}",
        CommitteePage,
        one_committee,
        "One committee: names, documents, what it runs",
        "一个团组织：名称、文献、工作",
        places=(p.one("id", "Id of the committee", "团组织编号"),),
    ),
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
