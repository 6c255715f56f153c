"""`/review`: what is doubtful, one thing after the other, and what was decided; corrections go out and come in as a file."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from archive.errors import WrongUse
from archive.importers import curation, deciding, doubtful, sharing
from archive.queries import decisions, desk
from archive.schema.vocabulary import Doubt
from webapp.review import door
from webapp.shell import asked
from webapp.shell.database import connection, engine

blueprint = Blueprint("review", __name__)


@blueprint.before_request
def _room() -> None:
    """A file of decisions is larger than other forms: it quotes what was decided about."""
    if request.endpoint == "review.take":
        request.max_content_length = LARGEST


door.protect(blueprint)

#: Items shown at once; bytes of a file of decisions.
SHOWN, LARGEST = 50, 64_000_000


@blueprint.get("/review")
def index() -> str:
    """What is doubtful, and what was decided lately."""
    return _page()


@blueprint.post("/review/decide")
def decide() -> ResponseReturnValue:
    """Accept, reject or change one thing."""
    verb, reason = request.form.get("verb", ""), reason_given()
    of = request.form.get("of", "")
    item = doubtful.item(connection(), request.form.get("item", ""), [Doubt(of)] if of in set(Doubt) else [])
    connection().rollback()
    author = door.author()
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
    """Take a decision back, and go where the person came from."""
    number = request.form.get("decision", "")
    try:
        held = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
        curation.undo(engine(), held, author=door.author(), reason=reason_given())
    except WrongUse as error:
        return _page(str(error)), 400
    back = request.form.get("back", "")
    if back.startswith(("/review/", "/review?")) and "\\" not in back:
        return redirect(back if back.startswith("/review?") else f"{back}#history", code=303)
    return redirect(url_for("review.index", _anchor="history"), code=303)


@blueprint.get("/review/history")
def history() -> str:
    """All decisions, or those that could not be applied, page by page."""
    number, state = asked.number("page", 1, 1, 100_000), asked.text("state")
    made = decisions.latest(connection(), SHOWN + 1, (number - 1) * SHOWN, flagged=state == "flagged")
    return render_template(
        "review/history.html", made=made[:SHOWN], number=number, more=len(made) > SHOWN, flagged=state == "flagged"
    )


@blueprint.get("/review/corrections.json")
def export() -> Response:
    """All decisions as a file, for another archive."""
    answer = Response(sharing.dumped(connection()), mimetype="application/json")
    answer.headers["Content-Disposition"] = "attachment; filename=corrections.json"
    return answer


@blueprint.post("/review/corrections.json")
def take() -> ResponseReturnValue:
    """Take in the decisions of another archive."""
    sent = request.files.get("file")
    try:
        text = sent.stream.read().decode("utf-8") if sent else ""
        new, back = sharing.load(engine(), text, author=door.author())
    except UnicodeDecodeError:
        return _page("this is no file of corrections: it is not in UTF-8"), 400
    except WrongUse as error:
        return _page(str(error)), 400
    return redirect(url_for("review.index", new=new, back=back, _anchor="history"), code=303)


def reason_given() -> str:
    """Why, as the form says."""
    return request.form.get("reason", "").replace("\0", " ").strip()[:1000]


#: What a person most likely sets of a doubtful thing, where it is not the first of its fields.
_FIRST_FIELD = {
    **dict.fromkeys((Doubt.UNDATED, Doubt.INFERRED, Doubt.DATES), "published"),
    Doubt.FAMILY: "family",
}


def _page(problem: str = "") -> str:
    sort = request.values.get("sort", "")
    sorts = [Doubt(sort)] if sort in set(Doubt) else []
    return render_template(
        "review/index.html",
        items=doubtful.queue(connection(), sorts, SHOWN),
        made=decisions.latest(connection(), 20),
        shown=SHOWN,
        flagged=decisions.flagged(connection()),
        committees=desk.committees(connection()),
        first_field=_FIRST_FIELD,
        fields=deciding.FIELDS,
        nothing_to_refuse=curation.NOTHING_TO_REFUSE,
        sorts=list(Doubt),
        sort=sort if sorts else "",
        problem=problem,
        new=asked.number("new", -1, 0, 10**8),
        back=asked.number("back", 0, 0, 10**8),
    )
