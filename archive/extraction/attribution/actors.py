"""The committees that a document names, each with the part that it plays and the committee for whose work it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.extraction.attribution.roles import Role, role_of, words
from archive.extraction.findings import OrganisationMention, Passage
from archive.extraction.organisations import naming
from archive.extraction.organisations.corps import CORPS
from archive.extraction.organisations.forms import Shape
from archive.extraction.organisations.gazetteer import Gazetteer
from archive.schema.vocabulary import Level, OrganisationKind

_OWNERS = (Level.CENTRAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
#: A committee beside the ladder, of a system or an area, has work of its own: 省直机关团工委, 高新区团委.
_BESIDE = re.compile(r"团工委$|(?:开发|高新|经开|新|园|矿|林|管理|示范|试验|保税|度假|合作|产业)区委员会$")
#: What is told of such committees is often that they exist, not what they do: 非公团工委做到全覆盖.
_EXISTS = re.compile(r"[^，。；]{0,4}(?:做到|实现|达到?|覆盖|成立|建立|换届|揭牌|挂牌|组建|全部|数量)")
_STARTS_ITS_NAME = re.compile(r"[，。；：、“”《》（）(),:;\s]|[由据经和与及在]")
_PIONEERS = re.compile("中国少年先锋队")
_NATION = ("全国", "中国", "中华")


def beside(m: OrganisationMention) -> bool:
    """Whether a mention is of a committee beside the ladder, with work of its own."""
    return m.rule == Shape.SCHOOL or _BESIDE.search(m.organisation or "") is not None


class Actor(NamedTuple):
    """A committee where it is named. `name` is the committee for whose work the mention stands."""

    start: int
    stop: int
    name: str
    role: Role
    stand_in: bool = False

    @property
    def acts(self) -> bool:
        """Whether the text says that it does something itself, or tells of its work."""
        return self.role in (Role.ACTS, Role.RUNS, Role.TELLS)


def actors(
    text: str,
    passages: Sequence[Passage],
    mentions: Iterable[OrganisationMention],
    places: Gazetteer,
    year: int | None,
) -> list[list[Actor]]:
    """The actors of each passage, in order; those addressed by a notice are left out."""
    found: list[list[Actor]] = [[] for _ in passages]
    at, named = 0, sorted(mentions, key=lambda m: m.start)
    alone = not on_ladder(named)
    for m in named:
        while at + 1 < len(passages) and passages[at + 1].start <= m.start:
            at += 1
        if passages and m.start >= passages[at].start:
            actor = _actor(text, m, passages[at], alone)
            if actor is not None:
                found[at].append(actor)
    offices, pioneers = words().offices.search(text), _PIONEERS.search(text)  # most texts name none
    for i, passage in enumerate(passages):
        if offices:
            found[i].extend(_offices(text, passage, places, year))
        if pioneers:
            found[i].extend(_pioneers(text, passage, places, year))
        found[i].sort()
    return found


def on_ladder(mentions: Iterable[OrganisationMention]) -> bool:
    """Whether a committee with work of its own is named anywhere, not only institutions and townships."""
    return any(m.kind is OrganisationKind.LEAGUE and (m.level in _OWNERS or beside(m)) for m in mentions)


def _actor(text: str, m: OrganisationMention, passage: Passage, alone: bool) -> Actor | None:
    stand_in = (
        m.kind is OrganisationKind.PEOPLES_ORGANISATION and words().sisters.search(m.organisation or "") is not None
    )
    if m.kind is not OrganisationKind.LEAGUE and not stand_in:
        return None
    role = role_of(text, m.start, m.stop, passage.start, passage.stop)
    if stand_in:
        name = naming.CENTRAL.name if (m.organisation or "").startswith(_NATION) else _of_region(m)
    else:
        name = whose(m, role, exists=_EXISTS.match(text, m.stop) is not None, alone=alone)
    return Actor(m.start, m.stop, name, role, stand_in) if name else None


def whose(m: OrganisationMention, role: Role, *, exists: bool = False, alone: bool = False) -> str | None:
    """The committee whose work a mention is: a township's is its county's, an institution's its own where it runs something.

    `exists` says that the mention tells only that there is such a committee, `alone` that the text names none on the ladder.
    """
    if m.level in _OWNERS:
        department = (m.organisation or "").startswith(naming.CENTRAL.official_name)
        return naming.CENTRAL.name if department else m.organisation
    if m.rule == Shape.SCHOOL:
        return m.organisation
    own = m.organisation if role in (Role.RUNS, Role.ACTS, Role.TELLS) and not exists else None
    if own and m.rule == Shape.UNIT and (role is Role.RUNS or alone):
        return own
    return own if own and _BESIDE.search(own) else _of_region(m)


def _of_region(m: OrganisationMention) -> str | None:
    return f"共青团{m.region}委员会" if m.region else None


def _offices(text: str, passage: Passage, places: Gazetteer, year: int | None) -> Iterator[Actor]:
    """Offices of a joint programme (全国项目办, …组委会), by the place in their name."""
    for match in words().offices.finditer(text, passage.start, passage.stop):
        low = max(passage.start, match.start() - 30)
        borders = [b.end() for b in _STARTS_ITS_NAME.finditer(text, low, match.start())]
        begins = reversed(borders[-2:] or [low])
        at, name = next(((b, n) for b in begins if (n := _place(text, b, match.start(), places, year))), (low, None))
        if name is None:
            continue
        role = role_of(text, at, match.end(), passage.start, passage.stop)
        yield Actor(at, match.end(), name, role, stand_in=True)


def _pioneers(text: str, passage: Passage, places: Gazetteer, year: int | None) -> Iterator[Actor]:
    """The pioneers of a place (中国少年先锋队……第七次代表大会): its committee leads them."""
    for match in _PIONEERS.finditer(text, passage.start, passage.stop):
        reading = next(places.forward(text, match.end(), year, passage.stop), None)
        if reading is not None and reading.full and len(reading.regions) == 1:
            role = role_of(text, match.start(), reading.stop, passage.start, passage.stop)
            name = f"共青团{reading.regions[0].path}委员会"
            yield Actor(match.start(), reading.stop, name, role, stand_in=True)


def _place(text: str, start: int, stop: int, places: Gazetteer, year: int | None) -> str | None:
    """The committee of the place that the name of an office holds."""
    if "全国" in text[start:stop]:
        return naming.CENTRAL.name
    if text.startswith(("兵团", "新疆生产建设兵团", "新疆兵团"), start):
        return CORPS
    reading = next(places.forward(text, start, year, stop), None)
    if reading is not None and not reading.word and len(reading.regions) == 1:
        return f"共青团{reading.regions[0].path}委员会"
    return None
