"""The milestones of a document: its statements with date, committee, undertakings, figures, headline and salience."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from archive.extraction.attribution import owner
from archive.extraction.findings import (
    Document,
    Figure,
    InitiativeMention,
    Milestone,
    OrganisationMention,
    TimeExpression,
)
from archive.extraction.milestones.clausal import Reader, Reading
from archive.extraction.milestones.dating import Dating
from archive.extraction.milestones.headline import headline
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.parts import Part
from archive.extraction.milestones.salience import salience
from archive.extraction.milestones.statements import Statement, caption, row, statements, trimmed
from archive.extraction.modality import Fate, Outlook, asked_for, outlook_of, stated, withheld
from archive.schema.vocabulary import BlockKind, Modality
from archive.values.spans import Span

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
    maker = _Maker(text, document, times, organisations, initiatives, figures, outlook)
    made = [maker.make(s) for s in _statements(reader, outlook, document)]
    return _without_repeats(text, document, [m for m in made if m is not None])


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
        elif passage.kind not in _SILENT and not _topic(reader, index, first, last):
            yield from statements(reader, first, last)
        index = last + 1


_LONGEST_SPEECH = 3000
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


class _Maker:
    """Turns statements into milestones."""

    def __init__(
        self,
        text: str,
        document: Document,
        times: Sequence[TimeExpression],
        organisations: Sequence[OrganisationMention],
        initiatives: Sequence[InitiativeMention],
        figures: Sequence[Figure],
        outlook: Outlook,
    ) -> None:
        self.text, self.document, self.outlook = text, document, outlook
        self._mentions = organisations  # as it came: attribution keeps what it worked out for this very list
        self.organisations = sorted(organisations, key=lambda o: o.start)
        self.initiatives = sorted(initiatives, key=lambda i: i.start)
        self.figures = sorted(figures, key=lambda f: f.start)
        self._organisations_at = [o.start for o in self.organisations]
        self._initiatives_at = [i.start for i in self.initiatives]
        self._figures_at = [f.start for f in self.figures]
        self.dating = Dating(text, document, times)

    def make(self, statement: Statement) -> Milestone | None:
        """The milestone of a statement; None where nothing dates it."""
        start, stop = trimmed(self.text, statement.start, statement.stop)
        if stop - start < 4 or _in_speech(self.text, self.outlook, statement):
            return None
        main = statement.main
        lost = withheld(self.outlook, main.index, main.start)
        if lost is not None and lost.fate is Fate.DENIED:
            return None
        modality = self._modality(statement)
        if modality is Modality.PLANNED and self._only_demanded(statement):
            return None
        first = self.outlook.prose.clauses[self.outlook.prose.sentence(main.index)[0]].start
        if lost is not None:  # the old date is void: the new one follows, or the document's time to come holds
            date = self.dating.of(lost.stop, lost.stop, max(stop, lost.stop), modality)
        else:
            date = self.dating.of(first, start, stop, modality)
        if date is None or (date.span is None and self.dating.looks_back(statement.main.start, statement.main.stop)):
            return None
        named = self.initiatives[slice(*_range(self._initiatives_at, start, stop))]
        counted = self.figures[slice(*_range(self._figures_at, start, stop))]
        words = self.text[start:stop]
        return Milestone(
            start=start,
            stop=stop,
            text=words,
            headline=self._headline(statement),
            interval=date.interval,
            edtf=date.edtf,
            basis=date.basis,
            modality=modality,
            rule=statement.rule,
            organisations=self._who(start, stop),
            initiatives=tuple(dict.fromkeys(m.initiative for m in named)),
            figures=tuple(Span(f.start, f.stop) for f in counted),
            salience=salience(words, statement.part, modality, counted, date, any(m.known for m in named)),
            time=date.span,
            inherited_from=date.inherited_from,
            reason_en=date.reason_en,
            reason_zh=date.reason_zh,
            document=self.document.id,
        )

    def _only_demanded(self, statement: Statement) -> bool:
        """Whether a text that tells what happened quotes a demand that names no undertaking."""
        main = statement.main
        if (
            main.initiatives
            or main.quoted
            or main.figures
            or main.deadline
            or self.outlook.section(main.start) is Modality.PLANNED
        ):
            return False
        return asked_for(self.outlook, main.index)

    def _headline(self, statement: Statement) -> str:
        main = statement.main
        verb = self._outside_names(main) if main.part in (Part.ACT, Part.PROCESS) else main.start
        return headline(self.text[main.start : main.stop], verb - main.start)

    def _outside_names(self, main: Reading) -> int:
        """The place of the verb; where that is a part of a name (住房和城乡建设部), that of the next act behind it."""
        bodies = self.organisations[slice(*_range(self._organisations_at, main.start, main.verb))]
        works = self.initiatives[slice(*_range(self._initiatives_at, main.start, main.verb))]
        end = max((*(body.stop for body in bodies), *(work.stop for work in works)), default=0)
        if end <= main.verb:
            return main.verb
        found = lexicon().acts.search(self.text, end, main.stop)
        return found.start() if found else main.stop

    def _modality(self, statement: Statement) -> Modality:
        # A fact of its day's own may begin with the day, a clause before its verb.
        begin = max(statement.main.start, self.outlook.prose.clauses[statement.main.index].start)
        modality = stated(self.outlook, begin, statement.main.stop, statement=True)
        if modality is not Modality.PLANNED and self.dating.lies_ahead(statement.main.start, statement.main.stop):
            return Modality.PLANNED
        if modality is Modality.DONE and statement.partly:
            return Modality.ONGOING
        if modality is Modality.MENTIONED:
            return Modality.DONE
        if modality is Modality.ONGOING and (statement.part is Part.HONOUR or statement.results):
            return Modality.DONE
        return modality

    def _who(self, start: int, stop: int) -> tuple[str, ...]:
        """The committee whose work it is, then the bodies that the statement names."""
        whose = owner(self.text, self.document, start, self._mentions) or self.document.issuer
        inside = self.organisations[slice(*_range(self._organisations_at, start, stop))]
        return tuple(dict.fromkeys(n for n in (whose, *(o.organisation for o in inside)) if n))


def _in_speech(text: str, outlook: Outlook, statement: Statement) -> bool:
    """Whether the statement begins inside speech; an act with its figure counts even so."""
    if statement.main.figures and statement.part is Part.ACT:
        return False
    number = outlook.prose.passages[statement.main.index]
    begin = bisect_left(outlook.prose.passages, number)
    lead = text[max(outlook.prose.clauses[begin].start, statement.main.start - _LONGEST_SPEECH) : statement.main.start]
    return lead.count("“") > lead.count("”")


def _range(starts: Sequence[int], start: int, stop: int) -> tuple[int, int]:
    return bisect_left(starts, start), bisect_left(starts, stop)
