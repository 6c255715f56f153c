"""Says whose work a place of a document describes: `owner(text, document, position_or_passage, mentions)`.

`text` is the whole reading, `position_or_passage` an offset in it (or a passage, whose start counts), `mentions` what
`organisations.annotate` found in the document. The answer is the canonical name of a league committee, or None. It is
sought in this order:

1. the committee, or the region, with which a clause before the position in the same paragraph begins;
2. the committee that the paragraph names;
3. the heading over the passage, the innermost first;
4. the committee that took over: the one a text without issuer passes to from its larger region, and stays with;
5. the document's own subject: the committee or place of its title, the place it speaks for, the committee it names most;
6. the issuer, where it is a league committee.

Place names stand for their committee where the issuer is no committee (a newspaper's feature), or at the start of a
paragraph; in a committee's own report 东辽县 in mid-paragraph remains part of the committee's account.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from archive.extraction import deixis, visits
from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.extraction.findings import Document, OrganisationMention, Passage
from archive.extraction.organisations import canonical, find, naming
from archive.extraction.organisations.context import LIST_MARKS
from archive.extraction.organisations.forms import Shape
from archive.extraction.organisations.gazetteer import PlaceReading, gazetteer
from archive.schema.vocabulary import Level, OrganisationKind

_CLAUSE = "。；！？;!?，,：:\n\u3000>◆●■—"
_SENTENCE_END = re.compile(r"[。；！？;!?\n]")
_NOTE = ("按", "编者按", "【编者按", "**按", "**编者按")
#: Who takes over does so early in the text.
_EARLY = 0.4
_OWNERS = (Level.CENTRAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)


def owner(
    text: str,
    document: Document,
    position_or_passage: int | Passage,
    mentions: Sequence[OrganisationMention],
    catalogue: Catalogue | None = None,
) -> str | None:
    """The canonical name of the committee whose work is described at a place of the document."""
    at = position_or_passage if isinstance(position_or_passage, int) else position_or_passage.start
    return owners(text, document, mentions, catalogue).at(at)


_last: tuple[Sequence[OrganisationMention], "Owners"] | None = None


def owners(
    text: str, document: Document, mentions: Sequence[OrganisationMention], catalogue: Catalogue | None = None
) -> "Owners":
    """Who owns what in a document; the latest is kept, since all rooms ask for the same document in turn."""
    global _last
    catalogue = catalogue or default_catalogue()
    if _last is not None:
        given, kept = _last
        if given is mentions and kept.text is text and kept.document is document and kept.catalogue is catalogue:
            return kept
    made = Owners(text, document, tuple(mentions), catalogue)
    _last = (mentions, made)
    return made


class Owners:
    """The anchors of attribution of one document, computed once."""

    def __init__(
        self, text: str, document: Document, mentions: tuple[OrganisationMention, ...], catalogue: Catalogue
    ) -> None:
        self.text, self.document, self.catalogue = text, document, catalogue
        self.places = gazetteer(catalogue)
        self.year = _year(document)
        self.passages = sorted((p for p in document.passages if p.stop > p.start), key=lambda p: p.start)
        self.starts = [p.start for p in self.passages]
        first, last = (self.starts[0], self.passages[-1].stop) if self.passages else (0, 0)
        self._ends = [m.start() for m in _SENTENCE_END.finditer(text, first, last)]
        self.league = [m for m in mentions if m.kind is OrganisationKind.LEAGUE and self._name(m)]
        issuer = canonical(document.issuer, year=self.year, catalogue=catalogue) if document.issuer else None
        # The work that an office tells of is its committee's.
        self.issuer = (
            naming.without_office(issuer.name)
            if issuer is not None and issuer.kind is OrganisationKind.LEAGUE
            else None
        )
        self.visited: str | None = None
        self.subject = self._subject()
        self.region = self._region(self.subject or self.issuer)
        self.inside: list[list[OrganisationMention]] = [[] for _ in self.passages]
        for m in self.league:
            i = bisect_right(self.starts, m.start) - 1
            if i >= 0:
                self.inside[i].append(m)
        self._single: dict[int, str | None] = {}
        self._headed: dict[str, str | None] = {}
        self.anchors = {i: self._anchors(i, p) for i, p in enumerate(self.passages)}
        self.taken = self._taken_over()

    def at(self, position: int) -> str | None:
        """The owner at an offset."""
        default = self.subject or self.issuer
        i = bisect_right(self.starts, position) - 1
        if i < 0:
            return default
        passage = self.passages[i]
        ended = bisect_left(self._ends, position) - 1
        begin = self._ends[ended] if ended >= 0 and self._ends[ended] >= passage.start else -1
        for start, name, wide in reversed(self.anchors[i]):
            if start <= position and (wide or start > begin):
                return name
        if self.issuer and self.text.startswith(_NOTE, passage.start):
            return self.issuer
        return self._only(i) or self._heading(passage.headings) or self._taker(i) or default

    def _taken_over(self) -> tuple[int, str] | None:
        """The passage from which a committee below the subject tells of itself alone, and that committee."""
        if self.issuer is not None or not self.region:
            return None
        led = [
            (i, start, name) for i, of in self.anchors.items() for start, name, wide in of if wide and self._below(name)
        ]
        lower = [(i, start, name) for i, start, name in led if self._region(name) != self.region]
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
        last, own = self.region[-1], self._region(self.taken[1])
        passage = self.passages[i]
        back = not own.endswith(last) and deixis.speaks_of(self.text[passage.start : passage.stop], last)
        return None if back else self.taken[1]

    def _only(self, i: int) -> str | None:
        """The one committee at or below the subject that a passage names, if it is just one."""
        if i not in self._single:
            named = {self._name(m) for m in self.inside[i]}
            inside = {name for name in named | {name for _, name, _ in self.anchors[i]} if self._below(name)}
            self._single[i] = inside.pop() if len(inside) == 1 else None
        return self._single[i]

    def _name(self, mention: OrganisationMention) -> str | None:
        """The committee of county level or above that a mention stands for: a township's is its county's."""
        if mention.level in _OWNERS:
            return mention.organisation
        return f"共青团{mention.region}委员会" if mention.region else None

    def _region(self, name: str | None) -> str:
        """The region's path in a committee's name; empty for the central committee."""
        bare = (name or "").removeprefix("共青团").removesuffix("委员会")
        return bare if bare in self.places.by_path else ""

    def _below(self, name: str | None) -> bool:
        """Whether a committee is the subject's own or one below it."""
        region = self._region(name)
        return bool(region) and region.startswith(self.region)

    def _subject(self) -> str | None:
        """The committee of the title, else the place with which it begins, else (no issuer) the one named most."""
        title = self.document.title
        named = [
            m
            for m in find(title, issuer=self.document.issuer, year=self.year, catalogue=self.catalogue)
            if m.organisation
        ]
        league = next((m for m in named if m.kind is OrganisationKind.LEAGUE and m.level in _OWNERS), None)
        if league:
            hosts = visits.destinations(title, league, self.places, self.year)
            called = {self._name(m) for m in self.league}
            self.visited = next((h for h in hosts if h in called), hosts[0] if len(hosts) == 1 else None)
            pieces = (self.text[p.start : p.stop] for p in self.passages)
            return visits.host(hosts, league, lambda: deixis.rank(pieces), self.issuer) or league.organisation
        if "全团" in title and self.issuer is None:
            return naming.CENTRAL.name
        reading = next(self.places.forward(title, 0, self.year), None)
        if reading is not None and self.issuer is None and len(reading.regions) == 1:
            return f"共青团{reading.regions[0].path}委员会"
        if self.issuer is not None or not self.league:
            return None
        if not any(m.level in _OWNERS for m in self.league):
            # Only units below a county are named, perhaps a guest's: the place that speaks of itself comes first.
            spoken = deixis.region(self.text, self.passages, self.places, "", self.year)
            if spoken:
                return f"共青团{spoken}委员会"
        counts = Counter(self._name(m) for m in self.league if m.level is not Level.CENTRAL)
        most = max(counts, key=lambda n: (self._weight(n, counts), n or "")) if counts else None
        spoken = deixis.region(self.text, self.passages, self.places, self._region(most), self.year)
        return f"共青团{spoken}委员会" if spoken else most

    def _weight(self, name: str | None, counts: Counter[str | None]) -> float:
        """How much of a text is a committee's: its own mentions, and less those of the committees below it."""
        region = self._region(name)
        below = sum(n for other, n in counts.items() if other != name and self._region(other).startswith(region))
        return counts[name] + 0.4 * below

    def _anchors(self, i: int, passage: Passage) -> list[tuple[int, str, bool]]:
        """Where clauses of a passage begin with a committee or a region: offset, committee, whether beyond its sentence."""
        found: list[tuple[int, str, bool]] = []
        for m in self.inside[i]:
            name = self._name(m)
            if name and self._leads(m.start, passage) and not self._beside_subject(i, m):
                found.append((m.start, name, self._below(name)))
        if not self.region:
            return found
        named = [(m, self._name(m)) for m in self.inside[i]]
        found = visits.shown(self.text, passage, named, found, self.subject, self.visited)
        for reading in self.places.places(self.text, passage.start, passage.stop, self.year):
            region = next((r for r in reading.regions if r.path.startswith(self.region)), None)
            if region is None or self.text[reading.stop : reading.stop + 1] in LIST_MARKS:
                continue
            first = reading.start == passage.start
            led = reading.full and self._leads(reading.start, passage)
            if first or (self.issuer is None and (led or self._told_there(reading, passage))):
                found.append((reading.start, f"共青团{region.path}委员会", True))
        return sorted(found)

    def _beside_subject(self, i: int, m: OrganisationMention) -> bool:
        """Whether a committee heads a list of hosts in which the subject stands: 团甲市委、团乙县委联合开展."""
        if self.text[m.stop : m.stop + 1] not in LIST_MARKS or self._name(m) == self.subject:
            return False
        ended = next((e for e in self._ends if e >= m.stop), len(self.text))
        return any(m.start < other.start < ended and self._name(other) == self.subject for other in self.inside[i])

    def _leads(self, at: int, passage: Passage) -> bool:
        """Whether a clause begins at an offset."""
        return at == passage.start or self.text[at - 1] in _CLAUSE + "由"

    def _told_there(self, reading: PlaceReading, passage: Passage) -> bool:
        """Whether a clause says no more than where its sentence takes place: 在扬州，."""
        begin = reading.start - 1
        alone = self.text[begin : reading.start] == "在" and self.text[reading.stop : reading.stop + 1] in (",", "，")
        return alone and not reading.word and self._leads(begin, passage)

    def _heading(self, headings: tuple[str, ...]) -> str | None:
        """The committee that the headings over a passage name, the innermost first."""
        for heading in reversed(headings):
            if heading not in self._headed:
                found = find(heading, issuer=self.document.issuer, year=self.year, catalogue=self.catalogue)
                named = (m.organisation for m in found if m.level in _OWNERS and m.rule == Shape.NAMED)
                self._headed[heading] = next(named, None)
            if self._headed[heading]:
                return self._headed[heading]
        return None


def _year(document: Document) -> int | None:
    when = document.published.interval if document.published else None
    day = (when.earliest or when.latest) if when else None
    return day.year if day else None
