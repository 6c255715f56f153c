"""`/`: what happened when, and who says so."""

import threading
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from sqlalchemy import Engine
from werkzeug.wrappers import Response

from archive.queries import about, bands, columns, facets, laned, milestones, national, timeline
from archive.queries.filters import Filters
from archive.queries.headings import LanesBy
from archive.queries.held import version
from archive.queries.lanes import Lane
from webapp import timeline_live
from webapp.drawing.scale import Scale
from webapp.drawing.strip import Strip, strip
from webapp.drawing.windows import Window
from webapp.shell import asked
from webapp.shell.database import connection, engine
from webapp.shell.keeping import Answer, Kept
from webapp.shell.language import current

blueprint = Blueprint("timeline", __name__)

#: What is shown where the archive holds nothing.
EMPTY = (date(2019, 1, 1), date(2023, 12, 31))
#: At most so many bars in the overview.
BARS = 180
#: Milestones on a page of the list.
LISTED = 30
#: From so many milestones on the drawing's columns are read ahead.
LARGE = 20_000
#: How many milestones of a group are opened at once.
OPENED = 30
#: So much is kept of pages, in bytes; addresses that are longer than this are not.
KEPT, LONGEST = 16_000_000, 400
_STORE = "archive.timeline"


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
    undated: milestones.Undated
    bands: list[bands.Opened]
    inherited_only: bool
    facets: facets.Facets
    opened: list[milestones.Item]
    holdings: about.Holdings
    live: timeline_live.Live | None
    context: Context
    national: tuple[national.National, ...]
    national_lane: Lane


@blueprint.record_once
def _prepare(setup: BlueprintSetupState) -> None:
    setup.app.extensions[_STORE] = Kept(KEPT)


@blueprint.get("/")
def show() -> Response:
    """The timeline of the asked window (default: the years in which there is something)."""
    kept: Kept = current_app.extensions[_STORE]
    revision, address = version(connection())[0], (request.query_string, current())
    answer = kept.get(revision, address)
    if answer is None:
        filters, shown, by = window()
        page = _page(filters, shown, by, asked.word("national", Context, Context.SHOWN))
        answer = Answer(render_template("timeline/show.html", page=page).encode())
        if page.live and len(request.query_string) <= LONGEST:
            kept.put(revision, address, answer)
    return answer.sent({"Content-Type": "text/html; charset=utf-8"})


def _live(filters: Filters, by: LanesBy, context: Context, shown: Window) -> timeline_live.Live | None:
    """What the drawing begins with; None for as long as a large archive is not yet in memory, which takes seconds."""
    if not columns.ready(connection()) and about.holdings(connection()).milestones > LARGE:
        threading.Thread(target=_warm, args=(engine(),), daemon=True).start()
        return None
    return timeline_live.live(filters, by, context is Context.SHOWN, shown)


def _warm(archive: Engine) -> None:
    with archive.connect() as own:
        laned.laned(own, Filters(), LanesBy.COMMITTEE)


def window() -> tuple[Filters, Window, LanesBy]:
    """What the reader narrowed the archive to, the days that are shown, and what lanes are."""
    filters, by = asked.filters(), asked.word("lanes", LanesBy, LanesBy.COMMITTEE)
    low, high = asked.interval()
    if low is not None and high is not None:
        return filters, Window(low, high), by
    whole = _extent(filters)
    return filters, Window(low or min(whole[0], high or whole[0]), high or max(whole[1], low or whole[1])), by


def inherited_only(filters: Filters) -> bool:
    """Whether the list shall hold what inherited its date."""
    return [str(basis) for basis in filters.bases] == ["inherited"]


def listed(filters: Filters, shown: Window) -> milestones.Page:
    """A page of the list of the window."""
    after, inherited = asked.one("after") or None, inherited_only(filters)
    try:
        return milestones.page(
            connection(), filters, shown.low, shown.high, after=after, size=LISTED, inherited=inherited
        )
    except ValueError:
        asked.refuse("place")


def opened() -> list[milestones.Item]:
    """The milestones that are opened."""
    ids = [part for part in asked.one("open").split(",") if part]
    if len(ids) > OPENED:
        asked.refuse("many")
    found = [milestones.one(connection(), public_id) for public_id in ids if "\0" not in public_id]
    return [item for item in found if item is not None]


def _extent(filters: Filters) -> tuple[date, date]:
    if "extent" not in g:
        g.extent = timeline.extent(connection(), filters) or EMPTY
    found: tuple[date, date] = g.extent
    return found


def _page(filters: Filters, shown: Window, by: LanesBy, context: Context) -> TimelinePage:
    open_connection = connection()
    whole = _extent(filters)
    overview = min(whole[0], shown.low), max(whole[1], shown.high)
    facts = national.window(open_connection, shown.low, shown.high) if context is Context.SHOWN else ()
    density = timeline.density(open_connection, filters, *overview, _step(*overview))
    return TimelinePage(
        timeline.window(open_connection, filters, shown.low, shown.high, by),
        by,
        filters,
        shown,
        Scale.of(shown.low, shown.high),
        strip(density, *overview, (shown.low, shown.high)),
        listed(filters, shown),
        milestones.undated(open_connection, filters, LISTED),
        bands.opened(open_connection, filters, shown.low, shown.high),
        inherited_only(filters),
        facets.facets(open_connection, filters),
        opened(),
        about.holdings(open_connection),
        _live(filters, by, context, shown),
        context,
        facts,
        national.lane(facts, shown.low, shown.high, english=current() == "en"),
    )


@blueprint.get("/timeline")
def moved() -> Response:
    """The timeline stands at the front door."""
    return redirect(url_for("timeline.show", **request.args.to_dict(flat=False)), code=303)  # type: ignore[arg-type]


def _step(low: date, high: date) -> int:
    months = (high.year - low.year + 1) * 12
    return next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if months / step <= BARS), 600)
