"""Bytes → Reading: one reader per format, recognised by content; exactly one reader claims a file."""

from types import ModuleType

from archive.errors import RejectedSource
from archive.readers import front_matter, html, isolation, markdown, plain
from archive.readers.encoding import decode
from archive.readers.formats import recognise, refuse_unsuitable, refuse_unsupported
from archive.values.reading import Reading

#: The readers of text; the order plays no part. Binary formats are read by the modules that `formats.recognise` names.
READERS: tuple[ModuleType, ...] = (plain, markdown, front_matter, html)


def read(data: bytes, name: str = "") -> Reading:
    """Read one source. `name` is a hint for messages only; content decides.

    Raises:
        RejectedSource: if no reader claims it, or it is empty, binary, too large, or broken; the reason is the message.
    """
    refuse_unsuitable(data)
    reading = _read_text(data, name) if (binary := recognise(data)) is None else isolation.read(binary, data)
    if not any(character.isalpha() for character in reading.text):
        raise RejectedSource("The file holds no readable text in Chinese or Latin letters.")
    return reading


def _read_text(data: bytes, name: str) -> Reading:
    refuse_unsupported(data)
    text, encoding = decode(data)
    reading: Reading = reader_for(text, READERS, name).read(text, encoding)
    return reading


def reader_for(text: str, readers: tuple[ModuleType, ...], name: str = "") -> ModuleType:
    """The one reader that claims a decoded source.

    Raises:
        RejectedSource: if none or more than one claims it.
    """
    claimants = [reader for reader in readers if reader.claims(text)]
    if len(claimants) == 1:
        return claimants[0]
    names = ", ".join(reader.__name__.rpartition(".")[2] for reader in claimants)
    what = f"claimed by several readers ({names})" if claimants else "of a format that no reader knows"
    raise RejectedSource(f"{name or 'The file'} is {what}; save it as plain text, Markdown or HTML.")
