"""A run of blocks that is one logical document, before its title is known."""

from collections.abc import Collection, Iterable
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
        return block.of(self.text)


def is_running(block: Block) -> bool:
    """Whether a block is running text of some length."""
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and block.stop - block.start >= 16


def redrawn(parts: Iterable[Segment], begins: Collection[int], joined: Collection[int]) -> list[Segment]:
    """The segments with borders that people drew before blocks (by their first character), or took away there."""
    found: list[Segment] = []
    for part in parts:
        for block in part.blocks:
            first = block is part.blocks[0]
            if not found or block.start in begins or (first and block.start not in joined):
                found.append(Segment(part.text, (block,), part.continued_from and first))
            else:
                found[-1] = Segment(part.text, (*found[-1].blocks, block), found[-1].continued_from)
        found[-1] = Segment(part.text, found[-1].blocks, found[-1].continued_from, part.continued_on)
    return found
