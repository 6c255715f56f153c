"""Walks the tree of a page and gives its text block by block, without any markup."""

import re
from collections.abc import Iterator
from functools import cache

from selectolax.lexbor import LexborNode

from archive.readers.density import BLOCKS, leads_away
from archive.readers.drafts import Draft
from archive.readers.furniture import is_rule
from archive.readers.lexicon import table
from archive.readers.markup import Page
from archive.readers.spacing import close
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText, Builder, stripped

_LEVELS = {f"h{n}": n for n in range(1, 7)}
#: What is set in the middle; the longest caption of a picture, and what is running text and no head of the page.
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_CAPTION, _RUNNING = 60, 45
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|position\s*:\s*fixed", re.I)
#: What is named as foreign to the article is believed if it holds no more than this part of the text.
_FOREIGN = 0.25


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
        self.centred, self.pictured, self.running = 0, False, False

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
            elif (
                node.tag
                and not node.tag.startswith(("-", "!"))
                and not _is_hidden(node)
                and not _is_foreign(node, root)
            ):
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
        if node.tag == "img":
            self.pictured = True
        if node.tag == "tr" and _is_data_row(node, self.page):
            self._flush()
            self.row += 1
        elif node.tag in ("td", "th") and self.row:
            self.line.insert(" ", self.last)
        elif node.tag == "br" or (node.tag in BLOCKS and not self.row):
            self._flush()
            self.level = _LEVELS.get(node.tag or "", 0)
            self.centred += _is_centred(node)
            self.kind = BlockKind.LIST_ITEM if node.tag == "li" else BlockKind.PARAGRAPH
            self.kind = BlockKind.CAPTION if node.tag == "figcaption" else self.kind

    def _leave(self, node: LexborNode) -> None:
        if node.tag == "tr" and self.row:
            self._flush(BlockKind.TABLE)
            self.row -= 1
        elif node.tag in BLOCKS and not self.row:
            self._flush()
            self.level, self.kind = 0, BlockKind.PARAGRAPH
            self.centred -= _is_centred(node)

    def _flush(self, kind: BlockKind | None = None) -> None:
        view = _one_line(self.line.build())
        linked, self.line, self.linked = self.linked, Builder(), 0
        if not len(view):
            return
        share = min(linked / max(_weight(view.text), 1), 1.0)
        kind = kind or (BlockKind.HEADING if self.level else self.kind)
        if kind is BlockKind.PARAGRAPH and self._is_caption(view.text):
            kind = BlockKind.CAPTION
        self.pictured = False
        self.running = self.running or len(view.text) >= _RUNNING
        sure = kind in (BlockKind.TABLE, BlockKind.CAPTION)
        self.drafts.append(Draft(view, kind, self.level, gap=1 if self.drafts else 0, sure=sure, linked=share))

    def _is_caption(self, text: str) -> bool:
        """Whether a line is the caption of a picture: right after it, short, in the middle, and below running text."""
        return self.pictured and self.centred > 0 and self.running and len(text) <= _CAPTION


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


def _is_centred(node: LexborNode) -> bool:
    """Whether a block sets its lines in the middle. (A line break is none.)"""
    attributes = node.attributes
    told = (attributes.get("align") or "").lower() == "center" or _CENTRED.search(attributes.get("style") or "")
    return node.tag != "br" and bool(node.tag == "center" or told)


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _is_foreign(node: LexborNode, root: LexborNode) -> bool:
    """Whether a node says by its class or id that it is no part of the article, and is not most of it all the same."""
    attributes = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    if not named or node.tag == "body" or _foreign().isdisjoint(named):
        return False
    return len(node.text()) <= _FOREIGN * len(root.text())


@cache
def _foreign() -> frozenset[str]:
    return frozenset(table("lexicon/furniture.toml")["foreign"])


def _is_data_row(node: LexborNode, page: Page) -> bool:
    """Whether a table row holds data (short cells), not the layout of a page."""
    cells = [c for c in node.iter() if c.tag in ("td", "th")]
    if len(cells) < 2:
        return False
    return all(len(page.plain(c.text())) <= 60 and not c.css("p + p, table, h1, h2, div > div") for c in cells)
