"""The choices by which a reader can narrow the timeline, each with the number of milestones it would leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from archive.queries import committees, whole
from archive.queries.choice_counts import counts
from archive.queries.committees import Committee
from archive.queries.filters import Filters
from archive.schema.metadata import Initiative
from archive.schema.vocabulary import OrganisationKind, Theme

#: How many initiatives are offered; the rest are reached by their own pages.
INITIATIVES = 60


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts under the other filters: a kind's own filter does not hide its other choices."""

    committees: tuple[tuple[Committee, int], ...]
    initiatives: tuple[tuple[str, str, Theme, int], ...]
    themes: dict[str, int]
    genres: dict[str, int]
    modalities: dict[str, int]
    bases: dict[str, int]


def facets(connection: Connection, filters: Filters) -> Facets:
    """All choices: of the whole archive as imports keep them counted, else counted in memory."""
    if whole.kept(connection, filters):
        return _kept(connection)
    left = counts(connection, filters)
    words = {"theme": left.themes, "genre": left.genres, "modality": left.modalities, "basis": left.bases}
    return _told(connection, words, left.organisations, left.initiatives)


def _kept(connection: Connection) -> Facets:
    """The choices of the whole archive, as imports keep them counted."""
    words = {kind: whole.tally(connection, kind) for kind in ("theme", "genre", "modality", "basis")}
    bodies, initiatives = (
        {int(key): number for key, number in whole.tally(connection, kind).items()}
        for kind in ("organisation", "initiative")
    )
    return _told(connection, words, bodies, initiatives)


def _told(
    connection: Connection, words: Mapping[str, Mapping[str, int]], bodies: Mapping[int, int], counts: Mapping[int, int]
) -> Facets:
    """Counts with the names of what was counted."""
    most = {kind: dict(sorted(words[kind].items(), key=lambda pair: -pair[1])) for kind in words}
    known = committees.by_id(connection, bodies)
    league = _ordered(known[key] for key in bodies if known[key].kind is OrganisationKind.LEAGUE)
    names = select(Initiative.id, Initiative.slug, Initiative.name, Initiative.theme)
    rows = [(slug, name, Theme(theme), counts.get(key, 0)) for key, slug, name, theme in connection.execute(names)]
    rows = sorted((row for row in rows if row[3]), key=lambda row: (-row[3], row[1]))
    return Facets(
        tuple((committee, bodies[committee.id]) for committee in league),
        tuple(rows[:INITIATIVES]),
        most["theme"],
        most["genre"],
        most["modality"],
        most["basis"],
    )


def _ordered(found: Iterable[Committee]) -> list[Committee]:
    return sorted(found, key=lambda committee: committee.order)
