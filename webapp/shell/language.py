"""The interface in English and 简体中文: messages from TOML files, chosen by ?lang= (kept in a cookie) or the browser."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from flask import Flask, Response, g, request
from markupsafe import Markup, escape

LANGUAGES = {"en": "English", "zh": "中文"}
#: What stands in the `lang` attribute.
TAGS = {"en": "en", "zh": "zh-Hans"}
COOKIE = "lang"
_YEAR = 365 * 24 * 3600


@cache
def messages(language: str) -> dict[str, str]:
    """All messages of a language by their key, tables joined by dots (`timeline.title`)."""
    data = resources.files("webapp").joinpath(f"messages/{language}.toml").read_bytes()
    return dict(_flat("", tomllib.loads(data.decode("utf-8"))))


def current() -> str:
    """The language of the current request: `en` or `zh`."""
    if "language" not in g:
        asked = (request.args.get("lang"), request.cookies.get(COOKIE))
        accepted = request.accept_languages.best_match(["zh", "zh-CN", "zh-Hans", "zh-TW", "en"], default="en")
        g.language = next((a for a in asked if a in LANGUAGES), str(accepted)[:2])
    return str(g.language)


def message(key: str, **values: object) -> Markup:
    """The message of that key in the current language, with `{name}` filled in (escaped), `{name|s}` and `{name|is}` by number.

    Raises:
        KeyError: if there is no such message.
    """
    text = messages(current())[key]
    for name, value in values.items():
        shown = f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else value
        filled = {"s": "" if value == 1 else "s", "is": "is" if value == 1 else "are"}
        for form, written in filled.items():
            text = text.replace("{" + name + "|" + form + "}", written)
        text = text.replace("{" + name + "}", str(escape(shown)))
    return Markup(text)


def word(group: str, value: object) -> Markup:
    """The name of a word of a closed list: `word("modality", "done")`."""
    return message(f"{group}.{value}")


def init_app(app: Flask) -> None:
    """Give templates `t`, `word` and `language`; keep a choice made by ?lang= in a cookie."""
    app.jinja_env.globals.update(t=message, word=word, language=current, TAGS=TAGS)

    def remember(response: Response) -> Response:
        asked = request.args.get("lang")
        if asked in LANGUAGES:
            response.set_cookie(COOKIE, str(asked), max_age=_YEAR, samesite="Lax", httponly=True)
        # An answer for which nobody asked for the language is the same in both.
        if "language" in g:
            response.headers.setdefault("Content-Language", TAGS[current()])
            response.vary.update(("Accept-Language", "Cookie"))
        return response

    app.after_request(remember)


def _flat(prefix: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found.extend(_flat(f"{prefix}{key}.", value))
        else:
            found.append((prefix + key, str(value)))
    return found
