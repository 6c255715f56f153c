"""The order in which a reading is understood: articles, headers, time, organisations, initiatives, figures, milestones."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from archive.extraction import articles, figures, header, initiatives, milestones, organisations, time
from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.extraction.findings import (
    Annotation,
    Document,
    Figure,
    InitiativeMention,
    Milestone,
    OrganisationMention,
    TimeExpression,
)
from archive.extraction.hints import Hints
from archive.extraction.traditional import fold
from archive.values.reading import Reading

__all__ = ["Hints", "annotate"]

_Found = TypeVar("_Found", TimeExpression, OrganisationMention, InitiativeMention, Figure, Milestone)


def annotate(reading: Reading, catalogue: Catalogue | None = None, hints: Hints | None = None) -> Annotation:
    """All findings of a reading. Pure and deterministic.

    The steps are those of the module's first line; each gets what the earlier ones found:
    articles.split(reading) -> articles; header.read(...) -> documents with issuer, dates, genre; then per document
    time, organisations, initiatives, figures and milestones. These read simplified characters; their spans and quoted
    texts are those of the reading, names and headlines stay simplified so that they can be compared.
    """
    catalogue = catalogue or default_catalogue()
    hints = hints or Hints()
    documents = header.read(reading, articles.split(reading, hints), catalogue, hints)
    found, text = Annotation(text=reading.text, documents=tuple(documents)), fold(reading.text)
    for document in documents:
        found = _document(text, document, catalogue, found)
    return found if text is reading.text else _as_printed(found)


def _as_printed(found: Annotation) -> Annotation:
    """The findings with the words of the text itself: they were made from its simplified form, as long as it."""

    def printed(findings: Iterable[_Found]) -> tuple[_Found, ...]:
        return tuple(replace(f, text=found.text[f.start : f.stop]) for f in findings)

    return replace(
        found,
        time=printed(found.time),
        organisations=printed(found.organisations),
        initiatives=printed(found.initiatives),
        figures=printed(found.figures),
        milestones=printed(found.milestones),
    )


def _outside(findings: list[_Found], places: Sequence[tuple[int, int]]) -> list[_Found]:
    """The findings that begin in none of the places."""
    return [f for f in findings if not any(a <= f.start < b for a, b in places)] if places else findings


def _document(text: str, document: Document, catalogue: Catalogue, found: Annotation) -> Annotation:
    times = time.annotate(text, document, catalogue)
    bodies = organisations.annotate(text, document, catalogue)
    undertakings = initiatives.annotate(text, document, times, bodies, catalogue)
    quantities = figures.annotate(text, document, times, bodies, undertakings)
    told = [q for q in quantities if q.rule != figures.CELL]  # a row of numbers is no statement
    facts = milestones.annotate(text, document, times, bodies, undertakings, told)
    # What the head of a table names is what its columns count: no mention, and no statement.
    heads = [(p.start, p.stop) for p in figures.heads(text, document.passages)]
    undertakings, facts = _outside(undertakings, heads), _outside(facts, heads)
    return replace(
        found,
        time=(*found.time, *times),
        organisations=(*found.organisations, *bodies),
        initiatives=(*found.initiatives, *undertakings),
        figures=(*found.figures, *quantities),
        milestones=(*found.milestones, *facts),
    )
