"""`/login`, `/logout` and `/review`: plain forms, each with a token of its session; every change has its author."""

import secrets
from hmac import compare_digest

from flask import Blueprint, Response, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from archive.errors import WrongUse
from archive.importers import accounts, curation, deciding, doubtful
from archive.queries import decisions
from archive.schema.vocabulary import Doubt
from webapp.shell.database import connection, engine

blueprint = Blueprint("review", __name__)

#: Items shown at once.
SHOWN = 50
_OPEN = ("review.login", "review.enter")


def token() -> str:
    """The token of this session, which every form carries."""
    if "csrf" not in session:
        session["csrf"] = secrets.token_urlsafe(32)
    return str(session["csrf"])


@blueprint.before_request
def guard() -> ResponseReturnValue | None:
    """Only forms of this session are heard, and only editors come in."""
    if request.method == "POST":
        held, sent = str(session.get("csrf", "")), request.form.get("csrf", "")
        if not held or not compare_digest(held.encode(), sent.encode()):
            raise BadRequest("errors.session")
    if request.endpoint in _OPEN:
        return None
    user = session.get("user")
    if not user or not accounts.exists(connection(), str(user)):
        session.clear()
        return redirect(url_for("review.login"), code=303)
    return None


@blueprint.after_request
def private(response: Response) -> Response:
    """These pages are nobody else's."""
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/login")
def login() -> str:
    """The form."""
    return render_template("review/login.html", csrf=token(), problem="")


@blueprint.post("/login")
def enter() -> ResponseReturnValue:
    """Let an editor in; who failed too often waits."""
    throttle = current_app.extensions["archive.throttle"]
    name, password = request.form.get("name", "").strip()[:80], request.form.get("password", "")
    keys = (f"name {name.casefold()}", f"address {request.remote_addr}")
    wait = throttle.waiting(*keys)
    if wait:
        page = render_template("review/login.html", csrf=token(), problem="review.wait")
        return page, 429, {"Retry-After": str(int(wait) + 1)}
    if not accounts.verified(connection(), name, password):
        throttle.failed(*keys)
        return render_template("review/login.html", csrf=token(), problem="review.wrong"), 403
    throttle.succeeded(keys[0])
    session.clear()
    session.permanent = True
    session["user"] = name
    return redirect(url_for("review.index"), code=303)


@blueprint.post("/logout")
def leave() -> ResponseReturnValue:
    """End the session."""
    session.clear()
    return redirect(url_for("review.login"), code=303)


@blueprint.get("/review")
def index() -> str:
    """What is doubtful, and what was decided."""
    return _page()


@blueprint.post("/review/decide")
def decide() -> ResponseReturnValue:
    """Accept, reject or change one thing."""
    verb, reason = request.form.get("verb", ""), request.form.get("reason", "").strip()[:1000]
    item = doubtful.item(connection(), request.form.get("item", ""))
    connection().rollback()
    author = str(session["user"])
    try:
        if item is None:
            raise WrongUse("this was decided already")
        if verb == "accept":
            curation.accept(engine(), item, author=author, reason=reason)
        elif verb == "reject":
            curation.reject(engine(), item, author=author, reason=reason)
        elif verb == "change":
            values = {request.form.get("field", ""): request.form.get("value", "")}
            curation.change(engine(), item, values, author=author, reason=reason)
        else:
            raise BadRequest("errors.bad")
    except WrongUse as error:
        return _page(str(error)), 400
    return redirect(url_for("review.index", sort=request.form.get("sort") or None), code=303)


@blueprint.post("/review/undo")
def undo() -> ResponseReturnValue:
    """Take a decision back."""
    number = request.form.get("decision", "")
    try:
        curation.undo(engine(), int(number) if number.isascii() and number.isdigit() else 0)
    except WrongUse as error:
        return _page(str(error)), 400
    return redirect(url_for("review.index", _anchor="history"), code=303)


def _page(problem: str = "") -> str:
    asked = request.values.get("sort", "")
    sorts = [Doubt(asked)] if asked in set(Doubt) else []
    return render_template(
        "review/index.html",
        items=doubtful.queue(connection(), sorts, SHOWN),
        made=decisions.latest(connection(), SHOWN),
        fields=deciding.FIELDS,
        sorts=list(Doubt),
        sort=asked if sorts else "",
        csrf=token(),
        problem=problem,
        user=session["user"],
    )
