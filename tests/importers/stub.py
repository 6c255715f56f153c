"""A small reader and annotator for tests of storing: as quick as plain, and right about their own little language.

A line `# 标题` begins a document; every other line is a passage. `2021-05-04`, `共青团…委员会`, `「…」` and `12人` are
found in it; a line with a day in it is a milestone.
"""

import re
from array import array

from archive.errors import RejectedSource
from archive.extraction import findings as f
from archive.extraction.catalogue import Catalogue
from archive.extraction.pipeline import Hints
from archive.schema.vocabulary import (
    Basis,
    BlockKind,
    Genre,
    InitiativeKind,
    Level,
    Modality,
    OrganisationKind,
    Role,
    Theme,
)
from archive.values import edtf
from archive.values.reading import Block, Reading
from archive.values.spans import Span

DAY = re.compile(r"\d{4}-\d\d-\d\d")
BODY = re.compile(r"共青团[^，。「」]*?委员会")
NAMED = re.compile(r"「([^」]+)」")
COUNT = re.compile(r"(\d+)人")


def read(data: bytes, name: str = "") -> Reading:
    """Lines of UTF-8."""
    if not data:
        raise RejectedSource("empty file")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RejectedSource("not text") from error
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            heading = line.startswith("# ")
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            blocks.append(Block(kind, at, at + len(line), 1 if heading else 0))
        at += len(line) + 1
    return Reading(text, tuple(blocks), array("l", range(len(text))), "plain", "text/plain", "utf-8")


def annotate(reading: Reading, catalogue: Catalogue | None = None, hints: Hints | None = None) -> f.Annotation:
    """Everything of the little language."""
    hints = hints or Hints()
    groups: list[list[Block]] = []
    for block in reading.blocks:
        if (block.level and block.start not in hints.joined) or block.start in hints.begins or not groups:
            groups.append([])
        groups[-1].append(block)
    found = f.Annotation(reading.text, ())
    parts = [
        _document(reading.text, f"A{n}", group, hints.of(group[0].start, group[-1].stop))
        for n, group in enumerate(groups, 1)
    ]
    return f.Annotation(
        found.text,
        tuple(p.documents[0] for p in parts),
        *(tuple(x for p in parts for x in getattr(p, k)) for k in _KINDS),
    )


_KINDS = ("time", "organisations", "initiatives", "figures", "milestones")


def _document(text: str, name: str, blocks: list[Block], hints: Hints) -> f.Annotation:
    passages = tuple(f.Passage(b.kind, b.start, b.stop, b.level) for b in blocks)
    start, stop = blocks[0].start, blocks[-1].stop
    bodies = [(m.start(), m.end(), m.group()) for m in BODY.finditer(text, start, stop)]
    issuer = hints.issuer or (bodies[0][2] if bodies else None)
    given = hints.published
    published = f.DatedBasis(given, hints.published_edtf or "", Basis.EXPLICIT, "given") if given else None
    first = blocks[0]
    title = hints.title or text[first.start : first.stop].removeprefix("# ")
    document = f.Document(
        name, title, passages, Genre.NEWS, issuer=issuer, published=published, digest=hints.digest,
        title_spans=(Span(first.start, first.stop),),
    )  # fmt: skip
    times = [
        f.TimeExpression(
            m.start(), m.end(), m.group(), edtf.parse(m.group()), m.group(), Role.EVENT, Basis.EXPLICIT, "day",
            document=name,
        )
        for m in DAY.finditer(text, start, stop)
    ]  # fmt: skip
    organisations = [
        f.OrganisationMention(a, b, n, n, n, OrganisationKind.LEAGUE, Level.COUNTY, None, "body", document=name)
        for a, b, n in bodies
    ]
    named = [
        f.InitiativeMention(
            m.start(1), m.end(1), m.group(1), m.group(1), InitiativeKind.CAMPAIGN, Theme.SERVICE, "quoted", False,
            organisation=issuer, modality=Modality.DONE, document=name,
        )
        for m in NAMED.finditer(text, start, stop)
    ]  # fmt: skip
    figures = [
        f.Figure(
            m.start(), m.end(), m.group(), float(m.group(1)), "人", float(m.group(1)), False, "count", document=name
        )
        for m in COUNT.finditer(text, start, stop)
    ]
    milestones = [_milestone(text, name, t, blocks, issuer, named, figures) for t in times]
    return f.Annotation(
        text, (document,), tuple(times), tuple(organisations), tuple(named), tuple(figures), tuple(milestones)
    )


def _milestone(
    text: str,
    document: str,
    time: f.TimeExpression,
    blocks: list[Block],
    issuer: str | None,
    named: list[f.InitiativeMention],
    figures: list[f.Figure],
) -> f.Milestone:
    block = next(b for b in blocks if b.start <= time.start < b.stop)
    assert time.interval is not None
    return f.Milestone(
        block.start, block.stop, text[block.start : block.stop], text[block.start : block.stop][:20], time.interval,
        time.edtf or "", Basis.EXPLICIT, Modality.DONE, "line", (issuer,) if issuer else (),
        tuple(dict.fromkeys(n.initiative for n in named if block.start <= n.start < block.stop)),
        tuple(Span(g.start, g.stop) for g in figures if block.start <= g.start < block.stop),
        0.5, Span(time.start, time.stop), document=document,
    )  # fmt: skip
