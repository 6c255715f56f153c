"""One committee through the years: which initiatives it tells of, year by year of what is told."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from archive.queries import committees, voices
from archive.queries.committees import Committee
from archive.queries.rows import AnySelect
from archive.schema.metadata import Document, Initiative, InitiativeMention, Milestone
from archive.schema.vocabulary import Modality, Theme

#: At most so many mentions are read.
MENTIONS = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """How often an initiative is mentioned for those years, and how many mentions tell of plans."""

    mentions: int
    planned: int


@dataclass(frozen=True, slots=True)
class Row:
    """An initiative; `cells` are in the order of the spans, None where nothing is told."""

    slug: str
    name: str
    theme: Theme
    cells: tuple[Cell | None, ...]

    @property
    def mentions(self) -> int:
        """How often it is mentioned in all."""
        return sum(cell.mentions for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Years:
    """Spans are years (`2020`), several (`2018–2023`) or empty for what is not dated; rows are in the order of their themes."""

    committee: Committee
    spans: tuple[str, ...]
    rows: tuple[Row, ...]
    most: int
    more: bool

    @property
    def by_theme(self) -> list[tuple[Theme, list[Row]]]:
        """The rows under their themes, in the order of the themes."""
        return [(theme, list(rows)) for theme, rows in groupby(self.rows, key=lambda row: row.theme)]


def through(connection: Connection, public_id: str) -> Years | None:
    """The years of a committee, None where there is no such body."""
    committee = committees.one(connection, public_id)
    if committee is None:
        return None
    m = InitiativeMention
    columns: tuple[Any, ...] = (Initiative.slug, Initiative.name, Initiative.theme, m.modality)
    period: tuple[Any, ...] = (Document.period_earliest_day, Document.period_latest_day, Document.period_edtf)
    told: tuple[Any, ...] = (Milestone.earliest_day, Milestone.latest_day, Milestone.edtf, Milestone.basis)
    statement: AnySelect = select(*columns, *period, *told).join(m, m.initiative_id == Initiative.id)
    statement = statement.join(Document, Document.id == m.document_id)
    statement = statement.outerjoin(Milestone, Milestone.id == m.milestone_id)
    statement = statement.where(m.organisation_id == committee.id, Document.withdrawn.is_(None))
    counted: defaultdict[tuple[str, str, Theme], dict[str, Counter[Modality]]] = defaultdict(dict)
    number = 0
    for row in connection.execute(statement.order_by(m.id).limit(MENTIONS)):
        number += 1
        span = voices.years_of(voices.dated(row))
        counted[row.slug, row.name, row.theme].setdefault(span, Counter())[row.modality] += 1
    spans = tuple(sorted({span for held in counted.values() for span in held}, key=voices.span_order))
    rows = [Row(*key, tuple(_cell(held.get(span)) for span in spans)) for key, held in counted.items()]
    themes = list(Theme)
    rows.sort(key=lambda row: (themes.index(row.theme), -row.mentions, row.name))
    most = max((cell.mentions for row in rows for cell in row.cells if cell), default=1)
    return Years(committee, spans, tuple(rows), most, number >= MENTIONS)


def _cell(counted: Counter[Modality] | None) -> Cell | None:
    return Cell(counted.total(), counted[Modality.PLANNED]) if counted else None
