"""Whose work a place of a document describes: the clause, the paragraph, the heading, then the document's own committee."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from archive.extraction import deixis
from archive.extraction.attribution import visits
from archive.extraction.attribution.actors import Actor, actors, beside, on_ladder
from archive.extraction.attribution.leaving import leaves
from archive.extraction.attribution.roles import Role, fronted
from archive.extraction.attribution.subject import Decision, own_committee
from archive.extraction.attribution.told import Ladder, Told, signers, year_of
from archive.extraction.attribution.visits import Anchor
from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, OrganisationMention, Passage
from archive.extraction.organisations import find, speaks_of_league
from archive.extraction.organisations.context import LIST_MARKS
from archive.extraction.organisations.forms import Shape
from archive.extraction.organisations.gazetteer import PlaceReading, gazetteer
from archive.schema.vocabulary import Level, OrganisationKind

_CLAUSE = "。；！？;!?，,：:\n\u3000>◆●■—"
_CLAUSE_MARK = re.compile(r"[，,：:。；！？;!?\n]")
_SENTENCE_END = re.compile(r"[。；！？;!?\n]")
_NOTE = ("按", "编者按", "【编者按", "**按", "**编者按")
#: What happens at a place's station or hall is not yet its committee's.
_VENUE = re.compile(
    r"[^\s，。、建立设打造有在与和的]{0,4}(?:火车站|高铁站|机场|体育馆|体育中心|大会堂|会堂|剧院|酒店|宾馆|会议中心|会展中心|党校)"
)
#: Who takes over does so early in the text.
_EARLY = 0.4
_OWNERS = (Level.CENTRAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
#: Parts in which a committee's own work is not told of.
_AWAY = (Role.LEADS, Role.HONOURS, Role.LABEL, Role.HELPS, Role.ATTENDS)


class Owners:
    """The anchors of attribution of one document, computed once."""

    def __init__(
        self, text: str, document: Document, mentions: tuple[OrganisationMention, ...], catalogue: Catalogue
    ) -> None:
        self.text, self.document, self.catalogue = text, document, catalogue
        self.places = gazetteer(catalogue)
        self.ladder = Ladder(self.places)
        self.year = year_of(document)
        self.passages = sorted((p for p in document.passages if p.stop > p.start), key=lambda p: p.start)
        self.starts = [p.start for p in self.passages]
        first, last = (self.starts[0], self.passages[-1].stop) if self.passages else (0, 0)
        self._ends = [m.start() for m in _SENTENCE_END.finditer(text, first, last)]
        self.issuer, self.signer = signers(document, self.year, catalogue)
        self.actors = actors(text, self.passages, mentions, self.places, self.year)
        told = Told(
            text,
            document,
            catalogue,
            self.year,
            self.passages,
            self.actors,
            self.ladder,
            self.issuer,
            on_ladder(mentions),
        )
        self.default, self.visited = own_committee(told)
        self.subject = self.default.name if self.default.rule != "issuer" else None
        self.region = self.ladder.region(self.default.name)
        units = {m.organisation for m in mentions if m.rule == Shape.UNIT or beside(m)}
        self._units = {a.name for of in self.actors for a in of if a.role is Role.RUNS and a.name in units}
        self._bodies = {m.start for m in mentions if m.kind is not OrganisationKind.LEAGUE}
        self._led: dict[int, Anchor | None] = {}
        self._whole: dict[int, Decision] = {}
        self._headed: dict[str, str | None] = {}
        self._left: dict[tuple[int, str], bool] = {}
        self.anchors = {i: self._anchors(i, p) for i, p in enumerate(self.passages)}
        self.taken = self._taken_over()

    def at(self, position: int) -> str | None:
        """The owner at an offset."""
        return self.decide(position).name

    def decide(self, position: int) -> Decision:
        """The owner at an offset, and the rule that says so."""
        i = bisect_right(self.starts, position) - 1
        if i < 0:
            return self.default
        anchors = self.anchors[i]
        if not anchors:
            return self._of_passage(i)
        passage = self.passages[i]
        ended = bisect_left(self._ends, position) - 1
        begin = self._ends[ended] if ended >= 0 and self._ends[ended] >= passage.start else passage.start - 1
        if begin not in self._led:
            end = self._ends[ended + 1] if ended + 1 < len(self._ends) else passage.stop
            ahead = next((a for a in anchors if begin < a.start < end), None)
            self._led[begin] = ahead if ahead is not None and fronted(self.text, begin + 1, ahead.start) else None
        led = self._led[begin]
        if led is not None and led.start > position:
            return Decision(led.name, "lead-in")
        for anchor in reversed(anchors):
            if anchor.start <= begin and anchor.wide and self._leaves(begin + 1, anchor):
                return self.default
            if anchor.start <= position and (anchor.wide or anchor.start > begin):
                return Decision(anchor.name, anchor.rule)
        return self._of_passage(i)

    def _leaves(self, begin: int, anchor: Anchor) -> bool:
        """Whether the sentence from `begin` on leaves the committee below the subject of which the one before told."""
        if (key := (begin, anchor.name)) not in self._left:
            ended = bisect_left(self._ends, begin)
            end = self._ends[ended] if ended < len(self._ends) else len(self.text)
            own = self.ladder.path(anchor.name)
            self._left[key] = leaves(self.text, begin, end, own, self.region, self.places, self.year)
        return self._left[key]

    def _of_passage(self, i: int) -> Decision:
        """The owner of a passage wherever no clause of it tells."""
        if i not in self._whole:
            self._whole[i] = self._passage(i)
        return self._whole[i]

    def _passage(self, i: int) -> Decision:
        passage = self.passages[i]
        if self.issuer and self.text.startswith(_NOTE, passage.start):
            return Decision(self.issuer, "issuer")
        for name, rule in (
            (self._only(i), "paragraph"),
            (self._heading(passage.headings), "heading"),
            (self._taker(i), "takes-over"),
        ):
            if name:
                return Decision(name, rule)
        return self.default

    def _taken_over(self) -> tuple[int, str] | None:
        """The passage from which a committee below the subject tells of itself alone, and that committee."""
        if self.issuer is not None or not self.region:
            return None
        led = [
            (i, a.start, a.name)
            for i, of in self.anchors.items()
            for a in of
            if a.wide and self.ladder.below(a.name, self.default.name)
        ]
        lower = [(i, start, name) for i, start, name in led if self.ladder.region(name) != self.region]
        if not lower:
            return None
        i, start, name = lower[0]
        whole = self.passages[-1].stop - self.starts[0]
        alone = all(other == name for k, at, other in led if (k, at) >= (i, start))
        return (i, name) if alone and start - self.starts[0] <= _EARLY * whole else None

    def _taker(self, i: int) -> str | None:
        """The committee that took over before a passage, unless the passage speaks of the subject's whole region."""
        if self.taken is None or i <= self.taken[0]:
            return None
        last, own = self.region[-1], self.ladder.path(self.taken[1])
        passage = self.passages[i]
        back = not own.endswith(last) and deixis.speaks_of(self.text[passage.start : passage.stop], last)
        return None if back else self.taken[1]

    def _only(self, i: int) -> str | None:
        """The one committee at or below the subject that a passage names, if it is just one."""
        named = {a.name for a in self.actors[i] if not a.stand_in and a.role not in (Role.RECEIVES, *_AWAY)}
        named |= {a.name for a in self.anchors[i]}
        inside = {name for name in named if self._inside(name)}
        return inside.pop() if len(inside) == 1 else None

    def _inside(self, name: str) -> bool:
        """Whether a committee is the document's own or one below it, or an institution's (named as one that runs things)."""
        return self.ladder.below(name, self.default.name) or name in self._units

    def _anchors(self, i: int, passage: Passage) -> list[Anchor]:
        """Where clauses of a passage begin with a committee or a region."""
        found: list[Anchor] = []
        first: Actor | None = None
        for a in self.actors[i]:
            if a.role is Role.VISITED and not self.ladder.below(self.default.name, a.name):
                found.append(Anchor(a.start, a.name, False, "visited"))
            if a.role in _AWAY or not (a.acts or self._leads(a.start, passage)) or self._beside_subject(i, a):
                continue
            if first is not None and self._listed(first, a):
                continue
            first = a
            start = self._clause(a.start, passage) if a.role is Role.RUNS else a.start
            runs = a.role is Role.RUNS
            found.append(Anchor(start, a.name, runs or self._inside(a.name), "runs" if runs else "clause"))
        if self.region:
            found = visits.shown(self.text, passage, self.actors[i], found, self.subject, self.visited)
            found.extend(self._places(passage))
        return sorted(found)

    def _places(self, passage: Passage) -> Iterator[Anchor]:
        """Where a paragraph, or in a text of no committee a clause, begins with a place below the subject's."""
        for reading in self._read(passage):
            region = next((r for r in reading.regions if r.path.startswith(self.region)), None)
            if region is None or self.text[reading.stop : reading.stop + 1] in LIST_MARKS:
                continue
            first = reading.start == passage.start
            if _VENUE.match(self.text, reading.stop):
                continue
            leads = reading.full and self._leads(reading.start, passage) and reading.start not in self._bodies
            if first or leads or self._told_there(reading, passage):
                yield Anchor(reading.start, f"共青团{region.path}委员会", True, "place")

    def _read(self, passage: Passage) -> Iterator[PlaceReading]:
        """The places of a passage; in a committee's own text only one with which it begins."""
        if self.issuer is None:
            yield from self.places.places(self.text, passage.start, passage.stop, self.year)
        else:
            first = next(self.places.forward(self.text, passage.start, self.year, passage.stop), None)
            yield from [first] if first is not None and not first.word else []

    def _told_there(self, reading: PlaceReading, passage: Passage) -> bool:
        """Whether a clause says no more than where its sentence takes place: 在扬州，."""
        begin = reading.start - 1
        alone = self.text[begin : reading.start] == "在" and self.text[reading.stop : reading.stop + 1] in (",", "，")
        return alone and not reading.word and self._leads(begin, passage)

    def _clause(self, at: int, passage: Passage) -> int:
        """Where the clause around an offset begins."""
        marks = [m.end() for m in _CLAUSE_MARK.finditer(self.text, passage.start, at)]
        return marks[-1] if marks else passage.start

    def _listed(self, first: Actor, a: Actor) -> bool:
        """Whether a committee stands behind another in a list of hosts, whose first owns the work."""
        between = self.text[first.stop : a.start]
        return between[-1:] in LIST_MARKS and not _CLAUSE_MARK.search(between)

    def _beside_subject(self, i: int, a: Actor) -> bool:
        """Whether a committee heads a list of hosts in which the subject stands: 团甲市委、团乙县委联合开展."""
        if self.text[a.stop : a.stop + 1] not in LIST_MARKS or a.name == self.subject:
            return False
        ended = next((e for e in self._ends if e >= a.stop), len(self.text))
        beside_it = (o for o in self.actors[i] if a.start < o.start < ended and not o.stand_in)
        return any(other.name == self.subject for other in beside_it)

    def _leads(self, at: int, passage: Passage) -> bool:
        """Whether a clause begins at an offset."""
        return at == passage.start or self.text[at - 1] in _CLAUSE + "由"

    def _heading(self, headings: tuple[str, ...]) -> str | None:
        """The committee that the headings over a passage name, the innermost first."""
        for heading in reversed(headings):
            if heading not in self._headed and not speaks_of_league(heading):
                self._headed[heading] = None
            elif heading not in self._headed:
                found = find(heading, issuer=self.document.issuer, year=self.year, catalogue=self.catalogue)
                named = (m.organisation for m in found if m.level in _OWNERS and m.rule == Shape.NAMED)
                self._headed[heading] = next(named, None)
            if self._headed[heading]:
                return self._headed[heading]
        return None
