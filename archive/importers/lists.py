"""Lists of documents (CSV, XLSX): each row brings a document, as its text or as a file beside the list, with what the row says of it.

A row's file that was handed in as well comes in once, with what the list says. A file that the archive holds already gets
what is said of it, too. Nothing is fetched from the network.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Engine, select

from archive.errors import RejectedSource
from archive.extraction.catalogue import Catalogue
from archive.extraction.time import find
from archive.importers import columns, content, issuers, remarks
from archive.importers.catalogue import from_connection
from archive.importers.files import Incoming, shown
from archive.importers.given import Given
from archive.readers import tables
from archive.readers.headings import RowKind, left_out, taken
from archive.readers.headings import columns as columns_of
from archive.readers.lists import Entry, card, entries
from archive.readers.xlsx import serial_day
from archive.schema.base import table_of
from archive.schema.metadata import Source
from archive.values import edtf

#: Rows of one list at most.
MOST = 20_000
_OF_DATES = re.compile(r"[0-9０-９年月日号]")
_SIGNS = str.maketrans({"/": "／", "\\": "＼", "!": "！", "\0": None})


def expanded(engine: Engine, files: Iterable[Incoming]) -> Iterator[Incoming]:
    """The files; after each list of documents what its rows bring."""
    brought: set[str] = set()
    for file in files:
        if file.path in brought:
            continue
        if file.opened or file.content is None or not tables.is_table(file.content, file.name):
            yield file
            continue
        for one in _table(engine, file):
            brought.add(one.path)
            yield one


def _table(engine: Engine, file: Incoming) -> Iterator[Incoming]:
    """A table, and what its rows bring where they are documents."""
    assert file.content is not None
    try:
        found = tables.tables(file.content)
    except RejectedSource:
        yield file  # its reader says why
        return
    with engine.connect() as connection:
        told = columns.all_told(connection, file.given)
        chosen = [(table, columns_of(table.headings, told)) for table in found]
        lists = [(t, c) for t, c in chosen if c.kind is RowKind.DOCUMENTS and not c.missing]
        if not lists:
            yield file
            return
        catalogue = from_connection(connection)
    rows = [entry for table, which in lists for entry in entries(table, which.at)]
    if len(rows) > MOST:
        yield replace(
            file, content=None, rejected=f"the list has {len(rows):,} rows, at most {MOST:,} are taken; split it"
        )
        return
    both = any(c.kind is RowKind.STATEMENTS and not c.missing for _, c in chosen)
    roles = [role for table, which in lists for role in taken(table.headings, which)]
    left = [heading for table, which in lists for heading in left_out(table.headings, which)]
    said = remarks.columns(", ".join(dict.fromkeys(roles)), ", ".join(dict.fromkeys(left)))
    yield replace(file, listed=None if both else len(rows), opened=True, remark=said)
    yield from _List(engine, catalogue, file).documents(rows)


@dataclass
class _List:
    """One list on its way in; `names` are those that its rows have got."""

    engine: Engine
    catalogue: Catalogue
    file: Incoming
    names: set[str] = field(default_factory=set)
    sha256: str = ""

    def __post_init__(self) -> None:
        """Know the list by its bytes."""
        self.sha256 = hashlib.sha256(self.file.content or b"").hexdigest()

    def documents(self, rows: Sequence[Entry]) -> Iterator[Incoming]:
        """What the rows bring; a row that brings nothing is turned away with its reason."""
        for entry in rows:
            try:
                yield from self._document(entry)
            except RejectedSource as error:
                yield Incoming(self._label(entry), rejected=f"row {entry.row}: {error}")

    def _document(self, entry: Entry) -> Iterator[Incoming]:
        said = self._said(entry)
        if entry.file:
            yield from self._named(entry, said)
        elif entry.text:
            # The title stands over the text, as it would in a file.
            above = "" if not entry.title or entry.text.startswith(entry.title) else f"{entry.title}\n\n"
            data = f"{above}{entry.text}\n".encode("utf-8", "replace")
            note = said.note or f"from the list {self.file.name}"
            remark = remarks.row(entry.place, said.date_words, False)
            yield Incoming(self._label(entry), len(data), data, replace(said, note=note), remark=remark)
        elif entry.title:
            data = f"{card(entry)}\n".encode("utf-8", "replace")
            note = said.note or f"the entry of the list {self.file.name} alone"
            remark = remarks.row(entry.place, said.date_words, True)
            yield Incoming(self._label(entry), len(data), data, replace(said, note=note), remark=remark)
        elif entry.url:
            raise RejectedSource("it gives an address alone; save the page, and name its file (nothing is fetched)")
        else:
            raise RejectedSource("it gives neither a title nor a text nor a file")

    def _named(self, entry: Entry, said: Given) -> Iterator[Incoming]:
        """The file that a row names: beside the list, or held by the archive."""
        found = list(self.file.beside(entry.file)) if self.file.beside else []
        if not found:
            found = self._held(entry)
        for number, file in enumerate(found):
            remark = remarks.row(entry.place, said.date_words, False)
            yield file if number else replace(file, given=file.given.or_else(said), remark=remark)

    def _held(self, entry: Entry) -> list[Incoming]:
        name = entry.file.replace("\\", "/").rsplit("/", 1)[-1]
        with self.engine.connect() as connection:
            held = connection.execute(select(table_of(Source)).where(Source.name == name)).all()
            if len(held) != 1:
                raise RejectedSource(
                    f"there is no file {entry.file} beside the list; put it there, and import the list again"
                )
            data = content.of_source(connection, held[0].id)
        return [Incoming(shown(f"{self.file.path}!{name}"), len(data), data)]

    def _said(self, entry: Entry) -> Given:
        """What the row says of its document, completed by what was said of the list."""
        day = published(entry.date) if entry.date else None
        own = Given(
            url=entry.url or None,
            publisher=entry.publisher or None,
            issuer=issuers.resolve(self.catalogue, entry.issuer) if entry.issuer else None,
            published=day,
            date_words=None if day else entry.date or None,
            title=entry.title or None,
            number=entry.number or None,
            list_sha256=self.sha256,
            list_row=entry.place,
        )
        return own.or_else(replace(self.file.given, published=None, title=None, number=None, columns=()))

    def _label(self, entry: Entry) -> str:
        told = (entry.title or entry.file or entry.number or f"row {entry.row}").translate(_SIGNS)[:80].strip(" .")
        name, number = told, 1
        while name in self.names:
            number += 1
            name = f"{told} ({number})"
        self.names.add(name)
        return shown(f"{self.file.path}!{name}.txt")


def published(cell: str) -> str | None:
    """A date as tables write it (2023-06-08, 2023年6月, 2023.6.8) in EDTF, None if it is none."""
    written = serial_day(cell.strip()) or cell.strip()
    try:
        edtf.parse(written)
        return written
    except ValueError:
        pass
    numbers = written.replace("/", "-").replace(".", "-").split(" ")[0].split("-")
    if 1 < len(numbers) < 4 and all(n.isascii() and n.isdigit() for n in numbers) and len(numbers[0]) == 4:
        written = "".join(f"{n}{sign}" for n, sign in zip(numbers, "年月日", strict=False))
    found = [e for e in find(written) if e.interval is not None and e.edtf]
    rest = "".join(written[: e.start] + written[e.stop :] for e in found)
    if len(found) != 1 or not found[0].edtf or _OF_DATES.search(rest) or len(rest) > len(written) / 2:
        return None
    return found[0].edtf


def remember_sidecars(engine: Engine, file: Incoming) -> None:
    """Keep the columns that a sidecar names: they hold when the table is understood anew."""
    if file.given.columns:
        columns.remember(engine, dict(file.given.columns))
