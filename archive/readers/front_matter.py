"""Reads files that begin with a front matter (as feeds and site generators write them) over an HTML or Markdown body."""

import re
from dataclasses import replace

import yaml

from archive.readers import html, markdown, marks, plain
from archive.readers.characters import clean
from archive.readers.drafts import Draft, Field, Form, assemble
from archive.readers.furniture import is_navigation
from archive.readers.kinds import classify
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText
from archive.values.reading import Reading

FORM = Form("front-matter", "text/markdown")

_LINE = re.compile(r"^([A-Za-z_][\w -]{0,40}?)[ \t]*:[ \t]*(.*?)[ \t]*$", re.M)
#: Names of the fields that mean the same, as the archive calls them.
_NAMES = {
    "title": "title", "subtitle": "subtitle", "date": "date", "pubdate": "date", "published": "date", "publish_date": "date",
    "author": "author", "source": "source", "publisher": "publisher", "url": "url", "link": "url", "original": "url",
}  # fmt: skip
_PRINTED = {"title": (BlockKind.HEADING, 1), "subtitle": (BlockKind.HEADING, 2), "date": (BlockKind.METADATA, 0)}


def claims(text: str) -> bool:
    """Whether the text begins with a front matter."""
    return marks.has_front_matter(text)


def read(text: str, encoding: str) -> Reading:
    """The reading of a decoded source: title and date lines of the front matter, then the body."""
    view = clean(text)
    front = marks.front_matter(view.text)
    if front is None:
        return plain.read(text, encoding)
    fields = _fields(view.slice(front.start(1), front.end(1)))
    printed = [f.draft for f in sorted(fields, key=lambda f: f.name != "title") if f.draft]
    body = _body(view.slice(front.end(), len(view)))
    title = next((f.value for f in fields if f.name == "title"), "")
    drafts = _without_repeated_title(body, title)
    return assemble([*printed, *classify(drafts, titled=bool(title))], fields, FORM, encoding)


def _body(view: AlignedText) -> list[Draft]:
    if marks.is_markup(view.text):
        return [draft for draft in html.fragment(view) if not is_navigation(draft.text)]
    return markdown.blocks(view) if marks.is_markdown(view.text) else plain.paragraphs(view)


def _without_repeated_title(drafts: list[Draft], title: str) -> list[Draft]:
    """The body without a first line that only repeats the title of the front matter."""
    if drafts and title and re.sub(r"\W+", "", drafts[0].text) == re.sub(r"\W+", "", title):
        return drafts[1:]
    return drafts


def _fields(view: AlignedText) -> list[Field]:
    """The fields of a front matter; broken YAML is read line by line."""
    values = _values(view.text)
    fields: list[Field] = []
    for line in _LINE.finditer(view.text):
        name = _NAMES.get(line[1].strip().lower())
        if name is None or any(f.name == name for f in fields):
            continue
        start, stop = _unquoted(line[2], line.start(2))
        value = values.get(line[1].strip()) or view.text[start:stop]
        draft = None
        if name in _PRINTED and start < stop:
            kind, level = _PRINTED[name]
            draft = replace(Draft(view.slice(start, stop)), kind=kind, level=level, sure=True)
        if value:
            fields.append(Field(name, value, draft))
    return fields


def _unquoted(value: str, at: int) -> tuple[int, int]:
    """Where a value stands without the quotes around it."""
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return at + 1, at + len(value) - 1
    return at, at + len(value)


def _values(text: str) -> dict[str, str]:
    try:
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(k): str(v).strip() for k, v in loaded.items() if isinstance(v, str)} if isinstance(loaded, dict) else {}
