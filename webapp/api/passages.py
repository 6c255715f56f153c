"""`/passages`: blocks of text on their own, of one document or of all."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries import harvest
from archive.schema.vocabulary import BlockKind
from webapp.api import asking
from webapp.api import parameters as p
from webapp.api.operations import Arguments, Listed, Operation
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a document on its own, with the headings over it."""

    document: str
    document_title: str
    digest: bool
    number: int
    kind: BlockKind
    level: int
    headings: tuple[str, ...]
    page: Annotated[int | None, "Page of the source"]
    span: Annotated[tuple[int, int], "[start, end) in code points of the source's text"]
    text: str
    link: Annotated[str, "Where it stands on the site"]


def passages(asked: Arguments) -> Listed[Passage]:
    """Passages, of one document or of all."""
    found = harvest.passages_after(
        connection(), document=asked["document"], text=asked["q"], after=asked["after"], size=asked["limit"]
    )
    blocks = tuple(
        Passage(
            b.document,
            b.title,
            b.digest,
            b.number,
            b.kind,
            b.level,
            b.headings,
            b.page,
            (b.start, b.stop),
            b.text,
            f"/documents/{b.document}#p{b.number}",
        )
        for b in found.items
    )
    return asking.listed(found, blocks, asked["limit"])


OPERATIONS = (
    Operation(
        "listPassages",
        "passages",
        "/passages",
        Listed[Passage],
        passages,
        "Passages in reading order, of one document or of all, with certain words or all",
        "段落，可按文献或词语筛选",
        (
            p.one("document", "Id of a document", "文献编号"),
            p.text("q", "Words that the passage holds", "所含词语", "青年"),
            p.after(),
            p.limit(),
        ),
        example="?q=志愿服务",
    ),
)
