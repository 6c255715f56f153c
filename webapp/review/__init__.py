"""The room of the site that writes: logging in, and what is doubtful with the decisions about it.

It is not part of `create_app`: only `league-archive serve --edit` adds it.
"""

from datetime import timedelta

from flask import Flask

from archive.importers import accounts
from webapp.review import pages
from webapp.review.throttle import Throttle


def init_app(app: Flask) -> None:
    """Let editors log in and decide; sessions are signed by the archive's own key."""
    app.config.update(
        EDITING=True,
        SECRET_KEY=accounts.session_key(app.extensions["archive.engine"]),
        SESSION_COOKIE_NAME="archive-session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
    )
    app.extensions["archive.throttle"] = Throttle()
    app.register_blueprint(pages.blueprint)
