"""What people found themselves: milestones and mentions at words that they marked, made into findings like the machine's.

What a person did not say is taken from what stands around: the committees and initiatives of a milestone are those that
its words name, else the document's issuer.
"""

from collections.abc import Mapping
from typing import Any

from archive.extraction.findings import (
    Annotation,
    Document,
    InitiativeMention,
    Milestone,
    OrganisationMention,
    TimeExpression,
)
from archive.schema.vocabulary import (
    Basis,
    FindingKind,
    InitiativeKind,
    Level,
    Modality,
    OrganisationKind,
    Role,
    Theme,
)
from archive.values import edtf
from archive.values.spans import Span

#: The rule that a finding of a person names.
RULE = "person"
#: How salient a milestone is that a person found worth marking, 0 to 1.
SALIENCE = 0.6


def made(annotation: Annotation, kind: FindingKind, start: int, stop: int, after: Mapping[str, Any]) -> Any:
    """The finding of a person at `[start, stop)`.

    Raises:
        ValueError: if the place lies in no document, or the values cannot be read.
        KeyError: if a value is missing.
    """
    document = _document_at(annotation, start, stop)
    text = annotation.text[start:stop]
    if kind is FindingKind.MILESTONE:
        return _milestone(annotation, document, start, stop, after)
    if kind is FindingKind.TIME:
        days = edtf.parse(str(after["edtf"]))
        return TimeExpression(
            start, stop, text, days, after["edtf"], Role.EVENT, Basis.EXPLICIT, RULE, document=document.id
        )
    if kind is FindingKind.ORGANISATION:
        return OrganisationMention(
            start, stop, text, after["organisation"], after["official_name"], OrganisationKind(after["kind"]),
            Level(after["level"]) if after.get("level") else None, after.get("region"), RULE, document=document.id,
        )  # fmt: skip
    if kind is FindingKind.INITIATIVE:
        return InitiativeMention(
            start, stop, text, after["initiative"], InitiativeKind(after["kind"]), Theme(after["theme"]), RULE, True,
            after.get("family"), document.issuer, Modality(after.get("modality") or Modality.MENTIONED), document.id,
        )  # fmt: skip
    raise ValueError(f"a {kind.value} cannot be added")


def _document_at(annotation: Annotation, start: int, stop: int) -> Document:
    for document in annotation.documents:
        if any(p.start <= start and stop <= p.stop for p in document.passages):
            return document
    raise ValueError("its place lies in no paragraph of a document")


def _milestone(
    annotation: Annotation, document: Document, start: int, stop: int, after: Mapping[str, Any]
) -> Milestone:
    written = str(after["edtf"])
    text = annotation.text[start:stop]
    bodies = [m.organisation for m in annotation.organisations if start <= m.start < stop and m.organisation]
    named = [m.initiative for m in annotation.initiatives if start <= m.start < stop]
    issuer = [document.issuer] if document.issuer else []
    return Milestone(
        start, stop, text, after.get("headline") or text[:40], edtf.parse(written), written, Basis.EXPLICIT,
        Modality(after.get("modality") or Modality.DONE), RULE,
        organisations=tuple(dict.fromkeys(after.get("organisations") or bodies or issuer)),
        initiatives=tuple(dict.fromkeys(after.get("initiatives") or named)),
        figures=tuple(Span(f.start, f.stop) for f in annotation.figures if start <= f.start < stop),
        salience=SALIENCE,
        reason_en=f"A person marked these words and dated them {written}.",
        reason_zh=f"经人工标注，日期定为{written}。",
        document=document.id,
    )  # fmt: skip
