"""Starts the processes that work on uploads, and ends them; the site itself parses nothing that somebody handed in."""

import os
import signal
import subprocess
import sys
from contextlib import suppress

from flask import Flask, current_app

from archive.importers.staging import Staging
from webapp.shell.database import engine

_JOBS = "archive.jobs"


def init_app(app: Flask) -> None:
    """Remember what was started here."""
    app.extensions[_JOBS] = {}


def start(staging: Staging, verb: str) -> None:
    """Have an upload worked on, unless somebody does already."""
    running = _held().get(staging.token)
    if running is not None and running.poll() is None:
        return
    staging.tell(verb=verb, done=0, total=None, finished=False, problem="")
    url = engine().url.render_as_string(hide_password=False)
    _held()[staging.token] = subprocess.Popen(
        [sys.executable, "-m", "archive.importers.staged", str(staging.folder.resolve()), verb],
        env={**os.environ, "ARCHIVE_DATABASE_URL": url},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def goes_on(staging: Staging) -> bool:
    """Whether a process works on it; one that ended without a result says so in its state."""
    running = _held().get(staging.token)
    if running is not None and running.poll() is None:
        return True
    if running is not None and running.returncode and not staging.state().finished:
        staging.tell(finished=True, problem=f"the process ended with {running.returncode}; try again")
    return staging.working()


def end(staging: Staging) -> None:
    """End the process that works on an upload, with all that it started."""
    running = _held().pop(staging.token, None)
    if running is not None and running.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait(10)


def _held() -> "dict[str, subprocess.Popen[bytes]]":
    held: dict[str, subprocess.Popen[bytes]] = current_app.extensions[_JOBS]
    return held
