"""The rooms of the site that write: the door, the queue of what is doubtful, the desk for one thing, accounts, the log.

They are not part of `create_app`: only `league-archive serve --edit` adds them (of a closed site, only the door).
"""

from datetime import timedelta

from flask import Flask

from archive.importers import accounts
from webapp.review import desk, door, history, naming, pages, people, saving
from webapp.review.throttle import Throttle


def init_app(app: Flask, *, editing: bool = True) -> None:
    """Let people log in, and editors decide; sessions are signed by the archive's own key."""
    app.config.update(
        EDITING=editing,
        SECRET_KEY=accounts.session_key(app.extensions["archive.engine"]),
        SESSION_COOKIE_NAME="archive-session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
    )
    app.session_interface = door.Sessions()
    app.extensions["archive.throttle"] = Throttle()
    app.jinja_env.globals.update(csrf_token=door.token, me=door.me)
    history.init_app(app)
    door.close(app)
    app.register_blueprint(door.blueprint)
    if editing:
        for room in (pages, desk, naming, people, saving):
            app.register_blueprint(room.blueprint)
