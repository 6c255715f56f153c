"""`/exports`: everything in one file, every view as CSV, and the addresses at which other programmes fetch."""

import atexit
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, send_file
from flask.sansio.blueprints import BlueprintSetupState
from sqlalchemy import Engine

from archive.exports import streams, whole
from archive.queries import privacy
from archive.schema.views import View
from webapp.api import answering
from webapp.shell import asked
from webapp.shell.database import connection, engine

blueprint = Blueprint("downloads", __name__)

STORE = "archive.downloads"


class Store:
    """Keeps the file of the current revision, made when it is first asked for and gone with the process.

    `making` is held while a file is made.
    """

    def __init__(self) -> None:
        self.making = threading.Lock()
        self._folder: Path | None = None

    def file(self, revision: int) -> Path | None:
        """The file of the revision; None while somebody else is having it made."""
        name = f"league-archive-{revision}.zip"
        if self._folder is not None and (self._folder / name).exists():
            return self._folder / name
        if not self.making.acquire(blocking=False):
            return None
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="league-archive-"))
                atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
            path = self._folder / name
            if not path.exists():
                for old in self._folder.iterdir():
                    old.unlink(missing_ok=True)
                whole.export(engine(), path)
            return path
        finally:
            self.making.release()


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    app = state.app
    app.extensions[STORE] = Store()


@blueprint.get("/exports")
def index() -> str:
    """What can be had."""
    return render_template(
        "downloads/index.html",
        views=whole.WRITTEN,
        revision=answering.state()[0],
        hidden=privacy.persons_hidden(connection()),
    )


@blueprint.get("/exports/archive.zip")
def everything() -> Response:
    """Everything that is held; 503 while it is being made for somebody else."""
    revision, changed_at = answering.state()
    store: Store = current_app.extensions[STORE]
    path = store.file(revision)
    if path is None:
        busy = Response(
            "The file is being made; come back in a minute. 文件正在生成，请稍后再来。\n", 503, mimetype="text/plain"
        )
        busy.headers["Retry-After"] = "60"
        return busy
    response = send_file(path, "application/zip", as_attachment=True, download_name=path.name, etag=False, max_age=0)
    response.set_etag(answering.tag(revision))
    response.last_modified = changed_at
    response.make_conditional(request)
    return response


@blueprint.get("/exports/<name>.csv")
def view(name: str) -> Response:
    """Every row of a view, sent while it is read; `?bom=1` puts a mark in front by which Excel knows the encoding."""
    found: View | None = next((v for v in whole.WRITTEN if v.name == name), None)
    if found is None:
        asked.missing("report")
    columns = [column.name for column in found.columns]
    lines = streams.csv_lines(columns, _rows(engine(), found))
    pieces = streams.gathered(lines, mark="\ufeff" if request.args.get("bom") else "")
    response = Response(pieces, mimetype="text/csv")
    response.headers["Content-Disposition"] = f"attachment; filename={found.name}.csv"
    return response


def _rows(archive: Engine, view: View) -> Iterator[Sequence[Any]]:
    # On a connection of its own: the request's is closed when the answer is sent.
    with archive.connect() as own:
        yield from streams.rows_of(own, view)
