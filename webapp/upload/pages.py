"""`/imports/new`: files come in, are shown as they would be stored, the doubtful first, and are stored by one decision."""

from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from archive.errors import WrongUse
from archive.importers import columns, tabular, uploads
from archive.importers.columns import HEAD, KIND
from archive.importers.files import LARGEST
from archive.importers.given import from_options
from archive.importers.staging import LARGEST_UPLOAD, MOST, Staging
from archive.queries import desk
from webapp.review import door
from webapp.shell import asked, problems
from webapp.shell.database import connection, engine
from webapp.upload import jobs, showing, wishing

blueprint = Blueprint("upload", __name__)
#: Bytes of a request beside its files: names, fields, borders of parts.
_AROUND = 2_000_000


@blueprint.before_request
def _room() -> None:
    """Uploads are larger than other forms; the limit of a single file is checked as it comes."""
    if request.endpoint in ("upload.bring", "upload.add"):
        request.max_content_length = LARGEST_UPLOAD + _AROUND
        request.max_form_parts = 2 * MOST


door.protect(blueprint)


@blueprint.errorhandler(RequestEntityTooLarge)
def too_much(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Say how much is taken at once."""
    told = f"at most {LARGEST_UPLOAD // 1_000_000} MB are taken at once, and {LARGEST // 1_000_000} MB of each file"
    return (jsonify(problem=problems.told(told)), 413) if _scripted() else (_new(told), 413)


@blueprint.get("/imports/new")
def new() -> str:
    """The form, and uploads of before that wait for a decision."""
    return _new()


@blueprint.post("/imports/new")
def bring() -> ResponseReturnValue:
    """Take files into a new upload; a script brings them one by one afterwards."""
    files = [file for file in request.files.getlist("files") if file.filename]
    try:
        said = _said()
        if not files and not _scripted():
            raise WrongUse("choose at least one file")
        staging = uploads.open_(_url(), door.author())
        staging.wish(staging.wishes() | {"given": said})
        try:
            for file in files:
                staging.put(file.filename or "file", file.stream)  # type: ignore[arg-type]
        except WrongUse:
            staging.remove()
            raise
    except WrongUse as error:
        return (jsonify(problem=problems.told(error)), 400) if _scripted() else (_new(str(error)), 400)
    there = url_for("upload.show", token=staging.token)
    if _scripted():
        return jsonify(address=there, files=url_for("upload.add", token=staging.token))
    jobs.start(staging, "preview")
    return redirect(there, code=303)


@blueprint.post("/imports/new/<token>/files")
def add(token: str) -> ResponseReturnValue:
    """Take one more file into an upload."""
    staging = _staging(token)
    file = request.files.get("files")
    try:
        if file is None or not file.filename:
            raise WrongUse("no file came with the request")
        return jsonify(name=staging.put(file.filename, file.stream))  # type: ignore[arg-type]
    except WrongUse as error:
        return jsonify(problem=problems.told(error)), 400


@blueprint.get("/imports/new/<token>")
def show(token: str) -> ResponseReturnValue:
    """How far it is; then every file as it would be stored."""
    staging = _staging(token)
    state = staging.state()
    goes_on = jobs.goes_on(staging)
    if state.verb == "store" and state.finished and not state.problem:
        staging.remove()
        if state.batch is None:
            return redirect(url_for("imports.index"), code=303)
        return redirect(url_for("imports.show", number=state.batch), code=303)
    if state.verb and not state.finished and not goes_on:
        jobs.start(staging, state.verb)
        goes_on = True
    if goes_on or not state.finished:
        return render_template(
            "imports/progress.html", staging=staging, state=staging.state(), files=staging.previews(), goes_on=goes_on
        )
    return _preview(staging)


@blueprint.get("/imports/new/<token>/state")
def state(token: str) -> ResponseReturnValue:
    """How far it is, for the script that waits."""
    staging = _staging(token)
    held = staging.state()
    goes_on = jobs.goes_on(staging)
    return jsonify(done=held.done, total=held.total, waits=goes_on or (bool(held.verb) and not held.finished))


@blueprint.post("/imports/new/<token>")
def decide(token: str) -> ResponseReturnValue:
    """Set something of a document, draw borders, leave a file out, store everything, or throw it away."""
    staging = _staging(token)
    verb = request.form.get("verb", "")
    if verb == "cancel":
        jobs.end(staging)
        staging.remove()
        return redirect(url_for("upload.new"), code=303)
    if jobs.goes_on(staging):
        return redirect(url_for("upload.show", token=token), code=303)
    if verb in ("understand", "store"):
        jobs.start(staging, "preview" if verb == "understand" else "store")
        return redirect(url_for("upload.show", token=token), code=303)
    act = _ACTS.get(verb)
    if act is None:
        asked.refuse("bad")
    try:
        anchor = act(staging, request.form)
    except WrongUse as error:
        return _preview(staging, str(error)), 400
    if verb in _READ_ANEW:
        jobs.start(staging, "preview")
    page = _page_of(showing.files(staging), request.form.get("file", ""))
    return redirect(url_for("upload.show", token=token, page=page if page > 1 else None, _anchor=anchor), code=303)


def _page_of(files: list[dict[str, Any]], sha256: str) -> int:
    """The page of the preview that shows a file, the first where none does."""
    return next((f["page"] for f in files if f["sha256"] == sha256), 1)


_ACTS = {
    "header": wishing.header,
    "borders": wishing.borders,
    "columns": wishing.columns,
    "leave": wishing.leave,
    "take": wishing.take,
}
#: After which of them the files are understood anew.
_READ_ANEW = ("header", "borders", "columns")


@blueprint.post("/imports/columns")
def forget() -> ResponseReturnValue:
    """Forget what the columns of tables with these headings mean."""
    connection().rollback()
    columns.forget(engine(), request.form.get("head", "")[:20_000])
    return redirect(url_for("upload.new", _anchor="columns"), code=303)


def _preview(staging: Staging, problem: str = "") -> str:
    files = showing.files(staging)
    wanted = request.form.get("file", "")
    number = _page_of(files, wanted) if wanted else asked.number("page", 1, 1, 100_000)
    return render_template(
        "imports/preview.html",
        staging=staging,
        files=[f for f in files if f["page"] == number],
        number=number,
        pages=files[-1]["page"] if files else 1,
        problem=problem or staging.state().problem,
        stored=[f for f in files if f["documents"] and not f["left_out"]],
        **showing.doubts(files),
        committees=desk.committees(connection()),
        tables=staging.tables(),
        offered=tabular.OFFERED,
    )


def _new(problem: str = "") -> str:
    return render_template(
        "imports/new.html",
        problem=problem,
        waiting=[s for s in uploads.waiting(_url(), door.author()) if s.kind == "upload"],
        largest=LARGEST // 1_000_000,
        most=MOST,
        limit=LARGEST,
        remembered=[one for one in columns.remembered(connection()) if HEAD in one],
        beside=(HEAD, KIND),
    )


def _said() -> dict[str, Any]:
    """What the form says of all files, checked."""
    values = {name: request.form.get(name, "").replace("\0", "").strip()[:500] for name in ("publisher", "url")}
    said = {name: value for name, value in values.items() if value}
    if "url" in said and not said["url"].startswith(("http://", "https://")):
        raise WrongUse("the address begins with http:// or https://")
    from_options(said.get("url"), said.get("publisher"), None, None)
    return said


def _staging(token: str) -> Staging:
    found = uploads.find(_url(), token, door.author())
    if found is None or found.kind != "upload":
        asked.missing("upload")
    return found


def _url() -> str:
    return engine().url.render_as_string(hide_password=False)


def _scripted() -> bool:
    return request.accept_mimetypes.best == "application/json"
