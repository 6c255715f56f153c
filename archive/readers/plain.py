"""Reads plain text: as people type it, or as text extraction left it (hard-wrapped, letter-spaced, page marks inside)."""

from dataclasses import replace

from archive.readers import marks
from archive.readers.characters import clean
from archive.readers.drafts import Draft, Form, assemble
from archive.readers.furniture import without_page_marks
from archive.readers.joining import join_torn
from archive.readers.kinds import classify
from archive.readers.lines import split
from archive.readers.spacing import close
from archive.readers.wrapping import examine, join_wrapped
from archive.values.aligned import AlignedText
from archive.values.reading import Reading

FORM = Form("plain", "text/plain")


def claims(text: str) -> bool:
    """Whether the text carries no marks of another format."""
    return not (marks.has_front_matter(text) or marks.is_html(text) or marks.is_markdown(text))


def read(text: str, encoding: str) -> Reading:
    """The reading of a decoded source."""
    return assemble(classify(paragraphs(clean(text))), (), FORM, encoding)


def paragraphs(view: AlignedText) -> list[Draft]:
    """The paragraphs of a plain text, torn and wrapped ones whole again."""
    return whole(without_page_marks(split(view)))


def whole(lines: list[Draft]) -> list[Draft]:
    """Paragraphs from lines, unwrapped where the text was hard-wrapped."""
    layout = examine(lines)
    if layout.wrapped:
        return join_wrapped(lines, layout)
    closed = [replace(line, view=close(line.view)) for line in lines]
    return join_torn(closed)
