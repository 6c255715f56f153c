"""Bytes → Reading: one reader per format, recognised by content; exactly one reader claims a file."""

from collections.abc import Mapping, Sequence

from archive.errors import RejectedSource
from archive.readers import isolation, lists, office, scans, tables
from archive.readers.formats import recognise, refuse_no_text, refuse_unsuitable, refuse_unsupported
from archive.readers.texts import READERS, reader_for
from archive.values.reading import Reading

__all__ = ["READERS", "read", "reader_for"]


def read(data: bytes, name: str = "", told: Sequence[Mapping[str, str]] = ()) -> Reading:
    """Read one source. Content decides; of `name` counts only that a text is a table (`.csv`), and in messages.

    `told` are the columns that persons named of tables (role → heading).

    Raises:
        RejectedSource: if no reader claims it, or it is empty, binary, too large, or broken; the reason is the message.
    """
    refuse_unsuitable(data)
    reading = _read(data, name, told)
    if not any(character.isalpha() for character in reading.text):
        raise RejectedSource("The file holds no readable text in Chinese or Latin letters.")
    return reading


def _read(data: bytes, name: str, told: Sequence[Mapping[str, str]]) -> Reading:
    form = recognise(data)
    if tables.is_table(data, name):
        found = tables.tables(data)
        listed = lists.listing(found, told, _stem(name))
        if listed is not None:
            raise lists.Listed(listed, ", ".join(filter(None, found[0].headings)))
        return tables.read(found, told, _stem(name))
    if form is None:
        refuse_unsupported(data)
        return isolation.read("texts", data, name=name)
    if form == "office":
        refuse_no_text(data)
        return office.read(data)
    if form == "picture":
        return scans.read(data, "This is a picture.")
    try:
        return isolation.read(form, data)
    except isolation.NeedsOcr as found:
        return scans.read(data, str(found))


def _stem(name: str) -> str:
    """A file's name without its ending: the title of a table."""
    return name.rpartition(".")[0] or name
