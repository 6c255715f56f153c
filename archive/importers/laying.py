"""Lays what people decided over what was found in a source; pure, and anchored to source, kind and span.

Where the characters at the span are no longer those that were decided about, or the finding is gone, the decision is
flagged and left alone, never moved to a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from archive.extraction.findings import Annotation, DatedBasis
from archive.importers import added, everywhere
from archive.schema.corrections import ARCHIVE
from archive.schema.vocabulary import Basis, Decision, Doubt, FindingKind
from archive.values import edtf

#: Where the findings of a kind stand in an annotation.
_FIELDS = {
    FindingKind.DOCUMENT: "documents",
    FindingKind.TIME: "time",
    FindingKind.ORGANISATION: "organisations",
    FindingKind.INITIATIVE: "initiatives",
    FindingKind.FIGURE: "figures",
    FindingKind.MILESTONE: "milestones",
}

#: Decisions about a document's border: one begins at these characters, or none does.
BORDERS = (Decision.SPLIT, Decision.MERGED)


@dataclass(frozen=True, slots=True)
class Laid:
    """An annotation with the decisions laid over it; which finding each touched; why others could not be laid."""

    annotation: Annotation
    marks: Mapping[tuple[str, int, int], int]
    flags: Mapping[int, str]


def lay_over(annotation: Annotation, decisions: list[Any]) -> Laid:
    """The annotation as people want it. Pure; a later decision about the same finding wins."""
    marks: dict[tuple[str, int, int], int] = {}
    flags: dict[int, str] = {}
    for decision in decisions:
        if decision.source_sha256 == ARCHIVE:
            continue
        laid = _lay(annotation, decision)
        if isinstance(laid, str):
            flags[decision.id] = laid
            continue
        annotation = laid
        marks[(decision.kind.value, decision.start, decision.stop)] = decision.id
    annotation, named = everywhere.lay(annotation, [d for d in decisions if d.source_sha256 == ARCHIVE])
    flags |= _outweighed(annotation, decisions, marks)
    return Laid(annotation, named | marks, flags)


def _outweighed(annotation: Annotation, decisions: list[Any], marks: dict[tuple[str, int, int], int]) -> dict[int, str]:
    """Mentions that people decided about here, and whose name is no initiative by a decision that holds everywhere."""
    left = {_span(m) for m in annotation.initiatives}
    newest = {
        (d.start, d.stop): d for d in decisions if d.source_sha256 != ARCHIVE and d.kind is FindingKind.INITIATIVE
    }
    flags = {}
    for span, decision in newest.items():
        place = (FindingKind.INITIATIVE.value, *span)
        if decision.decision is not Decision.REJECTED and span not in left and place in marks:
            flags[decision.id] = "a decision about the name outweighs it"
            del marks[place]
    return flags


def _lay(annotation: Annotation, decision: Any) -> Annotation | str:
    if annotation.text[decision.start : decision.stop] != decision.quoted:
        return "the text under it has changed"
    if decision.kind is FindingKind.DOCUMENT and decision.decision in BORDERS:
        return _border(annotation, decision)
    name = _FIELDS[decision.kind]
    held: tuple[Any, ...] = getattr(annotation, name)
    touched = [f for f in held if _span(f) == (decision.start, decision.stop)]
    if decision.decision is Decision.ADDED:
        return _added(annotation, decision, name, tuple(f for f in held if f not in touched))
    if not touched:
        # The row of a table that gives no milestone was left so.
        left = decision.decision is Decision.ACCEPTED and (decision.before or {}).get("doubt") == Doubt.UNDATED
        return (
            annotation
            if left and decision.kind is FindingKind.MILESTONE
            else "what it decided about was not found again"
        )
    if decision.decision is Decision.ACCEPTED:
        return annotation
    if decision.decision is Decision.REJECTED:
        if decision.kind is FindingKind.DOCUMENT:
            if (decision.before or {}).get("doubt") == Doubt.REPRINT:
                return annotation  # the link is kept away where links are made
            return "a document cannot be rejected; withdraw it"
        rest = _with(annotation, name, tuple(f for f in held if f not in touched))
        return _followed(rest, decision, touched, None)
    if decision.decision is Decision.CHANGED:
        try:
            new = {id(f): _changed(f, decision.after) for f in touched}
            laid = _with(annotation, name, tuple(new.get(id(f), f) for f in held))
            return _followed(laid, decision, touched, decision.after.get("initiative"))
        except (ValueError, TypeError, KeyError) as error:
            return f"its values cannot be used: {error}"
    if decision.kind is FindingKind.MILESTONE:
        return annotation  # events are joined and parted where they are made
    return f"a decision of the kind {decision.decision.value} is not laid over findings"


def _border(annotation: Annotation, decision: Any) -> Annotation | str:
    begins = any(_span(d)[0] == decision.start for d in annotation.documents)
    if begins != (decision.decision is Decision.SPLIT):
        return "no document begins there" if decision.decision is Decision.SPLIT else "a document begins there"
    return annotation


def _added(annotation: Annotation, decision: Any, name: str, rest: tuple[Any, ...]) -> Annotation | str:
    try:
        own = added.made(annotation, decision.kind, decision.start, decision.stop, decision.after or {})
    except (ValueError, TypeError, KeyError) as error:
        return f"it cannot be placed: {error}"
    return _with(annotation, name, tuple(sorted((*rest, own), key=lambda f: (f.start, f.stop))))


def _with(annotation: Annotation, name: str, findings: tuple[Any, ...]) -> Annotation:
    values = {f.name: getattr(annotation, f.name) for f in fields(annotation)} | {name: findings}
    return Annotation(**values)


def _followed(annotation: Annotation, decision: Any, touched: list[Any], new: str | None) -> Annotation:
    """Milestones around a mention that was rejected or given another initiative no longer name the old one.

    Unless another mention within the same milestone still does.
    """
    if decision.kind is not FindingKind.INITIATIVE or (new is None and decision.decision is Decision.CHANGED):
        return annotation
    milestones = list(annotation.milestones)
    for old in {finding.initiative for finding in touched} - {new}:
        places = [m.start for m in annotation.initiatives if m.initiative == old]
        for at, held in enumerate(milestones):
            around = held.start <= decision.start < held.stop
            if around and not any(held.start <= place < held.stop for place in places):
                milestones[at] = replace(held, initiatives=everywhere.with_name(held.initiatives, old, new))
    return replace(annotation, milestones=tuple(milestones))


def _span(finding: Any) -> tuple[int, int]:
    if hasattr(finding, "start"):
        return finding.start, finding.stop
    spans = finding.spans
    return (min(s.start for s in spans), max(s.stop for s in spans)) if spans else (0, 0)


def _changed(finding: Any, after: Mapping[str, Any]) -> Any:
    """The finding with new values; dates are given as EDTF, words as the words of the vocabulary."""
    values: dict[str, Any] = {}
    types = {f.name: getattr(finding, f.name) for f in fields(finding)}
    for key, value in after.items():
        if key in ("published", "period"):
            values[key] = None if value is None else _given_date(str(value))
        elif key == "edtf" and "interval" in types:
            values |= {"edtf": value, "interval": edtf.parse(str(value))} | _dated_by_person(types, str(value))
        elif key == "issuer" and "issuer_rule" in types:
            values |= {"issuer": value, "issuer_rule": "corrected", "issuer_spans": ()}
        elif key in types:
            old = types[key]
            is_word = hasattr(type(old), "__members__") and value is not None
            values[key] = type(old)(value) if is_word else tuple(value) if isinstance(value, list) else value
        else:
            raise KeyError(f"{key} is no field of a {type(finding).__name__.lower()}")
    return replace(finding, **values)


def _dated_by_person(types: Mapping[str, Any], value: str) -> dict[str, Any]:
    """What a finding says of how its date is known, once a person has set it."""
    told: dict[str, Any] = {
        "basis": Basis.EXPLICIT,
        "inherited_from": None,
        "reference": None,
        "anchor": None,
        "time": None,
    }
    told |= {"reason_en": f"A person set the date to {value}.", "reason_zh": f"日期经人工订正为{value}。"}
    return {key: new for key, new in told.items() if key in types}


def _given_date(value: str) -> DatedBasis:
    return DatedBasis(
        interval=edtf.parse(value),
        edtf=value,
        basis=Basis.EXPLICIT,
        rule="corrected",
        reason_en=f"A person set the date to {value}.",
        reason_zh=f"日期经人工订正为{value}。",
    )
