"""What a lane of the timeline stands for: a committee, an initiative, a theme, or everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from archive.queries import committees
from archive.queries.committees import Committee
from archive.schema.metadata import Initiative
from archive.schema.vocabulary import Theme

#: How many lanes are drawn; of more, those with most milestones.
LANES = 40
#: Themes by their place among the words, as the columns in memory have them; none is -1.
THEMES: dict[Any, Theme | None] = {**dict(enumerate(Theme)), -1: None}


class LanesBy(StrEnum):
    """What a lane stands for."""

    COMMITTEE = "committee"
    INITIATIVE = "initiative"
    THEME = "theme"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a lane is about: a committee, an initiative (slug and name), a theme, or everything (all None)."""

    committee: Committee | None = None
    initiative: tuple[str, str] | None = None
    theme: Theme | None = None


def headings(
    connection: Connection, keys: list[Any], by: LanesBy, sizes: Mapping[Any, int]
) -> list[tuple[Any, Heading]]:
    """What lanes are about, in the order in which they are drawn; a key that is no positive number is none."""
    found = of_keys(connection, [THEMES.get(key, key) if by is LanesBy.THEME else key for key in keys], by)
    told = [(key, found.get(THEMES.get(key, key) if by is LanesBy.THEME else key) or Heading()) for key in keys]
    return sorted(told, key=lambda pair: order(pair[1], sizes[pair[0]]))


def order(heading: Heading, count: int) -> tuple[object, ...]:
    """By what lanes are sorted: committees from the centre down, then those of most milestones."""
    committee = heading.committee
    return (committee is None, committee.order if committee else (), -count)


def of_keys(connection: Connection, keys: list[Any], by: LanesBy) -> dict[Any, Heading]:
    """What each of these keys is about."""
    if by is LanesBy.COMMITTEE:
        known = committees.by_id(connection, keys)
        return {key: Heading(committee=known.get(key)) for key in keys}
    if by is LanesBy.INITIATIVE:
        named = select(Initiative.id, Initiative.slug, Initiative.name).where(Initiative.id.in_(keys))
        return {key: Heading(initiative=(slug, name)) for key, slug, name in connection.execute(named)}
    if by is LanesBy.THEME:
        return {key: Heading(theme=Theme(key) if key else None) for key in keys}
    return {key: Heading() for key in keys}
