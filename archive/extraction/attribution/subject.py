"""Whose document it is by its own words: the committee of its title, the place it speaks for, the one that acts most."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from archive.extraction import deixis
from archive.extraction.attribution.actors import Actor, whose
from archive.extraction.attribution.roles import Role
from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, OrganisationMention, Passage
from archive.extraction.organisations import corps, find, naming
from archive.extraction.organisations.forms import Shape
from archive.extraction.organisations.gazetteer import Gazetteer
from archive.schema.vocabulary import OrganisationKind

#: The rule of a title that no one printed: where a text has none, its first words.
OPENING_WORDS = "opening-words"
_LEAGUE = re.compile("共青团|团组织|团员|团委|团干|团支部")
#: What a mention says of whose document it is, by the part that the committee plays in it.
_WEIGHTS = {Role.RUNS: 2.0, Role.ACTS: 1.0, Role.TELLS: 1.5, Role.NAMED: 1.0, Role.PARTNER: 0.5, Role.VISITED: 0.5}
_HELPS, _RECEIVES, _STAND_IN, _BELOW = 0.3, 0.2, 0.6, 0.4


class Decision(NamedTuple):
    """A committee, None where the text does not tell, and the rule of seeds/rules/attribution.toml that decided."""

    name: str | None
    rule: str
    #: The mention in the title, where it may be a guest's.
    guest: OrganisationMention | None = None


class Ladder:
    """Which committees stand below which: by the paths of regions in their names."""

    def __init__(self, places: Gazetteer) -> None:
        self.places = places

    def path(self, name: str | None) -> str:
        """What a committee's name says of its place: the region's path, a division, an institution; empty for the centre."""
        return "" if name is None or name == naming.CENTRAL.name else name.removeprefix("共青团").removesuffix("委员会")

    def region(self, name: str | None) -> str:
        """The region's path in a committee's name; empty for the central committee and those without a region."""
        path = self.path(name)
        return path if path in self.places.by_path else ""

    def below(self, name: str | None, upper: str | None) -> bool:
        """Whether a committee is another one or below it; below the centre, and below nobody, are all but the centre."""
        path = self.path(name)
        return bool(path) and path.startswith(self.path(upper))


def of_title(document: Document, year: int | None, catalogue: Catalogue, ladder: Ladder, own: bool) -> Decision | None:
    """The committee of the title, or the place with which it begins; `own` says that a committee of the league issued it."""
    title = document.title
    printed = own or document.title_rule != OPENING_WORDS
    found = find(title, issuer=document.issuer, year=year, catalogue=catalogue)
    league = [m for m in found if m.kind is OrganisationKind.LEAGUE and m.organisation]
    for m in league if printed else ():
        name = whose(m, Role.RUNS) if m.rule == Shape.UNIT or m.level is None else m.organisation
        leads = m.start == 0 or title[m.start - 1] in "|｜：:　 "
        if name and ((m.level is not None and m.rule != Shape.UNIT) or leads) and m.rule != Shape.TOWNSHIP:
            return Decision(name, "title", m)
    if own:
        return None
    if "全团" in title:
        return Decision(naming.CENTRAL.name, "title")
    reading = next(ladder.places.forward(title, 0, year), None)
    if reading is not None and len(reading.regions) == 1:
        return Decision(f"共青团{reading.regions[0].path}委员会", "title-place")
    return None


def of_text(
    text: str,
    passages: Sequence[Passage],
    actors: Sequence[Sequence[Actor]],
    ladder: Ladder,
    year: int | None,
    on_ladder: bool,
    catalogue: Catalogue,
) -> Decision:
    """The committee that acts most; below it the place that the text calls its own.

    Where none `on_ladder` is named, only institutions, perhaps a guest's, the place comes first.
    """
    counts = _counts([a for of in actors for a in of])
    most = max(counts, key=lambda n: _weight(n, counts, ladder), default=None)  # of equals the first
    runs = any(a.name == most and a.role is Role.RUNS for of in actors for a in of)
    silent = most is None and not any(_LEAGUE.search(text, p.start, p.stop) for p in passages)
    above = (ladder.region(a.name) for of in actors for a in of if a.role is Role.LEADS)
    within = (ladder.region(most) if most else max(above, key=len, default="")) if on_ladder else ""
    beside = most is not None and on_ladder and not ladder.region(most)
    spoken = None if runs or silent or beside else deixis.region(text, passages, ladder.places, within, year)
    if spoken:
        return Decision(f"共青团{spoken}委员会", "own-place")
    if most is None and not silent and (own := corps.own_division(text, catalogue)):
        return Decision(own.name, "own-place")
    return Decision(most, "acts-most" if most else "nobody")


def _counts(actors: Sequence[Actor]) -> Counter[str]:
    """How much of a text is each committee's; the centre counts only where it acts."""
    counts: Counter[str] = Counter()
    for a in actors:
        if a.name == naming.CENTRAL.name and not a.acts:
            continue
        if a.stand_in and not a.acts:
            continue
        weight = _WEIGHTS.get(a.role, _HELPS if a.role is Role.HELPS else 0.0)
        weight = _RECEIVES if a.role is Role.RECEIVES and a.name != naming.CENTRAL.name else weight
        if weight:
            counts[a.name] += weight * (_STAND_IN if a.stand_in else 1.0)  # type: ignore[assignment]
    return counts


def _weight(name: str, counts: Counter[str], ladder: Ladder) -> float:
    """How much of a text is a committee's: its own mentions, and less those of the committees below it."""
    if name == naming.CENTRAL.name:
        return counts[name]
    below = sum(n for other, n in counts.items() if other != name and ladder.below(other, name))
    return counts[name] + _BELOW * below
