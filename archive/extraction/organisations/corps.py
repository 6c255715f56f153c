"""The Production Corps' own ladder: the division that a text calls by its rank alone (师团委), and its regiments (143团团委).

Divisions stand in the list of bodies with their names; regiments are too many, and are read by their number.
"""

import re
from collections import Counter
from functools import lru_cache

from archive.extraction.catalogue import Catalogue, Organisation
from archive.extraction.numerals import fold, number
from archive.schema.vocabulary import Level, OrganisationKind

_OFTEN = 3
_SPEAKS = re.compile("兵团|团场|师市|师党委")
CORPS = "共青团新疆生产建设兵团委员会"
_NUMBER = "十[一二三四]|[一二三四五六七八九十]"
_DIVISION = re.compile(rf"(?<![一二三四五六七八九十])(?:第|农)?({_NUMBER})师(?![范傅生资德长父徒兄友])")
#: 团委 of the division itself (师团委, 师市团委); not of a class (各师团委), nor of teachers (老师、名师团委).
BARE = re.compile(r"(?<![各全每老教讲律医工厨军导牧法大名恩])师市?$")
_REGIMENT = re.compile(
    r"(?<![第0-9０-９〇零一二三四五六七八九十百])([0-9０-９]{2,3}|[〇零一二三四五六七八九十百]{2,5})团(?:场)?$"
)
_OF_THE_CORPS = re.compile(f"兵团|团场|师市|{_DIVISION.pattern}")


def division(text: str, catalogue: Catalogue) -> Organisation | None:
    """The committee of the division that a text speaks of most, None where it speaks of none."""
    spoken = Counter(_DIVISION.findall(text)).most_common(1)
    return _divisions(catalogue).get(f"共青团新疆生产建设兵团第{spoken[0][0]}师委员会") if spoken else None


def regiment(text: str, stop: int) -> tuple[int, Organisation] | None:
    """The committee of the regiment whose name ends at `stop`, and where the name begins; only in a text of the Corps."""
    match = _REGIMENT.search(text, max(0, stop - 8), stop)
    if match is None or not _OF_THE_CORPS.search(text):
        return None
    try:
        name = f"共青团{number(fold(match[1]))}团委员会"
    except ValueError:
        return None
    long = name.replace("共青团", "共青团新疆生产建设兵团", 1)
    return match.start(), Organisation(long, name, OrganisationKind.LEAGUE, Level.COUNTY, parent=CORPS)


def own_division(text: str, catalogue: Catalogue) -> Organisation | None:
    """The committee of the division whose own text it is: it names that division again and again, and speaks of the Corps."""
    spoken = len(_DIVISION.findall(text))
    return division(text, catalogue) if spoken >= _OFTEN and _SPEAKS.search(text) else None


@lru_cache(maxsize=8)
def _divisions(catalogue: Catalogue) -> dict[str, Organisation]:
    return {o.name: o for o in catalogue.organisations if o.parent == CORPS}
