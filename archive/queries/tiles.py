"""One tile of time: its density and its most salient milestones, at a price that does not grow with the archive.

The hot question of the timeline. The whole archive is read from what is held in memory of its most salient milestones,
any choice from the columns in memory. While these are being read, the tile of everything and of one committee or
initiative comes from the database: by levels of detail, or through one of two indexes, by time or by salience,
whichever has fewer rows to pass.
"""

# ruff: noqa: S608 (names and numbers of this file only)
import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection

from archive.queries.chosen import chosen
from archive.queries.columns import TILED, Columns, told
from archive.queries.filters import Filters
from archive.queries.rows import driver_rows
from archive.queries.salient import COUNTED, DATED, as_json, salient
from archive.values.days import OPEN_FUTURE, OPEN_PAST
from archive.values.tiles import SHOWN, ZOOMS, days_of, step_of

#: The columns of a milestone in a tile; days count from 1970-01-01, an open end is None.
COLUMNS = ("id", "headline", "earliest", "latest", "edtf", "basis", "modality", "salience")

_FOOT = f',"columns":{json.dumps(COLUMNS)}}}'.encode()
#: Table and column of a filter by its subject.
_SUBJECTS = {
    "organisation": ("milestone_organisations", "organisation_id"),
    "initiative": ("milestone_initiatives", "initiative_id"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a tile is narrowed to: `organisation` or `initiative`, and its key."""

    kind: str
    key: int


@dataclass(frozen=True, slots=True)
class Tile:
    """The days `low` to `high`; `count` milestones stand in them, `body` are the most salient (of `COLUMNS`) as JSON.

    `density` has one pair for each stretch of `step` days: how many milestones begin there, how many of them inherited
    their date.
    """

    low: int
    high: int
    step: int
    count: int
    density: list[tuple[int, int]]
    body: bytes

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """The most salient milestones."""
        return [tuple(row) for row in json.loads(self.body)]

    def text(self) -> bytes:
        """The whole tile as JSON."""
        density = str(self.density).replace("(", "[").replace(")", "]").replace(" ", "")
        head = (
            f'{{"low":{self.low},"high":{self.high},"step":{self.step},"count":{self.count},"density":{density},"rows":'
        )
        return b"".join((head.encode(), self.body, _FOOT))


def subject(connection: Connection, committee: str, initiative: str) -> Subject | None:
    """The subject of a public id or a slug (one of them); None where there is none of that name."""
    kind, sql, name = (
        ("organisation", "SELECT id FROM organisations WHERE public_id = ?", committee)
        if committee
        else ("initiative", "SELECT id FROM initiatives WHERE slug = ?", initiative)
    )
    found = driver_rows(connection, sql, (name,))
    return Subject(kind, int(found[0][0])) if found else None


def is_family(connection: Connection, slug: str) -> bool:
    """Whether a family of initiatives has that slug."""
    return bool(driver_rows(connection, "SELECT 1 FROM families WHERE slug = ?", (slug,)))


def tile(connection: Connection, zoom: int, index: int, of: Subject | None = None) -> Tile:
    """The tile `index` of a zoom.

    Raises:
        ValueError: if there is no such zoom, or the tile lies outside the calendar.
    """
    low, high, step = place(zoom, index)
    held = salient(connection) if of is None else None
    if held is not None:
        density = held.counted.density(low, high, step)
        return Tile(low, high, step, _sum(density), density, held.best(zoom, low, high))
    return stored(connection, zoom, index, of)


def stored(connection: Connection, zoom: int, index: int, of: Subject | None = None) -> Tile:
    """The same from the database alone.

    Raises:
        ValueError: as `tile`.
    """
    low, high, step = place(zoom, index)
    if driver_rows(connection, "SELECT 1 FROM documents WHERE withdrawn IS NOT NULL LIMIT 1"):
        return _counted(connection, low, high, step, of)
    density = _density(connection, low, high, step, of)
    count = _sum(density)
    rows = _by_level(connection, zoom, low, high) if of is None else _of_subject(connection, of, low, high, count)
    return Tile(low, high, step, count, density, _best(rows))


def chosen_tile(connection: Connection, zoom: int, index: int, filters: Filters, held: Columns | None = None) -> Tile:
    """The tile of what any filters leave, from the columns in memory (`held`, where the caller has them at hand).

    Raises:
        ValueError: as `tile`.
    """
    low, high, step = place(zoom, index)
    found = chosen(connection, filters, held)
    edges = found.places(np.arange(low, high + 2, step))
    start, stop = int(edges[0]), int(edges[-1])
    numbers, inherited = np.diff(edges).tolist(), np.diff(found.inherited_before[edges]).tolist()
    keys = found.columns.id[found.rows[found.best(start, stop, SHOWN)]].tolist()
    body = as_json(told(connection, found.columns, keys).values())
    return Tile(low, high, step, stop - start, list(zip(numbers, inherited, strict=True)), body)


def place(zoom: int, index: int) -> tuple[int, int, int]:
    """First and last day of a tile, and of how many days its stretches are.

    Raises:
        ValueError: if there is no such zoom, or the tile lies outside the calendar.
    """
    if not 0 <= zoom < ZOOMS:
        raise ValueError(f"there is no zoom {zoom}; there are 0 to {ZOOMS - 1}")
    low, high = days_of(zoom, index)
    if high < OPEN_PAST or low > OPEN_FUTURE:
        raise ValueError("the tile lies outside the calendar")
    return low, high, step_of(zoom)


def _sum(density: list[tuple[int, int]]) -> int:
    return sum(number for number, _ in density)


def _best(rows: list[Any]) -> bytes:
    rows.sort(key=lambda row: (row[7], row[8], row[9]), reverse=True)
    return as_json(rows[:SHOWN])


def _counted(connection: Connection, low: int, high: int, step: int, of: Subject | None) -> Tile:
    """The tile from the milestones themselves: where documents were withdrawn, the kept counts still hold them."""
    sql = f"SELECT {TILED} FROM milestones m JOIN documents d ON d.id = m.document_id "
    where = f"WHERE d.withdrawn IS NULL AND {DATED} AND m.sort_day BETWEEN ? AND ?"
    if of is not None:
        table, column = _SUBJECTS[of.kind]
        where += f" AND m.id IN (SELECT milestone_id FROM {table} WHERE {column} = {int(of.key)})"
    rows = driver_rows(connection, sql + where, (low, high))
    bins = [[0, 0] for _ in range((high - low) // step + 1)]
    for row in rows:
        bins[(row[8] - low) // step][0] += 1
        bins[(row[8] - low) // step][1] += row[5] == "inherited"
    density = [(number, inherited) for number, inherited in bins]
    return Tile(low, high, step, len(rows), density, _best(rows))


def _density(connection: Connection, low: int, high: int, step: int, of: Subject | None) -> list[tuple[int, int]]:
    """Counts by the day at which a milestone stands: its first, or its last where the first is open."""
    kind, key = ("all", 0) if of is None else (of.kind, of.key)
    place = "subject = ? AND subject_id = ? AND "
    counts = f"{COUNTED} FROM rollups WHERE "
    found = driver_rows(
        connection,
        f"SELECT (earliest_day - {low}) / {step} AS bin, {counts}{place} earliest_day BETWEEN ? AND ? GROUP BY 1",
        (kind, key, low, high),
    )
    found += driver_rows(
        connection,
        f"SELECT (latest_day - {low}) / {step} AS bin, {counts}{place} "
        f"latest_day BETWEEN ? AND ? AND earliest_day = {OPEN_PAST} GROUP BY 1",
        (kind, key, low, high),
    )
    bins = [[0, 0] for _ in range((high - low) // step + 1)]
    for n, number, inherited in found:
        bins[n][0] += int(number)
        bins[n][1] += int(inherited)
    return [(number, inherited) for number, inherited in bins]


def _by_level(connection: Connection, zoom: int, low: int, high: int) -> list[Any]:
    levels = ", ".join(map(str, range(zoom + 1)))
    sql = f"SELECT {TILED} FROM milestones m WHERE m.lod < 99 AND {DATED} AND m.lod IN ({levels}) AND m.sort_day BETWEEN ? AND ?"
    return driver_rows(connection, sql, (low, high))


def _of_subject(connection: Connection, of: Subject, low: int, high: int, inside: int) -> list[Any]:
    table, column = _SUBJECTS[of.kind]
    tally = "SELECT coalesce(sum(milestones), 0) FROM tallies WHERE subject = ? AND value = ?"
    held = int(driver_rows(connection, tally, (of.kind, str(of.key)))[0][0])
    # As many may stand in front that are undated and not shown.
    open_end = f"SELECT coalesce(sum(inherited), 0) FROM rollups WHERE subject = ? AND subject_id = ? AND latest_day = {OPEN_FUTURE}"
    most = SHOWN + int(driver_rows(connection, open_end, (of.kind, of.key))[0][0])
    by_time = inside * inside <= SHOWN * max(held, 1)
    index = f"ix_{table}_{column}_sort_day_salience" if by_time else f"ix_{table}_salient"
    hint = f"INDEXED BY {index}" if connection.dialect.name == "sqlite" else ""
    best = (
        f"SELECT s.milestone_id FROM {table} s {hint} WHERE s.{column} = ? AND s.sort_day BETWEEN ? AND ? "
        f"ORDER BY s.salience DESC, s.sort_day DESC, s.milestone_id DESC LIMIT {most}"
    )
    sql = f"SELECT {TILED} FROM milestones m WHERE m.id IN ({best}) AND {DATED}"
    return driver_rows(connection, sql, (of.key, low, high))
