"""One name that stands for two: those of its mentions that a person described are another initiative or body.

A decision says which mentions: by their printed words, or (initiatives) by the committee whose work is told. Milestones and
figures go with the mentions inside them; where both remain, a milestone names both.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from archive.extraction.findings import Annotation, InitiativeMention, Milestone, OrganisationMention
from archive.schema.vocabulary import FindingKind, InitiativeKind, Level, OrganisationKind, Theme

_Mention = InitiativeMention | OrganisationMention


def parted(annotation: Annotation, decision: Any, marks: dict[tuple[str, int, int], int]) -> Annotation:
    """The annotation with the described mentions of `decision.quoted` given the name of `decision.after`."""
    old, after = decision.quoted, decision.after
    initiative = decision.kind is FindingKind.INITIATIVE
    mentions: tuple[_Mention, ...] = annotation.initiatives if initiative else annotation.organisations
    moved: list[_Mention] = []
    held: list[Any] = []
    for mention in mentions:
        if _name(mention) == old and _described(mention, after):
            moved.append(mention)
            marks[(decision.kind.value, mention.start, mention.stop)] = decision.id
            mention = _renamed(mention, after)
        held.append(mention)
    if not moved:
        return annotation
    left = [m for m in mentions if _name(m) == old and m not in moved]
    new: str = after["name"]

    def names(milestone: Milestone, now: tuple[str, ...]) -> tuple[str, ...]:
        if old not in now or not _inside(moved, milestone):
            return now
        instead = (old, new) if _inside(left, milestone) else (new,)
        return tuple(dict.fromkeys(n for name in now for n in (instead if name == old else (name,))))

    if initiative:
        return replace(
            annotation,
            initiatives=tuple(held),
            figures=_figures(annotation, old, new, moved, left),
            milestones=tuple(replace(m, initiatives=names(m, m.initiatives)) for m in annotation.milestones),
        )
    return replace(
        annotation,
        organisations=tuple(held),
        milestones=tuple(replace(m, organisations=names(m, m.organisations)) for m in annotation.milestones),
    )


def _name(mention: _Mention) -> str | None:
    return mention.initiative if isinstance(mention, InitiativeMention) else mention.organisation


def _described(mention: _Mention, after: Mapping[str, Any]) -> bool:
    printed, committee = after.get("printed"), after.get("committee")
    if printed and mention.text not in printed:
        return False
    return not committee or mention.organisation == committee


def _renamed(mention: _Mention, after: Mapping[str, Any]) -> _Mention:
    if isinstance(mention, InitiativeMention):
        return replace(
            mention,
            initiative=after["name"],
            kind=InitiativeKind(after.get("kind") or mention.kind),
            theme=Theme(after.get("theme") or mention.theme),
            family=after.get("family"),
            known=True,
        )
    return replace(
        mention,
        organisation=after["name"],
        official_name=after.get("official_name") or after["name"],
        kind=OrganisationKind(after.get("kind") or mention.kind),
        level=Level(after["level"]) if after.get("level") else mention.level,
        region=after.get("region"),
    )


def _inside(mentions: list[_Mention], milestone: Milestone) -> bool:
    return any(milestone.start <= m.start < milestone.stop for m in mentions)


def _figures(
    annotation: Annotation, old: str, new: str, moved: list[_Mention], left: list[_Mention]
) -> tuple[Any, ...]:
    """A figure goes with the mention of its initiative that stands nearest to it."""

    def distance(start: int) -> Callable[[_Mention], int]:
        return lambda mention: abs(mention.start - start)

    figures = []
    for figure in annotation.figures:
        if figure.initiative == old:
            near = [m for m in (*moved, *left) if m.document == figure.document]
            if near and min(near, key=distance(figure.start)) in moved:
                figure = replace(figure, initiative=new)
        figures.append(figure)
    return tuple(figures)
