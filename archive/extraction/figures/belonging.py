"""To which initiative and committee a figure of a document belongs, and whether it was reached or is a target."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from archive.extraction.attribution import owners
from archive.extraction.figures.cells import Cell, cells, planned
from archive.extraction.figures.find import find
from archive.extraction.figures.tells import Told
from archive.extraction.findings import Document, Figure, InitiativeMention, OrganisationMention, TimeExpression
from archive.extraction.modality import Fate, Outlook, outlook_of, stated, withheld
from archive.schema.vocabulary import BlockKind, Modality

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
    owner = owners(text, document, organisations).at
    whose: dict[int | None, str | None] = {}
    figures: list[Figure] = []
    for passage in document.passages:
        if passage.kind in _SILENT:
            continue
        for figure in find(text[passage.start : passage.stop]):
            start, stop = figure.start + passage.start, figure.stop + passage.start
            if _dated(start, stop, dates):
                continue
            clause = outlook.prose.at(start)
            if clause not in whose:
                whose[clause] = owner(start) or document.issuer
            lost = withheld(outlook, clause, start) if clause is not None else None
            denied = lost is not None and lost.fate is Fate.DENIED
            figures.append(
                replace(
                    figure,
                    start=start,
                    stop=stop,
                    initiative=None if denied else told.at(clause, start, stop),
                    organisation=whose[clause],
                    modality=Modality.MENTIONED if denied else _modality(stated(outlook, start, stop)),
                    document=document.id,
                )
            )
    taken = {f.start for f in figures}
    for cell in cells(text, document.passages):
        if cell.figure.start not in taken:
            figures.append(_of_cell(cell, text, document, organisations, initiatives, outlook))
    return sorted(figures, key=lambda f: f.start)


def _of_cell(
    cell: Cell,
    text: str,
    document: Document,
    organisations: Sequence[OrganisationMention],
    initiatives: Sequence[InitiativeMention],
    outlook: Outlook,
) -> Figure:
    """The figure of a cell: of the committee that its row names, of the undertaking that the head of its column names."""
    figure, head = cell.figure, cell.head
    row = text.rfind("\n", 0, figure.start) + 1
    whose = next((o.organisation for o in organisations if row <= o.start < figure.start and o.organisation), None)
    named = (i.initiative for i in initiatives if head.start <= i.start < head.stop)
    said = planned(text[head.start : head.stop])
    if said is None:
        said = stated(outlook, figure.start, figure.stop) is Modality.PLANNED
    return replace(
        figure,
        initiative=next(named, None),
        counted=figure.counted if whose or not figure.part_of_total else f"{cell.label}{figure.counted}",
        organisation=whose or document.issuer,
        modality=Modality.PLANNED if said else Modality.DONE,
        document=document.id,
    )


def _modality(of_clause: Modality) -> Modality:
    """A figure is a target or it was reached; what goes on has reached it so far."""
    return Modality.PLANNED if of_clause is Modality.PLANNED else Modality.DONE


def _dated(start: int, stop: int, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether the number is part of a time expression."""
    index = bisect_right(dates, (start, 10**12)) - 1
    return index >= 0 and dates[index][1] >= stop
