"""All milestones of an archive as columns of numbers in memory, read once for each revision.

A choice of the reader's may join any filters over a million milestones: as arrays they are narrowed and counted in
milliseconds, where SQL would walk all rows for each of the counts of a page. Some fifty bytes a milestone.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select, text

from archive.queries.held import Held
from archive.queries.rows import AnySelect, driver_rows
from archive.schema.vocabulary import Basis, Genre, Modality, Theme

Numbers = NDArray[Any]

BASES, MODALITIES, THEMES, GENRES = tuple(Basis), tuple(Modality), tuple(Theme), tuple(Genre)
#: Where a day is not known.
NO_DAY = np.iinfo(np.int32).min
#: What stands for no theme, no lane.
NONE = -1

#: How many headlines are remembered.
LABELS = 50_000

_AT_ONCE = 50_000


@dataclass(frozen=True, eq=False)
class Pairs:
    """Which milestone (`row` in the columns) has which `key` (of an organisation or an initiative); `first` if named first."""

    row: Numbers
    key: Numbers
    first: Numbers


@dataclass(frozen=True, eq=False)
class Columns:
    """Milestones of documents that are not withdrawn, in the order of their `id`.

    `low` and `high` are the days on which it happened, `told_low` and `told_high` those of its document's publication,
    open ends closed by the other. Words are places in `BASES` and the like; `lane` is the key of the committee of which
    it is told; `document` the document's key.
    """

    id: Numbers
    low: Numbers
    high: Numbers
    told_low: Numbers
    told_high: Numbers
    basis: Numbers
    modality: Numbers
    genre: Numbers
    theme: Numbers
    salience: Numbers
    approximate: Numbers
    disputed: Numbers
    document: Numbers
    issuer: Numbers
    lane: Numbers
    organisations: Pairs
    initiatives: Pairs
    #: Theme of each initiative, by its key.
    themes: dict[int, int]
    #: Places in the order of the days of an axis, and the like, once they were asked for.
    order: dict[str, Numbers] = field(default_factory=dict)
    #: What was chosen of them lately.
    chosen: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    #: Public id and headline of milestones that were told lately, by their key.
    told: dict[int, tuple[str, str]] = field(default_factory=dict)


def columns(connection: Connection) -> Columns:
    """The columns of the archive as it is now."""
    return _held.now(connection)


def ready(connection: Connection) -> bool:
    """Whether they are in memory already, as the archive is now."""
    return _held.ready(connection) is not None


def soon(connection: Connection) -> bool:
    """Whether they are in memory; of a large archive, where they are not, they will be in some seconds."""
    return _held.soon(connection) is not None


def labels(connection: Connection, held: Columns, keys: list[int]) -> list[tuple[str, str]]:
    """Public id and headline of milestones."""
    told = held.told
    found = {key: told[key] for key in keys if key in told}
    missing = ", ".join(str(key) for key in sorted(set(keys)) if key not in found)
    if missing:
        sql = f"SELECT id, public_id, headline FROM milestones WHERE id IN ({missing})"  # noqa: S608 (our keys)
        new = {key: (public_id, headline) for key, public_id, headline in driver_rows(connection, sql)}
        if len(told) > LABELS:
            told.clear()
        told.update(new)
        found.update(new)
    return [found[key] for key in keys]


def _table(connection: Connection, sql: str) -> Numbers:
    """The rows of a statement as one array of numbers."""
    driver: Any = connection.connection.driver_connection
    cursor = driver.cursor()
    parts: list[Numbers] = []
    try:
        cursor.execute(sql)
        width = len(cursor.description)
        while rows := cursor.fetchmany(_AT_ONCE):
            parts.append(np.array(rows, dtype=np.float64))
    finally:
        cursor.close()
    return np.concatenate(parts).T if parts else np.empty((width, 0))


def _place(column: str, words: tuple[Any, ...]) -> str:
    cases = " ".join(f"WHEN '{word.value}' THEN {n}" for n, word in enumerate(words))
    return f"CASE {column} {cases} ELSE {NONE} END"


def _load(connection: Connection) -> Columns:
    found = _table(
        connection,
        "SELECT m.id, m.sort_day, coalesce(m.latest_day, m.earliest_day), m.document_id, "  # noqa: S608 (our words)
        f"{_place('m.basis', BASES)}, {_place('m.modality', MODALITIES)}, m.salience, "
        "CASE WHEN m.edtf LIKE '%~%' OR m.edtf LIKE '%?%' THEN 1 ELSE 0 END "
        "FROM milestones m ORDER BY m.id".replace("%", "%%" if connection.dialect.name == "postgresql" else "%"),
    )
    documents = _table(
        connection,
        f"SELECT id, {_place('genre', GENRES)}, coalesce(issuer_id, {NONE}), "  # noqa: S608 (our words)
        f"coalesce(published_earliest_day, published_latest_day, {NO_DAY}), "
        f"coalesce(published_latest_day, published_earliest_day, {NO_DAY}) FROM documents "
        "WHERE withdrawn IS NULL ORDER BY id",
    )
    held = documents[0]
    kept = np.isin(found[3], held)
    found = found[:, kept]
    of = documents[:, np.searchsorted(held, found[3])] if len(held) else np.empty((5, 0))
    ids = found[0].astype(np.int64)
    league = _table(connection, "SELECT id FROM organisations WHERE kind = 'league'")[0]
    bodies = _pairs(connection, ids, "organisation", league)
    initiatives = _pairs(connection, ids, "initiative")
    themes: AnySelect = select(text("id, theme FROM initiatives"))
    known = {int(key): THEMES.index(Theme(theme)) for key, theme in connection.execute(themes)}
    lane, theme = of[2].astype(np.int32), np.full(len(ids), NONE, np.int8)
    leading = bodies.first & np.isin(bodies.key, league)
    lane[bodies.row[leading]] = bodies.key[leading]
    first = initiatives.first
    theme[initiatives.row[first]] = [known[key] for key in initiatives.key[first].tolist()]
    doubtful = _table(
        connection,
        "SELECT e.milestone_id FROM event_milestones e JOIN events v ON v.id = e.event_id WHERE v.disputed",
    )[0]
    return Columns(
        id=ids,
        low=found[1].astype(np.int32),
        high=found[2].astype(np.int32),
        told_low=of[3].astype(np.int32),
        told_high=of[4].astype(np.int32),
        basis=found[4].astype(np.int8),
        modality=found[5].astype(np.int8),
        genre=of[1].astype(np.int8),
        theme=theme,
        salience=found[6],
        approximate=found[7].astype(bool),
        disputed=np.isin(ids, doubtful),
        document=found[3].astype(np.int32),
        issuer=of[2].astype(np.int32),
        lane=lane,
        organisations=bodies,
        initiatives=initiatives,
        themes=known,
    )


def _pairs(connection: Connection, ids: Numbers, kind: str, preferred: Numbers | None = None) -> Pairs:
    """Pairs by milestone, those with a preferred key in front, then in the order in which they are named."""
    found = _table(connection, f"SELECT milestone_id, {kind}_id, ordinal FROM milestone_{kind}s")  # noqa: S608 (ours)
    row = np.searchsorted(ids, found[0]).astype(np.int32)
    if len(ids):
        found = found[:, ids[np.minimum(row, len(ids) - 1)] == found[0]]
        row = np.searchsorted(ids, found[0]).astype(np.int32)
    behind = found[2] if preferred is None else found[2] + 1e6 * ~np.isin(found[1], preferred)
    order = np.lexsort((behind, row))
    row, key = row[order], found[1][order].astype(np.int32)
    first = np.ones(len(row), bool)
    first[1:] = row[1:] != row[:-1]
    return Pairs(row, key, first)


_held = Held(_load)
