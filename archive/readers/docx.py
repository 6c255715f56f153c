"""Reads Word documents (DOCX): paragraphs, headings by their styles, printed numbers, tables, notes, text boxes.

Deleted and hidden text is no text. Headers and footers are the page's frame: they stand last, as furniture.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from archive.errors import RejectedSource
from archive.readers.docx_numbering import Numbering
from archive.readers.docx_styles import Styles
from archive.readers.docx_words import WORD, Words, value
from archive.readers.drafts import Field, Form, assemble
from archive.readers.finishing import finish
from archive.readers.packages import Package
from archive.readers.streams import Piece
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

FORM = Form("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")

_MAIN = "word/document.xml"
_PARTS = ("styles", "numbering", "footnotes", "endnotes")
#: A cell that reaches over several rows is printed in each if it is no longer.
_LONGEST_HEAD = 40
_WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_CORE = (("title", "{http://purl.org/dc/elements/1.1/}title"), ("author", "{http://purl.org/dc/elements/1.1/}creator"))


def read(data: bytes) -> Reading:
    """The reading of a Word document.

    Raises:
        RejectedSource: if the package is damaged, encrypted or hostile.
    """
    package = Package(data)
    main = package.related().get("officeDocument", _MAIN)
    document = package.xml(main)
    body = None if document is None else document.find(f"{WORD}body")
    if body is None:
        raise RejectedSource("The file is damaged (a Word document without its text); save it again.")
    others = package.related(main)
    part = {name: package.xml(others.get(name, f"word/{name}.xml")) for name in _PARTS}
    walker = _Walker(Styles(part["styles"]), Numbering(part["numbering"]))
    pieces = list(walker.pieces(body))
    for name in ("footnotes", "endnotes"):
        pieces += _notes(walker, part[name])
    frame = [piece for name in _frames(package) for piece in _frame(walker, package.xml(name))]
    return assemble(finish(pieces, frame), _fields(package), FORM, None)


class _Walker:
    """Walks body, cells, notes and frames of one document; the numbering counts on from block to block."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering

    def pieces(self, container: Element) -> Iterator[Piece]:
        """What the blocks under an element print."""
        kept: Words | None = None
        for block in blocks(container):
            if block.tag == f"{WORD}tbl":
                yield from self._table(block)
                continue
            words = Words.of(block, kept)
            kept = words if words.runs_on else None
            if kept is None:
                yield from self._paragraph(block, words)
        if kept is not None:
            yield Piece(kept.text)

    def _paragraph(self, paragraph: Element, words: Words) -> Iterator[Piece]:
        properties = paragraph.find(f"{WORD}pPr")
        look = self.styles.look(properties)
        label = self.numbering.label(properties, look.numbering) if words.text.strip() else ""
        level = look.level if look.level and _may_be_heading(words.text) else 0
        kind = BlockKind.HEADING if level else (BlockKind.LIST_ITEM if label is None else BlockKind.PARAGRAPH)
        kind = BlockKind.CAPTION if look.caption and not level else kind
        lines = words.text.split("\n")
        yield Piece((label or "") + lines[0], kind, level, indent=look.indent, sure=look.caption)
        for line in lines[1:]:
            yield Piece(line, kind, level, sure=look.caption)
        for box in words.boxes:
            yield from self.pieces(box)

    def _table(self, table: Element) -> Iterator[Piece]:
        """A row is one block, its cells apart by a blank; a table that only lays out the page is walked through.

        A short cell that reaches over several rows stands in each.
        """
        above: dict[int, list[Piece]] = {}
        for row in _inside(table, f"{WORD}tr"):
            cells = list(_inside(row, f"{WORD}tc"))
            printed = [[piece for piece in self.pieces(cell) if piece.text.strip()] for cell in cells]
            above = _reaching(cells, printed, above)
            if any(cell.find(f".//{WORD}tbl") is not None for cell in cells) or _lays_out(printed):
                for cell in printed:
                    yield from cell
            else:
                yield Piece(" ".join(p.text for cell in printed for p in cell), BlockKind.TABLE, sure=True)


def blocks(container: Element) -> Iterator[Element]:
    """The paragraphs and tables directly under an element; insertions and content controls are looked into."""
    for child in container:
        if child.tag in (f"{WORD}p", f"{WORD}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks(child)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those inside content controls too, not those of tables inside."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _reaching(
    cells: list[Element], printed: list[list[Piece]], above: dict[int, list[Piece]]
) -> dict[int, list[Piece]]:
    """Let what reaches down from the row above stand in this row, too; what reaches on, by the number of its column."""
    column, on = 0, {}
    for cell, pieces in zip(cells, printed, strict=True):
        properties = cell.find(f"{WORD}tcPr")
        merge = None if properties is None else properties.find(f"{WORD}vMerge")
        if merge is not None:
            if value(merge) != "restart" and not pieces:
                pieces += above.get(column, [])
            if sum(len(piece.text) for piece in pieces) <= _LONGEST_HEAD:
                on[column] = pieces
        span = value(None if properties is None else properties.find(f"{WORD}gridSpan"))
        column += int(span) if span.isdecimal() and len(span) < 4 else 1
    return on


def _lays_out(cells: list[list[Piece]]) -> bool:
    """Whether a row holds running text (several paragraphs, or a long one) rather than data."""
    return any(len(cell) > 3 or any(len(p.text) > 120 for p in cell) for cell in cells)


def _may_be_heading(text: str) -> bool:
    """Whether a paragraph of a heading's style is one: whole paragraphs are often set in it by mistake."""
    return len(text) <= 80 and not text.rstrip().endswith(("。", "；", "，"))


def _notes(walker: _Walker, part: Element | None) -> Iterator[Piece]:
    for note in part if part is not None else ():
        if value(note, "type") in ("", "normal"):
            text = "".join(piece.text for piece in walker.pieces(note)).strip()
            if text:
                yield Piece(text, gap=1)


def _frames(package: Package) -> list[str]:
    return sorted(n for n in package.names if n.startswith(("word/header", "word/footer")) and n.endswith(".xml"))


def _frame(walker: _Walker, part: Element | None) -> list[Piece]:
    if part is None:
        return []
    return [
        Piece(p.text, BlockKind.FURNITURE, sure=True) for p in walker.pieces(part) if any(c.isalpha() for c in p.text)
    ]


def _fields(package: Package) -> list[Field]:
    """What the programme noted of the document; generic titles say nothing."""
    core = package.xml("docProps/core.xml")
    if core is None:
        return []
    found = ((name, (core.findtext(tag) or "").strip()) for name, tag in _CORE)
    return [Field(name, text) for name, text in found if text and name != "title"]
