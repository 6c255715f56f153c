"""What a text says of its own place: whose text it is (home), whom it is about (subject), what its paragraphs are about."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from archive.extraction.catalogue import Organisation, Region
from archive.extraction.organisations.gazetteer import Gazetteer, PlaceReading
from archive.extraction.organisations.patterns import fits
from archive.extraction.organisations.squeezed import Squeezed

LIST_MARKS = ("、", "和", "与", "及", "等")  # after a place that is one of several, and no topic
CLAUSE_STARTS = "。；！？;!?，,：:>◆●■—"
_AT = re.compile("(?:在|来到|走进|走访)$")  # 在云山市，……: as good as 云山市 alone
_SENTENCE_END = re.compile("[。！？；!?;]")
_PARAGRAPHS_BACK = 2
_LONG_SENTENCE = 150  # squeezed characters


@dataclass(frozen=True, slots=True)
class Context:
    """Where bare forms of one document are resolved.

    `mentioned` are the regions of its named committees, by position, `named` their paths; `issued` whether a committee is known to be its issuer;
    `division` is the committee of the Corps' division that the document calls by its rank alone,
    `school` that of the university whose own text it is.
    """

    squeezed: Squeezed
    places: Gazetteer
    year: int | None
    home: Region | None
    subject: Region | None
    mentioned: tuple[tuple[int, Region], ...]
    named: frozenset[str] = frozenset()
    issued: bool = False
    division: Organisation | None = None
    school: Organisation | None = None
    _places: dict[int, tuple[tuple[int, bool, Region], ...]] = field(default_factory=dict)
    _kinds: dict[str, dict[str, Region]] = field(default_factory=dict)
    _by_kind: dict[tuple[int, str], "_Places"] = field(default_factory=dict)

    def chain(self) -> tuple[Region, ...]:
        """The regions whose committees the document calls by kind alone, the lowest first."""
        base = self.subject or self.home
        return tuple(reversed(self.places.chain(base))) if base else ()

    def inside(self, region: Region) -> bool:
        """Whether a region lies in the document's own (or its subject's) region; without one, everything does."""
        return self.home is None or region.path.startswith(self.home.path)

    def bare(self, at: int, kind: str, own: bool = False) -> tuple[Region | None, str]:
        """The region meant by its kind alone (市 of 团市委), and how that was decided.

        The paragraph's own region comes first, then the document's chain, then what was named nearest.
        """
        chain = self.chain()
        mine = next((r for r in chain if fits(r.name, kind)), None)
        if mine is not None and own:
            return mine, "own"
        topic = self.topic(at, kind, near=mine is not None)
        if topic is not None and topic not in chain:
            return topic, "paragraph"
        if mine is not None:
            return mine, "document"
        near = self.nearest(at, kind)
        return (near, "nearest") if near is not None else (None, "open")

    def region_of_kind(self, at: int, kind: str) -> Region | None:
        """The region meant by its kind alone, where that is certain."""
        return self.bare(at, kind)[0]

    def knows(self, region: Region) -> bool:
        """Whether a region lies in the document's own, or its committee is named beyond doubt."""
        return self.inside(region) or region.path in self.named

    def topic(self, at: int, kind: str, near: bool = False) -> Region | None:
        """The region of that kind with which the last clause before `at`, in its paragraph, began.

        With `near`, only one that begins the same sentence or the whole paragraph counts.
        """
        start = self.squeezed.paragraph(at)[0]
        places = self._kind_in(start, kind)
        i = bisect_left(places.leading, at) - 1
        if i < 0:
            return None
        began = places.leading[i]
        if near and began != start:
            far = at - began > _LONG_SENTENCE or _SENTENCE_END.search(self.squeezed.text, began, at)
            return None if far else places.leading_regions[i]
        return places.leading_regions[i]

    def nearest(self, at: int, kind: str) -> Region | None:
        """The region of that kind named last before `at` in its paragraph, or the paragraphs just before it."""
        first = self.squeezed.index(at)
        for back, i in enumerate(range(first, max(-1, first - _PARAGRAPHS_BACK - 1), -1)):
            here = self._kind_in(self.squeezed.paragraphs[i], kind)
            if back == 0 and (n := bisect_left(here.all, at)):
                return here.all_regions[n - 1]
            if back and here.leading:
                return here.leading_regions[-1]
            if back and len({r.path for r in here.all_regions}) == 1:
                return here.all_regions[0]
        here = self._kind_in(self.squeezed.paragraphs[first], kind)
        later = bisect_left(here.all, at)
        if later < len(here.all) and not _SENTENCE_END.search(self.squeezed.text, at, here.all[later]):
            return here.all_regions[later]
        return self.only(kind)

    def only(self, kind: str) -> Region | None:
        """The one region of that kind that the document names, if it names just one."""
        found = self._of_kind(kind)
        return next(iter(found.values())) if len(found) == 1 else None

    def possible(self, kind: str) -> tuple[Region, ...]:
        """The regions that a form of that kind may mean in this document."""
        named = self._of_kind(kind)
        if not named and self.home is not None:
            named = {r.path: r for r in self.places.within(self.home.path, self.year) if fits(r.name, kind)}
        return tuple(named.values())

    def _of_kind(self, kind: str) -> dict[str, Region]:
        """The regions of that kind inside home that the whole text names, by path."""
        if kind not in self._kinds:
            everywhere = (place for start in self.squeezed.paragraphs for place in self._in_paragraph(start))
            self._kinds[kind] = {r.path: r for _, _, r in everywhere if fits(r.name, kind)}
        return self._kinds[kind]

    def _kind_in(self, start: int, kind: str) -> "_Places":
        """The places of that kind in the paragraph that begins at `start`."""
        key = start, kind
        if key not in self._by_kind:
            found = [(at, leads, r) for at, leads, r in self._in_paragraph(start) if fits(r.name, kind)]
            leading = [(at, r) for at, leads, r in found if leads]
            self._by_kind[key] = _Places(
                [at for at, _, _ in found],
                [r for _, _, r in found],
                [at for at, _ in leading],
                [r for _, r in leading],
            )
        return self._by_kind[key]

    def _in_paragraph(self, start: int) -> tuple[tuple[int, bool, Region], ...]:
        """Position, whether a clause begins with it, and region of each place of a paragraph that lies inside home."""
        if start not in self._places:
            text, stop = self.squeezed.text, self.squeezed.paragraph(start)[1]
            found = []
            for reading in self.places.places(text, start, stop, self.year):
                region = next((r for r in reading.regions if self.inside(r)), None)
                if region is not None:
                    opens = self._opens(reading, start)
                    leads = opens and text[reading.stop : reading.stop + 1] not in LIST_MARKS
                    found.append((reading.start, leads, region))
            self._places[start] = tuple(found)
        return self._places[start]

    def _opens(self, place: PlaceReading, start: int) -> bool:
        """Whether a clause, in the paragraph from `start`, begins with a place; or is no more than 在 and the place."""
        text, at = self.squeezed.text, place.start
        if place.full and text[place.stop : place.stop + 1] in ("，", ",") and (word := _AT.search(text, start, at)):
            at = word.start()
        return at == start or text[at - 1] in CLAUSE_STARTS


@dataclass(frozen=True, slots=True)
class _Places:
    """Places of one kind in one paragraph: where they begin and which they are; the same for those that lead a clause."""

    all: list[int]
    all_regions: list[Region]
    leading: list[int]
    leading_regions: list[Region]


def choose(regions: tuple[Region, ...], home: Region | None, places: Gazetteer) -> Region | None:
    """The region that a printed name means in a text of `home`: the nearest, then the highest; None where several fit."""
    if home is None:
        tiers = [regions]
    else:
        chain = places.chain(home)
        paths = [r.path for r in chain]
        tiers = [tuple(r for r in regions if r.path in paths or r.path.startswith(home.path))]
        tiers += [tuple(r for r in regions if r.path.startswith(path)) for path in reversed(paths[:-1])]
        tiers += [regions]
    for tier in tiers:
        if tier:
            best = [r for r in tier if r.level is tier[0].level]
            return best[0] if len({r.path for r in best}) == 1 else None
    return None
