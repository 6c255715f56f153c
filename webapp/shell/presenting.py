"""How templates write dates, numbers, names of themes, and addresses that keep what the reader has chosen."""

import hashlib
from functools import cache
from importlib import resources

from flask import Flask, Response, current_app, g, request, url_for
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from archive.queries.bands import anchor
from archive.queries.when import When
from archive.schema.vocabulary import Modality, Theme
from webapp.drawing.labels import fitted
from webapp.shell import dates
from webapp.shell.language import current

#: At most eight colours: the fields of work in groups, each with its CSS class.
THEME_GROUPS: dict[str, tuple[Theme, ...]] = {
    "ideas": (Theme.IDEOLOGY, Theme.PUBLICITY),
    "organising": (Theme.ORGANISATION, Theme.REFORM),
    "service": (Theme.SERVICE, Theme.RIGHTS),
    "work": (Theme.EMPLOYMENT, Theme.CONTRIBUTION),
    "country": (Theme.RURAL, Theme.POVERTY),
    "volunteers": (Theme.VOLUNTEERING,),
    "pandemic": (Theme.PANDEMIC,),
    "pioneers": (Theme.PIONEERS,),
}
_GROUP_OF = {theme: group for group, themes in THEME_GROUPS.items() for theme in themes}
#: Arguments that say where in a list the reader is: gone as soon as anything else changes.
_PLACES = ("after", "open", "page")


def theme_group(theme: Theme | str | None) -> str:
    """The colour group of a theme, `none` for what belongs to no initiative."""
    return _GROUP_OF.get(Theme(theme), "none") if theme else "none"


def here(_anchor: str | None = None, **changes: object) -> str:
    """The address of this page with some arguments changed (None takes one away, a list gives several).

    Arguments that the page has not asked for are nothing to it and are dropped.
    """
    known: dict[str, int] = g.get("arguments", {})
    values: MultiDict[str, str] = MultiDict()
    for name in request.args:
        if name in known and name not in (*_PLACES, "lang"):
            values.setlist(name, list(dict.fromkeys(request.args.getlist(name)))[: known[name]])
    for name, value in changes.items():
        values.poplist(name)
        given = value if isinstance(value, list | tuple) else [] if value is None else [value]
        values.setlist(name, [str(part) for part in given])
    given_args = {name: values.getlist(name) for name in values if any(values.getlist(name))}
    view: dict[str, str] = dict(request.view_args or {})
    return url_for(g.get("page") or request.endpoint or "timeline.show", _anchor=_anchor, **{**given_args, **view})  # type: ignore[arg-type]


def toggled(name: str, *members: str) -> str:
    """The address of this page with values of one argument switched on, or off where all are on."""
    on = request.args.getlist(name)
    rest = [value for value in on if value not in members]
    changes: dict[str, object] = {name: rest if set(members) <= set(on) else [*rest, *members]}
    return here(None, **changes)


@cache
def _version(name: str) -> str:
    data = resources.files("webapp").joinpath(f"static/{name}").read_bytes()
    return hashlib.sha256(data).hexdigest()[:12]


def static(name: str) -> str:
    """The address of a file of static/, which changes when its content does."""
    return url_for("static", filename=name, v=_version(name))


@cache
def inline(name: str) -> Markup:
    """A script of static/ that stands in a page itself: it may run there since security.py tells browsers its hash."""
    return Markup(resources.files("webapp").joinpath(f"static/{name}").read_text())


@cache
def modules(folder: str) -> tuple[str, ...]:
    """The modules in a folder of static/, which a script there imports: a page that names them gets all of them at once."""
    found = resources.files("webapp").joinpath(f"static/{folder}").iterdir()
    return tuple(sorted(f"{folder}/{file.name}" for file in found if file.name.endswith(".js")))


@cache
def _scripts() -> str:
    """What changes when a module does."""
    names = [name for folder in ("timeline",) for name in (f"{folder}.js", *modules(folder))]
    return hashlib.sha256("".join(map(_version, names)).encode()).hexdigest()[:12]


def module(name: str) -> str:
    """The address of a module of static/: its version stands in the path, so that what it imports by relative names has it too."""
    return url_for("module", version=_scripts(), filename=name)


def _module(version: str, filename: str) -> Response:
    response = current_app.send_static_file(filename)
    if version != _scripts():
        response.headers["Cache-Control"] = "no-cache"
    return response


def number(value: float) -> str:
    """A figure with thousands apart, without needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def mark_class(when: When, modality: Modality | None = None) -> str:
    """The classes by which a mark says how its date is known."""
    found = ["inherited" if when.inherited else "printed"]
    if when.approximate:
        found.append("approximate")
    if modality is Modality.PLANNED:
        found.append("planned")
    return " ".join(found)


def _asked_anew(response: Response) -> Response:
    """Modules that a script imports carry no version in their address: browsers ask whether they have changed."""
    if request.endpoint == "static" and "v" not in request.args:
        response.headers["Cache-Control"] = "no-cache"
    return response


def init_app(app: Flask) -> None:
    """Give templates these words."""
    app.jinja_env.globals.update(
        here=here,
        toggled=toggled,
        static=static,
        inline=inline,
        module=module,
        modules=modules,
        THEME_GROUPS=THEME_GROUPS,
        GROUP_OF={str(theme): group for theme, group in _GROUP_OF.items()},
        theme_group=theme_group,
        mark_class=mark_class,
        band_anchor=anchor,
    )
    app.add_url_rule("/modules/<version>/<path:filename>", "module", _module)
    app.after_request(_asked_anew)
    app.jinja_env.filters.update(
        written=lambda when: dates.written(when, current()),
        short=lambda when: dates.short(when, current()),
        day=lambda moment: dates.day(moment, current()),
        number=number,
        fitted=fitted,
    )
