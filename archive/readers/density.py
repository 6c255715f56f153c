"""Finds the body of a web page: the block under which Chinese text outside of links is densest."""

import re

from selectolax.lexbor import LexborNode

from archive.readers.markup import Page

BLOCKS = frozenset(
    [
        "html",
        "body",
        "div",
        "p",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "form",
        "fieldset",
        "blockquote",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "center",
        "figure",
        "figcaption",
        "hr",
        "address",
        "details",
        "summary",
    ]
)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
#: A run of fewer Chinese characters says nothing of where the body is.
_RUN = 8
_DECAY, _ANCESTORS = 0.6, 5


def find_body(page: Page) -> LexborNode | None:
    """The node whose text is the article, None where no run of Chinese text is long enough."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    root = page.tree.body
    if root is None:
        return None
    for node in root.traverse(include_text=True):
        if node.tag != "-text":
            continue
        count = sum(len(_CHINESE.findall(run.text)) for run in page.runs(node) if run is not None)
        if count >= _RUN and not _in_link(node):
            _credit(node, float(count), scores, nodes)
    if not scores:
        return None
    return nodes[max(scores, key=lambda key: scores[key])]


def _credit(node: LexborNode, count: float, scores: dict[int, float], nodes: dict[int, LexborNode]) -> None:
    parent, credited = node.parent, 0
    while parent is not None and credited < _ANCESTORS:
        if parent.tag in BLOCKS and parent.tag != "html":
            scores[parent.mem_id] = scores.get(parent.mem_id, 0.0) + count
            nodes.setdefault(parent.mem_id, parent)
            count *= _DECAY
            credited += 1
        parent = parent.parent


def _in_link(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(4):
        if parent is None or parent.tag in BLOCKS:
            return False
        if parent.tag == "a":
            return True
        parent = parent.parent
    return False
