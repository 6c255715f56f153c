"""`/committees`: who is in the archive; one committee with its documents and what it runs."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries import organisations
from webapp.api import parameters as p
from webapp.api.documents import DocumentEntry, entry
from webapp.api.names import Committee, Counted, Initiative, committee, committee_of, initiative
from webapp.api.operations import Arguments, Operation
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
class Committees:
    """All committees of which something is held, from the centre down."""

    items: tuple[CommitteeEntry, ...]
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
)
