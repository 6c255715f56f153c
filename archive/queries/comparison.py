"""Who describes what, and who is silent: initiatives against committees, with two kinds of silence kept apart."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, func, select

from archive.queries import committees, kept
from archive.queries.columns import NONE
from archive.queries.committees import Committee
from archive.queries.filters import not_withdrawn
from archive.queries.grouping import grouped
from archive.queries.matrix import Cell, Column, ColumnsBy, Matrix, Row, RowOrder, RowsBy
from archive.queries.rows import AnySelect, driver_columns
from archive.schema.metadata import (
    Family,
    Initiative,
    InitiativeMention,
    Organisation,
)
from archive.schema.vocabulary import Level, Modality, OrganisationKind, Theme
from archive.values.days import date_or_none

#: How many committees stand side by side in the matrix; of more, those with most documents and mentions.
COLUMNS = 40


def held(connection: Connection) -> dict[int, tuple[int, int]]:
    """Per committee: documents held of it, and how many of them are digests.

    A document is held of a committee that issued it, or whose work it describes more than any other's.
    """
    return kept.for_revision(connection, "held", lambda: _held(connection))


def _held(connection: Connection) -> dict[int, tuple[int, int]]:
    # All but which are digests is read from indexes alone.
    document, issuer = driver_columns(
        connection,
        f"SELECT id, coalesce(issuer_id, {NONE}) FROM documents "  # noqa: S608 (ours)
        "WHERE id NOT IN (SELECT id FROM documents WHERE withdrawn IS NOT NULL)",
        np.int64,
    )
    digests = driver_columns(connection, "SELECT id FROM documents WHERE digest", np.int64)[0]
    told, of = driver_columns(
        connection,
        "SELECT document_id, organisation_id FROM initiative_mentions WHERE organisation_id IS NOT NULL",
        np.int64,
    )
    groups = grouped(told, of)
    told, of = told[groups.first], of[groups.first]
    # Of each document the body that it tells most of; of equals the one with the lesser key.
    order = np.lexsort((of, -groups.count, told))
    most = order[np.unique(told[order], return_index=True)[1]]
    bodies, documents = np.concatenate((issuer, of[most])), np.concatenate((document, told[most]))
    shown = (bodies != NONE) & np.isin(documents, document)
    pairs = np.unique(bodies[shown] << 32 | documents[shown])
    keys, place, number = np.unique(pairs >> 32, return_inverse=True, return_counts=True)
    of_these = np.bincount(place, np.isin(pairs & 0xFFFFFFFF, digests), len(keys)).astype(np.int64)
    return {key: (n, d) for key, n, d in zip(keys.tolist(), number.tolist(), of_these.tolist(), strict=True)}


def matrix(
    connection: Connection,
    *,
    by: RowsBy = RowsBy.FAMILY,
    unfold: str | None = None,
    least: int = 1,
    themes: tuple[Theme, ...] = (),
    province: str | None = None,
    columns: ColumnsBy = ColumnsBy.REGION,
    order: RowOrder = RowOrder.COMMITTEES,
    unheld: bool = False,
) -> Matrix:
    """The matrix of rows that at least `least` committees describe; `unfold` is the slug of one family to be spread.

    `province` (a public id) keeps the committees of one province; `unheld` asks for those of which no document is held.
    """
    documents = held(connection)
    counted = _cells(connection, themes)
    wanted = _wanted(connection, counted, documents, province)
    known = [c for c in wanted if unheld or c.id in documents]
    first = _first(counted)
    shown = sorted(known[:COLUMNS], key=_column_order(columns, first))
    rows = _rows(connection, counted, [c.id for c in shown], by, unfold)
    kept = [row for row in rows if row.described >= max(least, 1)]
    grouped = tuple(
        (theme, tuple(sorted((r for r in kept if r.theme is theme), key=_row_order(order))))
        for theme in Theme
        if any(r.theme is theme for r in kept)
    )
    most = max((cell.passages for row in kept for cell in row.cells if cell), default=1)
    hidden = sum(row.described > 0 for row in rows) - len(kept)
    made = tuple(Column(c, *documents.get(c.id, (0, 0)), first.get(c.id)) for c in shown)
    return Matrix(made, grouped, most, len(known) - len(shown), hidden, len(wanted) - len(known))


def _wanted(
    connection: Connection,
    counted: dict[tuple[int, int], Cell],
    documents: dict[int, tuple[int, int]],
    province: str | None,
) -> list[Committee]:
    """The league committees of which something is told, those with most documents and mentions first."""
    size: Counter[int] = Counter()
    for (_, organisation), cell in counted.items():
        size[organisation] += cell.mentions
    keys = size.keys() | documents.keys()
    known = committees.by_id(connection, keys).values()
    wanted = [c for c in known if c.id in keys and c.kind is OrganisationKind.LEAGUE]
    if province is not None:
        wanted = [c for c in wanted if c.province.public_id == province]
    return sorted(wanted, key=lambda c: (-documents.get(c.id, (0, 0))[0], -size[c.id], c.order))


def _first(counted: dict[tuple[int, int], Cell]) -> dict[int, date]:
    found: dict[int, date] = {}
    for (_, organisation), cell in counted.items():
        if cell.first is not None:
            found[organisation] = min(cell.first, found.get(organisation, cell.first))
    return found


def _column_order(by: ColumnsBy, first: dict[int, date]) -> Callable[[Committee], tuple[Any, ...]]:
    if by is ColumnsBy.LEVEL:
        levels = list(Level)
        return lambda c: (levels.index(c.level) if c.level else len(levels), c.order)
    if by is ColumnsBy.FIRST:
        return lambda c: (first.get(c.id, date.max), c.order)
    return lambda c: (c.order,)


def _row_order(by: RowOrder) -> Callable[[Row], tuple[Any, ...]]:
    if by is RowOrder.NAME:
        return lambda row: (row.name,)
    if by is RowOrder.FIRST:
        return lambda row: (row.first or date.max, row.name)
    return lambda row: (-row.described, row.name)


def _cells(connection: Connection, themes: tuple[Theme, ...]) -> dict[tuple[int, int], Cell]:
    """What league committees do of initiatives (of some themes): `(initiative, organisation)` → cell."""
    every = kept.for_revision(connection, "cells", lambda: _counted(connection))
    if not themes:
        return every
    wanted = set(connection.scalars(select(Initiative.id).where(Initiative.theme.in_(themes))))
    return {pair: cell for pair, cell in every.items() if pair[0] in wanted}


def _counted(connection: Connection) -> dict[tuple[int, int], Cell]:
    league = set(connection.scalars(select(Organisation.id).where(Organisation.kind == OrganisationKind.LEAGUE)))
    m = InitiativeMention
    columns: tuple[Any, ...] = (m.initiative_id, m.organisation_id)
    statement: AnySelect = select(
        *columns,
        func.count(m.passage_id.distinct()),
        func.count(),
        func.count().filter(m.modality == Modality.PLANNED),
        func.count(m.document_id.distinct()),
        func.min(m.earliest_day),
    )
    rows = connection.execute(statement.where(not_withdrawn(m.document_id)).group_by(*columns))
    return {
        (initiative, organisation): Cell(passages, mentions, planned, documents, date_or_none(first))
        for initiative, organisation, passages, mentions, planned, documents, first in rows
        if organisation in league
    }


def _rows(
    connection: Connection,
    counted: dict[tuple[int, int], Cell],
    columns: list[int],
    by: RowsBy,
    unfold: str | None,
) -> list[Row]:
    names: AnySelect = select(
        Initiative.id, Initiative.slug, Initiative.name, Initiative.theme, Family.slug, Family.name
    ).outerjoin(Family, Family.id == Initiative.family_id)
    seen = {initiative for initiative, _ in counted}
    members: defaultdict[tuple[str, str], list[tuple[int, Theme]]] = defaultdict(list)
    for key, slug, name, theme, family, family_name in connection.execute(names.order_by(Initiative.id)):
        if key not in seen:
            continue
        row = (slug, name)
        if by is RowsBy.THEME:
            row = (theme, "")
        elif family and by is RowsBy.FAMILY and family != unfold:
            row = (family, family_name)
        members[row].append((key, Theme(theme)))
    found = []
    for (slug, name), held_by in members.items():
        # A family may reach over several fields: it stands in that of most of its members.
        theme = Counter(theme for _, theme in held_by).most_common(1)[0][0]
        keys = [key for key, _ in held_by]
        cells = tuple(_sum(counted, keys, organisation) for organisation in columns)
        found.append(Row(slug, name, theme, len(keys), cells))
    return found


def _sum(counted: dict[tuple[int, int], Cell], initiatives: list[int], organisation: int) -> Cell | None:
    found = [counted[(i, organisation)] for i in initiatives if (i, organisation) in counted]
    if not found:
        return None
    return Cell(
        sum(c.passages for c in found),
        sum(c.mentions for c in found),
        sum(c.planned for c in found),
        max(c.documents for c in found),
        min((c.first for c in found if c.first), default=None),
    )
