"""Opens documents that are zip packages of XML (DOCX, ODT): within limits, without entities, never on the disk."""

import io
import xml.etree.ElementTree as ET
import zipfile
import zlib
from typing import Any, NoReturn

from archive.errors import RejectedSource

#: Limits of a package: its parts, the bytes of one part when unpacked, how far a large part may swell, how deep XML nests.
MOST_PARTS = 20_000
LARGEST_PART = 64 * 1024 * 1024
LARGEST_RATIO = 500
DEEPEST = 400

#: The names of the strict form of office documents, and the usual ones.
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("spreadsheetml/main", "spreadsheetml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
    )
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Package:
    """A zip package in memory; parts are read by their exact names, so no path leads anywhere."""

    def __init__(self, data: bytes) -> None:
        """Open the package.

        Raises:
            RejectedSource: if it is no whole zip file, or has too many parts.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise RejectedSource(f"The file is damaged (a broken zip package: {error}); save it again.") from None
        self.names = frozenset(self._zip.namelist())
        if len(self._zip.namelist()) > MOST_PARTS:
            raise RejectedSource(f"The package holds more than {MOST_PARTS:,} parts; this is no document.")

    def xml(self, name: str) -> ET.Element | None:
        """The root of a part, None where the package has no such part.

        Raises:
            RejectedSource: if the part is encrypted, broken, too large, or declares a document type.
        """
        if name not in self.names:
            return None
        return parse(self.content(name))

    def related(self, part: str = "") -> dict[str, str]:
        """The parts that a part (the package itself by default) names, by the last word of their sort: `styles`, `officeDocument`.

        Raises:
            RejectedSource: as `xml` does.
        """
        folder, _, name = part.rpartition("/")
        links = self.xml(f"{folder}{'/' if folder else ''}_rels/{name}.rels")
        found: dict[str, str] = {}
        for link in links if links is not None else ():
            target = link.get("Target") or ""
            whole = target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}"
            found.setdefault((link.get("Type") or "").rpartition("/")[2], whole)
        return {sort: target for sort, target in found.items() if target in self.names}

    def content(self, name: str) -> bytes:
        """The bytes of a part that is there.

        Raises:
            RejectedSource: if it is encrypted, broken or too large.
        """
        info = self._zip.getinfo(name)
        if info.flag_bits & 0x1:
            raise RejectedSource("The document is encrypted: save it without a password.")
        if info.file_size > 1024 * 1024 and info.file_size > LARGEST_RATIO * max(info.compress_size, 1):
            raise RejectedSource("A part of the document swells far too much when unpacked; it looks like a bomb.")
        try:
            with self._zip.open(info) as handle:
                content = handle.read(LARGEST_PART + 1)  # the size in the directory may lie
        except _BROKEN as error:
            raise RejectedSource(f"The file is damaged (part {name}: {error}); save it again.") from None
        if len(content) > LARGEST_PART:
            raise RejectedSource(f"The document unpacks to more than {LARGEST_PART // 1024**2} MB; split it.")
        return content


class _Builder(ET.TreeBuilder):
    """Builds a tree, but no document type (where entities are declared) and no abyss."""

    depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> NoReturn:
        """Refuse: office documents have none, and entities are declared there."""
        raise RejectedSource("The document declares XML entities, which no office programme writes; it is refused.")

    def start(self, tag: Any, attrs: dict[Any, Any], /) -> ET.Element:
        """Open an element."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise RejectedSource(f"The document nests its parts more than {DEEPEST} deep; it is refused.")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        """Close an element."""
        self.depth -= 1
        return super().end(tag)


def parse(content: bytes) -> ET.Element:
    """The root element of an XML part.

    Raises:
        RejectedSource: if it is not well formed, declares a document type, or nests too deep.
    """
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    parser = ET.XMLParser(target=_Builder())
    try:
        parser.feed(content)
        root: ET.Element = parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise RejectedSource(f"The file is damaged (XML: {error}); save it again.") from None
    return root
