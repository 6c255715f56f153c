"""The milestones that any tile of the whole archive can show, in memory with their text, and how many begin on each day.

At most fifty of a day are among the most salient of a tile, so this stays small where the archive is large: a tile is
then two short walks over arrays.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from archive.queries.columns import TILED
from archive.queries.held import Held
from archive.queries.rows import driver_rows
from archive.values.days import OPEN_FUTURE, OPEN_PAST
from archive.values.tiles import SHOWN

Numbers = NDArray[Any]

#: So many of `TILED` are told.
TOLD = 8
#: What stands on the timeline: not what is undated, of which only the beginning is known, and that by inheritance.
DATED = "(m.basis <> 'inherited' OR m.latest_day IS NOT NULL)"
#: The counts of the same in the kept counts: how many, and how many of these inherited their date.
COUNTED = (
    f"sum(CASE WHEN latest_day = {OPEN_FUTURE} THEN milestones - inherited ELSE milestones END), "
    f"sum(CASE WHEN latest_day = {OPEN_FUTURE} THEN 0 ELSE inherited END)"
)

_ROWS = (
    f"SELECT {TILED}, m.lod FROM milestones m WHERE m.lod < 99 AND {DATED} "  # noqa: S608 (ours)
    "ORDER BY m.sort_day, m.id"
)
_COUNTED = (
    f"SELECT CASE earliest_day WHEN {OPEN_PAST} THEN latest_day ELSE earliest_day END AS day, {COUNTED} "  # noqa: S608 (ours)
    "FROM rollups WHERE subject = 'all' AND subject_id = 0 GROUP BY 1 ORDER BY 1"
)
#: The kept counts hold withdrawn documents too.
_COUNTED_ANEW = (
    "SELECT m.sort_day, count(*), sum(CASE WHEN m.basis = 'inherited' THEN 1 ELSE 0 END) FROM milestones m "  # noqa: S608 (ours)
    f"JOIN documents d ON d.id = m.document_id WHERE d.withdrawn IS NULL AND {DATED} GROUP BY 1 ORDER BY 1"
)
_WITHDRAWN = "SELECT 1 FROM documents WHERE withdrawn IS NOT NULL LIMIT 1"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_json(rows: Iterable[Any]) -> bytes:
    """Rows of `TILED` as JSON."""
    return _encode([row[:TOLD] for row in rows]).encode()


@dataclass(frozen=True, eq=False)
class Salient:
    """Milestones by day; `rank` is their place among all, the most salient first."""

    day: Numbers
    level: Numbers
    rank: Numbers
    texts: list[bytes]
    counted: "Counted"

    def best(self, zoom: int, low: int, high: int) -> bytes:
        """The rows of a tile as JSON."""
        start, stop = np.searchsorted(self.day, np.array((low, high + 1), np.int32))
        at = np.flatnonzero(self.level[start:stop] <= zoom) + start
        best = at[np.argsort(self.rank[at])][:SHOWN]
        return b"[" + b",".join([self.texts[place] for place in best.tolist()]) + b"]"


@dataclass(frozen=True, eq=False)
class Counted:
    """Days on which something begins; `number` and `inherited` of all before each, and at last of all."""

    day: Numbers
    number: Numbers
    inherited: Numbers

    def density(self, low: int, high: int, step: int) -> list[tuple[int, int]]:
        """How many begin in each stretch of `step` days, and how many of them inherited their date."""
        edges = np.searchsorted(self.day, np.arange(low, high + 2, step, dtype=np.int32))
        return list(zip(np.diff(self.number[edges]).tolist(), np.diff(self.inherited[edges]).tolist(), strict=True))


def _load(connection: Connection) -> Salient:
    rows = driver_rows(connection, _ROWS)
    salience, level = (np.array([row[n] for row in rows]) for n in (TOLD - 1, TOLD + 2))
    # Of equals the later comes first, and so the one that stands further behind.
    rank = np.empty(len(rows), np.int32)
    rank[np.lexsort((-np.arange(len(rows)), -salience))] = np.arange(len(rows))
    texts = [_encode(row[:TOLD]).encode() for row in rows]
    withdrawn = driver_rows(connection, _WITHDRAWN)
    found = driver_rows(connection, _COUNTED_ANEW if withdrawn else _COUNTED)
    counted = np.array(found, np.int64).reshape(-1, 3).T
    number, inherited = (np.concatenate(([0], np.cumsum(column))) for column in counted[1:])
    day = np.array([row[TOLD] for row in rows], np.int32)
    return Salient(day, level.astype(np.int8), rank, texts, Counted(counted[0].astype(np.int32), number, inherited))


_held = Held(_load)


def salient(connection: Connection) -> Salient | None:
    """As the archive is now; None for the second in which it is read after a large archive has changed."""
    return _held.soon(connection)
