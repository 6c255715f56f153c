"""`/timeline/…`: pieces of the timeline's page that its drawing in the browser asks for, as the page itself has them."""

import re
from functools import cache
from importlib import resources

from flask import Blueprint, Response, g, jsonify, render_template

from archive.queries import bands, laned, milestones, timeline
from archive.queries.headings import LanesBy
from archive.values.days import to_day
from webapp import timeline as page
from webapp import timeline_live
from webapp.drawing.scale import Scale
from webapp.shell import asked
from webapp.shell.database import connection

blueprint = Blueprint("timeline_parts", __name__)

_GROUP = r"\.(g-\w+) \{ --c: var\(--(\w+)\); \}"


@blueprint.before_request
def _stand_in() -> None:
    # Links of a piece lead to the page.
    g.page = "timeline.show"


@blueprint.get("/timeline/lanes")
def lanes() -> str:
    """The headings of all lanes, of the whole archive under these filters."""
    by = asked.word("lanes", LanesBy, LanesBy.COMMITTEE)
    asked.interval()
    context = asked.word("national", page.Context, page.Context.SHOWN) is page.Context.SHOWN
    return render_template("timeline/lanes.html", lanes=timeline_live.lanes(asked.filters(), by, context), by=by)


@blueprint.get("/timeline/list")
def in_step() -> str:
    """The list of a window, without what its entries open into; and how many there are."""
    filters, window, _ = page.window()
    asked.word("lanes", LanesBy, LanesBy.COMMITTEE)
    listed = page.listed(filters, window)
    within = timeline.count(connection(), filters, window.low, window.high)
    total = timeline.count(connection(), filters)
    opened = bands.opened(connection(), filters, window.low, window.high)
    return render_template(
        "timeline/piece.html",
        window=window,
        within=within,
        total=total,
        listed=listed,
        inherited_only=page.inherited_only(filters),
        bands=opened,
    )


@blueprint.get("/timeline/cards")
def cards() -> str:
    """What is opened."""
    asked.interval()
    asked.filters()
    asked.word("lanes", LanesBy, LanesBy.COMMITTEE)
    return render_template("timeline/cards.html", opened=page.opened())


@blueprint.get("/timeline/card/<public_id>")
def card(public_id: str) -> str:
    """What one entry of the list opens into."""
    item = milestones.one(connection(), public_id)
    if item is None:
        asked.missing("milestone")
    return render_template("timeline/card.html", item=item)


@blueprint.get("/timeline/band/<anchor>")
def band(anchor: str) -> str:
    """What a band of the list opens into."""
    filters, shown, _ = page.window()
    found = bands.opened(connection(), filters, shown.low, shown.high)
    return render_template("timeline/band.html", bands=[held for held in found if held.anchor == anchor])


@blueprint.get("/timeline/members")
def members() -> Response:
    """The milestones behind a bar or a group of the drawing, as ids: at most as many as are opened at once."""
    by = asked.word("lanes", LanesBy, LanesBy.COMMITTEE)
    held = laned.laned(connection(), asked.filters(), by)
    low, high = asked.interval("low", "high")
    if low is None or high is None:
        asked.refuse("date")
    kind = asked.number("kind", 4, 0, 4)
    lane, most = asked.text("lane"), page.OPENED
    keys = held.members(lane, to_day(low), to_day(high), None if kind == 4 else kind, most)
    found = milestones.addresses(connection(), keys)
    return jsonify([found[key] for key in keys])


@blueprint.get("/timeline.svg")
def svg() -> Response:
    """The window as a picture by itself."""
    filters, window, by = page.window()
    shown = timeline.window(connection(), filters, window.low, window.high, by)
    scale = Scale.of(window.low, window.high)
    text = render_template("timeline/picture.svg", timeline=shown, by=by, window=window, scale=scale, style=style())
    response = Response(re.sub(r"\n\s*\n+", "\n", text), mimetype="image/svg+xml")
    response.headers["Content-Disposition"] = "attachment; filename=timeline.svg"
    return response


@cache
def style() -> str:
    """The drawing's rules with the colours of paper written out, for programmes that know no variables."""
    files = resources.files("webapp")
    drawing, tokens, parts = (
        files.joinpath(f"static/{name}.css").read_text() for name in ("timeline", "tokens", "parts")
    )
    colours = dict(re.findall(r"--([\w-]+): ([^;]+);", tokens.split("@media")[0]))
    # The colour of a field of work is handed down as that of text.
    groups = " ".join(f".{name} {{ color: {colours[of]}; }}" for name, of in re.findall(_GROUP, parts))
    text = re.sub(r"var\(--c\b[^)]*\)+", "currentColor", drawing.split("@media")[0])
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"var\(--([\w-]+)(?:, *[^()]*)?\)", lambda m: colours.get(m[1], m[0]), text)
    own = (
        f".paper {{ fill: {colours['paper']}; }} .rule {{ stroke: {colours['rule']}; }} "
        ".picture-title { font-weight: 600; font-size: 16px; } .picture-name { font-size: 13px; } "
        ".picture-source { font-size: 11px; }"
    )
    return f"svg {{ font-family: sans-serif; }} {own}\n{groups}\n{text}"
