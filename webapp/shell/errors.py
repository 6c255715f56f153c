"""Pages for what went wrong: a sentence that says what is the case and what to do."""

from flask import Flask, g, render_template
from werkzeug.exceptions import HTTPException, InternalServerError


def init_app(app: Flask) -> None:
    """Answer every error with a page of the site."""

    def page(error: HTTPException) -> tuple[str, int]:
        code = error.code or 500
        # Only our own sentences (abort(404, description=...) with a key) are shown, never the server's.
        g.failed = True
        reason = error.description if str(error.description or "").startswith("errors.") else ""
        return render_template("shell/error.html", code=code, reason=reason), code

    def broken(error: Exception) -> tuple[str, int]:
        if isinstance(error, HTTPException):
            return page(error)
        app.logger.exception("the page could not be made")
        return page(InternalServerError())

    app.register_error_handler(HTTPException, page)
    app.register_error_handler(Exception, broken)
