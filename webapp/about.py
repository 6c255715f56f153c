"""`/about`: method, words, how well things are known, and the views for SQL."""

from flask import Blueprint, render_template

from archive.queries import about, evaluation
from archive.schema.views import VIEWS
from webapp.shell.database import connection

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def show() -> str:
    """The page."""
    return render_template(
        "about/show.html",
        holdings=about.holdings(connection()),
        quality=about.quality(connection()),
        evaluation=evaluation.last(connection()),
        views=VIEWS,
    )
