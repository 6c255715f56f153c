"""Walks the tree of a page and gives its text block by block, without any markup."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from archive.readers.density import BLOCKS, leads_away
from archive.readers.drafts import Draft
from archive.readers.furniture import is_rule
from archive.readers.markup import Page
from archive.readers.spacing import close
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText, Builder, stripped

_LEVELS = {f"h{n}": n for n in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def blocks(page: Page, root: LexborNode) -> Iterator[Draft]:
    """The text under a node, one draft to a block, a line break or a table row."""
    walker = _Walker(page)
    walker.walk(root)
    for draft in walker.drafts:
        if draft.text and not is_rule(draft.text):
            yield draft


class _Walker:
    """Walks a tree without recursion and collects its lines."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.drafts: list[Draft] = []
        self.line, self.last, self.level, self.row, self.linked = Builder(), 0, 0, 0, 0
        self.kind = BlockKind.PARAGRAPH

    def walk(self, root: LexborNode) -> None:
        """Visit every node under `root`, children first to last."""
        stack: list[tuple[LexborNode, bool]] = [(root, True)]
        while stack:
            node, entering = stack.pop()
            if not entering:
                self._leave(node)
                continue
            if node.tag == "-text":
                self._text(node)
            elif node.tag and not node.tag.startswith(("-", "!")) and not _is_hidden(node):
                self._enter(node)
                stack.append((node, False))
                children = list(node.iter(include_text=True))
                stack.extend((child, True) for child in reversed(children))
        self._flush()

    def _text(self, node: LexborNode) -> None:
        away = leads_away(node)
        for run in self.page.runs(node):
            if run is None:
                self.line.insert(" ", self.last)
            else:
                self.line.keep(run)
                self.linked += away * _weight(run.text)
                self.last = run.origins[-1] if len(run) else self.last

    def _enter(self, node: LexborNode) -> None:
        if node.tag == "tr" and _is_data_row(node, self.page):
            self._flush()
            self.row += 1
        elif node.tag in ("td", "th") and self.row:
            self.line.insert(" ", self.last)
        elif node.tag == "br" or (node.tag in BLOCKS and not self.row):
            self._flush()
            self.level = _LEVELS.get(node.tag or "", 0)
            self.kind = BlockKind.LIST_ITEM if node.tag == "li" else BlockKind.PARAGRAPH
            self.kind = BlockKind.CAPTION if node.tag == "figcaption" else self.kind

    def _leave(self, node: LexborNode) -> None:
        if node.tag == "tr" and self.row:
            self._flush(BlockKind.TABLE)
            self.row -= 1
        elif node.tag in BLOCKS and not self.row:
            self._flush()
            self.level, self.kind = 0, BlockKind.PARAGRAPH

    def _flush(self, kind: BlockKind | None = None) -> None:
        view = _one_line(self.line.build())
        linked, self.line, self.linked = self.linked, Builder(), 0
        if not len(view):
            return
        share = min(linked / max(_weight(view.text), 1), 1.0)
        kind = kind or (BlockKind.HEADING if self.level else self.kind)
        sure = kind in (BlockKind.TABLE, BlockKind.CAPTION)
        self.drafts.append(Draft(view, kind, self.level, gap=1 if self.drafts else 0, sure=sure, linked=share))


def _weight(text: str) -> int:
    """The Chinese characters of a text; its letters where it has none (days and bullets beside a link do not count)."""
    chinese = sum("\u3400" <= c <= "\u9fff" for c in text)
    return chinese or (0 if any(c.isdigit() for c in text) else sum(c.isalpha() for c in text))


def _one_line(view: AlignedText) -> AlignedText:
    """A block's text on one line: line breaks of the source are blanks, or nothing between Chinese characters."""
    text = re.sub(r"(?<=[\u3000-\uffef])\n(?=[\u3000-\uffef])", "\x00", view.text).replace("\n", " ")
    builder, at = Builder(), 0
    for gone in re.finditer("\x00", text):
        builder.keep(AlignedText(text[at : gone.start()], view.origins[at : gone.start()]))
        at = gone.end()
    builder.keep(AlignedText(text[at:], view.origins[at:]))
    return stripped(close(stripped(builder.build())))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _is_data_row(node: LexborNode, page: Page) -> bool:
    """Whether a table row holds data (short cells), not the layout of a page."""
    cells = [c for c in node.iter() if c.tag in ("td", "th")]
    if len(cells) < 2:
        return False
    return all(len(page.plain(c.text())) <= 60 and not c.css("p + p, table, h1, h2, div > div") for c in cells)
