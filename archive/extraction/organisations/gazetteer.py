"""The regions as names in a text: which region a name means at a time, and how a chain of names reads in either way.

A name may be full (大同市), short (大同) or short with its kind (恩施州, 宽甸县, 内蒙古区). A reading is a run of names
going down the ladder (山西省晋城市阳城县); it denotes the regions that fit all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.beginnings import Beginnings
from archive.extraction.catalogue import Catalogue, Region
from archive.extraction.organisations.loaders import load_ordinary_words
from archive.schema.vocabulary import Level

# What is left of a region's kind when the peoples and the word 自治 are dropped.
_KIND = (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗"), ("自治区", "区"), ("地区", "地"))
_NOW, _GENERATION = 2025, 30  # a text without a year is taken to be of our days
# Names of districts that say no more than what they are; and 会同县委 is mostly "together with the county's committee".
_GENERAL = frozenset(
    ("城区", "郊区", "矿区", "市区", "东区", "西区", "南区", "北区", "城郊区", "市郊区", "市中区", "会同县")
)
_NO_NAMES = frozenset(("新区",))  # was a district once; today every city has some new area
_LAND = ("脉", "山脉", "山区", "流域", "盆地", "高原", "平原", "河谷")  # behind a short name: a part of the land
_LEVELS = 4  # names of one reading at most: a chain of regions is no longer, and 吉林省吉林省… is none
_RANK = {Level.PROVINCE: 0, Level.PREFECTURE: 1, Level.COUNTY: 2}


class PlaceReading(NamedTuple):
    """A run of place names `[start, stop)` and the regions that it may denote, the likeliest first.

    `full` says whether its last name carries its kind (大同市, not 大同); `word` that the whole reading is one name
    that is also an ordinary word (新建, 和平, 城区).
    """

    start: int
    stop: int
    regions: tuple[Region, ...]
    full: bool
    word: bool = False


class Gazetteer:
    """Names to regions, with validity."""

    def __init__(self, regions: Iterable[Region], ordinary: frozenset[str] = frozenset()) -> None:
        """Index the regions by full name, short name and path; `ordinary` are short names that are also words."""
        self._ordinary = ordinary
        self.by_path: dict[str, Region] = {}
        self._chains: dict[str, tuple[Region, ...]] = {}
        self._full: dict[str, list[Region]] = defaultdict(list)
        self._short: dict[str, list[Region]] = defaultdict(list)
        for region in regions:
            self.by_path[region.path] = region
            if region.name in _NO_NAMES:
                continue
            self._full[region.name].append(region)
            for form in _kinded(region):
                self._full[form].append(region)
            for short in region.short_names:
                self._short[short].append(region)
        names = {*self._full, *self._short}
        self._names = names
        self._begins = Beginnings(names)
        self.heads = _lengths((name[:2], name) for name in names)
        self._tails = _lengths((name[-2:], name) for name in names)

    def named(self, name: str, year: int | None = None) -> tuple[tuple[Region, ...], bool]:
        """The regions called `name` in `year` (None: today), higher ones first, and whether the name is full."""
        return self._named(name, year) if name in self._names else ((), False)

    @lru_cache(maxsize=32768)  # noqa: B019 - a gazetteer lives as long as its catalogue
    def _named(self, name: str, year: int | None) -> tuple[tuple[Region, ...], bool]:
        full = self._full.get(name)
        found = _valid(full, year) if full else _lately(self._short.get(name, ()), year)
        return tuple(sorted(found, key=_order)), bool(full)

    def chain(self, region: Region) -> tuple[Region, ...]:
        """The region and those above it, the province first."""
        known = self._chains.get(region.path)
        if known is not None and known[-1] is region:
            return known
        self._chains[region.path] = found = tuple(reversed(list(self._upwards(region))))
        return found

    def _upwards(self, region: Region) -> Iterator[Region]:
        yield region
        path = region.path[: -len(region.name)]
        while path:
            above = self.by_path.get(path)
            if above is None:
                break
            yield above
            path = path[: -len(above.name)]

    def within(self, path: str, year: int | None = None) -> tuple[Region, ...]:
        """The regions strictly below the region of that path."""
        return tuple(_valid(self._below(path), year))

    @lru_cache(maxsize=256)  # noqa: B019 - a gazetteer lives as long as its catalogue
    def _below(self, path: str) -> tuple[Region, ...]:
        return tuple(r for p, r in self.by_path.items() if p.startswith(path) and p != path)

    def forward(
        self, text: str, start: int, year: int | None = None, limit: int | None = None, levels: int = _LEVELS
    ) -> Iterator[PlaceReading]:
        """The readings that begin at `start` and do not pass `limit`, the longest first; of `levels` names at most."""
        limit = len(text) if limit is None else limit
        found = []
        for length in self.heads.get(text[start : start + 2], ()):
            stop = start + length
            regions, full = self.named(text[start:stop], year) if stop <= limit else ((), False)
            if not regions or _conjunction(text, start, stop):
                continue
            found.append(self._reading(text, start, stop, regions, full))
            for longer in self.forward(text, stop, year, limit, levels - 1) if levels > 1 else ():
                lower = _children(regions, longer.regions)
                if lower:
                    found.append(PlaceReading(start, longer.stop, lower, longer.full))
        yield from sorted(found, key=lambda r: (-r.stop, not r.full))

    def backward(self, text: str, stop: int, year: int | None = None, levels: int = _LEVELS) -> Iterator[PlaceReading]:
        """The readings that end at `stop`, the longest first; of `levels` names at most."""
        found = []
        for length in self._tails.get(text[max(0, stop - 2) : stop], ()):
            start = stop - length
            regions, full = self.named(text[start:stop], year) if start >= 0 else ((), False)
            if not regions or _conjunction(text, start, stop):
                continue
            found.append(self._reading(text, start, stop, regions, full))
            for longer in self.backward(text, start, year, levels - 1) if levels > 1 else ():
                lower = _children(longer.regions, regions)
                if lower:
                    found.append(PlaceReading(longer.start, stop, lower, full))
        yield from sorted(found, key=lambda r: (r.start, not r.full))

    def _reading(self, text: str, start: int, stop: int, regions: tuple[Region, ...], full: bool) -> PlaceReading:
        name = text[start:stop]
        return PlaceReading(start, stop, regions, full, name in _GENERAL if full else name in self._ordinary)

    def places(self, text: str, start: int, stop: int, year: int | None = None) -> Iterator[PlaceReading]:
        """The longest readings inside `[start, stop)`, one after the other, from the left; ordinary words left out."""
        free = start
        for at in self._begins.places(text, start, stop):
            reading = next(self.forward(text, at, year, stop), None) if at >= free else None
            if reading is None:
                continue
            free = reading.stop
            if text.startswith(_LAND, free) and not reading.full:
                continue  # 武夷山脉 is no city
            if not reading.word or text.startswith("籍", free):  # 和平的 is a word, 和平籍学子 are from there
                yield reading


def _conjunction(text: str, start: int, stop: int) -> bool:
    """Whether 和县 is "and the county's": 县委和县政府, 团市委和县委."""
    return text[start:stop] == "和县" and text[max(0, start - 1) : start] in tuple("委府会协局院部厅办")


def _lengths(keyed: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    """Key -> lengths of the names that have it, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for key, name in keyed:
        found[key].add(len(name))
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}


def _kinded(region: Region) -> list[str]:
    """Short names with the plain kind: 恩施州, 宽甸县, 鄂温克旗, 内蒙古区, 吕梁地 (of 吕梁地委)."""
    for long, plain in _KIND:
        if region.name.endswith(long):
            return [s + plain for s in region.short_names if not s.endswith(plain)]
    return []


def _valid(regions: Iterable[Region], year: int | None) -> list[Region]:
    """Those valid in the year; where none was, those nearest to it: old names live on in new texts."""
    found = list(regions)
    valid = [r for r in found if year is not None and (r.valid_from or 0) <= year <= (r.valid_to or 9999)]
    if valid or not found:
        return valid
    last = max(r.valid_to or 9999 for r in found)
    return [r for r in found if (r.valid_to or 9999) == last]


def _lately(regions: Iterable[Region], year: int | None) -> list[Region]:
    """Those that a short name may mean: the valid ones, else those gone for less than a generation."""
    return [r for r in _valid(regions, year) if (r.valid_to or 9999) >= (year or _NOW) - _GENERATION]


def _children(upper: Iterable[Region], lower: Iterable[Region]) -> tuple[Region, ...]:
    above = [r.path for r in upper]
    return tuple(r for r in lower if any(r.path.startswith(path) and r.path != path for path in above))


def _order(region: Region) -> tuple[int, str]:
    return _RANK[region.level], region.code


@lru_cache(maxsize=8)
def gazetteer(catalogue: Catalogue) -> Gazetteer:
    """The gazetteer of a catalogue, built once."""
    return Gazetteer(catalogue.regions, load_ordinary_words())
