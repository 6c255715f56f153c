"""Whether a passage tells of something done, going on or planned, or merely names it (domain.md §4).

The cue words of the clause decide first, then the heading over it and the turn of the document, then its genre.
"""

from archive.extraction.findings import Document
from archive.extraction.modality.ahead import asked_for, recalled
from archive.extraction.modality.cues import decide, lies_ahead
from archive.extraction.modality.definitions import defined as _defined
from archive.extraction.modality.outlook import Outlook
from archive.extraction.modality.verdict import Verdict, done, planned
from archive.extraction.modality.withheld import Fate, Withheld, withheld
from archive.schema.vocabulary import Modality

__all__ = [
    "Fate",
    "Outlook",
    "Verdict",
    "Withheld",
    "asked_for",
    "defined",
    "is_planned",
    "modality_at",
    "outlook_of",
    "recalled",
    "stated",
    "verdict",
    "withheld",
]

_last: tuple[str, Document, Outlook] | None = None


def outlook_of(text: str, document: Document) -> Outlook:
    """The outlook of a document; the latest one is kept, since all rooms ask for the same document in turn."""
    global _last
    kept = _last
    if kept is not None and kept[0] is text and kept[1] is document:
        return kept[2]
    outlook = Outlook(text, document)
    _last = (text, document, outlook)
    return outlook


def modality_at(text: str, document: Document, start: int, stop: int) -> Modality:
    """Whether what stands at `[start, stop)` was done, goes on, is planned, or is only mentioned."""
    return stated(outlook_of(text, document), start, stop)


def stated(outlook: Outlook, start: int, stop: int, *, statement: bool = False) -> Modality:
    """The same, for a caller that holds the outlook; `statement` says that the span is a whole statement."""
    return verdict(outlook, start, stop, statement=statement).modality


def verdict(outlook: Outlook, start: int, stop: int, *, statement: bool = False) -> Verdict:
    """The same, with the name of the rule that decided it (seeds/rules/modality.toml)."""
    index = outlook.prose.at(start)
    section = outlook.section(start)
    if index is None:
        return planned("part-of-a-plan") if section is Modality.PLANNED else done("act")
    return decide(outlook, index, start, stop, section, statement)


def is_planned(outlook: Outlook, start: int, stop: int) -> bool:
    """Whether what is named at `[start, stop)` is planned: the same as by `stated`, and found sooner."""
    index, section = outlook.prose.at(start), outlook.section(start)
    if index is None:
        return section is Modality.PLANNED
    return lies_ahead(outlook, index, start, stop, section)


def defined(outlook: Outlook, index: int, start: int, stop: int) -> Modality | None:
    """What the sentence says that the thing at `[start, stop)` is makes of it; None where it says nothing of the kind."""
    told = _defined(outlook, index, start, stop)
    return told.modality if told is not None else None
