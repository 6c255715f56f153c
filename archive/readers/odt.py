"""Reads OpenDocument texts (ODT): paragraphs, headings, numbered lists as printed, tables, notes.

Deleted text stands apart in the file (tracked changes) and is not read; comments are not the document's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from archive.errors import RejectedSource
from archive.readers.drafts import Form, assemble
from archive.readers.finishing import finish
from archive.readers.odt_lists import Lists
from archive.readers.odt_names import TABLE, TEXT, attribute, words
from archive.readers.packages import Package
from archive.readers.streams import Piece
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading

FORM = Form("odt", "application/vnd.oasis.opendocument.text")

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ENCRYPTED = "encryption-data"


def read(data: bytes) -> Reading:
    """The reading of an OpenDocument text.

    Raises:
        RejectedSource: if the package is damaged, encrypted or hostile.
    """
    package = Package(data)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(element.tag.endswith(_ENCRYPTED) for element in manifest.iter()):
        raise RejectedSource("The document is encrypted: save it without a password.")
    content, styles = package.xml("content.xml"), package.xml("styles.xml")
    body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise RejectedSource("The file is damaged (an OpenDocument text without its text); save it again.")
    walker = _Walker(Lists([root for root in (styles, content) if root is not None]))
    pieces = [*walker.pieces(body), *(Piece(note, gap=1) for note in walker.notes)]
    return assemble(finish(pieces, list(_frame(styles))), (), FORM, None)


#: A cell, and what a cell above or beside covers; a cell over several rows stands in each if it is no longer.
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_LONGEST_HEAD = 40


@dataclass(slots=True)
class _Walker:
    """Walks the blocks of a document; lists count on, notes are kept for the end."""

    lists: Lists
    notes: list[str] = field(default_factory=list)

    def pieces(self, container: Element) -> Iterator[Piece]:
        """What the blocks under an element print."""
        for block in container:
            name = block.tag.removeprefix(TEXT)
            if name == "h":
                level = attribute(block, "outline-level")
                yield from self._paragraph(block, "", min(int(level), 6) if level.isdecimal() else 1)
            elif name == "p":
                yield from self._paragraph(block, "", 0)
            elif name == "list":
                yield from self._list(block, attribute(block, "style-name"), 1)
            elif block.tag == f"{TABLE}table":
                yield from self._table(block)
            elif name in ("section", "index-body", "table-of-content", "numbered-paragraph"):
                yield from self.pieces(block)

    def _paragraph(self, block: Element, label: str | None, level: int) -> Iterator[Piece]:
        boxes: list[Element] = []
        text = "".join(words(block, self.notes, boxes))
        heading = level if len(text) <= 80 and not text.rstrip().endswith(("。", "；", "，")) else 0
        kind = BlockKind.HEADING if heading else (BlockKind.LIST_ITEM if label is None else BlockKind.PARAGRAPH)
        lines = text.split("\n")
        yield Piece((label or "") + lines[0], kind, heading)
        yield from (Piece(line, kind, heading) for line in lines[1:])
        for box in boxes:
            yield from self.pieces(box)

    def _list(self, block: Element, style: str, depth: int) -> Iterator[Piece]:
        style = attribute(block, "style-name") or style
        for at, item in enumerate(item for item in block if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header")):
            for number, part in enumerate(item):
                if part.tag == f"{TEXT}list":
                    yield from self._list(part, style, depth + 1)
                elif part.tag in (f"{TEXT}p", f"{TEXT}h"):
                    numbered = number == 0 and item.tag == f"{TEXT}list-item"
                    label = self.lists.label(style, depth, block, item, first=at == 0) if numbered else ""
                    level = attribute(part, "outline-level") if part.tag == f"{TEXT}h" else ""
                    yield from self._paragraph(part, label, min(int(level), 6) if level.isdecimal() else 0)

    def _table(self, table: Element) -> Iterator[Piece]:
        """A row is one block, its cells apart by a blank; running text in cells stays paragraphs.

        A short cell that reaches over several rows stands in each.
        """
        above: dict[int, tuple[int, list[Piece]]] = {}
        for row in table.iter(f"{TABLE}table-row"):
            printed = []
            for column, cell in enumerate(cell for cell in row if cell.tag in _CELLS):
                own = [piece for piece in self.pieces(cell) if piece.text.strip()]
                left, held = above.pop(column, (0, []))
                if cell.tag != _CELLS[0]:
                    own, rows = held, left
                else:
                    told = cell.get(f"{TABLE}number-rows-spanned", "")
                    rows = int(told) if told.isdecimal() and len(told) < 5 else 1
                if rows > 1 and sum(len(piece.text) for piece in own) <= _LONGEST_HEAD:
                    above[column] = (rows - 1, own)
                printed.append(own)
            if any(len(cell) > 3 or any(len(p.text) > 120 for p in cell) for cell in printed):
                yield from (piece for cell in printed for piece in cell)
            else:
                yield Piece(" ".join(p.text for cell in printed for p in cell), BlockKind.TABLE, sure=True)


def _frame(styles: Element | None) -> Iterator[Piece]:
    """Heads and feet of the pages; page numbers alone are left out."""
    for tag in ("header", "footer"):
        for part in (
            styles.iter(f"{{urn:oasis:names:tc:opendocument:xmlns:style:1.0}}{tag}") if styles is not None else ()
        ):
            for block in part.iter(f"{TEXT}p"):
                text = "".join(words(block, [], []))
                if any(character.isalpha() for character in text):
                    yield Piece(text, BlockKind.FURNITURE, sure=True)
