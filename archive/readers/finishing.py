"""The last steps that readers of office formats and of pages share: page marks go, torn sentences are joined, kinds are told."""

from dataclasses import replace

from archive.readers.drafts import Draft
from archive.readers.furniture import without_page_marks
from archive.readers.joining import join_torn
from archive.readers.kinds import classify
from archive.readers.pdf_lines import Line
from archive.readers.pdf_paragraphs import paragraphs
from archive.readers.plain import whole
from archive.readers.spacing import close
from archive.readers.streams import Piece, drafts
from archive.schema.vocabulary import BlockKind


def finish(pieces: list[Piece], frame: list[Piece]) -> list[Draft]:
    """The classified blocks of a document of paragraphs, those of its page frame after them."""
    extracted = drafts([*pieces, *frame])
    body = [draft for draft in extracted if draft.kind is not BlockKind.FURNITURE]
    around = [replace(draft, view=close(draft.view)) for draft in extracted if draft.kind is BlockKind.FURNITURE]
    return classify(whole(without_page_marks(body))) + _once(around)


def paged(lines: list[Line]) -> list[Draft]:
    """The classified blocks of a document of lines whose places on the page are known, in reading order."""
    found = without_page_marks(drafts(paragraphs(lines)))
    return classify(join_torn([replace(draft, view=close(draft.view)) for draft in found]))


def _once(lines: list[Draft]) -> list[Draft]:
    """Each line once: a frame returns for first, odd and even pages."""
    return list({line.text: line for line in reversed(lines)}.values())[::-1]
