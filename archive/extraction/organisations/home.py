"""Works out whose text it is: the region that its named committees, its title, its bare forms and its places agree on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from archive.extraction.catalogue import Region
from archive.extraction.organisations.context import Context, choose
from archive.extraction.organisations.finder import forms as find_forms
from archive.extraction.organisations.forms import Form, Shape
from archive.extraction.organisations.gazetteer import Gazetteer, PlaceReading
from archive.extraction.organisations.patterns import fits
from archive.extraction.organisations.squeezed import Squeezed, squeeze
from archive.schema.vocabulary import Level

# How much a hint weighs; what is below a region counts for it in part.
_COMMITTEE, _LISTED, _PLACE, _DATELINE, _FIRST, _TITLE, _BELOW = 1.0, 0.2, 0.25, 1.0, 1.0, 3.0, 0.4
_DATED = re.compile(r"[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:电|讯|消息)")  # 东北网伊春8月5日电
_PARTNER = re.compile(r"[与和同跟向赴]$|联合$|邀请$")  # another committee than the text's own
# Bare forms of these kinds name the document's own or a higher committee, so home's chain must have one.
_UPWARD = ("自", "省", "州", "盟", "地")
_UNFIT = 0.2
_MOST_READINGS = 2000  # places looked at: enough to know, and bounded


def read(
    squeezed: Squeezed,
    forms: Sequence[Form],
    places: Gazetteer,
    year: int | None,
    issuer: Region | None,
    medium: Region | None,
    title: str,
) -> Context:
    """The context of one text. `issuer` is the region of the committee that issued it, `medium` that of its medium."""
    named = [f for f in forms if f.shape in (Shape.NAMED, Shape.LISTED) and f.regions]
    before = issuer or medium
    sure = [(f, choose(f.regions, before, places)) for f in named]
    subject = _of_title(title, before, places, year)
    home = issuer or _vote(squeezed, forms, sure, places, year, subject, medium)
    if home is not None:
        sure = [(f, choose(f.regions, home, places)) for f in named]
    mentioned = tuple((f.start, r) for f, r in sure if r is not None)
    return Context(squeezed, places, year, home, subject, mentioned)


def _of_title(title: str, before: Region | None, places: Gazetteer, year: int | None) -> Region | None:
    """The region of the committee that a title names."""
    if not title:
        return None
    named = (f for f in find_forms(squeeze(title), places, year) if f.shape is Shape.NAMED and not f.weak)
    return next((r for r in (choose(f.regions, before, places) for f in named) if r is not None), None)


def _vote(
    squeezed: Squeezed,
    forms: Sequence[Form],
    sure: Iterable[tuple[Form, Region | None]],
    places: Gazetteer,
    year: int | None,
    subject: Region | None,
    medium: Region | None,
) -> Region | None:
    """The region on which the hints agree most, if any."""
    weights: defaultdict[str, float] = defaultdict(float)
    for i, (form, region) in enumerate(sure):
        if region is not None:
            other = form.shape is Shape.LISTED or _PARTNER.search(squeezed.text, max(0, form.start - 2), form.start)
            weight = _LISTED if other else _COMMITTEE
            weak = form.weak and region.level is Level.COUNTY
            weights[region.path] += weight * _BELOW if weak else weight + (_FIRST if i == 0 and not other else 0)
    for region, weight in _evidence(squeezed, places, year):
        weights[region.path] += weight
    for region in (subject, medium):
        if region is not None:
            weights[region.path] += _TITLE
    kinds = [f.kind for f in forms if f.shape is Shape.BARE and f.kind in _UPWARD]
    scores = {path: _score(path, weights, kinds, places) for path in _with_uppers(weights, places)}
    if not scores:
        return None
    ranked = sorted(scores, key=lambda p: (-scores[p], p))
    return places.by_path[ranked[0]]


def _evidence(squeezed: Squeezed, places: Gazetteer, year: int | None) -> Iterable[tuple[Region, float]]:
    """Regions of the places that the text names beyond doubt, and how much each says: most in a dateline."""
    readings = places.places(squeezed.text, 0, len(squeezed.text), year)
    for _, reading in zip(range(_MOST_READINGS), readings, strict=False):
        region = _certain(reading)
        if region is not None:
            yield region, _DATELINE if _DATED.match(squeezed.text, reading.stop) else _PLACE


def _certain(reading: PlaceReading) -> Region | None:
    best = [r for r in reading.regions if r.level is reading.regions[0].level]
    if len({r.path for r in best}) > 1 or (best[0].level is Level.COUNTY and not reading.full):
        return None
    return best[0]


def _with_uppers(weights: Mapping[str, float], places: Gazetteer) -> set[str]:
    """The weighed regions and those above them."""
    return {upper.path for path in weights for upper in places.chain(places.by_path[path])}


def _score(path: str, weights: Mapping[str, float], kinds: list[str], places: Gazetteer) -> float:
    below = sum(weight for other, weight in weights.items() if other != path and other.startswith(path))
    chain = [r.name for r in places.chain(places.by_path[path])]
    fit = sum(any(fits(name, kind) for name in chain) for kind in kinds) / len(kinds) if kinds else 1.0
    return (weights[path] + _BELOW * below) * (_UNFIT + (1 - _UNFIT) * fit)
