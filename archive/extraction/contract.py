"""The JSON contract of `league-archive annotate` (design.md §5.2), made from an annotation."""

from collections.abc import Mapping
from typing import Any

from archive.extraction.findings import (
    Annotation,
    DatedBasis,
    Document,
    Figure,
    InitiativeMention,
    Milestone,
    OrganisationMention,
    TimeExpression,
)
from archive.extraction.rules import rules
from archive.values.intervals import DayInterval


def as_json(annotation: Annotation, source: Mapping[str, Any]) -> dict[str, Any]:
    """The whole annotation as one JSON object; `source` is name, sha256, media_type, encoding, reader."""
    return {
        "source": dict(source),
        "text": annotation.text,
        "documents": [_document(d, annotation.text) for d in annotation.documents],
        "time": [_time(t) for t in annotation.time],
        "organisations": [_organisation(o) for o in annotation.organisations],
        "initiatives": [_initiative(i) for i in annotation.initiatives],
        "figures": [_figure(f) for f in annotation.figures],
        "milestones": [_milestone(m) for m in annotation.milestones],
    }


def _days(interval: DayInterval | None) -> dict[str, str | None]:
    earliest = interval.earliest if interval else None
    latest = interval.latest if interval else None
    return {
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
    }


def _dated(value: DatedBasis | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {
        "edtf": value.edtf,
        **_days(value.interval),
        "basis": value.basis,
        "rule": value.rule,
        "spans": [[s.start, s.stop] for s in value.spans],
        "why": value.reason_en,
    }


def _issuer_why(d: Document, text: str) -> str | None:
    """Why the issuer is the issuer, in a sentence: what its rule goes by, and the words that it read."""
    if d.issuer is None:
        quoted = " ".join(s.of(text).strip() for s in d.issuer_spans)
        return f"It stays open which committee is meant: {quoted[:80]}." if d.issuer_candidates else None
    rule = rules("documents").get(d.issuer_rule or "")
    quoted = " ".join(dict.fromkeys(s.of(text).strip() for s in d.issuer_spans))
    finds = rule.finds.rstrip(".") if rule else "It was given with the file"
    return f"{finds}: {quoted[:80]}." if quoted else f"{finds}."


def _document(d: Document, text: str) -> dict[str, Any]:
    return {
        "id": d.id,
        "title": d.title,
        "subtitle": d.subtitle,
        "genre": d.genre,
        "number": d.number,
        "issuer": d.issuer,
        "issuer_rule": d.issuer_rule,
        **({"issuer_candidates": list(d.issuer_candidates)} if d.issuer_candidates else {}),
        "issuer_spans": [[s.start, s.stop] for s in d.issuer_spans],
        "issuer_why": _issuer_why(d, text),
        "title_rule": d.title_rule,
        "title_spans": [[s.start, s.stop] for s in d.title_spans],
        "number_spans": [[d.number_span.start, d.number_span.stop]] if d.number_span else [],
        "published": _dated(d.published),
        "period": _dated(d.period),
        "other_dates": [_dated(o) for o in d.other_dates],
        "digest": d.digest,
        "spans": [[s.start, s.stop] for s in d.spans],
    }


def _time(t: TimeExpression) -> dict[str, Any]:
    return {
        "span": [t.start, t.stop],
        "text": t.text,
        **_days(t.interval),
        "edtf": t.edtf,
        "role": t.role,
        "basis": t.basis,
        "reference": t.reference,
        "rule": t.rule,
        "document": t.document,
    }


def _organisation(o: OrganisationMention) -> dict[str, Any]:
    row: dict[str, Any] = {
        "span": [o.start, o.stop],
        "text": o.text,
        "organisation": o.organisation,
        "official_name": o.official_name,
        "kind": o.kind,
        "level": o.level,
        "region": o.region,
        "document": o.document,
        "rule": o.rule,
    }
    if o.candidates:
        row["candidates"] = list(o.candidates)
    return row


def _initiative(i: InitiativeMention) -> dict[str, Any]:
    return {
        "span": [i.start, i.stop],
        "text": i.text,
        "initiative": i.initiative,
        "kind": i.kind,
        "family": i.family,
        "theme": i.theme,
        "organisation": i.organisation,
        "attribution_rule": i.attribution_rule,
        "modality": i.modality,
        "modality_rule": i.modality_rule,
        "known": i.known,
        "document": i.document,
        "rule": i.rule,
    }


def _figure(f: Figure) -> dict[str, Any]:
    return {
        "span": [f.start, f.stop],
        "text": f.text,
        "value": f.value,
        "unit": f.unit,
        "value_base": f.value_base,
        "approximate": f.approximate,
        "counted": f.counted,
        "initiative": f.initiative,
        "organisation": f.organisation,
        "attribution_rule": f.attribution_rule,
        "modality": f.modality,
        "document": f.document,
        "rule": f.rule,
    }


def _milestone(m: Milestone) -> dict[str, Any]:
    return {
        "span": [m.start, m.stop],
        "text": m.text,
        "headline": m.headline,
        **_days(m.interval),
        "edtf": m.edtf,
        "basis": m.basis,
        "modality": m.modality,
        "modality_rule": m.modality_rule,
        "organisations": list(m.organisations),
        "attribution_rule": m.attribution_rule,
        "initiatives": list(m.initiatives),
        "figures": [[s.start, s.stop] for s in m.figures],
        "salience": round(m.salience, 3),
        "why": m.reason_en,
        "document": m.document,
        "rule": m.rule,
    }
