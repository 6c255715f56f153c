"""`/committees`: who is in the archive; one committee with its documents and what it runs."""

from datetime import date

from flask import Blueprint, render_template

from archive.queries import organisations, side_by_side, timeline, years
from archive.queries.density import Bin
from archive.queries.filters import Filters
from archive.schema.vocabulary import Modality
from webapp.drawing.lines import line_of
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("organisations", __name__)

#: So many years are drawn on a committee's page.
YEARS = 20


@blueprint.get("/committees")
def index() -> str:
    """The list, from the centre down."""
    return render_template("organisations/index.html", entries=organisations.listed(connection()))


@blueprint.get("/committees/<public_id>")
def show(public_id: str) -> str:
    """One committee."""
    page = organisations.one(connection(), public_id)
    if page is None:
        asked.missing("committee")
    return render_template("organisations/show.html", page=page, years=_years(public_id))


def _years(public_id: str) -> list[Bin]:
    """How much is told of each year of a committee, of the last `YEARS` of which something is."""
    filters = Filters(committees=(public_id,))
    whole = timeline.extent(connection(), filters)
    if whole is None:
        return []
    low = max(whole[0], date(max(whole[1].year - YEARS + 1, 1), 1, 1))
    return timeline.density(connection(), filters, low.replace(month=1, day=1), whole[1], 12)


@blueprint.get("/committees/<public_id>/years")
def through_years(public_id: str) -> str:
    """What one committee tells of, year by year."""
    found = years.through(connection(), public_id)
    if found is None:
        asked.missing("committee")
    return render_template("organisations/years.html", found=found)


@blueprint.get("/committees/<public_id>/years/<slug>")
def one_through_years(public_id: str, slug: str) -> str:
    """One initiative in the words of one committee, a column for each year told of."""
    compared = side_by_side.through_years(connection(), slug, public_id)
    if compared is None:
        asked.missing("initiative")
    line = line_of(e.told.when for column in compared.columns for e in column.evidence)
    return render_template(
        "organisations/initiative_years.html", compared=compared, modalities=list(Modality), line=line
    )
