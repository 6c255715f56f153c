"""One tile of time: its density and its most salient milestones, read in a few index walks whatever the archive's size.

The hot question of the timeline: rows of the driver, no objects. A tile without a filter is read by levels of detail; with
one committee or initiative through one of two indexes, by time or by salience, whichever has fewer rows to pass; any other
choice through the columns in memory.
"""

# ruff: noqa: S608 (names and numbers of this file only)
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection

from archive.queries.chosen import chosen
from archive.queries.filters import Filters
from archive.values.days import OPEN_FUTURE, OPEN_PAST
from archive.values.tiles import SHOWN, ZOOMS, days_of

#: Into how many stretches the density of a tile is divided (a tile of fewer days into its days).
BINS = 64
#: The columns of a milestone in a tile; days count from 1970-01-01, an open end is None.
COLUMNS = ("id", "headline", "earliest", "latest", "edtf", "basis", "modality", "salience")

_SELECTED = (
    "m.public_id, m.headline, m.earliest_day, m.latest_day, m.edtf, m.basis, m.modality, m.salience, m.sort_day, m.id"
)
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
    """The days `low` to `high`; `count` milestones stand in them, `rows` (of `COLUMNS`) are the most salient.

    `density` has one pair for each stretch of `step` days: how many milestones begin there, how many of them inherited
    their date.
    """

    low: int
    high: int
    step: int
    count: int
    density: tuple[tuple[int, int], ...]
    rows: tuple[tuple[Any, ...], ...]


def revision(connection: Connection) -> int:
    """The revision of the archive, asked as directly as can be."""
    found = _rows(connection, "SELECT revision FROM archive_state", ())
    return int(found[0][0]) if found else 0


def subject(connection: Connection, committee: str, initiative: str) -> Subject | None:
    """The subject of a public id or a slug (one of them); None where there is none of that name."""
    kind, sql, name = (
        ("organisation", "SELECT id FROM organisations WHERE public_id = ?", committee)
        if committee
        else ("initiative", "SELECT id FROM initiatives WHERE slug = ?", initiative)
    )
    found = _rows(connection, sql, (name,))
    return Subject(kind, int(found[0][0])) if found else None


def tile(connection: Connection, zoom: int, index: int, of: Subject | None = None) -> Tile:
    """The tile `index` of a zoom.

    Raises:
        ValueError: if there is no such zoom, or the tile lies outside the calendar.
    """
    low, high, step = place(zoom, index)
    if _rows(connection, "SELECT 1 FROM documents WHERE withdrawn IS NOT NULL LIMIT 1", ()):
        return _counted(connection, low, high, step, of)
    density = _density(connection, low, high, step, of)
    count = sum(number for number, _ in density)
    rows = _by_level(connection, zoom, low, high) if of is None else _of_subject(connection, of, low, high, count)
    return Tile(low, high, step, count, density, _best(rows))


def chosen_tile(connection: Connection, zoom: int, index: int, filters: Filters) -> Tile:
    """The tile of what any filters leave, from the columns in memory.

    Raises:
        ValueError: as `tile`.
    """
    low, high, step = place(zoom, index)
    found = chosen(connection, filters)
    start, stop = (int(place) for place in np.searchsorted(found.low, (low, high + 1)))
    bins = (found.low[start:stop] - low) // step
    counts = np.bincount(bins * 2 + found.inherited[start:stop], minlength=2 * ((high - low) // step + 1)).reshape(
        -1, 2
    )
    salience = found.columns.salience[found.rows[start:stop]]
    best = np.arange(stop - start)
    if len(best) > SHOWN:
        best = np.flatnonzero(salience >= np.partition(salience, -SHOWN)[-SHOWN])
    # Rows of a day come in the order of their keys, so of equals the last wins.
    rows = found.rows[start:stop][best]
    order = np.lexsort((-found.columns.id[rows], -found.low[start:stop][best], -salience[best]))[:SHOWN]
    keys = [int(key) for key in found.columns.id[rows[order]]]
    sql = f"SELECT {_SELECTED} FROM milestones m WHERE m.id IN ({', '.join(map(str, keys)) or 'NULL'})"
    told = {row[9]: tuple(row[: len(COLUMNS)]) for row in _rows(connection, sql, ())}
    density = tuple((int(one + two), int(two)) for one, two in counts)
    return Tile(low, high, step, stop - start, density, tuple(told[key] for key in keys))


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
    return low, high, max(1, (high - low + 1) // BINS)


def _best(rows: list[Any]) -> tuple[tuple[Any, ...], ...]:
    rows.sort(key=lambda row: (row[7], row[8], row[9]), reverse=True)
    return tuple(tuple(row[: len(COLUMNS)]) for row in rows[:SHOWN])


def _counted(connection: Connection, low: int, high: int, step: int, of: Subject | None) -> Tile:
    """The tile from the milestones themselves: where documents were withdrawn, the kept counts still hold them."""
    sql = f"SELECT {_SELECTED} FROM milestones m JOIN documents d ON d.id = m.document_id "
    where = "WHERE d.withdrawn IS NULL AND m.sort_day BETWEEN ? AND ?"
    if of is not None:
        table, column = _SUBJECTS[of.kind]
        where += f" AND m.id IN (SELECT milestone_id FROM {table} WHERE {column} = {int(of.key)})"
    rows = _rows(connection, sql + where, (low, high))
    bins = [[0, 0] for _ in range((high - low) // step + 1)]
    for row in rows:
        bins[(row[8] - low) // step][0] += 1
        bins[(row[8] - low) // step][1] += row[5] == "inherited"
    density = tuple((number, inherited) for number, inherited in bins)
    return Tile(low, high, step, len(rows), density, _best(rows))


def _density(connection: Connection, low: int, high: int, step: int, of: Subject | None) -> tuple[tuple[int, int], ...]:
    """Counts by the day at which a milestone stands: its first, or its last where the first is open."""
    kind, key = ("all", 0) if of is None else (of.kind, of.key)
    place = "subject = ? AND subject_id = ? AND "
    counts = "sum(milestones), sum(inherited) FROM rollups WHERE "
    found = _rows(
        connection,
        f"SELECT (earliest_day - {low}) / {step} AS bin, {counts}{place} earliest_day BETWEEN ? AND ? GROUP BY 1",
        (kind, key, low, high),
    )
    found += _rows(
        connection,
        f"SELECT (latest_day - {low}) / {step} AS bin, {counts}{place} "
        f"latest_day BETWEEN ? AND ? AND earliest_day = {OPEN_PAST} GROUP BY 1",
        (kind, key, low, high),
    )
    bins = [[0, 0] for _ in range((high - low) // step + 1)]
    for n, number, inherited in found:
        bins[n][0] += int(number)
        bins[n][1] += int(inherited)
    return tuple((number, inherited) for number, inherited in bins)


def _by_level(connection: Connection, zoom: int, low: int, high: int) -> list[Any]:
    levels = ", ".join(map(str, range(zoom + 1)))
    sql = (
        f"SELECT {_SELECTED} FROM milestones m WHERE m.lod < 99 AND m.lod IN ({levels}) AND m.sort_day BETWEEN ? AND ?"
    )
    return _rows(connection, sql, (low, high))


def _of_subject(connection: Connection, of: Subject, low: int, high: int, inside: int) -> list[Any]:
    table, column = _SUBJECTS[of.kind]
    held = int(
        _rows(
            connection, "SELECT coalesce(sum(milestones), 0) FROM tallies WHERE subject = ? AND value = ?",
            (of.kind, str(of.key)),
        )[0][0]
    )  # fmt: skip
    by_time = inside * inside <= SHOWN * max(held, 1)
    index = f"ix_{table}_{column}_sort_day_salience" if by_time else f"ix_{table}_salient"
    hint = f"INDEXED BY {index}" if connection.dialect.name == "sqlite" else ""
    best = (
        f"SELECT s.milestone_id FROM {table} s {hint} WHERE s.{column} = ? AND s.sort_day BETWEEN ? AND ? "
        f"ORDER BY s.salience DESC, s.sort_day DESC, s.milestone_id DESC LIMIT {SHOWN}"
    )
    sql = f"SELECT {_SELECTED} FROM milestones m WHERE m.id IN ({best})"
    return _rows(connection, sql, (of.key, low, high))


def _rows(connection: Connection, sql: str, values: Sequence[Any]) -> list[Any]:
    """Rows of the driver itself."""
    driver: Any = connection.connection.driver_connection
    cursor = driver.cursor()
    try:
        cursor.execute(sql if connection.dialect.name == "sqlite" else sql.replace("?", "%s"), tuple(values))
        rows: list[Any] = cursor.fetchall()
        return rows
    finally:
        cursor.close()
