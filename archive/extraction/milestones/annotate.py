"""The milestones of a document: its statements with date, committee, undertakings, figures, headline and salience."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from archive.extraction.findings import (
    Document,
    Figure,
    InitiativeMention,
    Milestone,
    OrganisationMention,
    Passage,
    TimeExpression,
)
from archive.extraction.milestones.clausal import Reader
from archive.extraction.milestones.journeys import parted
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.making import Maker
from archive.extraction.milestones.parts import Part
from archive.extraction.milestones.stages import stages
from archive.extraction.milestones.statement import Statement
from archive.extraction.milestones.statements import caption, row, statements
from archive.extraction.modality import Outlook, outlook_of
from archive.schema.vocabulary import BlockKind

_SILENT = (
    BlockKind.HEADING,
    BlockKind.MASTHEAD,
    BlockKind.METADATA,
    BlockKind.DISTRIBUTION,
    BlockKind.FURNITURE,
    BlockKind.SIGNATURE,
)


def annotate(
    text: str,
    document: Document,
    times: Sequence[TimeExpression],
    organisations: Sequence[OrganisationMention],
    initiatives: Sequence[InitiativeMention],
    figures: Sequence[Figure],
) -> list[Milestone]:
    """The milestones of one document in reading order; spans are in `text`, the whole reading."""
    outlook = outlook_of(text, document)
    reader = Reader(outlook, organisations, initiatives, figures, times)
    maker = Maker(text, document, times, organisations, initiatives, figures, outlook)
    told = (part for s in _statements(reader, outlook, document) for part in parted(reader, s))
    made = [m for s in told if (m := maker.make(s)) is not None]
    found = [maker.stage(s) for s in stages(outlook, document, maker.dating.known)]
    if found:
        starts = [m.start for m in made]
        made += [s for s in found if not _told(made[: len(starts)], starts, s)]
        made.sort(key=lambda m: m.start)
    return _without_repeats(text, document, made)


def _told(made: Sequence[Milestone], starts: Sequence[int], stage: Milestone) -> bool:
    """Whether another statement, of those in reading order, tells what a stage does."""
    at = bisect_right(starts, stage.start)
    return any(m.start < stage.stop and stage.start < m.stop for m in made[max(0, at - 1) : at + 1])


def _without_repeats(text: str, document: Document, made: list[Milestone]) -> list[Milestone]:
    """Without captions of what the body already tells, unless the caption gives an edition of its own (第三届)."""
    captions = [(p.start, p.stop) for p in document.passages if p.kind is BlockKind.CAPTION]
    if not captions:
        return made
    starts = [c[0] for c in captions]

    def in_caption(m: Milestone) -> bool:
        at = bisect_right(starts, m.start) - 1
        return at >= 0 and m.stop <= captions[at][1]

    told = {name for m in made if not in_caption(m) for name in m.initiatives}
    return [
        m for m in made if not in_caption(m) or "届" in m.text or not m.initiatives or not told & set(m.initiatives)
    ]


def _statements(reader: Reader, outlook: Outlook, document: Document) -> Iterator[Statement]:
    passages = sorted(document.passages, key=lambda p: p.start)
    index, prose = 0, outlook.prose
    while index < len(prose.clauses):
        first, last = prose.sentence(index)
        passage = passages[prose.passages[index]]
        if passage.kind is BlockKind.CAPTION:
            yield from caption(reader, first, last)
        elif document.rows and passage.kind not in _SILENT:
            found = list(statements(reader, first, last))
            yield from found or row(reader, first, last)
        elif passage.kind not in _SILENT and not _faults(passage) and not _topic(reader, index, first, last):
            told = statements(reader, first, last)
            yield from (s for s in told if _dated(reader, s)) if _terms(passage) else told
        index = last + 1


def _faults(passage: Passage) -> bool:
    """Whether a passage tells what is wanting (under 存在问题): no facts."""
    return any(lexicon().faults.search(heading) for heading in passage.headings)


def _terms(passage: Passage) -> bool:
    """Whether a passage lays down who may take part (under 报名条件)."""
    return bool(passage.headings) and lexicon().terms.search(passage.headings[-1]) is not None


def _dated(reader: Reader, statement: Statement) -> bool:
    """Whether a statement sets a deadline or has a day of its own."""
    index = statement.main.index
    return statement.main.deadline or reader.day(index, index) is not None


_TOLD = (Part.ACT, Part.RESULT, Part.HONOUR)
_POINT = re.compile(r"[\s*#]*(?:[（(]?[一二三四五六七八九十]{1,3}[是要、）)]|\d{1,2}[.．、](?!\d))")


def _topic(reader: Reader, index: int, first: int, last: int) -> bool:
    """Whether a sentence only announces the point that the sentences behind it make (一是……。): no act with a figure."""
    outlook = reader.outlook
    text, clauses, passages = outlook.text, outlook.prose.clauses, outlook.prose.passages
    begins = first == 0 or passages[first - 1] != passages[first]
    point = _POINT.match(text, clauses[first].start, clauses[first].stop)
    if not begins or point is None:
        return False
    sentence = text[clauses[first].start : clauses[last].stop]
    if any(c.isdigit() for c in point.group()) and ("“" in sentence or "《" in sentence):
        return False
    if lexicon().first.search(sentence):
        return False
    following = last + 1
    if following >= len(clauses) or passages[following] != passages[first]:
        return False
    if _POINT.match(text, clauses[following].start, clauses[following].stop):
        return False
    return not any(r.figures and r.part in _TOLD for r in map(reader.read, range(first, last + 1)))
