"""Whose document it is: the committee of its title, its issuer, the one it opens with, the one that acts most, its own place."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archive.extraction import deixis
from archive.extraction.attribution import visits
from archive.extraction.attribution.actors import Actor, whose
from archive.extraction.attribution.roles import Role
from archive.extraction.attribution.told import Told
from archive.extraction.findings import OrganisationMention
from archive.extraction.organisations import corps, find, naming
from archive.extraction.organisations.forms import Shape
from archive.schema.vocabulary import BlockKind, OrganisationKind

#: The rule of a title that no one printed: where a text has none, its first words.
_OPENING_WORDS = "opening-words"
# 按照团中央《……》要求，: whom the first words of a text cite.
_CITES, _NOTHING = re.compile("(?:按照|根据|依据|遵照|贯彻|落实|响应)[^，,。]{0,12}$"), re.compile("(?!)")
_LEAGUE = re.compile("共青团|团组织|团员|团委|团干|团支部")
#: What a mention says of whose document it is, by the part that the committee plays in it; the centre counts where it acts.
_WEIGHTS = {
    Role.RUNS: 2.0,
    Role.TELLS: 1.5,
    Role.ACTS: 1.0,
    Role.NAMED: 1.0,
    Role.PARTNER: 0.5,
    Role.VISITED: 0.5,
    Role.HELPS: 0.3,
    Role.RECEIVES: 0.2,
}
_STAND_IN, _BELOW = 0.6, 0.4
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
#: A passage longer than this is more than a line.
_LINE = 20


class Decision(NamedTuple):
    """A committee, None where the text does not tell, and the rule of seeds/rules/attribution.toml that decided."""

    name: str | None
    rule: str


class Own(NamedTuple):
    """The document's own committee, and the host whom the committee of its title visits."""

    decision: Decision
    visited: str | None = None


def own_committee(told: Told) -> Own:
    """Whose document it is."""
    mention = _named_in_title(told)
    if mention is not None:
        return _of_title(told, *mention)
    if told.issuer is not None:
        led = _lead(told)
        return Own(Decision(led, "lead") if led else Decision(told.issuer, "issuer"))
    place = _place_of_title(told)
    if place is not None and told.document.title_rule != _OPENING_WORDS:
        return Own(place)
    found = _of_text(told)
    return Own(found if found.name else place or found)


def _named_in_title(told: Told) -> tuple[OrganisationMention, str] | None:
    """The committee that a printed title names; an institution's only where the title begins with it."""
    title = told.document.title
    if told.issuer is None and told.document.title_rule == _OPENING_WORDS:
        return None
    cited = _CITES if told.document.title_rule == _OPENING_WORDS else _NOTHING
    for m in find(title, issuer=told.document.issuer, year=told.year, catalogue=told.catalogue):
        if cited.search(title, 0, m.start):
            continue
        if m.kind is not OrganisationKind.LEAGUE or m.organisation is None or m.rule == Shape.TOWNSHIP:
            continue
        beside = m.level is None or m.rule == Shape.UNIT
        name = whose(m, Role.RUNS) if beside else m.organisation
        if name and (not beside or m.start == 0 or title[m.start - 1] in "|｜：:　 "):
            return m, name
    return None


def _of_title(told: Told, guest: OrganisationMention, name: str) -> Own:
    """The committee of a title, or the one that it visits, where the text is the host's."""
    hosts = visits.destinations(told.document.title, guest, told.ladder.places, told.year)
    called = {a.name for of in told.actors for a in of}
    visited = next((h for h in hosts if h in called), hosts[0] if len(hosts) == 1 else None)
    pieces = (told.text[p.start : p.stop] for p in told.passages)
    host = visits.host(hosts, guest, lambda: deixis.rank(pieces), told.issuer)
    return Own(Decision(host, "visited") if host else Decision(name, "title"), visited)


def _place_of_title(told: Told) -> Decision | None:
    """The committee of the place with which a title begins; 全团 is the centre's."""
    title = told.document.title
    if "全团" in title:
        return Decision(naming.CENTRAL.name, "title")
    reading = next(told.ladder.places.forward(title, 0, told.year), None)
    if reading is None or len(reading.regions) != 1:
        return None
    return Decision(f"共青团{reading.regions[0].path}委员会", "title-place")


def _lead(told: Told) -> str | None:
    """The one committee below the issuer that acts, where the text opens with it and says nothing of the issuer's region."""
    acting = ((i, a.name) for i, of in enumerate(told.actors) for a in of if a.acts and not a.stand_in)
    at, name = next(acting, (-1, None))
    first = next((i for i, p in enumerate(told.passages) if p.kind in _RUNNING and p.stop - p.start > _LINE), None)
    region = told.ladder.region(told.issuer)
    if name is None or name == told.issuer or at != first or not region or not told.ladder.below(name, told.issuer):
        return None
    if any(a.name != name for a in _all(told) if a.acts or told.ladder.below(a.name, told.issuer)):
        return None
    whole = any(deixis.speaks_of(told.text[p.start : p.stop], region[-1]) for p in told.passages)
    return None if whole and not name.removesuffix("委员会").endswith(region[-1]) else name


def _of_text(told: Told) -> Decision:
    """The committee that acts most; below it the place that the text calls its own.

    Where no committee on the ladder is named, only institutions, perhaps a guest's, the place comes first.
    """
    counts = _counts(told)
    most = max(counts, key=lambda n: _weight(n, counts, told), default=None)  # of equals the first
    spoken = _writer(told, counts) or _own_place(told, most)
    if spoken:
        return Decision(spoken, "own-place")
    return Decision(most, "acts-most" if most else "nobody")


def _writer(told: Told, counts: Mapping[str, float]) -> str | None:
    """The one committee that acts, of the rank of the place that the text calls its writer's (我市)."""
    own = deixis.ours(told.text[p.start : p.stop] for p in told.passages)
    acting = {a.name for a in _all(told) if a.acts and not a.stand_in and a.name in counts}
    fitting = [name for name in acting if own and told.ladder.region(name).endswith(own)]
    return fitting[0] if len(fitting) == 1 else None


def _own_place(told: Told, most: str | None) -> str | None:
    """The committee of the place that the text calls its own, below the region of the one that acts most."""
    if most is None and not any(_LEAGUE.search(told.text, p.start, p.stop) for p in told.passages):
        return None
    if any(a.name == most and a.role is Role.RUNS for a in _all(told)):
        return None
    within = ""
    if told.on_ladder:
        above = (told.ladder.region(a.name) for a in _all(told) if a.role is Role.LEADS)
        within = told.ladder.region(most) if most else max(above, key=len, default="")
        if most is not None and not within:
            return None
    spoken = deixis.region(told.text, told.passages, told.ladder.places, within, told.year)
    if spoken:
        return f"共青团{spoken}委员会"
    division = corps.own_division(told.text, told.catalogue) if most is None else None
    return division.name if division else None


def _all(told: Told) -> Iterator[Actor]:
    return (a for of in told.actors for a in of)


def _counts(told: Told) -> Mapping[str, float]:
    """How much of a text is each committee's, in the order in which it names them."""
    counts: defaultdict[str, float] = defaultdict(float)
    for a in _all(told):
        weight = _WEIGHTS.get(a.role, 0.0)
        if weight and (a.acts or not (a.stand_in or a.name == naming.CENTRAL.name)):
            counts[a.name] += weight * (_STAND_IN if a.stand_in else 1.0)
    return counts


def _weight(name: str, counts: Mapping[str, float], told: Told) -> float:
    """How much of a text is a committee's: its own mentions, and less those of the committees below it."""
    if name == naming.CENTRAL.name:
        return counts[name]
    below = sum(n for other, n in counts.items() if other != name and told.ladder.below(other, name))
    return counts[name] + _BELOW * below
