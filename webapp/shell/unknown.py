"""Ids in an address that name nothing: a page says so, rather than be silently empty. (Words of closed lists are a 400.)"""

from flask import Flask, g, request

from archive.queries import known
from webapp.shell.database import connection
from webapp.shell.presenting import here

#: Arguments whose values are ids, and what they are ids of.
SORTS = {"committee": "committee", "issuer": "committee", "initiative": "initiative", "document": "document"}
#: So many are named; of the rest only the notice tells.
SHOWN = 5


def names() -> list[tuple[str, str, str]]:
    """Argument and value of what this page asked for and the archive does not hold, and the address without it."""
    asked = g.get("arguments", {}).keys() & SORTS.keys()
    if not asked & request.args.keys() or g.get("failed"):  # a page of an error asks nothing more
        return []
    given = {name: [v[:60] for v in request.args.getlist(name)[:200] if v and "\0" not in v] for name in sorted(asked)}
    found = [
        (name, v) for name, values in given.items() if values for v in known.unknown(connection(), SORTS[name], values)
    ]
    return [
        (name, value, here(None, **{name: [v for v in given[name] if v != value]})) for name, value in found[:SHOWN]
    ]


def init_app(app: Flask) -> None:
    """Give templates `unknown_names`."""
    app.jinja_env.globals.update(unknown_names=names)
