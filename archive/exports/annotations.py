"""What is stored of a source in the shape of `league-archive annotate` (design.md §5.2): one object, spans into its text.

Corrections are laid over what was found; documents go by their permanent ids. A withdrawn document is left out, and its
characters are blanked, so that every other span still counts in the same text.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from archive.exports import findings
from archive.queries.rows import AnyRow, AnySelect
from archive.queries.when import When, when
from archive.schema.metadata import Document, DocumentPlace, Organisation, Passage, Source, SourceReading
from archive.schema.vocabulary import DocumentPlaceKind

#: What stands for a character of a withdrawn document.
BLANK = "□"


def sources(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every source that holds a document which is shown, in the order in which they came."""
    shown = select(Document.source_id).where(Document.withdrawn.is_(None))
    keys = connection.execute(select(Source.id).where(Source.id.in_(shown)).order_by(Source.id)).scalars().all()
    for key in keys:
        yield source(connection, key)


def source(connection: Connection, key: int) -> dict[str, Any]:
    """One source (by key)."""
    s = connection.execute(select(Source.__table__).where(Source.id == key)).one()
    held: Sequence[AnyRow] = connection.execute(
        select(Document.__table__, Organisation.name.label("issuer"))
        .outerjoin(Organisation, Organisation.id == Document.issuer_id)
        .where(Document.source_id == key)
        .order_by(Document.ordinal)
    ).all()
    shown = {d.id: d.public_id for d in held if d.withdrawn is None}
    hidden = [d.id for d in held if d.withdrawn is not None]
    places = _places(connection, shown)
    return {
        "source": {
            "name": s.name,
            "sha256": s.sha256,
            "media_type": s.media_type,
            "encoding": s.encoding,
            "reader": s.reader,
        },
        "text": _text(connection, key, hidden),
        "documents": [_document(d, places[d.id]) for d in held if d.id in shown],
        "time": findings.times(connection, shown),
        "organisations": findings.organisations(connection, shown),
        "initiatives": findings.initiatives(connection, shown),
        "figures": findings.figures(connection, shown),
        "milestones": findings.milestones(connection, shown),
    }


def _text(connection: Connection, key: int, hidden: Sequence[int]) -> str:
    text = connection.execute(select(SourceReading.text).where(SourceReading.source_id == key)).scalar()
    if text is None or not hidden:
        return text or ""
    characters = list(text)
    for table in (Passage, DocumentPlace):
        spans: AnySelect = select(table.start, table.stop).where(table.document_id.in_(hidden))
        for start, stop in connection.execute(spans):
            characters[start:stop] = [c if c == "\n" else BLANK for c in characters[start:stop]]
    return "".join(characters)


def _places(connection: Connection, documents: dict[int, str]) -> defaultdict[int, dict[str, list[list[int]]]]:
    p = DocumentPlace
    statement: AnySelect = select(p.document_id, p.kind, p.start, p.stop).where(p.document_id.in_(documents))
    found: defaultdict[int, dict[str, list[list[int]]]] = defaultdict(dict)
    for document, kind, start, stop in connection.execute(statement.order_by(p.kind, p.ordinal)):
        found[document].setdefault(str(kind), []).append([start, stop])
    return found


def _document(d: AnyRow, places: dict[str, list[list[int]]]) -> dict[str, Any]:
    published = when(d.published_earliest_day, d.published_latest_day, d.published_edtf, d.published_basis)
    period = when(d.period_earliest_day, d.period_latest_day, d.period_edtf, d.period_basis)
    return {
        "id": d.public_id,
        "title": d.title,
        "subtitle": d.subtitle,
        "genre": str(d.genre),
        "number": d.number,
        "issuer": d.issuer,
        "issuer_rule": d.issuer_rule,
        "published": _dated(published, d.published_rule, places.get("published", []), d.published_reason_en),
        "period": _dated(period, d.period_rule, places.get("period", []), d.period_reason_en),
        "other_dates": [_other(o) for o in d.other_dates or ()],
        "digest": d.digest,
        "spans": places.get(DocumentPlaceKind.BODY, [[d.start, d.stop]]),
    }


def _dated(value: When | None, rule: str | None, spans: list[list[int]], why: str) -> dict[str, Any] | None:
    if value is None:
        return None
    return {
        "edtf": value.edtf,
        **_days(value.earliest, value.latest),
        "basis": str(value.basis) if value.basis else None,
        "rule": rule,
        "spans": spans,
        "why": why,
    }


def _other(stored: dict[str, Any]) -> dict[str, Any]:
    kept = {key: stored.get(key) for key in ("edtf", "earliest", "latest", "basis", "rule", "spans")}
    return {**kept, "why": stored.get("reason_en", "")}


def _days(earliest: Any, latest: Any) -> dict[str, str | None]:
    return {
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
    }
