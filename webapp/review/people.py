"""`/review/account`, `/review/accounts`, `/review/log`: who may come in, one's own password, who did what."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from archive.errors import WrongUse
from archive.importers import accounts
from archive.queries import audit
from archive.schema.vocabulary import UserRole
from webapp.review import door
from webapp.shell import asked
from webapp.shell.database import connection, engine

blueprint = Blueprint("people", __name__)
door.protect(blueprint)

#: Changes on a page of the log.
SHOWN = 100


@blueprint.get("/review/log")
def log() -> str:
    """Who did what, when, and why."""
    number = asked.number("page", 1, 1, 100_000)
    author = asked.text("author")
    done = audit.latest(connection(), SHOWN + 1, (number - 1) * SHOWN, author)
    return render_template(
        "review/log.html", done=done[:SHOWN], number=number, more=len(done) > SHOWN, author=author,
        authors=audit.authors(connection()),
    )  # fmt: skip


@blueprint.get("/review/account")
def own() -> str:
    """One's own password."""
    return render_template("review/account.html", problem="")


@blueprint.post("/review/account")
def change_own() -> ResponseReturnValue:
    """Set another password for oneself; the one of before is asked for."""
    name = door.author()
    old, new = request.form.get("old", ""), request.form.get("new", "")
    fits = accounts.verified(connection(), name, old)
    connection().rollback()
    try:
        if not fits:
            raise WrongUse("the password of before is another one")
        accounts.change(engine(), name, password=new, author=name)
    except WrongUse as error:
        return render_template("review/account.html", problem=str(error)), 400
    held = accounts.account(connection(), name)
    session["stamp"] = held.stamp if held else ""
    return redirect(url_for("review.index"), code=303)


@blueprint.get("/review/accounts")
def index() -> str:
    """All accounts, for administrators."""
    _administrators_only()
    return _page()


@blueprint.post("/review/accounts")
def change() -> ResponseReturnValue:
    """Make, change or remove an account; open or close reading."""
    _administrators_only()
    author, verb = door.author(), request.form.get("verb")
    name, password = request.form.get("name", "").strip(), request.form.get("password", "")
    role = request.form.get("role", "")
    connection().rollback()
    try:
        if verb == "add":
            accounts.add(engine(), name, password, UserRole(role or UserRole.EDITOR), author=author)
        elif verb == "remove":
            accounts.remove(engine(), name, author=author)
        elif verb == "role" and role in set(UserRole):
            accounts.change(engine(), name, role=UserRole(role), author=author)
        elif verb == "password":
            accounts.change(engine(), name, password=password, author=author)
        elif verb == "reading":
            accounts.open_reading(engine(), request.form.get("state") == "open", author=author)
        else:
            asked.refuse("bad")
    except (WrongUse, ValueError) as error:
        return _page(str(error)), 400
    return redirect(url_for("people.index"), code=303)


def _administrators_only() -> None:
    held = door.me()
    if held is None or held.role is not UserRole.ADMINISTRATOR:
        asked.forbid("administrators")


def _page(problem: str = "") -> str:
    return render_template(
        "review/accounts.html", accounts=accounts.listed(connection()), roles=list(UserRole),
        is_open=accounts.reading_is_open(connection()), problem=problem,
    )  # fmt: skip
