"""Who is visited: what a report of a visit describes is the host's work, not the guests'."""

import re
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from archive.extraction.attribution.actors import Actor
from archive.extraction.findings import OrganisationMention, Passage
from archive.extraction.organisations.gazetteer import Gazetteer

#: Those who come: 团云山市委一行, 调研组.
_GUESTS = re.compile(r"一行|(?:调研|考察|参访|督导)[组团]")
_GO = r"(?:到|赴|来到?|前往|莅临?|走进|深入)"
_GOES = re.compile(rf"(?:{_GO}|参观|考察|调研|走访)了?$")
_COMES = re.compile(_GO)
_PURPOSE = re.compile(r"考察|调研|走访|慰问|学习|交流|指导|参观|座谈|对接|观摩")
_LOOKS = re.compile(r"参观|考察|调研|走访|察看|查看|实地|观摩|了解")
_NEAR, _REACH = 8, 12


class Anchor(NamedTuple):
    """From where on the work is a committee's: to the end of the paragraph (`wide`), else of the sentence; by which rule."""

    start: int
    name: str
    wide: bool
    rule: str


def destinations(title: str, guest: OrganisationMention, places: Gazetteer, year: int | None) -> list[str]:
    """The committees of the places that may be meant where a title says that the committee it names visits one."""
    comes = _COMES.search(title, guest.stop, guest.stop + _REACH)
    reading = next(places.forward(title, comes.end(), year), None) if comes is not None else None
    if reading is None or _PURPOSE.search(title, reading.stop) is None:
        return []
    named = (f"共青团{region.path}委员会" for region in reading.regions)
    return [name for name in named if name != guest.organisation]


def host(hosts: Sequence[str], guest: OrganisationMention, rank: Callable[[], str], issuer: str | None) -> str | None:
    """The one of the hosts whose the text itself is: it signs, or says 我区 where the guest is of another rank.

    `rank` gives the last character of the region for which the text speaks (see `deixis.rank`).
    """
    own = rank() if hosts else ""
    for name in hosts:
        speaks = bool(own) and name.endswith(own + "委员会") and not (guest.region or "").endswith(own)
        if speaks or name == issuer:
            return name
    return None


def shown(
    text: str,
    passage: Passage,
    named: Sequence[Actor],
    anchors: Sequence[Anchor],
    guest: str | None,
    destination: str | None,
) -> list[Anchor]:
    """The anchors of a passage, those of a visit with the host from where the guests go; `named` are its committees."""
    come = _GUESTS.search(text, passage.start, passage.stop)
    if come is None:
        return list(anchors)
    guests = {guest, *(a.name for a in anchors if a.start <= come.start())}
    for actor in named:
        before = max(come.end(), actor.start - _NEAR)
        if actor.name not in guests and actor.start > come.start() and _GOES.search(text, before, actor.start):
            return _from(text, actor.start, actor.name, anchors, guests)
    if destination is not None and destination not in guests and _LOOKS.search(text, come.end(), passage.stop):
        return _from(text, come.start(), destination, anchors, guests)
    return list(anchors)


def _from(text: str, at: int, name: str, anchors: Sequence[Anchor], guests: Container[str | None]) -> list[Anchor]:
    """The anchors with the host's from `at`, without those of guests who only go on: 大山团区委一行还到…."""
    goes_on = [
        a for a in anchors if a.name in guests and a.start > at and _GUESTS.search(text, a.start, a.start + _REACH)
    ]
    return sorted([*(a for a in anchors if a not in goes_on), Anchor(at, name, True, "visited")])
