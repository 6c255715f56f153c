"""To which initiative and committee a figure of a document belongs, and whether it was reached or is a target."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from archive.extraction.attribution import Decision, owners
from archive.extraction.figures.cells import Cell, cells, planned
from archive.extraction.figures.find import find
from archive.extraction.figures.tells import Told
from archive.extraction.findings import Document, Figure, InitiativeMention, OrganisationMention, TimeExpression
from archive.extraction.modality import Fate, Outlook, is_planned, outlook_of, withheld
from archive.schema.vocabulary import BlockKind, Modality, OrganisationKind

#: The rule of numbers without a digit.
_CHINESE = "chinese-count"
_ROUND_PERSONS = re.compile(r"[百千万][名人位]")
_WHO = r"(?:志愿者|学员|队员|讲师|学生|青年|成员|骨干|干部|选手|教师|获得者|对象|团员|能手|标兵)"
_PERSONS, _PERSONS_BEHIND = re.compile(rf"{_WHO}$"), re.compile(rf"[”》]?的?{_WHO}")
_SILENT = (BlockKind.MASTHEAD, BlockKind.METADATA, BlockKind.DISTRIBUTION, BlockKind.FURNITURE, BlockKind.SIGNATURE)


def annotate(
    text: str,
    document: Document,
    times: Sequence[TimeExpression],
    organisations: Sequence[OrganisationMention],
    initiatives: Sequence[InitiativeMention],
) -> list[Figure]:
    """The figures of one document, with initiative, committee and modality. Spans are in `text`."""
    outlook = outlook_of(text, document)
    told = Told(outlook, initiatives)
    dates = sorted((t.start, t.stop) for t in times)
    owner = owners(text, document, organisations).decide
    whose: dict[int | None, Decision] = {}
    figures: list[Figure] = []
    for passage in document.passages:
        if passage.kind in _SILENT:
            continue
        for figure in find(text[passage.start : passage.stop]):
            start, stop = figure.start + passage.start, figure.stop + passage.start
            if _dated(start, stop, dates) or (figure.rule == _CHINESE and _of_a_name(text, start, stop, told)):
                continue
            clause = outlook.prose.at(start)
            if clause not in whose:
                whose[clause] = owner(start)
            lost = withheld(outlook, clause, start) if clause is not None else None
            denied = lost is not None and lost.fate is Fate.DENIED
            figures.append(
                replace(
                    figure,
                    start=start,
                    stop=stop,
                    initiative=None if denied else told.at(clause, start, stop),
                    organisation=whose[clause].name,
                    attribution_rule=whose[clause].rule,
                    modality=Modality.MENTIONED if denied else _modality(is_planned(outlook, start, stop)),
                    document=document.id,
                )
            )
    taken = {f.start for f in figures}
    for cell in cells(text, document.passages):
        if cell.figure.start not in taken:
            figures.append(_of_cell(cell, text, document, organisations, initiatives, outlook, owner))
    return sorted(figures, key=lambda f: f.start)


def _of_cell(
    cell: Cell,
    text: str,
    document: Document,
    organisations: Sequence[OrganisationMention],
    initiatives: Sequence[InitiativeMention],
    outlook: Outlook,
    owner: Callable[[int], Decision],
) -> Figure:
    """The figure of a cell: of the committee that its row names, else its place's; of the undertaking that the head of its column names."""
    figure, head = cell.figure, cell.head
    row = text.rfind("\n", 0, figure.start) + 1
    league = (o for o in organisations if o.kind is OrganisationKind.LEAGUE and row <= o.start < figure.start)
    whose = next((o.organisation for o in league if o.organisation), None)
    told = Decision(whose, "row") if whose else owner(figure.start)
    named = (i.initiative for i in initiatives if head.start <= i.start < head.stop)
    said = planned(text[head.start : head.stop])
    if said is None:
        said = is_planned(outlook, figure.start, figure.stop)
    return replace(
        figure,
        initiative=next(named, None),
        counted=figure.counted if whose or not figure.part_of_total else f"{cell.label}{figure.counted}",
        organisation=told.name,
        attribution_rule=told.rule,
        modality=_modality(said),
        document=document.id,
    )


def _modality(ahead: bool) -> Modality:
    """A figure is a target or it was reached; what goes on has reached it so far."""
    return Modality.PLANNED if ahead else Modality.DONE


def _of_a_name(text: str, start: int, stop: int, told: Told) -> bool:
    """Whether a number belongs to a name: “春苗”六项行动; 百名 or 万名 right before one (万名大学生志愿服务西部计划).

    Where persons follow, they are counted (百名西部计划志愿者).
    """
    around = told.around(start)
    if around is not None and around.start < start and stop < around.stop and text[start - 1] in "”’》":
        return True
    mention = told.behind(stop)
    if mention is None or not _ROUND_PERSONS.fullmatch(text, start, stop):
        return False
    return not _PERSONS.search(text, mention.start, mention.stop) and not _PERSONS_BEHIND.match(text, mention.stop)


def _dated(start: int, stop: int, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether the number is part of a time expression."""
    index = bisect_right(dates, (start, 10**12)) - 1
    return index >= 0 and dates[index][1] >= stop
