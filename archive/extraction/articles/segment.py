"""A run of blocks that is one logical document, before its title is known."""

from dataclasses import dataclass

from archive.schema.vocabulary import BlockKind
from archive.values.reading import Block


@dataclass(frozen=True, slots=True)
class Segment:
    """Blocks of one article in reading order; `text` is that of the whole reading."""

    text: str
    blocks: tuple[Block, ...]
    continued_from: bool = False
    continued_on: bool = False

    def text_of(self, block: Block) -> str:
        """The characters of a block."""
        return block.span.of(self.text)


def is_running(block: Block) -> bool:
    """Whether a block is running text of some length."""
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and block.stop - block.start >= 16
