"""Who describes what, and who is silent: initiatives against committees, with two kinds of silence kept apart."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, func, select

from archive.queries import committees
from archive.queries.committees import Committee
from archive.queries.rows import AnySelect
from archive.schema.metadata import (
    Document,
    Family,
    Initiative,
    InitiativeMention,
    Organisation,
)
from archive.schema.vocabulary import Modality, OrganisationKind, Theme

#: How many committees stand side by side in the matrix; of more, those with most documents and mentions.
COLUMNS = 40


class RowsBy(StrEnum):
    """What a row stands for."""

    FAMILY = "family"
    INITIATIVE = "initiative"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Column:
    """A committee, and how many documents are held of it (`digests` of them in our own words)."""

    committee: Committee
    documents: int
    digests: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A committee describes an initiative: in how many passages, how many mentions tell of done and planned things."""

    passages: int
    mentions: int
    planned: int
    documents: int


@dataclass(frozen=True, slots=True)
class Row:
    """An initiative, a family folded into one row, or a theme. `cells` are in the order of the columns.

    A cell of None is silence: the column says whether documents are held that could have mentioned it.
    """

    slug: str
    name: str
    theme: Theme
    folded: int
    cells: tuple[Cell | None, ...]

    @property
    def described(self) -> int:
        """How many committees describe it."""
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows grouped by theme; `left_out` committees have no column for want of room."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Theme, tuple[Row, ...]], ...]
    most: int
    left_out: int
    hidden: int


def held(connection: Connection) -> dict[int, tuple[int, int]]:
    """Per committee: documents held of it, and how many of them are digests.

    A document is held of a committee that issued it, or whose work it describes more than any other's.
    """
    of: defaultdict[int, set[int]] = defaultdict(set)
    digests: set[int] = set()
    shown = select(Document.id, Document.issuer_id, Document.digest).where(Document.withdrawn.is_(None))
    visible = set()
    for document, issuer, digest in connection.execute(shown):
        visible.add(document)
        if issuer is not None:
            of[issuer].add(document)
        if digest:
            digests.add(document)
    told: AnySelect = select(InitiativeMention.document_id, InitiativeMention.organisation_id, func.count())
    told = told.where(InitiativeMention.organisation_id.is_not(None))
    told = told.group_by(InitiativeMention.document_id, InitiativeMention.organisation_id)
    most: dict[int, tuple[int, int]] = {}
    for document, organisation, number in connection.execute(told):
        if document in visible and (number, -organisation) > most.get(document, (0, 0)):
            most[document] = (number, -organisation)
    for document, (_, organisation) in most.items():
        of[-organisation].add(document)
    return {organisation: (len(found), len(found & digests)) for organisation, found in of.items()}


def matrix(
    connection: Connection,
    *,
    by: RowsBy = RowsBy.FAMILY,
    unfold: str | None = None,
    least: int = 1,
    themes: tuple[Theme, ...] = (),
    province: str | None = None,
) -> Matrix:
    """The matrix of rows that at least `least` committees describe; `unfold` is the slug of one family to be spread.

    `province` (a public id) keeps the committees of one province.
    """
    documents = held(connection)
    counted = _cells(connection, themes)
    keys = {organisation for _, organisation in counted} | documents.keys()
    known = committees.by_id(connection, keys)
    wanted = [
        c
        for c in known.values()
        if c.id in keys and c.kind is OrganisationKind.LEAGUE and (province is None or c.province.public_id == province)
    ]
    size = {c.id: sum(cell.mentions for (_, o), cell in counted.items() if o == c.id) for c in wanted}
    wanted.sort(key=lambda c: (-documents.get(c.id, (0, 0))[0], -size[c.id], c.order))
    shown = sorted(wanted[:COLUMNS], key=lambda c: c.order)
    columns = tuple(Column(c, *documents.get(c.id, (0, 0))) for c in shown)
    rows = _rows(connection, counted, [c.id for c in shown], by, unfold)
    kept = [row for row in rows if row.described >= max(least, 1)]
    grouped = tuple(
        (theme, tuple(sorted((r for r in kept if r.theme is theme), key=lambda r: (-r.described, r.name))))
        for theme in Theme
        if any(r.theme is theme for r in kept)
    )
    most = max((cell.passages for row in kept for cell in row.cells if cell), default=1)
    hidden = sum(row.described > 0 for row in rows) - len(kept)
    return Matrix(columns, grouped, most, len(wanted) - len(shown), hidden)


def _cells(connection: Connection, themes: tuple[Theme, ...]) -> dict[tuple[int, int], Cell]:
    m = InitiativeMention
    columns: tuple[Any, ...] = (m.initiative_id, m.organisation_id)
    statement: AnySelect = select(
        *columns,
        func.count(m.passage_id.distinct()),
        func.count(),
        func.count().filter(m.modality == Modality.PLANNED),
        func.count(m.document_id.distinct()),
    )
    statement = statement.join(Document, Document.id == m.document_id).where(Document.withdrawn.is_(None))
    statement = statement.join(Organisation, Organisation.id == m.organisation_id)
    statement = statement.where(Organisation.kind == OrganisationKind.LEAGUE)
    if themes:
        statement = statement.join(Initiative, Initiative.id == m.initiative_id).where(Initiative.theme.in_(themes))
    rows = connection.execute(statement.group_by(*columns))
    return {(initiative, organisation): Cell(*numbers) for initiative, organisation, *numbers in rows}


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
    )
