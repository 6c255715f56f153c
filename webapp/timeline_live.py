"""What the timeline's drawing in the browser begins with: the headings of its lanes, the national context, the tiles of its window."""

from dataclasses import dataclass
from datetime import date

from archive.queries import laned, national
from archive.queries.filters import Filters
from archive.queries.headings import Heading, LanesBy
from archive.values.days import to_day
from archive.values.tiles import covering
from webapp import tiles
from webapp.drawing.windows import Window
from webapp.shell.database import connection
from webapp.shell.language import current

#: Name, first and last day, whether they are approximate, headline.
Fact = tuple[str, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The headings of all lanes, each with its name in tiles and its count; how many lanes found no room; the national facts."""

    rows: list[tuple[str, Heading, int]]
    left_out: int
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Live:
    """All that a first drawing needs, so that it asks for nothing."""

    lanes: Lanes
    tiles: str


def lanes(filters: Filters, by: LanesBy, context: bool) -> Lanes:
    """The lanes of the whole archive under these filters, with the national context or without."""
    held = laned.laned(connection(), filters, by)
    rows = [(laned.name(heading), heading, count) for _, heading, count in held.heads]
    return Lanes(rows, held.left_out, _facts() if context else [])


def live(filters: Filters, by: LanesBy, context: bool, shown: Window) -> Live:
    """What the drawing of a window begins with."""
    places = covering(to_day(shown.low), to_day(shown.high))
    return Live(lanes(filters, by, context), tiles.together(filters, by, places))


def _facts() -> list[Fact]:
    english = current() == "en"
    found = []
    for fact in national.window(connection(), date.min, date.max):
        ends = [to_day(end) for end in (fact.when.earliest, fact.when.latest) if end is not None]
        headline = fact.headline_en if english else fact.headline_zh
        found.append((fact.slug, ends[0], ends[-1], int(fact.when.approximate), headline))
    return found
