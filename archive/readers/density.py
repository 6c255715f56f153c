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
_DECAY, _ANCESTORS, _STEPS = 0.6, 5, 16
#: Prose is a run so long with a mark inside; a body whose neighbours hold so much more of it is a part of the article only.
_PROSE, _MORE = 25, 1.25
_MARK = re.compile(r"[，。；]")
#: How sites call what stands beside an article.
_BESIDE = re.compile(
    r"comment|foot|side|relat|recom|hot|rank|share|nav|copyright|bottom|menu|list|banner|login|tool|qr", re.I
)
_CONTAINERS = frozenset(["div", "section", "ul", "ol", "table", "td", "dl", "form"])
#: Files that belong to a document are no other pages.
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|txt|ofd|pptx?|jpe?g|png)\b", re.I)


def find_body(page: Page) -> LexborNode | None:
    """The node whose text is the article, None where no run of Chinese text is long enough."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    prose: dict[int, int] = {}
    root = page.tree.body
    if root is None:
        return None
    for node in root.traverse(include_text=True):
        if node.tag != "-text":
            continue
        runs = [run.text for run in page.runs(node) if run is not None]
        count = sum(len(_CHINESE.findall(run)) for run in runs)
        if count >= _RUN and not leads_away(node):
            _credit(node, float(count), scores, nodes)
            _credit_prose(node, sum(len(run) for run in runs if len(run) >= _PROSE and _MARK.search(run)), prose)
    if not scores:
        return None
    return _whole(nodes[max(scores, key=lambda key: scores[key])], prose)


def _credit(node: LexborNode, count: float, scores: dict[int, float], nodes: dict[int, LexborNode]) -> None:
    """Credit a run of text to the blocks around it, less to each; a wrapper of a single block counts like that block."""
    parent, credited, alone = node.parent, 0, False
    for _ in range(_STEPS):
        if parent is None or credited == _ANCESTORS:
            break
        if parent.tag in BLOCKS and parent.tag != "html":
            count, credited = (count, credited) if alone else (count * _DECAY if credited else count, credited + 1)
            scores[parent.mem_id] = scores.get(parent.mem_id, 0.0) + count
            nodes.setdefault(parent.mem_id, parent)
            alone = _is_alone(parent)
        parent = None if _is_beside(parent) else parent.parent


def _is_alone(node: LexborNode) -> bool:
    """Whether a block is all that its parent holds."""
    return node.parent is not None and sum(1 for _ in zip(node.parent.iter(), range(2), strict=False)) == 1


def _credit_prose(node: LexborNode, count: int, prose: dict[int, int]) -> None:
    parent = node.parent
    for _ in range(3 * _STEPS if count else 0):
        if parent is None:
            break
        prose[parent.mem_id] = prose.get(parent.mem_id, 0) + count
        parent = None if _is_beside(parent) else parent.parent


def _is_beside(node: LexborNode) -> bool:
    """Whether a block calls itself what stands beside an article: it counts for itself alone."""
    if node.tag not in _CONTAINERS:
        return node.tag in ("aside", "nav", "footer")
    return bool(_BESIDE.search(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"))


def _whole(body: LexborNode, prose: dict[int, int]) -> LexborNode:
    """The body, or the block above that holds much more running text: the article stands in several parts."""
    best, parent = body, body.parent
    while parent is not None and parent.tag not in ("body", "html"):
        if prose.get(parent.mem_id, 0) >= _MORE * max(prose.get(best.mem_id, 0), 1):
            best = parent
        parent = parent.parent
    return best


def leads_away(node: LexborNode) -> bool:
    """Whether a text is a link to another page (not to a file that belongs to the document)."""
    parent = node.parent
    for _ in range(4):
        if parent is None or parent.tag == "body":
            return False
        if parent.tag == "a":
            return not _FILE.search(parent.attributes.get("href") or "")
        parent = parent.parent
    return False
