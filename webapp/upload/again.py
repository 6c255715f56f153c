"""`/imports/again`: read stored sources anew; what would appear, vanish or change is shown before it is done."""

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.errors import WrongUse
from archive.importers import uploads
from archive.importers.staging import Staging
from archive.queries import imports
from webapp.review import door
from webapp.shell import asked
from webapp.shell.database import connection, engine
from webapp.upload import jobs

blueprint = Blueprint("again", __name__)
door.protect(blueprint)


@blueprint.get("/imports/again")
def new() -> str:
    """Which sources."""
    return _new()


@blueprint.post("/imports/again")
def begin() -> ResponseReturnValue:
    """Have the differences worked out."""
    chosen = [value for value in request.form.getlist("source") if len(value) == 64]
    try:
        staging = uploads.open_(_url(), door.author(), "reannotate")
    except WrongUse as error:
        return _new(str(error)), 400
    staging.wish({"sources": chosen})
    jobs.start(staging, "difference")
    return redirect(url_for("again.show", token=staging.token), code=303)


@blueprint.get("/imports/again/<token>")
def show(token: str) -> ResponseReturnValue:
    """How far it is; then the differences, source by source."""
    staging = _staging(token)
    goes_on = jobs.goes_on(staging)
    state = staging.state()
    if state.verb == "apply" and state.finished and not state.problem:
        staging.remove()
        if state.batch is None:
            return redirect(url_for("imports.index"), code=303)
        return redirect(url_for("imports.show", number=state.batch), code=303)
    if not state.finished and not goes_on:
        jobs.start(staging, state.verb or "difference")
        goes_on = True
    files = staging.previews()
    if goes_on:
        return render_template("imports/progress.html", staging=staging, state=state, files=files, goes_on=True)
    return render_template("imports/difference.html", staging=staging, files=files, problem=state.problem)


@blueprint.get("/imports/again/<token>/state")
def state(token: str) -> ResponseReturnValue:
    """How far it is, for the script that waits."""
    staging = _staging(token)
    held = staging.state()
    return jsonify(done=held.done, total=held.total, waits=jobs.goes_on(staging) or not held.finished)


@blueprint.post("/imports/again/<token>")
def decide(token: str) -> ResponseReturnValue:
    """Do it, or leave everything as it is."""
    staging = _staging(token)
    if request.form.get("verb") == "cancel":
        jobs.end(staging)
        staging.remove()
        return redirect(url_for("again.new"), code=303)
    if not jobs.goes_on(staging):
        jobs.start(staging, "apply")
    return redirect(url_for("again.show", token=token), code=303)


def _staging(token: str) -> Staging:
    found = uploads.find(_url(), token, door.author())
    if found is None or found.kind != "reannotate":
        asked.missing("upload")
    return found


def _new(problem: str = "") -> str:
    return render_template(
        "imports/again.html", sources=imports.sources(connection()), waiting=_waiting(), problem=problem
    )


def _waiting() -> list[Staging]:
    return [s for s in uploads.waiting(_url(), door.author()) if s.kind == "reannotate"]


def _url() -> str:
    return engine().url.render_as_string(hide_password=False)
