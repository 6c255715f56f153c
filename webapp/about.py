"""`/about`: method, words, how well things are known, and the views for SQL."""

from flask import Blueprint, render_template

from archive.queries import about, evaluation
from archive.schema.views import VIEWS
from webapp.api import answering
from webapp.feeds import site
from webapp.shell.database import connection

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def show() -> str:
    """The page."""
    revision, changed_at = answering.state()
    return render_template(
        "about/show.html",
        holdings=about.holdings(connection()),
        quality=about.quality(connection()),
        evaluation=evaluation.last(connection()),
        views=VIEWS,
        revision=revision,
        changed_on=changed_at.date() if changed_at else None,
        address=f"{site()}/",
    )
