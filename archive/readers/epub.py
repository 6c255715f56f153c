"""Reads electronic books (EPUB): the pages of the book in their order, without contents and cover. Runs in a child process."""

from pathlib import PurePosixPath
from urllib.parse import unquote

from archive.errors import RejectedSource
from archive.readers import html
from archive.readers.characters import clean
from archive.readers.drafts import Field, Form, assemble
from archive.readers.encoding import decode
from archive.readers.finishing import finish
from archive.readers.packages import Package
from archive.readers.streams import Piece
from archive.values.reading import Reading

FORM = Form("epub", "application/epub+zip")
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_BOOK, _CORE = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
#: Pages of a book, and characters of all of them.
_MOST_PAGES, _MOST_CHARACTERS = 3000, 5_000_000


def read(data: bytes) -> Reading:
    """The reading of a book: `page` is the number of the part that a block stands in.

    Raises:
        RejectedSource: if it is damaged, encrypted, too large, or holds no text.
    """
    package = Package(data)
    if "META-INF/encryption.xml" in package.names and "META-INF/rights.xml" in package.names:
        raise RejectedSource("The book is protected (DRM): hand in its text.")
    container = package.xml("META-INF/container.xml")
    root = None if container is None else container.find(f".//{_CONTAINER}rootfile")
    path = "" if root is None else root.get("full-path") or ""
    book = package.xml(path)
    if book is None:
        raise RejectedSource("The file is damaged (a book without its table of parts); save it again.")
    parts = {
        item.get("id"): str(PurePosixPath(path).parent / unquote(item.get("href") or ""))
        for item in book.iter(f"{_BOOK}item")
        if "html" in (item.get("media-type") or "") and "nav" not in (item.get("properties") or "").split()
    }
    order = [parts[ref.get("idref")] for ref in book.iter(f"{_BOOK}itemref") if ref.get("idref") in parts]
    pieces: list[Piece] = []
    characters = 0
    for number, name in enumerate(order[:_MOST_PAGES], 1):
        if name not in package.names:
            continue
        text = decode(package.content(name))[0]
        characters += len(text)
        if characters > _MOST_CHARACTERS:
            raise RejectedSource(f"The text has more than {_MOST_CHARACTERS:,} characters; split it.")
        drafts = html.fragment(clean(text))
        pieces += [Piece(d.text, d.kind, d.level, gap=d.gap, sure=d.sure, page=number) for d in drafts]
    if not pieces:
        raise RejectedSource("The book holds no text (pictures of pages?).")
    found = ((name, (book.findtext(f".//{_CORE}{tag}") or "").strip()) for name, tag in _FIELDS)
    return assemble(finish(pieces, []), [Field(name, value) for name, value in found if value], FORM, None)


_FIELDS = (("title", "title"), ("author", "creator"), ("date", "date"))
