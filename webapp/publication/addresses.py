"""Which addresses of the site become files of a publication, and what these files are called.

A page is published as it stands and with one choice made (a year, a theme, the committee beside another …); combinations
of choices are endless and stay with the living archive.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from webapp.shell.presenting import THEME_GROUPS

#: Endpoint → the choices of which one may be made, each as the arguments that make it up.
PAGES: Mapping[str, tuple[frozenset[str], ...]] = {
    "timeline.show": (
        frozenset({"from", "to"}),
        frozenset({"lanes"}),
        frozenset({"axis"}),
        frozenset({"theme"}),
        frozenset({"document", "basis"}),
        frozenset({"after"}),
    ),
    "comparison.show": tuple(
        frozenset({name}) for name in ("by", "province", "unfold", "columns", "order", "unheld", "least")
    ),
    "comparison.side": (frozenset({"with"}),),
    "comparison.wording": (frozenset({"document"}), frozenset({"committee"})),
    "initiatives.index": (frozenset({"theme"}),),
    "initiatives.show": (),
    "initiatives.spread_of": (),
    "organisations.index": (frozenset({"province"}),),
    "organisations.show": (),
    "organisations.through_years": (),
    "organisations.one_through_years": (),
    "documents.index": (frozenset({"genre"}), frozenset({"page"})),
    "documents.show": (frozenset({"beside"}),),
    "milestones.show": (),
    "events.show": (),
    "reports.index": (),
    "reports.show": (),
    "about.show": (),
    "search.show": (),
    "downloads.index": (),
}
#: What is no page: kept once, for both languages.
FILES: Mapping[str, tuple[frozenset[str], ...]] = {
    "documents.source": (),
    "page_images.show": (),
    "records.json_ld": (),
    "records.citation": (),
    "records.authority": (),
    "reports.rows": (frozenset({"bom"}),),
    "feeds.csv": (),
    "feeds.ics": (),
    "feeds.timelinejs": (),
    "feeds.documents": (),
    "feeds.newest_milestones": (),
    "downloads.everything": (),
    "downloads.view": (frozenset({"bom"}),),
}
#: Windows of the timeline that are published: one whole year or month.
_WINDOW = re.compile(r"\d{4}(-\d{2})?")
#: Themes that are chosen together.
_GROUPS = tuple({str(theme) for theme in group} for group in THEME_GROUPS.values())
_PLAIN = re.compile(r"[\w.~-]{1,80}")


@dataclass(frozen=True, slots=True)
class Address:
    """A published address: what the site answers to, and the file that holds the answer (a page: in each language's folder)."""

    url: str
    file: str
    page: bool


def published(adapter: MapAdapter, url: str) -> Address | None:
    """The published address that `url` (path and query of this site, without `#`) means, None for the living site's own."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    try:
        endpoint, _ = adapter.match(unquote(parts.path), method="GET")
    except HTTPException:
        return None
    choices = {**PAGES, **FILES}.get(str(endpoint))
    pairs = sorted((name, value) for name, value in parse_qsl(parts.query) if name != "lang")
    if choices is None or not _one_choice(pairs, choices):
        return None
    query = "&".join(f"{name}={value}" for name, value in pairs)
    page = str(endpoint) in PAGES
    return Address(parts.path + (f"?{query}" if query else ""), _file(parts.path, pairs, page), page)


def _one_choice(pairs: Sequence[tuple[str, str]], choices: Sequence[frozenset[str]]) -> bool:
    names = frozenset(name for name, _ in pairs)
    if not names:
        return True
    if names not in choices:
        return False
    given = dict(pairs)
    if len(given) < len(pairs) and {value for _, value in pairs} not in _GROUPS:
        return False
    window = given.get("from", "") == given.get("to", "") and _WINDOW.fullmatch(given.get("from", ""))
    return bool(window) if "from" in names else True


def _file(path: str, pairs: Sequence[tuple[str, str]], page: bool) -> str:
    name = unquote(path).strip("/") or "index"
    chosen = "_".join(f"{name}-{value}" for name, value in pairs)
    if chosen and not _PLAIN.fullmatch(chosen):
        chosen = hashlib.sha256(chosen.encode()).hexdigest()[:16]
    if page:
        return f"{name}{'--' + chosen if chosen else ''}.html"
    stem, dot, ending = name.rpartition(".")
    if not dot:
        # The original of a document: a name that no host takes for a page of its own.
        return f"{name}.original"
    return f"{stem}{'--' + chosen if chosen else ''}.{ending}"
