"""`/review/initiatives/…`, `/review/committees/…`, `/review/events/…`: merge, split, teach names; join and part reports."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.errors import WrongUse
from archive.importers import curation, dividing
from archive.queries import decisions, desk, events
from archive.schema.vocabulary import FindingKind
from webapp.review import door
from webapp.review.pages import reason_given
from webapp.shell import asked
from webapp.shell.database import connection, engine

blueprint = Blueprint("naming", __name__)
door.protect(blueprint)

_KINDS = {"initiatives": FindingKind.INITIATIVE, "committees": FindingKind.ORGANISATION}


@blueprint.get("/review/<any(initiatives, committees):sort>/<address>")
def show(sort: str, address: str) -> str:
    """A name: what can be done with it, and what was."""
    return _name(sort, address)


@blueprint.post("/review/<any(initiatives, committees):sort>/<address>")
def change(sort: str, address: str) -> ResponseReturnValue:
    """Merge a name into another, split it, teach a further one, set its family, or say that it is none."""
    kind = _KINDS[sort]
    name = desk.name_of(connection(), kind, address)
    connection().rollback()
    if name is None:
        asked.missing("name")
    other = request.form.get("other", "").replace("\0", "").strip()[:300]
    author, reason = door.author(), reason_given()
    try:
        if request.form.get("verb") == "merge":
            curation.merge(engine(), kind, name, other, author=author, reason=reason)
        elif request.form.get("verb") == "split":
            dividing.split(
                engine(), kind, name, other, printed=request.form.getlist("printed"),
                committee=request.form.get("committee", ""), author=author, reason=reason,
            )  # fmt: skip
        elif request.form.get("verb") == "alias":
            dividing.alias(engine(), kind, other, name, author=author, reason=reason)
            other = name
        elif request.form.get("verb") == "family":
            curation.set_family(engine(), name, other, author=author, reason=reason)
            other = name
        elif request.form.get("verb") == "reject":
            curation.reject_name(engine(), name, author=author, reason=reason)
        else:
            asked.refuse("bad")
    except WrongUse as error:
        return _name(sort, address, str(error)), 400
    there = desk.address_of(connection(), kind, other)
    if there is None:
        return redirect(url_for("review.index", _anchor="history"), code=303)
    return redirect(url_for("naming.show", sort=sort, address=there, _anchor="history"), code=303)


@blueprint.get("/review/events/<public_id>")
def event(public_id: str) -> str:
    """An event: its reports, and what was decided of them."""
    return _event(public_id)


@blueprint.post("/review/events/<public_id>")
def change_event(public_id: str) -> ResponseReturnValue:
    """Take a report out of an event, or join it with another event."""
    held = desk.reports(connection(), public_id)
    if not held:
        asked.missing("event")
    chosen = request.form.get("report", "")
    other = request.form.get("other", "").strip().rstrip("/").rsplit("/", 1)[-1].partition("#")[0][:40]
    second = desk.reports(connection(), other) or [other]
    connection().rollback()
    told = {"author": door.author(), "reason": reason_given()}
    try:
        if request.form.get("verb") == "part" and chosen in held:
            dividing.part_event(engine(), chosen, [m for m in held if m != chosen], **told)
        elif request.form.get("verb") == "join":
            dividing.join_events(engine(), [held[0], second[0]], **told)
        else:
            asked.refuse("bad")
    except WrongUse as error:
        return _event(public_id, str(error)), 400
    there = desk.event_of(connection(), next(m for m in held if m != chosen))
    if there is None:
        return redirect(url_for("desk.statement", public_id=chosen or held[0], _anchor="history"), code=303)
    return redirect(url_for("naming.event", public_id=there, _anchor="history"), code=303)


def _name(sort: str, address: str, problem: str = "") -> str:
    kind = _KINDS[sort]
    name = desk.name_of(connection(), kind, address)
    if name is None:
        asked.missing("name")
    initiative = kind is FindingKind.INITIATIVE
    return render_template(
        "review/name.html",
        sort=sort,
        address=address,
        name=name,
        others=[n for n in _others(kind) if n != name],
        printed=desk.printed(connection(), kind, name),
        family=desk.family_of(connection(), name) if initiative else "",
        committees=desk.committees_of(connection(), name) if initiative else [],
        made=decisions.about_name(connection(), kind, name),
        problem=problem,
    )


def _others(kind: FindingKind) -> list[str]:
    return desk.initiatives(connection()) if kind is FindingKind.INITIATIVE else desk.committees(connection())


def _event(public_id: str, problem: str = "") -> str:
    held = events.one(connection(), public_id)
    if held is None:
        asked.missing("event")
    places = desk.places(connection(), [item.id for item in held.reports])
    made = decisions.about_places(connection(), FindingKind.MILESTONE, places)
    return render_template("review/event.html", event=held, made=made, problem=problem)
