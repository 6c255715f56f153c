"""Atom feeds (RFC 4287): what came in last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from archive.exports.markup import child, document, element


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `id` is permanent, `summary` plain text."""

    id: str
    title: str
    link: str
    updated: datetime
    author: str
    summary: str
    categories: tuple[str, ...] = ()


def feed(identity: str, title: str, own: str, site: str, entries: Iterable[Entry], updated: datetime | None) -> bytes:
    """The feed of that title, found at `own`, with the newest entry first."""
    listed = list(entries)
    moments = [entry.updated for entry in listed]
    latest = updated or (max(moments) if moments else datetime(1970, 1, 1, tzinfo=UTC))
    root = element("feed", xmlns="http://www.w3.org/2005/Atom", xml__lang="zh-Hans")
    child(root, "id", identity)
    child(root, "title", title)
    child(root, "updated", latest.isoformat())
    child(root, "link", rel="self", type="application/atom+xml", href=own)
    child(root, "link", rel="alternate", type="text/html", href=site)
    child(child(root, "author"), "name", "League archive")
    for entry in listed:
        made = child(root, "entry")
        child(made, "id", entry.id)
        child(made, "title", entry.title)
        child(made, "updated", entry.updated.isoformat())
        child(made, "link", rel="alternate", type="text/html", href=entry.link)
        if entry.author:
            child(child(made, "author"), "name", entry.author)
        for category in entry.categories:
            child(made, "category", term=category)
        child(made, "summary", entry.summary, type="text")
    return document(root)
