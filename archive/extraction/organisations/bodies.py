"""Finds Party, government and sister bodies of regions (市委, 省教育厅, 晋城市青联), and institutions that bear a place's name.

Precision before recall: a body is taken only with its place or the kind of its place before it, an institution only with
its place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.extraction.catalogue import Organisation, Region
from archive.extraction.organisations import naming
from archive.extraction.organisations import patterns as p
from archive.extraction.organisations.context import Context, choose
from archive.extraction.organisations.loaders import load_body_endings
from archive.extraction.organisations.words import words
from archive.extraction.wording import any_of
from archive.schema.vocabulary import Level, OrganisationKind

Body = tuple[int, int, Organisation]

_BEHIND = re.compile(r"(自治区|[省市县区州盟旗])$")
_NOT_AFTER_COMMITTEE = re.compile(r"[员托派任以屈会]")
_REACH = 26


def bodies(context: Context) -> Iterator[Body]:
    """The bodies of a text: start and stop in the squeezed text, and which it is. They may overlap."""
    yield from _of_regions(context)
    yield from _institutions(context)


def ends_like_body(text: str) -> bool:
    """Whether a squeezed text holds the ending of the name of any body or institution."""
    return _endings()[0].search(text) is not None or words().body_end.search(text) is not None


@lru_cache(maxsize=1)
def _endings() -> tuple[re.Pattern[str], dict[str, tuple[OrganisationKind, str]]]:
    table = load_body_endings()
    return any_of(table), table


def _of_regions(context: Context) -> Iterator[Body]:
    text = context.squeezed.text
    pattern, table = _endings()
    for match in pattern.finditer(text):
        at, stop, ending = match.start(), match.end(), match[0]
        if ending.endswith("委") and _NOT_AFTER_COMMITTEE.match(text, stop):
            continue
        found = _region_before(text, at, context)
        if found is not None:
            start, region = found
            kind, name = table[ending]
            yield start, stop, _named(name, kind, region, context)


def _region_before(text: str, at: int, context: Context) -> tuple[int, Region] | None:
    """The region before an ending, printed or by its kind, and where it begins."""
    for reading in context.places.backward(text, at, context.year):
        region = choose(reading.regions, context.home, context.places)
        if text[reading.start - 1 : reading.start] == "团" or (region is None and not reading.word):
            return None
        plain = not reading.word and (reading.full or region is None or region.level is not Level.COUNTY)
        if region is not None and (plain or context.inside(region)):
            return reading.start, region
        break
    kind = _BEHIND.search(text, max(0, at - 3), at)
    if kind is None or text[kind.start() - 1 : kind.start()] == "团":
        return None
    if p.CLASS_BEFORE.search(text, max(0, at - 5), at) or p.NO_DISTRICT.search(text, max(0, at - 4), at):
        return None
    region = context.region_of_kind(kind.start(), "自" if kind[1] == "自治区" else kind[1])
    return (kind.start(), region) if region is not None else None


def _named(name: str, kind: OrganisationKind, region: Region, context: Context) -> Organisation:
    """The body of a region after the pattern of its name: {} is the region's name, {path} its full path."""
    if "{path}" in name:
        official = name.replace("{path}", region.name)
        return Organisation(name.replace("{path}", region.path), official, kind, region.level, region.path)
    before, _, after = name.partition("{}")
    return naming.body_of(region, after, kind, context.places, before)


def _institutions(context: Context) -> Iterator[Body]:
    """Institutions whose names a place leads: 大同师范高等专科学校, 烟台日报."""
    text, lists = context.squeezed.text, words()
    for match in lists.body_end.finditer(text):
        stop, piece = match.end(), max(0, match.end() - _REACH)
        borders = [m.end() for m in lists.border.finditer(text, piece, match.start())]
        for at in range(borders[-1] if borders else piece, match.start()):
            reading = next(context.places.forward(text, at, context.year, match.start()), None)
            if reading is None or (reading.word and not reading.full):
                continue
            rest = text[reading.stop : match.start()]
            at_once = not rest and not reading.full and lists.at_once.match(match[0])
            if at_once or (rest and not lists.nameless.match(rest)):
                region = choose(reading.regions, context.home, context.places)
                name, kind = text[at:stop], lists.body_kinds[match[0]]
                yield at, stop, Organisation(name, name, kind, None, region.path if region else None)
            break
