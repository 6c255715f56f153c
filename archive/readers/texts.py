"""The readers of text formats: one claims a decoded source, and reads it."""

from types import ModuleType

from archive.errors import RejectedSource
from archive.readers import front_matter, html, markdown, plain
from archive.readers.encoding import decode
from archive.readers.formats import refuse_unsupported
from archive.values.reading import Reading

#: The readers of text; the order plays no part. Binary formats are read by the modules that `formats.recognise` names.
READERS: tuple[ModuleType, ...] = (plain, markdown, front_matter, html)

#: Limits of one text.
MOST_CHARACTERS, MOST_LINES = 5_000_000, 300_000


def read(data: bytes, name: str = "") -> Reading:
    """Decode and read a text.

    Raises:
        RejectedSource: if it is of a format that is not read, is binary or broken, or no reader claims it.
    """
    refuse_unsupported(data)
    text, encoding = decode(data)
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        raise RejectedSource(
            f"The text has more than {MOST_CHARACTERS:,} characters or {MOST_LINES:,} lines; split it."
        )
    return read_decoded(text, encoding, name)


def read_decoded(text: str, encoding: str, name: str = "") -> Reading:
    """Read a decoded text by the one reader that claims it.

    Raises:
        RejectedSource: if none or more than one claims it.
    """
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
