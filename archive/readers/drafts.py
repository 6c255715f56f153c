"""What readers work on before a reading is finished: lines and blocks that still know their origins, and their assembly."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText, Builder
from archive.values.reading import Block, Metadatum, Reading
from archive.values.spans import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One line or block on its way: one line of text, no white space at its ends.

    `gap` counts the blank lines before it, `indent` the columns by which it was set in; `bold` are its bold parts
    (spans of the view's text). `sure` says that the format itself told the kind, so that nobody guesses it again;
    `linked` is the part of its characters that leads to other pages.
    """

    view: AlignedText
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    gap: int = 0
    indent: int = 0
    bold: tuple[Span, ...] = ()
    sure: bool = False
    page: int | None = None
    linked: float = 0.0

    @property
    def text(self) -> str:
        """The characters of the draft."""
        return self.view.text


@dataclass(frozen=True, slots=True)
class Field:
    """A metadatum on its way; `draft` is the block that prints its value, None where none does."""

    name: str
    value: str
    draft: Draft | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Form:
    """Which reader read it, as which media type."""

    reader: str
    media_type: str


def assemble(drafts: Iterable[Draft], fields: Iterable[Field], form: Form, encoding: str | None) -> Reading:
    r"""The finished reading: blocks on lines of their own, one "\\n" between them."""
    builder, last = Builder(), 0
    blocks: list[Block] = []
    places: dict[int, Block] = {}
    for draft in drafts:
        if not draft.text:
            continue
        if blocks:
            builder.insert("\n", last)
        start = len(builder)
        builder.keep(draft.view)
        blocks.append(Block(draft.kind, start, len(builder), draft.level, draft.page))
        places[id(draft.view)] = blocks[-1]
        last = draft.view.origins[-1]
    view = builder.build()
    metadata = tuple(_placed(f, places) for f in fields)
    return Reading(view.text, tuple(blocks), array("l", view.origins), form.reader, form.media_type, encoding, metadata)


def _placed(entry: Field, places: dict[int, Block]) -> Metadatum:
    block = places.get(id(entry.draft.view)) if entry.draft else None
    if block is None:
        return Metadatum(entry.name, entry.value)
    return Metadatum(entry.name, entry.value, block.start, block.stop)
