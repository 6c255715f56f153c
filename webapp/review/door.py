"""The door of the rooms that write: logging in and out, who is there, and forms that only their own session can send.

`protect` closes a blueprint to strangers; `close` the whole site, where reading is for accounts only.
"""

import secrets
from hmac import compare_digest
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from archive.importers import accounts
from archive.importers.accounts import Account
from webapp.shell.database import connection

blueprint = Blueprint("door", __name__)

#: What strangers of a closed site may ask for.
_OPEN = ("door.login", "door.enter", "static")


class Sessions(SecureCookieSessionInterface):
    """Marks the cookie as Secure wherever the page came by TLS, also by that of a trusted proxy."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the browser may send the cookie by TLS only."""
        return bool(request.is_secure) or super().get_cookie_secure(app)


def token() -> str:
    """The token of this session, which every form carries."""
    if "csrf" not in session:
        session["csrf"] = secrets.token_urlsafe(32)
    return str(session["csrf"])


def me() -> Account | None:
    """Who is logged in; nobody after their account went or got another password."""
    if "account" not in g:
        name = session.get("user")
        held = accounts.account(connection(), str(name)) if name else None
        g.account = held if held is not None and held.stamp == session.get("stamp") else None
    found: Account | None = g.account
    return found


def author() -> str:
    """The name under which a change is kept."""
    held = me()
    assert held is not None
    return held.name


def protect(room: Blueprint) -> None:
    """Let only editors into a room, and hear only forms of their own session."""

    def guard() -> ResponseReturnValue | None:
        if me() is None:
            return _to_the_door()
        _own_form()
        return None

    room.before_request(guard)
    room.after_request(private)


def close(app: Flask) -> None:
    """Show the pages only to those with an account, while reading is closed."""

    def guard() -> ResponseReturnValue | None:
        if request.endpoint in _OPEN or accounts.reading_is_open(connection()) or me() is not None:
            return None
        g.closed = True
        if request.path.startswith(("/api/", "/oai")):
            answer = jsonify(type="about:blank", title="Unauthorized", status=401)
            answer.mimetype = "application/problem+json"
            return answer, 401
        return _to_the_door()

    def keep(response: Response) -> Response:
        if request.endpoint != "static" and (g.get("closed") or me() is not None):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    app.before_request(guard)
    app.after_request(keep)


def private(response: Response) -> Response:
    """These pages are nobody else's."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _to_the_door() -> ResponseReturnValue:
    session.pop("user", None)
    if request.method == "GET":
        session["next"] = request.full_path.rstrip("?")[:500]
    return redirect(url_for("door.login"), code=303)


def _own_form() -> None:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    held = str(session.get("csrf", ""))
    sent = request.headers.get("X-CSRF-Token") or request.form.get("csrf", "")
    if not held or not compare_digest(held.encode(), sent.encode()):
        raise BadRequest("errors.session")


blueprint.after_request(private)


@blueprint.before_request
def _guard() -> None:
    _own_form()


@blueprint.get("/login")
def login() -> str:
    """The form."""
    return _form()


def _form(problem: str = "") -> str:
    closed = not accounts.reading_is_open(connection())
    return render_template("review/login.html", csrf=token(), problem=problem, closed=closed)


@blueprint.post("/login")
def enter() -> ResponseReturnValue:
    """Let an editor in; who failed too often waits."""
    throttle = current_app.extensions["archive.throttle"]
    name, password = request.form.get("name", "").strip()[:80], request.form.get("password", "")
    keys = (f"name {name.casefold()}", f"address {request.remote_addr}")
    wait = throttle.waiting(*keys)
    if wait:
        return _form("review.wait"), 429, {"Retry-After": str(int(wait) + 1)}
    if not accounts.verified(connection(), name, password):
        throttle.failed(*keys)
        return _form("review.wrong"), 403
    throttle.succeeded(keys[0])
    wanted = str(session.get("next") or "")
    session.clear()
    session.permanent = True
    held = accounts.account(connection(), name)
    assert held is not None
    session["user"], session["stamp"] = name, held.stamp
    return redirect(_local(wanted) or url_for(_home()), code=303)


@blueprint.post("/logout")
def leave() -> ResponseReturnValue:
    """End the session."""
    session.clear()
    return redirect(url_for("door.login"), code=303)


def _home() -> str:
    return "review.index" if current_app.config.get("EDITING") else "timeline.show"


def _local(address: str) -> str:
    """The address, if it leads nowhere else."""
    parts = urlsplit(address)
    here = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return address if here and parts.path != "/login" else ""
