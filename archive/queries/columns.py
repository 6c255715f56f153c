"""All milestones of an archive as columns of numbers in memory, read once for each revision.

A choice of the reader's may join any filters over a million milestones: as arrays they are narrowed and counted in
milliseconds, where SQL would walk all rows for each of the counts of a page. Some fifty bytes a milestone.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select, text

from archive.queries.held import Held
from archive.queries.rows import AnySelect, driver_columns, driver_rows
from archive.schema.vocabulary import Basis, Genre, Modality, Theme
from archive.values.days import OPEN_PAST

Numbers = NDArray[Any]

BASES, MODALITIES, THEMES, GENRES = tuple(Basis), tuple(Modality), tuple(Theme), tuple(Genre)
#: Where a day is not known.
NO_DAY = np.iinfo(np.int32).min
#: What stands for no theme, no lane.
NONE = -1

#: What a tile says of a milestone (days count from 1970-01-01, an open end is None), then what orders them.
TILED = (
    "m.public_id, m.headline, m.earliest_day, m.latest_day, m.edtf, m.basis, m.modality, m.salience, m.sort_day, m.id"
)
#: Of how many it is remembered.
REMEMBERED = 40_000

#: Where days are counted from, and more than there are in any interval.
FIRST_DAY, DAYS = OPEN_PAST, 1 << 22


@dataclass(frozen=True, eq=False)
class Pairs:
    """Which milestone (`row` in the columns) has which `key` (of an organisation or an initiative); `first` if named first."""

    row: Numbers
    key: Numbers
    first: Numbers


@dataclass(frozen=True, eq=False)
class Columns:
    """Milestones of documents that are not withdrawn, in the order of their `id`.

    `low` and `high` are the days on which it happened (NO_DAY where it is undated), `told_low` and `told_high` those of its document's publication,
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
    #: Their orders by the days of an axis, and what else was worked out of them all, once it was asked for.
    orders: dict[str, Any] = field(default_factory=dict)
    #: What was chosen of them lately.
    chosen: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    #: What tiles said of milestones lately, by their key.
    told: dict[int, Any] = field(default_factory=dict)
    #: Likewise of documents.
    titles: dict[int, Any] = field(default_factory=dict)


def columns(connection: Connection) -> Columns:
    """The columns of the archive as it is now."""
    return _held.now(connection)


def ready(connection: Connection) -> bool:
    """Whether they are in memory already, as the archive is now."""
    return _held.ready(connection) is not None


def soon(connection: Connection) -> Columns | None:
    """The columns; of a large archive None for the seconds in which they are read."""
    return _held.soon(connection)


def told(connection: Connection, held: Columns, keys: Iterable[int]) -> dict[int, Any]:
    """What tiles say of milestones, by their key: rows of `TILED`."""
    return _remembered(connection, held.told, f"SELECT {TILED} FROM milestones m WHERE m.id", keys)  # noqa: S608 (ours)


def titles(connection: Connection, held: Columns, keys: Iterable[int]) -> dict[int, Any]:
    """Title and key of documents, by their key."""
    return _remembered(connection, held.titles, "SELECT title, id FROM documents WHERE id", keys)


def _remembered(connection: Connection, known: dict[int, Any], sql: str, keys: Iterable[int]) -> dict[int, Any]:
    """Rows that end with their key, as far as they are not known yet."""
    found = {key: known.get(key) for key in keys}
    missing = ", ".join(str(key) for key, row in found.items() if row is None)
    if missing:
        new = {row[-1]: row for row in driver_rows(connection, f"{sql} IN ({missing})")}
        if len(known) > REMEMBERED:
            known.clear()
        known.update(new)
        found.update(new)
    return found


def _place(column: str, words: tuple[Any, ...]) -> str:
    cases = " ".join(f"WHEN '{word.value}' THEN {n}" for n, word in enumerate(words))
    return f"CASE {column} {cases} ELSE {NONE} END"


def _milestones(connection: Connection) -> dict[str, Any]:
    """The columns of the milestones themselves, by their key: most of them as one number, since every value read costs time."""
    sql = (
        "SELECT m.id, m.document_id, m.salience, "  # noqa: S608 (our words)
        f"(CAST(m.sort_day - ({FIRST_DAY}) AS bigint) * {DAYS} + coalesce(m.latest_day, m.earliest_day) - m.sort_day) * 256 "
        f"+ {_place('m.basis', BASES)} * 32 + {_place('m.modality', MODALITIES)} * 4 "
        "+ CASE WHEN m.basis = 'inherited' AND m.latest_day IS NULL THEN 2 ELSE 0 END "
        "+ CASE WHEN m.edtf LIKE '%~%' OR m.edtf LIKE '%?%' THEN 1 ELSE 0 END FROM milestones m ORDER BY m.id"
    )
    key, document, salience, packed = driver_columns(connection, sql)
    number = packed.astype(np.int64)
    words, days = number % 256, number // 256
    low, length = days // DAYS, days % DAYS
    undated = words // 2 % 2 == 1
    return {
        "id": key.astype(np.int64), "document": document.astype(np.int32), "salience": salience,
        "low": np.where(undated, NO_DAY, low + FIRST_DAY).astype(np.int32),
        "high": np.where(undated, NO_DAY, low + FIRST_DAY + length).astype(np.int32),
        "basis": (words // 32).astype(np.int8), "modality": (words // 4 % 8).astype(np.int8),
        "approximate": (words % 2).astype(bool),
    }  # fmt: skip


def _load(connection: Connection) -> Columns:
    found = _milestones(connection)
    documents = driver_columns(
        connection,
        f"SELECT id, {_place('genre', GENRES)}, coalesce(issuer_id, {NONE}), "  # noqa: S608 (our words)
        f"coalesce(published_earliest_day, published_latest_day, {NO_DAY}), "
        f"coalesce(published_latest_day, published_earliest_day, {NO_DAY}) FROM documents "
        "WHERE withdrawn IS NULL ORDER BY id",
    )
    held = documents[0]
    kept = np.isin(found["document"], held)
    if not kept.all():
        found = {name: column[kept] for name, column in found.items()}
    of = documents[:, np.searchsorted(held, found["document"])] if len(held) else np.empty((5, 0))
    ids = found["id"]
    league = driver_columns(connection, "SELECT id FROM organisations WHERE kind = 'league'")[0]
    bodies = _pairs(connection, ids, "organisation", league)
    initiatives = _pairs(connection, ids, "initiative")
    themes: AnySelect = select(text("id, theme FROM initiatives"))
    known = {int(key): THEMES.index(Theme(theme)) for key, theme in connection.execute(themes)}
    lane, theme = of[2].astype(np.int32), np.full(len(ids), NONE, np.int8)
    leading = bodies.first & np.isin(bodies.key, league)
    lane[bodies.row[leading]] = bodies.key[leading]
    first = initiatives.first
    theme[initiatives.row[first]] = [known[key] for key in initiatives.key[first].tolist()]
    doubtful = driver_columns(
        connection,
        "SELECT e.milestone_id FROM event_milestones e JOIN events v ON v.id = e.event_id WHERE v.disputed",
    )[0]
    return Columns(
        **found,
        told_low=of[3].astype(np.int32),
        told_high=of[4].astype(np.int32),
        genre=of[1].astype(np.int8),
        theme=theme,
        disputed=np.isin(ids, doubtful),
        issuer=of[2].astype(np.int32),
        lane=lane,
        organisations=bodies,
        initiatives=initiatives,
        themes=known,
    )


def _pairs(connection: Connection, ids: Numbers, kind: str, preferred: Numbers | None = None) -> Pairs:
    """Pairs by milestone, those with a preferred key in front, then in the order in which they are named."""
    sql = f"SELECT milestone_id, CAST({kind}_id AS bigint) * 64 + CASE WHEN ordinal < 63 THEN ordinal ELSE 63 END FROM milestone_{kind}s"  # noqa: S608 (ours)
    milestone, named = driver_columns(connection, sql, np.int64)
    key, ordinal = named // 64, named % 64
    row: Numbers = np.searchsorted(ids, milestone)
    if len(ids):
        known = ids[np.minimum(row, len(ids) - 1)] == milestone
        row, key, ordinal = row[known], key[known], ordinal[known]
    behind = np.zeros(len(row), bool) if preferred is None else ~np.isin(key, preferred)
    # Nearly in order as they come: one number for each pair is sorted in no time.
    order = np.argsort((row * 2 + behind) * 64 + ordinal, kind="stable")
    row, key = row[order].astype(np.int32), key[order].astype(np.int32)
    first = np.ones(len(row), bool)
    first[1:] = row[1:] != row[:-1]
    return Pairs(row, key, first)


_held = Held(_load)
