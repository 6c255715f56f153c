"""`/compare`: who describes what and who is silent; `/compare/<initiative>?with=a,b`: side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import Blueprint, render_template

from archive.queries import comparison, side_by_side
from archive.queries.committees import Committee
from archive.queries.comparison import Matrix, RowsBy
from archive.queries.when import When
from archive.schema.vocabulary import Modality, Theme
from archive.values.days import to_day
from webapp.drawing.scale import Scale
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("comparison", __name__)


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The matrix, how it was asked for, and its columns by province."""

    matrix: Matrix
    by: RowsBy
    least: int
    themes: tuple[Theme, ...]
    province: str | None
    provinces: tuple[tuple[Committee, int], ...]


@blueprint.get("/compare")
def show() -> str:
    """The matrix of initiatives and committees."""
    by = asked.word("by", RowsBy, RowsBy.FAMILY)
    least, themes = asked.number("least", 2, 1, 40), asked.words("theme", Theme)
    province, unfold = asked.text("province") or None, asked.text("unfold") or None
    found = comparison.matrix(connection(), by=by, unfold=unfold, least=least, themes=themes, province=province)
    by_province = groupby(found.columns, key=lambda column: column.committee.province)
    provinces = tuple((committee, len(list(columns))) for committee, columns in by_province)
    return render_template("comparison/show.html", page=MatrixPage(found, by, least, themes, province, provinces))


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
        "comparison/side.html", compared=found, modalities=Modality, scale=_scale(found), place=place
    )


def place(scale: Scale, when: When) -> tuple[float, float]:
    """Where a date lies on the small time lines: `(x, width)`, an open end closed at the end that is known."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None  # a date has at least one end
    assert last is not None
    low, high = to_day(first), to_day(last)
    return scale.x(low), max(scale.width(low, high), 1.2)


def _scale(found: side_by_side.Comparison) -> Scale | None:
    days = [day for column in found.columns for e in column.evidence for day in _ends(e.when)]
    if not days:
        return None
    years = [day.year for day in days]
    low, high = date(min(years), 1, 1), date(max(years), 12, 31)
    return Scale.of(low, high)


def _ends(when: When | None) -> Iterable[date]:
    return [end for end in (when.earliest, when.latest) if end is not None] if when else []
