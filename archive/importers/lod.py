"""Keeps every milestone's level of detail in step: the coarsest zoom at which it is among the most salient of its tile.

What a tile shows is then one short walk of a partial index, however large the archive is. A change of some days is
carried from these days upwards: a wider tile shows the best of what its two halves show, so that nothing else is read.
What is undated (its date inherited, the end open) stands on no tile.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from archive.schema.metadata import Document, Milestone
from archive.values.tiles import NEVER, SHOWN, ZOOMS, days_of

#: (salience, sort_day, key): the greatest are shown.
Rank = tuple[float, int, int]

_BEST = """
    SELECT m.salience, m.sort_day, m.id, m.lod FROM milestones m JOIN documents d ON d.id = m.document_id
    WHERE m.sort_day = ? AND d.withdrawn IS NULL AND (m.basis <> 'inherited' OR m.latest_day IS NOT NULL) ORDER BY m.salience DESC, m.id DESC LIMIT ?
"""
_HELD = "SELECT salience, sort_day, id, lod FROM milestones WHERE lod < 99 AND lod IN ({}) AND sort_day BETWEEN ? AND ?"


def days_of_source(connection: Connection, source: int) -> set[int]:
    """The days on which milestones of a source (key) stand."""
    found = select(Milestone.sort_day).join(Document, Document.id == Milestone.document_id)
    return set(connection.scalars(found.where(Document.source_id == source).distinct()))


def rebuild(connection: Connection) -> None:
    """Compute all levels anew."""
    refresh(connection, connection.exec_driver_sql("SELECT DISTINCT sort_day FROM milestones").scalars())


def refresh(connection: Connection, days: Iterable[int]) -> None:
    """Mend the levels after milestones of these days came or went."""
    change = _Change(connection)
    change.compute(days)
    change.write()


def wrong(connection: Connection) -> list[int]:
    """Keys of the milestones whose level differs from one computed anew (nothing is written)."""
    change = _Change(connection)
    change.compute(connection.exec_driver_sql("SELECT DISTINCT sort_day FROM milestones").scalars())
    return sorted(key for key, new in change.new.items() if change.old[key] != new)


class _Change:
    """The levels of the milestones that were looked at, before and after."""

    def __init__(self, connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        self.cursor = driver.cursor()
        self.mark = "?" if connection.dialect.name == "sqlite" else "%s"
        self.old: dict[int, int] = {}
        self.new: dict[int, int] = {}

    def compute(self, days: Iterable[int]) -> None:
        """The levels of all that these days may have changed."""
        level = {day: self.of_day(day) for day in sorted(set(days))}
        for zoom in range(ZOOMS - 2, -1, -1):
            level = {tile: self.of_tile(zoom, tile, level) for tile in sorted({tile >> 1 for tile in level})}

    def of_day(self, day: int) -> list[Rank]:
        """The best of one day; those that were and are no more lose their level."""
        self._read(_HELD.format(_zooms(ZOOMS - 1)), (day, day), NEVER)
        return self._read(_BEST, (day, SHOWN), ZOOMS - 1)

    def of_tile(self, zoom: int, tile: int, halves: dict[int, list[Rank]]) -> list[Rank]:
        """The best of a tile, from the best of its halves; a half in which nothing changed is read."""
        candidates: list[Rank] = []
        for half in (2 * tile, 2 * tile + 1):
            if half in halves:
                candidates += halves[half]
            else:
                candidates += self._read(_HELD.format(_zooms(zoom + 1)), days_of(zoom + 1, half), zoom + 1)
        best = sorted(candidates, reverse=True)[:SHOWN]
        self.new.update((key, zoom) for _, _, key in best)
        return best

    def _read(self, sql: str, values: tuple[int, ...], level: int) -> list[Rank]:
        self.cursor.execute(sql.replace("?", self.mark), values)
        ranks: list[Rank] = []
        for salience, day, key, lod in self.cursor.fetchall():
            self.old[key] = lod
            self.new[key] = level
            ranks.append((salience, day, key))
        return ranks

    def write(self) -> None:
        """Store what changed."""
        changed = [(new, key) for key, new in self.new.items() if self.old[key] != new]
        statement = f"UPDATE milestones SET lod = {self.mark} WHERE id = {self.mark}"  # noqa: S608 (our own mark)
        self.cursor.executemany(statement, changed)
        self.cursor.close()


def _zooms(last: int) -> str:
    return ", ".join(str(zoom) for zoom in range(last + 1))
