"""`/initiatives`: what committees run; one of it with its names, who took it up when, and its figures."""

from flask import Blueprint, render_template

from archive.queries import initiatives, spread
from archive.schema.vocabulary import Theme
from webapp.drawing.charts import charts
from webapp.drawing.lines import line_of
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("initiatives", __name__)


@blueprint.get("/initiatives")
def index() -> str:
    """The list."""
    themes = asked.words("theme", Theme)
    entries = initiatives.listed(connection(), themes)
    return render_template("initiatives/index.html", entries=entries, themes=themes, all_themes=list(Theme))


@blueprint.get("/initiatives/<slug>")
def show(slug: str) -> str:
    """One initiative."""
    page = initiatives.one(connection(), slug)
    if page is None:
        asked.missing("initiative")
    return render_template("initiatives/show.html", page=page, charts=charts(page.figures))


@blueprint.get("/initiatives/<slug>/spread")
def spread_of(slug: str) -> str:
    """Who took up an initiative or a family when, with what lag and under which names."""
    found = spread.one(connection(), slug)
    if found is None:
        asked.missing("initiative")
    line = line_of(when for adopter in found.adopters for when, _ in adopter.marks)
    return render_template("initiatives/spread.html", found=found, line=line)
