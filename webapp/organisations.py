"""`/committees`: who is in the archive; one committee with its documents and what it runs."""

from flask import Blueprint, render_template

from archive.queries import organisations, side_by_side, years
from archive.schema.vocabulary import Modality
from webapp.drawing.lines import line_of
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("organisations", __name__)


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
    return render_template("organisations/show.html", page=page)


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
