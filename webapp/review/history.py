"""What was decided, in words: which field, and its values as a reader would say them."""

from flask import Flask
from markupsafe import Markup, escape

from archive.queries.when import When
from archive.values import edtf
from webapp.shell.dates import written
from webapp.shell.language import TAGS, current, messages, word
from webapp.shell.telling import tongue

_DATES = ("published", "period", "edtf")
_WORDS = {"modality": "modality", "genre": "genre", "role": "user_role", "value": "reading_state"}


def field(name: str) -> str:
    """What a field is called; its own name where nobody gave it another."""
    return str(messages(current()).get(f"review.set_{name}", name))


def value(name: str, told: str) -> Markup:
    """A value of a field: dates written out with EDTF beside, words of closed lists by name, all else as it is."""
    if name in _WORDS and f"{_WORDS[name]}.{told}" in messages(current()):
        return word(_WORDS[name], told)
    if name in _DATES and told:
        try:
            days = edtf.parse(told)
        except ValueError:
            return escape(told)
        words = written(When(days.earliest, days.latest, told), current())
        return Markup('<span title="EDTF {}">{}</span>').format(told, words)
    return Markup('<span lang="{}">{}</span>').format(tongue(told) or TAGS[current()], told)


def init_app(app: Flask) -> None:
    """Give templates both."""
    app.jinja_env.globals.update(field_set=field, value_set=value)
