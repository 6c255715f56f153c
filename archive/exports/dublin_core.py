"""Documents in Dublin Core and schema.org, from their records."""

import re
from typing import Any

from archive.exports.markup import Element, child, element
from archive.queries.records import Record
from archive.schema.vocabulary import Genre

_PLAIN_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SCHEMA_ORG = {
    Genre.BULLETIN: "Report",
    Genre.REPORT: "Report",
    Genre.SUMMARY: "Report",
    Genre.NEWS: "NewsArticle",
    Genre.FEATURE: "NewsArticle",
    Genre.NEWSPAPER_PAGE_ARTICLE: "NewsArticle",
}


def fields(record: Record, address: str) -> list[tuple[str, str]]:
    """The elements of Dublin Core with their values, in the order of the element set; a name may come several times."""
    found = [("title", record.title), ("title", record.subtitle), ("creator", _issuer(record))]
    found += [("subject", subject) for subject in record.subjects]
    if record.digest:
        found.append(("description", "本档案摘编，并非原文。A digest in the archive's own words, not the original."))
    found += [
        ("publisher", record.publisher),
        ("date", record.published.edtf if record.published else None),
        ("type", "Text"),
        ("type", str(record.genre)),
        ("format", record.media_type),
        ("identifier", address),
        ("identifier", record.number),
        ("source", record.origin),
        ("language", "zh"),
        ("coverage", record.period.edtf if record.period else None),
    ]
    return [(name, value) for name, value in found if value]


def oai_dc(record: Record, address: str) -> Element:
    """The record as `oai_dc:dc`."""
    root = element(
        "oai_dc:dc",
        xmlns__oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/",
        xmlns__dc="http://purl.org/dc/elements/1.1/",
        xsi__schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ "
        "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    )
    for name, value in fields(record, address):
        child(root, f"dc:{name}", value)
    return root


def json_ld(record: Record, address: str, site: str) -> dict[str, Any]:
    """The record in the words of schema.org."""
    published = record.published.edtf if record.published else ""
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_ORG.get(record.genre, "CreativeWork"),
        "@id": address,
        "url": address,
        "name": record.title,
        "alternativeHeadline": record.subtitle,
        "genre": str(record.genre),
        "identifier": record.number,
        "inLanguage": "zh-Hans",
        "author": {"@type": "Organization", "name": _issuer(record)} if record.issuer else None,
        "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else None,
        # A date that is less than a plain one stays in Dublin Core, where EDTF is read.
        "datePublished": published if _PLAIN_DATE.fullmatch(published) else None,
        "temporalCoverage": record.period.edtf.replace("~", "") if record.period else None,
        "encodingFormat": record.media_type,
        "isBasedOn": record.origin,
        "about": [{"@type": "Thing", "name": subject} for subject in record.subjects] or None,
        "dateModified": record.changed_at.isoformat(),
        "isPartOf": {"@type": "Dataset", "name": "League archive", "url": site},
    }
    return {key: value for key, value in made.items() if value is not None}


def _issuer(record: Record) -> str | None:
    return record.issuer.official_name if record.issuer else None
