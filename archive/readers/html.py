"""Reads saved web pages of any Chinese site: the article's title, source and date lines and body; the site's frame stays out."""

import re
from dataclasses import replace

from selectolax.lexbor import LexborNode

from archive.errors import RejectedSource
from archive.readers import marks
from archive.readers.characters import clean
from archive.readers.density import find_body
from archive.readers.drafts import Draft, Field, Form, assemble
from archive.readers.furniture import is_navigation
from archive.readers.joining import join_torn
from archive.readers.kinds import classify
from archive.readers.markup import Page
from archive.readers.sentences import finished, is_prose
from archive.readers.site_frame import without_site
from archive.readers.walker import blocks
from archive.readers.wordings import DATE_LINE, METADATA
from archive.schema.vocabulary import BlockKind
from archive.values.aligned import AlignedText
from archive.values.reading import Reading

FORM = Form("html", "text/html")

_INFO = re.compile(
    r"(?:来源|作者|发布时间|日期|时间|编辑|责编|记者)\s*[:：]|(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}"
)
#: Names of meta fields, without case and marks, as Chinese sites and feeds spell them.
_META = {
    "title": ("ogtitle", "articletitle", "twittertitle"),
    "date": (
        "articlepublishedtime", "ogpublishedtime", "ogpublishtime", "ogreleasedate", "pubdate", "publishdate", "pubtime", "publishtime", "publishedtime",
        "datepublished", "publicationdate", "releasedate", "issuedate", "apubtime", "weiboarticlecreateat", "firstcreatetime", "createdate", "creationdate",
        "dcdate", "dctermsissued", "dcdateissued", "dctermscreated", "bytedancepublishedtime", "parselypubdate", "date",
    ),
    "author": ("author", "ogarticleauthor", "articleauthor"),
    "source": ("contentsource", "source", "mediaid", "copyright"),
    "url": ("ogurl",),
}  # fmt: skip
#: A title over the line with date and source; how long that is; what part of a line may lead elsewhere.
_TITLE = re.compile(r"(?=(?:.*[\u4e00-\u9fff]){6})[^。；]{6,60}")
_LONGEST_INFO, _LINKED = 120, 0.5
_FRAME = re.compile(r"<i?frame\b[^>]{0,2000}?\bsrc\s*=\s*[\"']?([^\"'\s>]{1,200})", re.I)
#: A title element is the article's title and the site's name after one of these.
_SITE = re.compile(r"\s*(?:[_|｜]|[-–—](?![—])|--)\s*[^_|｜]{2,24}$")


def claims(text: str) -> bool:
    """Whether the text is an HTML page or a piece of one."""
    return marks.is_html(text)


def read(text: str, encoding: str) -> Reading:
    """The reading of a decoded page."""
    page = Page(clean(text))
    drafts, title = _around(page)
    if not drafts:
        raise RejectedSource(_empty(text))
    drafts = classify(join_torn(_titled(drafts, title)))
    return assemble(drafts, _fields(page, title), FORM, encoding)


def _empty(text: str) -> str:
    """Why a page has no text, for a person."""
    framed = [found[1] for _, found in zip(range(3), _FRAME.finditer(text), strict=False)]
    if framed:
        return f"The page only shows other pages in frames ({', '.join(framed)}): hand in those."
    if re.search(r"<script\b", text, re.I):
        return "The page has no text of its own, a script writes it: save the page from a browser that shows it (complete, or as MHTML)."
    return "The page has no text."


def fragment(view: AlignedText) -> list[Draft]:
    """The blocks of a piece of HTML that is all body (as in a feed's file); not yet classified."""
    page = Page(view)
    root = page.tree.body
    return join_torn(list(blocks(page, root))) if root is not None else []


def _around(page: Page) -> tuple[list[Draft], str]:
    """The body's blocks with the title and information lines that stand before and after it; and the title."""
    title = _title(page)
    root, body = page.tree.body, find_body(page)
    if root is None:
        return [], title
    if body is None or body.tag == "body":
        return _from_title(_of_article(page, root), title), title
    inside = _of_article(page, body)
    if not inside:
        return [], title
    first, last = _extent(inside)
    before, after = [], []
    for draft in blocks(page, root):
        at = draft.view.origins[0]
        if at < first:
            before.append(draft)
        elif at > last:
            after.append(draft)
    return _heading_lines(before, title, inside) + inside + _credits(after), title


def _of_article(page: Page, node: LexborNode) -> list[Draft]:
    """The lines under a node without those of the site."""
    return [d for d in without_site(list(blocks(page, node))) if not is_navigation(d.text)]


def _from_title(drafts: list[Draft], title: str) -> list[Draft]:
    """Of a page without any wrapper: from its title on, if no running text stands before."""
    at = next((at for at, d in enumerate(drafts) if title and _same(d.text) == _same(title)), 0)
    return drafts if any(is_prose(d.text) and finished(d.text) for d in drafts[:at]) else drafts[at:]


def _extent(drafts: list[Draft]) -> tuple[int, int]:
    return min(d.view.origins[0] for d in drafts), max(d.view.origins[-1] for d in drafts)


def _heading_lines(before: list[Draft], title: str, inside: list[Draft]) -> list[Draft]:
    """Of what stands before the body: the title, a subtitle, the line with date and source."""
    printed = _same(title)
    has_title = any(d.level and _same(d.text) == printed for d in inside[:3])
    kept: list[Draft] = []
    for draft in before:
        same = bool(printed) and _same(draft.text) == printed
        if (same or draft.level == 1) and not has_title and len(draft.text) >= 4:
            kept = [replace(draft, level=1, kind=BlockKind.HEADING)]
        elif (kept or has_title) and not is_navigation(draft.text) and len(draft.text) <= 120:
            if draft.text.startswith("——") or (draft.level and kept):
                kept.append(replace(draft, level=2, kind=BlockKind.HEADING))
            elif _INFO.search(draft.text):
                kept.append(draft)
    return kept or _right_above(before)


def _right_above(before: list[Draft]) -> list[Draft]:
    """What stands right over the body where the page's title names the site: the line with date and source, the title over it."""
    told = [at for at in range(max(len(before) - 4, 0), len(before)) if _is_info(before[at])]
    if not told:
        return []
    over = before[told[0] - 1] if told[0] else None
    lines = [before[at] for at in told]
    if over is None or over.linked > _LINKED or not _TITLE.fullmatch(over.text) or is_navigation(over.text):
        return lines
    return [replace(over, level=1, kind=BlockKind.HEADING), *lines]


def _is_info(draft: Draft) -> bool:
    """Whether a line tells date or source."""
    if METADATA.match(draft.text) or DATE_LINE.match(draft.text):
        return True
    return len(draft.text) <= _LONGEST_INFO and draft.linked <= _LINKED and bool(_INFO.search(draft.text))


def _credits(after: list[Draft]) -> list[Draft]:
    return [
        d
        for d in after[:4]
        if len(d.text) <= 60 and re.match(r"[（(\[【]?(?:责任?编辑?|编辑|来源|审核|作者)\s*[:：]", d.text)
    ]


def _titled(drafts: list[Draft], title: str) -> list[Draft]:
    """The drafts, the one that prints the page's title marked as its heading."""
    if any(d.level for d in drafts[:4]):
        return drafts
    for at, draft in enumerate(drafts[:6]):
        if title and _same(draft.text) == _same(title):
            return [*drafts[:at], replace(draft, kind=BlockKind.HEADING, level=1), *drafts[at + 1 :]]
    return drafts


def _same(text: str) -> str:
    return re.sub(r"[\s\W_]+|摘编$", "", text).removesuffix("摘编")


def _title(page: Page) -> str:
    for name in _META["title"]:
        if content := _meta(page, name):
            return content
    node = page.tree.css_first("title")
    text = page.plain(node.text()) if node is not None else ""
    heading = page.tree.css_first("h1")
    printed = page.plain(heading.text()) if heading is not None else ""
    if printed and (printed in text or not text):
        return printed
    shorter = _SITE.sub("", text)
    return shorter if len(shorter) >= 6 else text


def _meta(page: Page, name: str) -> str:
    for node in page.tree.css("meta"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if re.sub(r"[\W_]", "", key).lower() == name:
            return clean(attributes.get("content") or "").text.strip()
    return ""


def _fields(page: Page, title: str) -> list[Field]:
    fields = [Field("title", title)] if title else []
    for name in ("date", "author", "source", "url"):
        value = next((v for key in _META[name] if (v := _meta(page, key))), "")
        if name == "url" and not value:
            value = _canonical(page)
        if value:
            fields.append(Field(name, value))
    return fields


def _canonical(page: Page) -> str:
    """The page's own address as its head links it."""
    node = page.tree.css_first('link[rel="canonical"]')
    return (node.attributes.get("href") or "").strip() if node is not None else ""
