"""HTML to a tree whose text still knows its origins.

The parser gives no offsets. So every run of text outside tags is replaced by its number between two private-use
characters before parsing; the tree is the parser's, and the runs are looked up again where their numbers stand.
"""

import html
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.errors import RejectedSource
from archive.readers.characters import clean
from archive.values.aligned import AlignedText, Builder

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|noscript|iframe|template|svg|object|select|textarea|button|xmp|plaintext|noembed|noframes)\b.*?(?:</\1\s*>|\Z)"
    r"|</?[A-Za-z](?:[^<>\"']|\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}')*>|<[!?/A-Za-z][^<>]*>?"
    r"|[^<]+|<",
    re.S | re.I,
)
#: Elements that are always closed; more of them inside each other than any page has would take hours.
_NESTING = re.compile(r"<(/?)(?:div|span|table|section|article|ul|ol|blockquote|font|center|b|i|em|strong)\b", re.I)
_DEEPEST = 5000
_NUMBERED = re.compile("\ue000(\\d+)\ue001")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Page:
    """A parsed page. `body` is its root for walking; `runs(node)` gives the texts directly under a node."""

    def __init__(self, source: AlignedText) -> None:
        """Parse `source` (a view of the decoded file)."""
        self._runs: list[AlignedText] = []
        self.tree = LexborHTMLParser(self._numbered(source))

    def _numbered(self, source: AlignedText) -> str:
        parts: list[str] = []
        depth = 0
        for token in _TOKEN.finditer(source.text):
            text = token[0]
            if token[1] or text.startswith("<!--"):
                continue
            if text.startswith("<") and len(text) > 1:
                if nesting := _NESTING.match(text):
                    depth = max(0, depth + (-1 if nesting[1] else 1))
                if depth > _DEEPEST:
                    raise RejectedSource(f"The page nests its elements more than {_DEEPEST:,} deep; it is damaged.")
                parts.append(text.replace("\ue000", "").replace("\ue001", ""))
            elif text.isspace():
                parts.append(" ")
            else:
                parts.append(f"\ue000{len(self._runs)}\ue001")
                self._runs.append(unescape(source.slice(token.start(), token.end())))
        return "".join(parts)

    def runs(self, node: LexborNode) -> Iterator[AlignedText | None]:
        """The runs of a text node, in order; None for white space between tags."""
        text = node.text_content or ""
        numbers = _NUMBERED.findall(text)
        if not numbers or text[0].isspace():
            yield None
        for number in numbers:
            if int(number) < len(self._runs):
                yield self._runs[int(number)]
        if numbers and text[-1].isspace():
            yield None

    def plain(self, text: str) -> str:
        """A text of the tree (of `node.text()`) with its runs put in."""
        found = _NUMBERED.sub(lambda m: self._runs[int(m[1])].text if int(m[1]) < len(self._runs) else "", text)
        return re.sub(r"\s+", " ", found).strip()


def unescape(view: AlignedText) -> AlignedText:
    """The view with its entities resolved; what an entity stands for has the entity's place as origin."""
    if "&" not in view.text:
        return view
    builder, at = Builder(), 0
    for entity in _ENTITY.finditer(view.text):
        meant = html.unescape(entity[0])
        if meant == entity[0]:
            continue
        builder.keep(view.slice(at, entity.start()))
        builder.insert(clean(meant).text, view.origins[entity.start()])
        at = entity.end()
    builder.keep(view.slice(at, len(view)))
    return builder.build()
