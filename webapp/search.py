"""`/search`: everything that holds some words, by kind, in context."""

from flask import Blueprint, render_template

from archive.queries import about, facets, search
from archive.queries.filters import Filters
from archive.queries.textmatch import spelt
from webapp.shell import asked
from webapp.shell.database import connection
from webapp.timeline import LARGE

blueprint = Blueprint("search", __name__)

#: Statements on the first page: each comes with its evidence.
STATEMENTS = 10
#: So many committees are offered to narrow what was found.
COMMITTEES = 8


@blueprint.get("/search")
def show() -> str:
    """The results, or the empty form."""
    query, number = asked.text("q"), asked.number("page", 1, 1, 10_000)
    offset = (number - 1) * search.SIZE
    found = search.search(connection(), query, offset=offset, statements=STATEMENTS) if query else None
    return render_template(
        "search/show.html",
        found=found,
        query=query,
        number=number,
        size=search.SIZE,
        wanted=[one for ways in spelt(query) for one in ways],
        mark=search.mark,
        facets=_facets(found) if found and number == 1 else None,
        committees=COMMITTEES,
    )


def _facets(found: search.Found) -> facets.Facets | None:
    """How many of the statements found are of whom and of which kind; None for one alone and in a large archive, where it costs as much as the search."""
    if found.milestones_in_all < 2 or about.holdings(connection()).milestones > LARGE:
        return None
    return facets.facets(connection(), Filters(text=found.query))
