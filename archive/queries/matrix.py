"""The shape of the matrix: rows of initiatives, columns of committees, cells that may be silent."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from archive.queries.committees import Committee
from archive.schema.vocabulary import Theme


class RowsBy(StrEnum):
    """What a row stands for."""

    FAMILY = "family"
    INITIATIVE = "initiative"
    THEME = "theme"


class ColumnsBy(StrEnum):
    """How committees are put in order and in groups."""

    REGION = "region"
    LEVEL = "level"
    FIRST = "first"


class RowOrder(StrEnum):
    """What stands first within a field of work."""

    COMMITTEES = "committees"
    FIRST = "first"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Column:
    """A committee, and how many documents are held of it (`digests` of them in our own words).

    `first` is the first day of which a document tells something of its work in one of the rows.
    """

    committee: Committee
    documents: int
    digests: int
    first: date | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A committee describes an initiative: in how many passages, how many mentions tell of done and planned things.

    `first` is the first day that these tell of, as precise as it is known.
    """

    passages: int
    mentions: int
    planned: int
    documents: int
    first: date | None


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

    @property
    def first(self) -> date | None:
        """The first day of which somebody tells."""
        return min((cell.first for cell in self.cells if cell and cell.first), default=None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows grouped by theme; `left_out` committees have no column for want of room.

    `unheld` committees have none because no document is held of them: others' documents describe their work.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Theme, tuple[Row, ...]], ...]
    most: int
    left_out: int
    hidden: int
    unheld: int
