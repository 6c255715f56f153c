"""`/search`: everything that holds some words, by kind, in context."""

from flask import Blueprint, render_template

from archive.queries import search
from archive.queries.textmatch import spelt
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("search", __name__)

#: Statements on the first page: each comes with its evidence.
STATEMENTS = 10


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
    )
