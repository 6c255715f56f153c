"""What a reader makes of a source: clean text in reading order, its blocks, and the metadata that the format carries."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.schema.vocabulary import BlockKind
from archive.values.spans import Span


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page. Blocks are in order, do not overlap, and are separated in the text by line breaks.

    `level` is 1..6 for headings and 0 for everything else. `page` counts from 1 where the format has pages.
    """

    kind: BlockKind
    start: int
    stop: int
    level: int = 0
    page: int | None = None

    @property
    def span(self) -> Span:
        """The block's place in the reading's text."""
        return Span(self.start, self.stop)

    def of(self, text: str) -> str:
        """The block's characters in the reading's text."""
        return text[self.start : self.stop]


@dataclass(frozen=True, slots=True)
class Metadatum:
    """One field that the format itself carries (front matter, HTML meta), and where its value stands in the text.

    `start`/`stop` are None when the value is not printed in the reading's text. `name` is lower case, one of
    title, date, author, source, publisher, url, or the format's own word.
    """

    name: str
    value: str
    start: int | None = None
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one source.

    `text` holds all that the source prints; every span of the archive is in its code points. `origins[i]` is the
    code-point offset, in the source as decoded, from which `text[i]` came (for an inserted character: the place at
    which it was inserted). `encoding` is the codec by which the bytes were decoded, None for binary formats.
    """

    text: str
    blocks: tuple[Block, ...]
    origins: "array[int]"
    reader: str
    media_type: str
    encoding: str | None
    metadata: tuple[Metadatum, ...] = field(default=())

    def meta(self) -> Mapping[str, str]:
        """The metadata as a mapping; the first value of a name counts."""
        return {m.name: m.value for m in reversed(self.metadata)}
