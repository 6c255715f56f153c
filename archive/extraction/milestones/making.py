"""Turns the statements of a document into milestones: date, committee, undertakings, figures, headline, salience."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.extraction.attribution import owners
from archive.extraction.findings import (
    Document,
    Figure,
    InitiativeMention,
    Milestone,
    OrganisationMention,
    TimeExpression,
)
from archive.extraction.milestones.clausal import Reading
from archive.extraction.milestones.dating import Dating
from archive.extraction.milestones.headline import headline
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.parts import Part
from archive.extraction.milestones.salience import salience
from archive.extraction.milestones.stages import Stage
from archive.extraction.milestones.statement import Statement, trimmed
from archive.extraction.milestones.when import said
from archive.extraction.modality import Fate, Outlook, Verdict, asked_for, verdict, withheld
from archive.schema.vocabulary import Modality, Role
from archive.values.spans import Span

# 就招募条件进行咨询: what somebody speaks of holds no verb of the clause.
_ABOUT = re.compile(r"[就对][^，,。；]{2,80}进行")
_FAR = 24  # characters before a verb that leave no room for it
_STANDING = ("state", "habit", "going-on")  # with however many figures
_LONGEST_SPEECH, _SHORTEST_RESULT = 3000, 6  # characters


class Maker:
    """Makes the milestones of one document."""

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
        self._owners = owners(text, document, organisations)  # as it came: attribution keeps what it worked out for it
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
        told = self._modality(statement)
        modality = told.modality
        told_of = self.text[start:stop].strip("（）()")
        if modality is Modality.DONE and statement.part is Part.RESULT and len(told_of) < _SHORTEST_RESULT:
            return None  # 书记1人; （136个）
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
            attribution_rule=self._owners.decide(start).rule,
            initiatives=tuple(dict.fromkeys(m.initiative for m in named)),
            figures=tuple(Span(f.start, f.stop) for f in counted),
            salience=salience(words, statement.part, modality, counted, date, any(m.known for m in named)),
            time=date.span,
            inherited_from=date.inherited_from,
            reason_en=date.reason_en,
            reason_zh=date.reason_zh,
            document=self.document.id,
            modality_rule=told.rule,
        )

    def stage(self, stage: Stage) -> Milestone:
        """The milestone of a stage that stands as a heading or a line."""
        date, words = said(stage.time), self.text[stage.start : stage.stop]
        modality = Modality.PLANNED if stage.planned else Modality.DONE
        return Milestone(
            start=stage.start,
            stop=stage.stop,
            text=words,
            headline=headline(self.text[slice(*stage.title)].strip(), 0),
            interval=date.interval,
            edtf=date.edtf,
            basis=date.basis,
            modality=modality,
            rule="stage",
            organisations=self._who(stage.start, stage.stop),
            attribution_rule=self._owners.decide(stage.start).rule,
            salience=salience(words, Part.ACT, modality, (), date, known=False),
            time=date.span,
            reason_en=date.reason_en,
            reason_zh=date.reason_zh,
            document=self.document.id,
            modality_rule="scheduled" if stage.planned else "act",
        )

    def _only_demanded(self, statement: Statement) -> bool:
        """Whether a text that tells what happened quotes a demand that names no undertaking."""
        main = statement.main
        if (
            main.initiatives
            or main.quoted
            or main.figures
            or main.deadline
            or self._has_a_day_ahead(statement)
            or self.outlook.section(main.start) is Modality.PLANNED
        ):
            return False
        return asked_for(self.outlook, main.index)

    def _has_a_day_ahead(self, statement: Statement) -> bool:
        """Whether a statement, from the head of its sentence on, names a time that lies ahead (8月底前，各县要建立……)."""
        begin = self.outlook.prose.clauses[self.outlook.prose.sentence(statement.main.index)[0]].start
        return any(t.role is Role.PLAN and begin <= t.start < statement.stop for t in self.dating.known.all)

    def _headline(self, statement: Statement) -> str:
        main = statement.main
        verb = self._outside_names(main) if main.part in (Part.ACT, Part.PROCESS) else main.start
        if main.part is Part.HONOUR and main.verb - main.start > _FAR:
            verb = main.verb  # who is honoured belongs to the headline, unless it is a long list
        start = statement.start if main.conjoined else main.start  # 与代表座谈，并作讲话
        return headline(self.text[start : main.stop], verb - start)

    def _outside_names(self, main: Reading) -> int:
        """The place of the verb; where that is a part of a name (住房和城乡建设部), that of the next act behind it."""
        bodies = self.organisations[slice(*_range(self._organisations_at, main.start, main.verb))]
        works = self.initiatives[slice(*_range(self._initiatives_at, main.start, main.verb))]
        about = _ABOUT.search(self.text, main.start, main.stop)
        if about is not None and about.start() < main.verb < about.end():
            return about.start()
        end = max((*(body.stop for body in bodies), *(work.stop for work in works)), default=0)
        if end <= main.verb:
            return main.verb
        found = lexicon().acts.search(self.text, end, main.stop)
        return found.start() if found else main.stop

    def _modality(self, statement: Statement) -> Verdict:
        # A fact of its day's own may begin with the day, a clause before its verb.
        begin = max(statement.main.start, self.outlook.prose.clauses[statement.main.index].start)
        stop = statement.stop if statement.main.rule == "dated" else statement.main.stop
        told = verdict(self.outlook, begin, stop, statement=True)
        if told.modality is not Modality.PLANNED and self.dating.lies_ahead(statement.main.start, statement.main.stop):
            return Verdict(Modality.PLANNED, "date-ahead")
        if told.modality is Modality.DONE and statement.partly:
            return Verdict(Modality.ONGOING, "partly-done")
        if told.modality is Modality.MENTIONED:
            return Verdict(Modality.DONE, "act")
        with_result = statement.part is Part.HONOUR or (statement.results and told.rule not in _STANDING)
        if told.modality is Modality.ONGOING and with_result:
            return Verdict(Modality.DONE, "with-result")
        if told.rule == "state" and self.dating.known.history:  # 1988年，团县委内设三部一室
            return Verdict(Modality.DONE, "act")
        if told.modality is Modality.ONGOING and statement.rule == "session":
            return Verdict(Modality.DONE, "act")
        return told

    def _who(self, start: int, stop: int) -> tuple[str, ...]:
        """The committee whose work it is (or the body that signs, no medium), then the bodies that the statement names."""
        whose = self._owners.at(start) or self._owners.signer
        inside = self.organisations[slice(*_range(self._organisations_at, start, stop))]
        return tuple(dict.fromkeys(n for n in (whose, *(o.organisation for o in inside)) if n))


def _in_speech(text: str, outlook: Outlook, statement: Statement) -> bool:
    """Whether the statement begins inside speech; an act with its figure counts even so."""
    if statement.main.figures and statement.part is Part.ACT:
        return False
    number = outlook.prose.passages[statement.main.index]
    begin = bisect_left(outlook.prose.passages, number)
    start = statement.main.start
    lead = text[max(outlook.prose.clauses[begin].start, start - _LONGEST_SPEECH) : start]
    opens = text.startswith("“", start) and "”" not in text[start : statement.main.stop]
    return lead.count("“") + opens > lead.count("”")


def _range(starts: Sequence[int], start: int, stop: int) -> tuple[int, int]:
    return bisect_left(starts, start), bisect_left(starts, stop)
