"""Lists of values that a report's parameter offers, the most used first; kept until the archive changes."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Engine, select

from archive.errors import WrongUse
from archive.queries import sql
from archive.schema.metadata import ArchiveState
from archive.schema.vocabulary import Genre, Level, Theme

#: Values of one list that are offered.
MOST = 5000
_SECONDS = 10.0

#: Where the values of a list are found: SQL over the views, first column.
LISTS = {
    "initiatives": "SELECT initiative FROM initiatives_by_year GROUP BY initiative ORDER BY sum(mentions) DESC, initiative",
    "national initiatives": "SELECT n.initiative FROM national_milestones_overview n "
    "LEFT JOIN (SELECT initiative, sum(mentions) AS mentions FROM initiatives_by_year GROUP BY initiative) AS used "
    "ON used.initiative = n.initiative WHERE n.initiative IS NOT NULL "
    "GROUP BY n.initiative ORDER BY max(coalesce(used.mentions, 0)) DESC, n.initiative",
    "committees": "SELECT committee FROM initiatives_of_committees WHERE committee IS NOT NULL "
    "GROUP BY committee ORDER BY sum(mentions) DESC, committee",
    "initiatives with figures": "SELECT initiative FROM reported_figures WHERE initiative IS NOT NULL "
    "GROUP BY initiative ORDER BY count(*) DESC, initiative",
    "provinces": "SELECT c.committee FROM committees c LEFT JOIN (SELECT superior, sum(mentions) AS mentions "
    "FROM initiatives_of_committees WHERE committee_level = 'prefecture' GROUP BY superior) AS below "
    "ON below.superior = c.committee WHERE c.level = 'province' AND c.kind = 'league' AND c.region IS NOT NULL "
    # Where nothing of the province itself is held, its silence means nothing.
    "AND c.committee IN (SELECT committee FROM coverage WHERE level = 'province') "
    "ORDER BY coalesce(below.mentions, 0) DESC, c.committee",
    "families": "SELECT family FROM initiatives_by_year WHERE family IS NOT NULL "
    "GROUP BY family ORDER BY sum(mentions) DESC, family",
}
#: Closed lists of words.
WORDS: dict[str, tuple[str, ...]] = {
    "themes": tuple(Theme),
    "levels": tuple(Level),
    "genres": tuple(Genre),
}


def require(name: str) -> None:
    """Make sure that there is such a list.

    Raises:
        WrongUse: if there is none.
    """
    if name not in LISTS and name not in WORDS:
        raise WrongUse(f"there is no list of choices {name!r}; there are {', '.join((*LISTS, *WORDS))}")


def of(engine: Engine, offered: Sequence[str] | str) -> tuple[str, ...]:
    """The choices of a parameter: those that it lists, or those of the list that it names."""
    if not isinstance(offered, str):
        return tuple(offered)
    require(offered)
    if offered in WORDS:
        return tuple(str(word) for word in WORDS[offered])
    with engine.connect() as connection:
        revision = connection.scalar(select(ArchiveState.revision))
    return _kept(engine, offered, revision)


@lru_cache(maxsize=64)
def _kept(engine: Engine, offered: str, _revision: int | None) -> tuple[str, ...]:
    answer = sql.ask(engine, LISTS[offered], seconds=_SECONDS, limit=MOST)
    return tuple(str(row[0]) for row in answer.rows)
