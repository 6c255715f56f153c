"""Answers of SQL in the reader's language: heads of columns, words of closed lists; and the language of any text."""

import re
from collections.abc import Sequence
from typing import Any

from flask import Flask
from markupsafe import Markup, escape

from webapp.shell.language import TAGS, current, messages, word

#: Columns that hold words of a closed list, with the groups of messages that name them.
LISTS = {
    "basis": ("basis",),
    "change": ("change",),
    "committee_level": ("level",),
    "genre": ("genre",),
    "issuer_level": ("level",),
    "kind": ("kind", "initiative_kind", "national_kind"),
    "level": ("level",),
    "modality": ("modality",),
    "precision": ("precision",),
    "role": ("role",),
    "theme": ("theme",),
}
#: Columns that hold 1 or 0.
FLAGS = ("approximate", "disputed", "part_of_total")
#: The lists of choices of reports (`archive.queries.choices`) that are closed, with the column of the same words.
CHOICES = {"themes": "theme", "levels": "level", "genres": "genre"}

#: Letters of a heading that fit into a line of a phone; where a heading may break.
LONGEST_PHRASE = 13
_BREAKS = re.compile(r"[\s，、：；。！？（）()《》“”·—…\-]+")
#: A run of Chinese with the figures and marks in it.
_CHINESE = re.compile(
    r"(?:\d+|[《“（〔])*[\u3400-\u9fff](?:[\u3400-\u9fff\d《》“”（）〔〕、，·：—…~～-]*[\u3400-\u9fff\d》”）〕])?"
)
_HAN, _LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z]{3,}")


def head(column: str) -> str:
    """What a column of a view or report is called; its own name where nobody gave it another."""
    return str(messages(current()).get(f"column.{column}", column))


def told(column: str, value: Any) -> Any:
    """A value as the reader reads it: words of closed lists and flags in his language, all else as it is."""
    if column in FLAGS and value in (0, 1):
        return word("column", "is_so" if value else "is_not")
    if isinstance(value, str):
        key = value.replace(" ", "_")
        groups = [group for group in LISTS.get(column, ()) if f"{group}.{key}" in messages(current())]
        return word(groups[0], key) if groups else value
    return value


def rows(columns: Sequence[str], found: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The rows of an answer with the words of closed lists in the reader's language, to be drawn."""
    named = [column if column in LISTS else "" for column in columns]
    return [[told(c, v) if c else v for c, v in zip(named, row, strict=True)] for row in found]


def defined(words: str) -> str:
    """A unit, a type, or when a column is empty, as the data dictionary tells it."""
    return str(messages(current()).get(f"dictionary.{words}", words))


def choice(parameter: Any, value: str) -> Any:
    """A choice of a report's parameter as the reader reads it."""
    column = CHOICES.get(parameter.choices, "") if isinstance(parameter.choices, str) else parameter.name
    return told(column, value)


def tongue(value: object) -> str | None:
    """The `lang` of a text that may be in either language, None where it is that of the page or of none."""
    text = str(value)
    tag = TAGS["zh"] if _HAN.search(text) else TAGS["en"] if _LATIN.search(text) else None
    return tag if tag != TAGS[current()] else None


def phrased(text: object) -> str:
    """The class of a heading that breaks between its phrases only: `in-phrases`, if each of them fits into a line."""
    return "in-phrases" if max(map(len, _BREAKS.split(str(text)))) <= LONGEST_PHRASE else ""


def mixed(text: object) -> Markup:
    """A text of our own that quotes Chinese: on an English page the Chinese in it is marked as such."""
    safe = str(escape(text))
    if current() == "zh":
        return Markup(safe)
    return Markup(_CHINESE.sub(lambda found: f'<span lang="{TAGS["zh"]}">{found[0]}</span>', safe))


def numeric(found: Sequence[Sequence[Any]], place: int) -> bool:
    """Whether a column of an answer holds numbers."""
    return any(isinstance(row[place], int | float) for row in found[:20])


def init_app(app: Flask) -> None:
    """Give templates these words."""
    app.jinja_env.filters.update(mixed=mixed, phrased=phrased)
    app.jinja_env.globals.update(
        column_head=head, told_value=told, told_choice=choice, tongue=tongue, numeric=numeric, defined=defined
    )
