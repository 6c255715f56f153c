"""Cuts a cleaned view into lines, each with the blank lines and the indent before it."""

from archive.readers.drafts import Draft
from archive.values.aligned import AlignedText, pieces, stripped


def split(view: AlignedText) -> list[Draft]:
    """The lines of the view that hold something."""
    lines: list[Draft] = []
    gap = 0
    for piece in pieces(view, "\n"):
        line = stripped(piece)
        if not len(line):
            gap += 1
            continue
        before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        indent = len(before) + before.count("\u3000")
        lines.append(Draft(line, gap=gap if lines else 0, indent=indent))
        gap = 0
    return lines
