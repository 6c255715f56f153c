"""Decisions about a name wherever it stands: two names are one, a name is (or is no) initiative, it has this family.

They are anchored to the name instead of a source, are laid over every annotation, and so hold for documents yet to come.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from archive.errors import WrongUse
from archive.extraction.findings import Annotation, InitiativeMention
from archive.importers import parting
from archive.schema.vocabulary import Decision, Doubt, FindingKind, InitiativeKind, Theme

#: (kind of finding, start, stop) → key of the decision.
Marks = dict[tuple[str, int, int], int]


def renamed(decisions: Iterable[Any], kind: FindingKind) -> dict[str, Any]:
    """The decision that settles what a name is called now, for each name that was merged into another, links followed."""
    merged = {d.quoted: d for d in decisions if d.kind is kind and d.decision is Decision.MERGED}
    final: dict[str, Any] = {}
    for name, decision in merged.items():
        seen = {name}
        while (target := decision.after["name"]) in merged and target not in seen:
            seen.add(target)
            decision = merged[target]
        final[name] = decision
    return final


def forbid_circles(decisions: Iterable[Any], kind: FindingKind, name: str, into: str) -> None:
    """Make sure that a name can be merged into another.

    Raises:
        WrongUse: if it is the same name, or the other was merged into this one.
    """
    last = renamed(decisions, kind)
    if name == into or (into in last and last[into].after["name"] == name):
        raise WrongUse(f"{into} is {name} already; undo that first")


def lay(annotation: Annotation, decisions: list[Any]) -> tuple[Annotation, Marks]:
    """The annotation with the decisions about names laid over it, and which finding each touched."""
    marks: Marks = {}
    if not decisions:
        return annotation, marks
    for decision in decisions:
        if decision.decision is Decision.SPLIT:
            annotation = parting.parted(annotation, decision, marks)
    bodies = {name: d.after["name"] for name, d in renamed(decisions, FindingKind.ORGANISATION).items()}
    if bodies:
        annotation = _with_bodies(annotation, bodies)
    for decision in decisions:
        if decision.kind is FindingKind.INITIATIVE and decision.decision is not Decision.MERGED:
            annotation = _initiative(annotation, decision, marks)
    for name, decision in renamed(decisions, FindingKind.INITIATIVE).items():
        annotation = _merged(annotation, name, decision, marks)
    for decision in decisions:
        if _refused(decision):  # also what was merged into it before
            annotation = _mapped(annotation, decision.quoted, None, {}, decision, marks)
    return annotation, marks


def _with_bodies(annotation: Annotation, new: Mapping[str, str]) -> Annotation:
    def named(name: str | None) -> str | None:
        return new.get(name, name) if name else name

    return replace(
        annotation,
        documents=tuple(replace(d, issuer=named(d.issuer)) for d in annotation.documents),
        organisations=tuple(replace(m, organisation=named(m.organisation)) for m in annotation.organisations),
        initiatives=tuple(replace(m, organisation=named(m.organisation)) for m in annotation.initiatives),
        figures=tuple(replace(f, organisation=named(f.organisation)) for f in annotation.figures),
        milestones=tuple(
            replace(m, organisations=tuple(dict.fromkeys(new.get(o, o) for o in m.organisations)))
            for m in annotation.milestones
        ),
    )


def _initiative(annotation: Annotation, decision: Any, marks: Marks) -> Annotation:
    if _refused(decision):
        return _mapped(annotation, decision.quoted, None, {}, decision, marks)
    if decision.decision is Decision.ACCEPTED:
        return _mapped(annotation, decision.quoted, decision.quoted, {"known": True}, decision, marks)
    if decision.decision is Decision.CHANGED:
        return _mapped(annotation, decision.quoted, decision.quoted, dict(decision.after), decision, marks)
    return annotation


def _refused(decision: Any) -> bool:
    """Whether a person said that a name is no initiative."""
    doubt = (decision.before or {}).get("doubt")
    return decision.decision is Decision.REJECTED and doubt == Doubt.INITIATIVE


def _merged(annotation: Annotation, name: str, decision: Any, marks: Marks) -> Annotation:
    values = {key: value for key, value in decision.after.items() if key != "name"}
    return _mapped(annotation, name, decision.after["name"], values, decision, marks)


def _mapped(
    annotation: Annotation, name: str, new: str | None, values: Mapping[str, Any], decision: Any, marks: Marks
) -> Annotation:
    """Every finding that names an initiative, with its new name and values; taken away where there is none."""
    held: list[InitiativeMention] = []
    for mention in annotation.initiatives:
        if mention.initiative == name:
            if new is None:
                continue
            mention = replace(mention, initiative=new, **_typed(values))
            marks[(FindingKind.INITIATIVE.value, mention.start, mention.stop)] = decision.id
        held.append(mention)
    if new == name:
        return replace(annotation, initiatives=tuple(held))
    return replace(
        annotation,
        initiatives=tuple(held),
        figures=tuple(replace(f, initiative=new) if f.initiative == name else f for f in annotation.figures),
        milestones=tuple(
            replace(m, initiatives=with_name(m.initiatives, name, new)) if name in m.initiatives else m
            for m in annotation.milestones
        ),
    )


def with_name(names: tuple[str, ...], old: str, new: str | None) -> tuple[str, ...]:
    """The names with one exchanged, or taken away; each once."""
    return tuple(dict.fromkeys(n for n in (new if name == old else name for name in names) if n))


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {"kind": InitiativeKind, "theme": Theme}
    known = {field.name for field in fields(InitiativeMention)}
    return {key: kinds[key](value) if key in kinds else value for key, value in values.items() if key in known}
