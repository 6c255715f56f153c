"""`/search`: everything that holds some words, by kind."""

from dataclasses import dataclass

from archive.queries import search
from webapp.api import parameters as p
from webapp.api.milestones import Milestone, milestone
from webapp.api.names import Committee, Initiative, committee, initiative
from webapp.api.operations import Arguments, Operation
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters of an excerpt; `hit` where they are the words that were searched for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage around its first hit; it goes on before or after where it was cut."""

    document: str
    document_title: str
    digest: bool
    passage: int
    pieces: tuple[Marked, ...]
    cut_before: bool
    cut_after: bool
    link: str


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, by kind: at most `limit` of each, with how many there are.

    Milestones and passages are counted up to 20,000; `documents_total` is null where more than 5,000 passages were found.
    """

    query: str
    limit: int
    milestones: tuple[Milestone, ...]
    milestones_total: int
    passages: tuple[Excerpt, ...]
    passages_total: int
    documents_total: int | None
    initiatives: tuple[Initiative, ...]
    committees: tuple[Committee, ...]


def found(asked: Arguments) -> Results:
    """Everything that holds the words."""
    result = search.search(connection(), asked["q"], size=asked["limit"], statements=asked["limit"])
    excerpts = tuple(
        Excerpt(
            e.document,
            e.title,
            e.digest,
            e.paragraph,
            tuple(Marked(text, hit) for text, hit in e.pieces),
            *e.cut,
            f"/documents/{e.document}#p{e.paragraph}",
        )
        for e in result.passages
    )
    return Results(
        result.query,
        asked["limit"],
        tuple(milestone(item) for item in result.milestones),
        result.milestones_in_all,
        excerpts,
        result.passages_in_all,
        result.documents_in_all,
        tuple(initiative(i.slug, i.name, i.theme) for i in result.initiatives),
        tuple(committee(c) for c in result.committees),
    )


OPERATIONS = (
    Operation(
        "search",
        "search",
        "/search",
        Results,
        found,
        "Everything that holds some words; all passages and statements by /passages and /milestones with the same q",
        "全文检索；全部结果见 /passages 与 /milestones",
        (
            p.text(
                "q", "Words; white space separates phrases, all must be there", "词语，空格分隔", "青年", required=True
            ),
            p.limit(20, 100),
        ),
        example="?q=志愿服务",
    ),
)
