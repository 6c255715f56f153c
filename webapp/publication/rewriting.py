"""Makes a page of the site a page of a publication: addresses become relative file names, what needs the server goes."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from webapp.publication.addresses import Address

#: Scripts that work without the server.
SCRIPTS = ("reader.js", "publication.js")
#: What a page of a publication may load: its own files.
_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; img-src 'self' data:; object-src 'none'"


_HELD_BACK = re.compile(r"</?noscript>")


@dataclass(frozen=True, slots=True)
class Page:
    """Where the page stands: its language's folder, its file in there, and the address it answers to."""

    language: str
    file: str
    url: str

    @property
    def path(self) -> str:
        """The file, from the publication's folder."""
        return f"{self.language}/{self.file}"


def rewrite(html: str, page: Page, published: Callable[[str], Address | None]) -> tuple[str, list[Address]]:
    """The page with relative addresses, and the addresses it leads to; `published` says which of the site's are kept."""
    # What waits for the scripts of the living site stands there for everybody.
    tree = LexborHTMLParser(_HELD_BACK.sub("", html))
    for brought in tree.css("template, script:not([src])"):
        brought.decompose()
    _forms(tree, page)
    found: list[Address] = []
    for link in tree.css("a[href], link[href], area[href]"):
        found += _link(link, page, published)
    for script in tree.css("script[src]"):
        source = urlsplit(script.attributes["src"] or "").path
        if posixpath.basename(source) in SCRIPTS:
            script.attrs["src"] = _relative(page, source.lstrip("/"))
        else:
            script.decompose()
    for image in tree.css("img[src^='/']"):
        found += _image(image, page, published)
    html = tree.html or ""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return "<!doctype html>\n" + html.removeprefix("<!DOCTYPE html>").replace(
        '<meta charset="utf-8">', f'<meta charset="utf-8">{policy}', 1
    ), found


def _link(link: LexborNode, page: Page, published: Callable[[str], Address | None]) -> list[Address]:
    href = link.attributes["href"] or ""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or (not parts.path and not parts.query):
        return []
    if parts.path.startswith("/static/"):
        link.attrs["href"] = _relative(page, parts.path.lstrip("/")) + (f"?{parts.query}" if parts.query else "")
        return []
    whole = _one_opened(parts) or parts._replace(fragment="").geturl()
    address = published(whole if parts.path else f"{urlsplit(page.url).path}{whole}")
    if address is None:
        _unlink(link)
        return []
    language = dict(parse_qsl(parts.query)).get("lang", page.language)
    target = f"{language}/{address.file}" if address.page else address.file
    link.attrs["href"] = _relative(page, target) + (f"#{parts.fragment}" if parts.fragment else "")
    return [address]


def _image(image: LexborNode, page: Page, published: Callable[[str], Address | None]) -> list[Address]:
    source = image.attributes["src"] or ""
    if source.startswith("/static/"):
        image.attrs["src"] = _relative(page, source.lstrip("/"))
        return []
    address = published(source)
    if address is None:
        image.decompose()
        return []
    image.attrs["src"] = _relative(page, address.file)
    return [address]


def _one_opened(parts: SplitResult) -> str | None:
    """The page of a milestone, where a link opens it in place on the timeline."""
    opened = dict(parse_qsl(parts.query)).get("open", "")
    return f"/milestones/{opened}" if opened.isalnum() else None


def _unlink(link: LexborNode) -> None:
    """Leave the words of a link whose page only the living archive makes; a button, or a room of the menu, goes."""
    parent = link.parent
    button = "button" in (link.attributes.get("class") or "").split() or "data-export" in link.attributes
    if link.tag != "a" or button or (parent is not None and parent.tag == "nav"):
        link.decompose()
        return
    del link.attrs["href"]
    link.attrs["class"] = f"{link.attributes.get('class') or ''} unpublished".strip()


def _forms(tree: LexborHTMLParser, page: Page) -> None:
    """Lead every form of search to the page that searches here; take all other forms away, with what only held them."""
    for form in tree.css("form"):
        if urlsplit(form.attributes.get("action") or "").path == "/search":
            form.attrs["action"] = _relative(page, f"{page.language}/search.html")
            continue
        holder = form.parent
        form.decompose()
        if holder is not None and holder.tag == "details" and not holder.css("a, p, table, ol, ul, dl"):
            holder.decompose()


def _relative(page: Page, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page.path))
