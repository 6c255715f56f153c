"""Works out whose text it is: the region that its named committees, its title, its bare forms and its places agree on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.catalogue import Region
from archive.extraction.deixis import ours
from archive.extraction.organisations.context import CLAUSE_STARTS, LIST_MARKS, Context, choose
from archive.extraction.organisations.finder import forms as find_forms
from archive.extraction.organisations.forms import Form, Shape
from archive.extraction.organisations.gazetteer import Gazetteer, PlaceReading
from archive.extraction.organisations.patterns import fits
from archive.extraction.organisations.squeezed import Squeezed, squeeze
from archive.schema.vocabulary import Level

# How much a hint weighs; what is below a region counts for it in part.
_COMMITTEE, _FIRST, _LISTED, _TITLE, _MEDIUM, _BELOW = 1.0, 1.0, 0.2, 3.0, 1.0, 0.4
_PLACE, _LEDE_PLACE, _DATELINE, _WEAK_PLACE = 0.25, 0.75, 1.0, 0.1
_LEDE = 150  # squeezed characters: title and first sentences
_DATED = re.compile(r"[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:电|讯|消息)")  # 东北网伊春8月5日电
_PARTNER = re.compile(r"[与和同跟向赴]$|联合$|邀请$")  # another committee than the text's own
_GUEST = re.compile(r"[^，。]{0,12}一行.{0,6}?[到赴来莅]")  # 云山团市委书记一行到南溪调研
_LINKS = re.compile(r"(?:[上下]一[篇条]|相关(?:链接|新闻|阅读)|推荐阅读|延伸阅读)[^，。；]{0,6}$")  # of other texts
_MEDIUM_NAME = re.compile(
    r"日报|晚报|晨报|早报|商报|时报|都市报|新闻网|在线|电视台|广播|融媒|青年报"
)  # tells of others too
#: Who was admitted to 福建中医药大学 need not be from there.
_SCHOOL_OF = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:大学(?![生习])|学院)")
_PART_OF_NAME = re.compile(r"大学|学院|师范|理工|银行|医院|[东南西北中]?路|街|铁路")  # 武汉大学 says nothing of Wuhan
# Bare forms of the first kinds name the document's own or a higher committee, so home's chain must have one; those of the
# others may name lower ones, so that a chain without one is only less likely.
_UPWARD = ("自", "省", "州", "盟", "地")
_UNFIT_UPWARD, _UNFIT, _NOT_OURS = 0.2, 0.6, 0.2
_LEAST = 0.2
_MOST_READINGS = 2000  # places looked at: enough to know, and bounded


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose text it is, as far as its issuer tells: the region of a committee or of a medium, or the centre."""

    committee: Region | None = None
    medium: Region | None = None
    central: bool = False


@lru_cache(maxsize=1024)  # one text asks again and again whose it is, and one body issues many
def issuer_of(name: str | None, places: Gazetteer, year: int | None) -> Issuer:
    """What a document's issuer, as printed or canonical, says of its region."""
    if not name:
        return Issuer()
    squeezed = squeeze(name)
    for form in find_forms(squeezed, places, year):
        if form.regions:
            return Issuer(committee=choose(form.regions, None, places))
        if form.shape is Shape.CENTRAL:
            return Issuer(central=True)
    reading = next(places.forward(squeezed.text, 0, year), None)
    region = choose(reading.regions, None, places) if reading and not reading.word else None
    return Issuer(medium=region if region is not None and region.level is not Level.COUNTY else None)


def read(
    squeezed: Squeezed, forms: Sequence[Form], places: Gazetteer, year: int | None, issuer: Issuer, title: str
) -> Context:
    """The context of one text."""
    named = [f for f in forms if f.shape in (Shape.NAMED, Shape.LISTED) and f.regions]
    before = issuer.committee or issuer.medium
    sure = [(f, choose(f.regions, before, places)) for f in named]
    subject = _of_title(title, before, places, year) or _heading_place(title, issuer.committee, places, year)
    home = issuer.committee
    if home is None and not issuer.central:
        weights = _weights(squeezed, sure, places, year, ((subject, _TITLE), (issuer.medium, _MEDIUM)))
        home = _best(weights, [f.kind for f in forms if f.shape is Shape.BARE], ours([squeezed.text]), places)
    if home is not None:
        sure = [(f, choose(f.regions, home, places)) for f in named]
    subject = subject or _opening(squeezed, sure, home if issuer.committee else None)
    certain = [(f, r) for f, r in sure if r is not None and not (f.weak and r.level is Level.COUNTY)]
    mentioned = tuple((f.start, r) for f, r in certain)
    return Context(
        squeezed,
        places,
        year,
        home,
        subject,
        mentioned,
        frozenset(r.path for _, r in certain),
        issuer.committee is not None,
    )


def _of_title(title: str, before: Region | None, places: Gazetteer, year: int | None) -> Region | None:
    """The region of the committee that a title names; guests say nothing of whose text it is."""
    if not title:
        return None
    line = squeeze(title)
    named = (
        f
        for f in find_forms(line, places, year)
        if f.shape is Shape.NAMED and not f.weak and not _GUEST.match(line.text, f.stop)
    )
    return next((r for r in (choose(f.regions, before, places) for f in named) if r is not None), None)


def _heading_place(title: str, home: Region | None, places: Gazetteer, year: int | None) -> Region | None:
    """The place below the issuer's with which a headline begins (红河市：……, 红河区扎实推进……): its article is about that place."""
    line = squeeze(title)
    reading = next(places.forward(line.text, 0, year), None) if home and title else None
    if reading is None or home is None or not reading.full or line.text[reading.stop : reading.stop + 1] in LIST_MARKS:
        return None
    region = choose(reading.regions, home, places)
    return region if region is not None and region.path.startswith(home.path) and region is not home else None


def _opening(squeezed: Squeezed, sure: Sequence[tuple[Form, Region | None]], home: Region | None) -> Region | None:
    """The place of the one county committee of which another committee's article tells from its first sentence on.

    Its own committee is not named beside it: then 团市委 is that one.
    """
    named = {r.path: r for _, r in sure if r is not None and home is not None and r.path.startswith(home.path)}
    region = next(iter(named.values()), None)
    if home is None or region is None or len(named) > 1 or region.level is not Level.COUNTY or region.path == home.path:
        return None
    first = sure[0][0]
    before = squeezed.text[: first.start]
    opens = len(before) < _LEDE and "。" not in before and (not before or before[-1] in CLAUSE_STARTS)
    return region if opens and first.shape is Shape.NAMED else None


def _weights(
    squeezed: Squeezed,
    sure: Iterable[tuple[Form, Region | None]],
    places: Gazetteer,
    year: int | None,
    given: Iterable[tuple[Region | None, float]],
) -> dict[str, float]:
    """What speaks for each region, by path: committees, places, and the regions given by title or medium with their weight."""
    weights: defaultdict[str, float] = defaultdict(float)
    for i, (form, region) in enumerate(sure):
        if region is not None:
            linked = _LINKS.search(squeezed.text, max(0, form.start - 12), form.start)
            partner = _PARTNER.search(squeezed.text, max(0, form.start - 2), form.start)
            other = form.shape is Shape.LISTED or linked or partner
            first = _FIRST if i == 0 and form.start < _LEDE and not other else 0.0
            weak = form.weak and region.level is Level.COUNTY
            weights[region.path] += _BELOW if weak else (_LISTED if other else _COMMITTEE) + first
    for region, weight in _evidence(squeezed, places, year):
        weights[region.path] += weight
    for region, weight in given:
        if region is not None:
            weights[region.path] += weight
    return weights


def _evidence(squeezed: Squeezed, places: Gazetteer, year: int | None) -> Iterable[tuple[Region, float]]:
    """Regions of the places that the text names without doubt, and how much each says: most in a dateline."""
    text = squeezed.text
    for _, reading in zip(range(_MOST_READINGS), places.places(text, 0, len(text), year), strict=False):
        region = _certain(reading)
        if region is None or _PART_OF_NAME.match(text, reading.stop):
            continue
        if region.level is Level.COUNTY and not reading.full:
            yield region, _WEAK_PLACE
        elif _DATED.match(text, reading.stop):
            yield region, _DATELINE
        elif not reading.full and _SCHOOL_OF.match(text, reading.stop):
            yield region, _WEAK_PLACE if region.level is Level.PROVINCE else _PLACE
        elif _MEDIUM_NAME.match(text, reading.stop):
            yield region, _WEAK_PLACE
        else:
            yield region, _LEDE_PLACE if reading.start < _LEDE else _PLACE


def _certain(reading: PlaceReading) -> Region | None:
    """The highest region of a reading, if it is the only one on its level."""
    best = [r for r in reading.regions if r.level is reading.regions[0].level]
    return best[0] if len({r.path for r in best}) == 1 else None


def _best(weights: Mapping[str, float], kinds: Sequence[str], own: str, places: Gazetteer) -> Region | None:
    """The region for which most speaks, itself and what is below it, and whose chain has what the bare forms name.

    `own` is the kind of place that the text calls its own (区 of 我区), if it does.
    """
    paths = {upper.path for path in weights for upper in places.chain(places.by_path[path])}
    other = _NOT_OURS if any(fits(path, own) for path in weights) else 1.0
    scores = {p: _score(p, weights, kinds, places) * (1.0 if fits(p, own) else other) for p in paths}
    best = min(scores, key=lambda p: (-scores[p], p), default=None)
    return places.by_path[best] if best is not None and scores[best] >= _LEAST * (0.5 if kinds else 1.0) else None


def _score(path: str, weights: Mapping[str, float], kinds: Sequence[str], places: Gazetteer) -> float:
    below = sum(weight for other, weight in weights.items() if other != path and other.startswith(path))
    chain = [r.name for r in places.chain(places.by_path[path])]
    score = weights.get(path, 0.0) + _BELOW * below
    for upward, least in ((True, _UNFIT_UPWARD), (False, _UNFIT)):
        asked = [kind for kind in kinds if (kind in _UPWARD) is upward]
        if asked:
            score *= least + (1 - least) * sum(any(fits(n, kind) for n in chain) for kind in asked) / len(asked)
    return score
