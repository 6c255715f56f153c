"""`/compare`: the matrix; `/compare/<initiative>`: side by side; documents against each other; wording that returns."""

from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, render_template

from archive.queries import against, committees, comparison, documents, pairs, returning, side_by_side
from archive.queries.committees import Committee
from archive.queries.matrix import Column, ColumnsBy, Matrix, RowOrder, RowsBy
from archive.schema.vocabulary import Level, Modality, Theme
from webapp.drawing.lines import line_of
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("comparison", __name__)

#: Documents among which two can be chosen on the page; any others by their addresses.
CHOICES = 300
#: Pairs that are proposed where none is chosen; initiatives that are named as the reason for each.
PROPOSED = 12
REASONS = 5


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The matrix, how it was asked for, and the groups of its columns: `(province, level or year, how many)`."""

    matrix: Matrix
    by: RowsBy
    least: int
    themes: tuple[Theme, ...]
    province: str | None
    columns: ColumnsBy
    order: RowOrder
    unheld: bool
    groups: tuple[tuple[Committee | Level | int | None, int], ...]

    @property
    def begins(self) -> set[int]:
        """At which columns a group begins."""
        found, at = set(), 0
        for _, number in self.groups:
            found.add(at)
            at += number
        return found


@blueprint.get("/compare")
def show() -> str:
    """The matrix of initiatives and committees."""
    by = asked.word("by", RowsBy, RowsBy.FAMILY)
    least, themes = asked.number("least", 2, 1, 40), asked.words("theme", Theme)
    province, unfold = asked.text("province") or None, asked.text("unfold") or None
    columns = asked.word("columns", ColumnsBy, ColumnsBy.REGION)
    order = asked.word("order", RowOrder, RowOrder.COMMITTEES)
    unheld = bool(asked.number("unheld", 0, 0, 1))
    found = comparison.matrix(
        connection(),
        by=by,
        unfold=unfold,
        least=least,
        themes=themes,
        province=province,
        columns=columns,
        order=order,
        unheld=unheld,
    )
    grouped = groupby(found.columns, key=lambda column: _group(column, columns))
    groups = tuple((group, len(list(members))) for group, members in grouped)
    page = MatrixPage(found, by, least, themes, province, columns, order, unheld, groups)
    return render_template("comparison/show.html", page=page, orders=list(RowOrder), column_orders=list(ColumnsBy))


@blueprint.get("/compare/documents")
def two_documents() -> str:
    """One document against another: `a` and `b`; without them, a choice and the pairs that have most in common."""
    one, other = asked.text("a"), asked.text("b")
    found = against.against(connection(), one, other) if one and other else None
    if one and other and found is None:
        asked.missing("document")
    entries, total = documents.listed(connection(), size=CHOICES)
    among = [entry.public_id for entry in entries]
    proposed = [] if found else pairs.pairs(connection(), among, PROPOSED, of=one or other or None)
    return render_template(
        "comparison/documents.html",
        found=found,
        entries=entries,
        total=total,
        one=one,
        other=other,
        proposed=proposed,
        reasons=REASONS,
    )


@blueprint.get("/compare/wording")
def wording() -> str:
    """Passages that return in documents of other committees: of all, of one `document` or of one `committee`."""
    document, committee = asked.text("document") or None, asked.text("committee") or None
    chosen = documents.chosen(connection(), [document]) if document else []
    body = committees.one(connection(), committee) if committee else None
    if document and not chosen:
        asked.missing("document")
    if committee and body is None:
        asked.missing("committee")
    found = returning.find(connection(), document=document, committee=committee)
    return render_template("comparison/wording.html", found=found, document=chosen[0] if chosen else None, body=body)


@blueprint.get("/compare/<slug>")
def side(slug: str) -> str:
    """Two to four committees on one initiative (one alone, or the three that say most, where none are chosen)."""
    chosen = asked.comma("with", (0, 4))
    found = side_by_side.compare(connection(), slug, chosen)
    if found is None:
        asked.missing("initiative")
    if chosen and len(found.columns) < len(chosen):
        asked.missing("committee")
    return render_template(
        "comparison/side.html",
        compared=found,
        modalities=Modality,
        line=line_of(e.told.when for column in found.columns for e in column.evidence),
    )


def _group(column: Column, by: ColumnsBy) -> Committee | Level | int | None:
    if by is ColumnsBy.LEVEL:
        return column.committee.level
    if by is ColumnsBy.FIRST:
        return column.first.year if column.first else None
    return column.committee.province
