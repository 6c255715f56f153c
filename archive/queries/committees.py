"""Committees as every answer names them: with their rung and the committees above, in the order of the country."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from archive.schema.metadata import Organisation, Region
from archive.schema.vocabulary import Level, OrganisationKind

#: The central committee at the beginning of a name: its own, or that of one of its offices.
_CENTRE = re.compile("^(?:中国共产主义青年团|共青团)中央(?:委员会)?")


@dataclass(frozen=True, slots=True)
class Committee:
    """A body by its address and names. `above` are the committees over it, from the province down, without the centre.

    `code` is the GB/T 2260 code of its region, empty where it has none.
    """

    id: int
    public_id: str
    name: str
    official_name: str
    kind: OrganisationKind
    level: Level | None
    code: str = ""
    above: tuple["Committee", ...] = ()

    @property
    def place(self) -> str:
        """The short label of a lane or column: the place a league committee stands for, else the name."""
        if self.kind is not OrganisationKind.LEAGUE:
            return self.official_name
        if self.level is Level.CENTRAL:
            return _CENTRE.sub("团中央", self.official_name)
        return self.official_name.removeprefix("共青团").removesuffix("委员会") or self.official_name

    @property
    def province(self) -> "Committee":
        """The committee of provincial rank over it, itself if there is none."""
        return self.above[0] if self.above else self

    @property
    def depth(self) -> int:
        """How many committees are over it, the centre not counted."""
        return len(self.above)

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts the centre first, then province by province, each with its subordinates after it."""
        chain = (*self.above, self)
        places = ((member.code or "999999", member.name) for member in chain)
        return (self.level is not Level.CENTRAL, self.kind is not OrganisationKind.LEAGUE, *places)


def by_id(connection: Connection, ids: Iterable[int | None]) -> dict[int, Committee]:
    """The committees of those keys, each with all that stand above it."""
    rows: dict[int, tuple[Committee, int | None]] = {}
    wanted = {key for key in ids if key is not None}
    while wanted:
        statement = (
            select(
                Organisation.id,
                Organisation.public_id,
                Organisation.name,
                Organisation.official_name,
                Organisation.kind,
                Organisation.level,
                Region.code,
                Organisation.parent_id,
            )
            .outerjoin(Region, Region.id == Organisation.region_id)
            .where(Organisation.id.in_(wanted))
        )
        for key, public_id, name, official, kind, level, code, parent in connection.execute(statement):
            rows[key] = (Committee(key, public_id, name, official, kind, level, code or ""), parent)
        wanted = {parent for _, parent in rows.values() if parent is not None} - rows.keys()
    return {key: _with_chain(key, rows) for key in rows}


def one(connection: Connection, public_id: str) -> Committee | None:
    """The body of that public id, None where there is none."""
    key = connection.execute(select(Organisation.id).where(Organisation.public_id == public_id)).scalar()
    return by_id(connection, [key])[key] if key is not None else None


def _with_chain(key: int, rows: dict[int, tuple[Committee, int | None]]) -> Committee:
    own, parent = rows[key]
    chain: list[Committee] = []
    seen = {key}
    while parent is not None and parent in rows and parent not in seen:
        seen.add(parent)
        over, parent = rows[parent]
        if over.level is not Level.CENTRAL:
            chain.insert(0, over)
    return Committee(own.id, own.public_id, own.name, own.official_name, own.kind, own.level, own.code, tuple(chain))
