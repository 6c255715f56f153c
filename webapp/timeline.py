"""`/`: what happened when, and who says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive.queries import about, bands, facets, milestones, national, timeline
from archive.queries.filters import Filters
from archive.queries.lanes import Lane
from archive.queries.timeline import LanesBy
from webapp.drawing.scale import Scale
from webapp.drawing.strip import Strip, strip
from webapp.drawing.windows import Window
from webapp.shell import asked
from webapp.shell.database import connection
from webapp.shell.language import current

blueprint = Blueprint("timeline", __name__)

#: What is shown where the archive holds nothing.
EMPTY = (date(2019, 1, 1), date(2023, 12, 31))
#: At most so many bars in the overview.
BARS = 180
#: Milestones on a page of the list.
LISTED = 30
#: How many milestones of a group are opened at once.
OPENED = 30


class Context(StrEnum):
    """Whether the national context stands beside the statements."""

    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What the template gets: the drawing, its scale and overview, the list, the choices, what is opened, the context."""

    timeline: timeline.Timeline
    by: LanesBy
    filters: Filters
    window: Window
    scale: Scale
    strip: Strip
    listed: milestones.Page
    bands: list[bands.Opened]
    inherited_only: bool
    facets: facets.Facets
    opened: list[milestones.Item]
    holdings: about.Holdings
    context: Context
    national: tuple[national.National, ...]
    national_lane: Lane


@blueprint.get("/")
def show() -> str:
    """The timeline of the asked window (default: the years in which there is something)."""
    filters, by = asked.filters(), asked.word("lanes", LanesBy, LanesBy.COMMITTEE)
    after = request.args.get("after")
    low, high = asked.interval()
    open_connection = connection()
    whole = timeline.extent(open_connection, filters) or EMPTY
    window = Window(low or min(whole[0], high or whole[0]), high or max(whole[1], low or whole[1]))
    overview = min(whole[0], window.low), max(whole[1], window.high)
    step = _step(*overview)
    inherited_only = [str(basis) for basis in filters.bases] == ["inherited"]
    try:
        listed = milestones.page(
            open_connection, filters, window.low, window.high, after=after, size=LISTED, inherited=inherited_only
        )
    except ValueError:
        asked.refuse("place")
    context = asked.word("national", Context, Context.SHOWN)
    facts = national.window(open_connection, window.low, window.high) if context is Context.SHOWN else ()
    page = TimelinePage(
        timeline.window(open_connection, filters, window.low, window.high, by),
        by,
        filters,
        window,
        Scale.of(window.low, window.high),
        strip(
            timeline.density(open_connection, filters, *overview, step),
            *overview,
            (window.low, window.high),
        ),
        listed,
        bands.opened(open_connection, filters, window.low, window.high),
        inherited_only,
        facets.facets(open_connection, filters),
        _opened(),
        about.holdings(open_connection),
        context,
        facts,
        national.lane(facts, window.low, window.high, english=current() == "en"),
    )
    return render_template("timeline/show.html", page=page)


@blueprint.get("/timeline")
def moved() -> Response:
    """The timeline stands at the front door."""
    return redirect(url_for("timeline.show", **request.args.to_dict(flat=False)), code=303)  # type: ignore[arg-type]


def _opened() -> list[milestones.Item]:
    ids = [part for part in request.args.get("open", "").split(",") if part]
    if len(ids) > OPENED:
        asked.refuse("many")
    found = [milestones.one(connection(), public_id) for public_id in ids]
    return [item for item in found if item is not None]


def _step(low: date, high: date) -> int:
    months = (high.year - low.year + 1) * 12
    return next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if months / step <= BARS), 600)
