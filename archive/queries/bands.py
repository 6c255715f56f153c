"""What a band of the timeline opens into: the milestones of one document that share an inherited period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, case, func, select

from archive.queries import whole
from archive.queries.chosen import chosen
from archive.queries.columns import MODALITIES, ready
from archive.queries.drawn import banded_documents, first_theme
from archive.queries.filters import Filters, conditions, within
from archive.queries.grouping import grouped
from archive.queries.rows import AnySelect
from archive.queries.timeline import thinned
from archive.queries.when import When, when
from archive.schema.metadata import Document, Milestone
from archive.schema.vocabulary import Basis, Genre, Modality, Theme
from archive.values.days import to_day

#: How many statements of a band are shown; the rest are one link away.
EACH = 8
#: How many bands are listed.
MOST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A milestone in one line."""

    id: str
    headline: str
    modality: Modality
    theme: Theme | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A band with its most salient statements; `count` is how many it holds in all."""

    document: str
    title: str
    digest: bool
    genre: Genre
    when: When
    planned: bool
    count: int
    lines: tuple[Line, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return anchor(self.document, self.when, self.planned)


def anchor(document: str, period: When, planned: bool) -> str:
    """The fragment by which a band's drawing points to its list."""
    days = f"{period.earliest or ''}{period.latest or ''}".replace("-", "")
    return f"band-{document}-{days}{'-planned' if planned else ''}"


def opened(connection: Connection, filters: Filters, low: date, high: date) -> list[Opened]:
    """The bands that touch the days `low` to `high`, in order of time."""
    if ready(connection) or not whole.kept(connection, filters):
        return _opened(connection, filters, low, high)
    planned = case((Milestone.modality == Modality.PLANNED, 1), else_=0)
    same: tuple[Any, ...] = (Milestone.document_id, Milestone.earliest_day, Milestone.latest_day, planned)
    ranked: AnySelect = (
        select(
            Milestone.id.label("id"),
            planned.label("planned"),
            func.row_number().over(partition_by=same, order_by=(Milestone.salience.desc(), Milestone.id)).label("n"),
            func.count().over(partition_by=same).label("size"),
        )
        .select_from(Milestone)
        .join(Document, Document.id == Milestone.document_id)
        .where(*conditions(connection, filters), Milestone.basis == Basis.INHERITED)
    )
    thin = thinned(connection, filters, low, high)
    if thin is not None:
        ranked = ranked.where(banded_documents(thin))
    inner = within(ranked, filters.axis, to_day(low), to_day(high)).subquery()
    statement = _told(inner.c.planned, inner.c.size).join(inner, inner.c.id == Milestone.id).where(inner.c.n <= EACH)
    statement = statement.order_by(Milestone.sort_day, Document.id, inner.c.planned, inner.c.n).limit(EACH * MOST)
    return _read(connection.execute(statement))


def _opened(connection: Connection, filters: Filters, low: date, high: date) -> list[Opened]:
    """The same of any choice, from the columns in memory."""
    found = chosen(connection, filters)
    held = found.columns
    at = found.touching(to_day(low), to_day(high))
    at = at[found.inherited[at]]
    rows = found.rows[at]
    planned = (held.modality[rows] == MODALITIES.index(Modality.PLANNED)).astype(np.int64)
    groups = grouped(held.low[rows], held.document[rows], planned, held.high[rows])
    shown = np.flatnonzero(groups.number < MOST)
    shown = shown[np.lexsort((held.id[rows[shown]], -held.salience[rows[shown]], groups.number[shown]))]
    number = groups.number[shown]
    shown = shown[np.arange(len(shown)) - np.searchsorted(number, number, "left") < EACH]
    keys = [int(key) for key in held.id[rows[shown]]]
    statement = _told(Milestone.id, case((Milestone.modality == Modality.PLANNED, 1), else_=0))
    told = {row[0]: row for row in connection.execute(statement.where(Milestone.id.in_(keys)))}
    sizes = groups.count[groups.number[shown]].tolist()
    return _read((told[key][1], size, *told[key][2:]) for key, size in zip(keys, sizes, strict=True))


def _told(*first: Any) -> AnySelect:
    columns: tuple[Any, ...] = (Document.public_id, Document.title, Document.digest, Document.genre)
    dated: tuple[Any, ...] = (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf, Milestone.inherited_from)
    told: tuple[Any, ...] = (Milestone.public_id, Milestone.headline, Milestone.modality, first_theme())
    statement: AnySelect = select(*first, *columns, *dated, *told).select_from(Milestone)
    return statement.join(Document, Document.id == Milestone.document_id)


def _read(rows: Iterable[Any]) -> list[Opened]:
    found: dict[tuple[Any, ...], Opened] = {}
    lines: dict[tuple[Any, ...], list[Line]] = {}
    for is_planned, size, document, title, digest, genre, first, last, edtf, source, *line in rows:
        key = (document, first, last, is_planned)
        period = when(first, last, edtf, Basis.INHERITED, source)
        if period is None:
            continue
        lines.setdefault(key, []).append(Line(*line))
        found[key] = Opened(document, title, digest, genre, period, bool(is_planned), size, tuple(lines[key]))
    return list(found.values())[:MOST]
