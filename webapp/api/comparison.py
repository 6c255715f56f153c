"""`/comparison`: who describes what, and who is silent."""

from dataclasses import dataclass
from typing import Annotated

from archive.queries import comparison
from archive.queries.matrix import Cell, ColumnsBy, RowOrder, RowsBy
from archive.schema.vocabulary import Theme
from webapp.api import parameters as p
from webapp.api.names import Committee, committee
from webapp.api.operations import Arguments, Operation
from webapp.shell.database import connection


@dataclass(frozen=True, slots=True)
class Column:
    """A committee, and how many documents are held of it (0: its silence means nothing)."""

    committee: Committee
    documents: int
    digests: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An initiative, a family of `folded` initiatives, or a theme; a cell of null is silence."""

    slug: str
    name: str
    theme: Theme
    folded: int
    cells: Annotated[tuple[Cell | None, ...], "In the order of the columns"]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against committees; `columns_left_out`, `rows_left_out` and `unheld_left_out` say what was not shown."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    columns_left_out: int
    rows_left_out: int
    unheld_left_out: Annotated[int, "Committees of which no document is held"]


def matrix(asked: Arguments) -> Matrix:
    """Who describes what."""
    found = comparison.matrix(
        connection(),
        by=asked["by"],
        unfold=asked["unfold"],
        least=asked["least"],
        themes=asked["theme"],
        province=asked["province"],
        columns=asked["columns"],
        order=asked["order"],
        unheld=bool(asked["unheld"]),
    )
    rows = tuple(
        MatrixRow(row.slug, row.name, row.theme, row.folded, row.cells) for _, group in found.rows for row in group
    )
    columns = tuple(Column(committee(c.committee), c.documents, c.digests) for c in found.columns)
    return Matrix(columns, rows, found.left_out, found.hidden, found.unheld)


OPERATIONS = (
    Operation(
        "getMatrix",
        "comparison",
        "/comparison",
        Matrix,
        matrix,
        "Initiatives against committees: who describes what, who is silent",
        "工作项目与团组织对照表",
        (
            p.word("by", RowsBy, RowsBy.FAMILY, "What a row stands for", "每行所指"),
            p.one("unfold", "Slug of a family to be spread into its members", "展开的项目族标识"),
            p.number("least", 2, 1, 40, "Rows that at least so many committees describe", "至少由几家团组织提到"),
            p.words("theme", Theme, "Fields of work", "工作领域"),
            p.one("province", "Id of a provincial committee: only its province", "省级团委编号"),
            p.word("columns", ColumnsBy, ColumnsBy.REGION, "What columns are put in order by", "各列排序"),
            p.word("order", RowOrder, RowOrder.COMMITTEES, "What rows are put in order by", "各行排序"),
            p.flag("unheld", "Also committees of which no document is held", "包括未藏其文献的团组织"),
        ),
        example="?by=theme&least=1",
    ),
)
