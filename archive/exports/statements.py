"""Milestones as rows of a table, and as a TimelineJS presentation."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from archive.queries.milestones import Item

#: The columns of the table.
COLUMNS = (
    "id",
    "earliest",
    "latest",
    "edtf",
    "basis",
    "modality",
    "headline",
    "text",
    "sentence",
    "committees",
    "initiatives",
    "themes",
    "figures",
    "document",
    "document_title",
    "document_date",
    "issuer",
    "digest",
    "event",
    "disputed",
    "why",
    "address",
)


def rows(items: Iterable[Item], site: str) -> Iterator[tuple[Any, ...]]:
    """One row per milestone; several names in a cell are separated by `; `."""
    for item in items:
        yield (
            item.id,
            item.when.earliest,
            item.when.latest,
            item.when.edtf,
            item.when.basis,
            item.modality,
            item.headline,
            _words(item),
            "".join(text for text, _, _ in item.quote.pieces),
            "; ".join(c.name for c in item.committees),
            "; ".join(i.name for i in item.initiatives),
            "; ".join(dict.fromkeys(str(i.theme) for i in item.initiatives)),
            "; ".join(f"{f.value:g} {f.unit}" for f in item.figures),
            item.document,
            item.document_title,
            item.published.edtf if item.published else None,
            item.issuer.name if item.issuer else None,
            int(item.digest),
            item.event,
            int(item.disputed),
            item.reason_en,
            f"{site}/milestones/{item.id}",
        )


def timelinejs(items: Iterable[Item], site: str) -> dict[str, Any]:
    """What TimelineJS reads: whole intervals from first to last day, labelled with the date as it is known."""
    return {
        "title": {"text": {"headline": "League archive", "text": f'<a href="{escape(site)}">{escape(site)}</a>'}},
        "events": [_slide(item, site) for item in items if not item.when.undated],
    }


def _slide(item: Item, site: str) -> dict[str, Any]:
    first = item.when.earliest or item.when.latest
    last = item.when.latest or item.when.earliest
    assert first is not None
    assert last is not None
    address = f"{site}/milestones/{item.id}"
    # TimelineJS puts texts into the page as HTML: what was printed is escaped.
    words = f'<p>{escape(_words(item))}</p><p><a href="{escape(address)}">{escape(item.document_title)}</a></p>'
    body = item.committees[0] if item.committees else item.issuer
    slide: dict[str, Any] = {
        "unique_id": item.id,
        "start_date": {"year": first.year, "month": first.month, "day": first.day},
        "end_date": {"year": last.year, "month": last.month, "day": last.day},
        "display_date": item.when.edtf,
        "text": {"headline": escape(item.headline), "text": words},
        "group": escape(body.place) if body else "",
    }
    if first == last:
        del slide["end_date"]
    return slide


def _words(item: Item) -> str:
    return "".join(text for text, told, _ in item.quote.pieces if told)
