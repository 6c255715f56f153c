"""The room of the site that takes files in: upload, preview, decision; undo of an import; reading stored sources anew.

It is not part of `create_app`: only `league-archive serve --edit` adds it.
"""

from flask import Flask

from webapp.upload import again, history, jobs, pages


def init_app(app: Flask) -> None:
    """Let editors bring files in; `webapp.review` has to be there already."""
    app.config.update(WRITING=("upload",))
    jobs.init_app(app)
    for room in (pages, history, again):
        app.register_blueprint(room.blueprint)
