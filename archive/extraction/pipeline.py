"""The order in which a reading is understood: articles, headers, time, organisations, initiatives, figures, milestones."""

from dataclasses import replace

from archive.extraction import articles, figures, header, initiatives, milestones, organisations, time
from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.extraction.findings import Annotation, Document
from archive.extraction.hints import Hints
from archive.values.reading import Reading

__all__ = ["Hints", "annotate"]


def annotate(reading: Reading, catalogue: Catalogue | None = None, hints: Hints | None = None) -> Annotation:
    """All findings of a reading. Pure and deterministic.

    The steps are those of the module's first line; each gets what the earlier ones found:
    articles.split(reading) -> articles; header.read(...) -> documents with issuer, dates, genre; then per document
    time, organisations, initiatives, figures and milestones.
    """
    catalogue = catalogue or default_catalogue()
    hints = hints or Hints()
    documents = header.read(reading, articles.split(reading, hints), catalogue, hints)
    found = Annotation(text=reading.text, documents=tuple(documents))
    for document in documents:
        found = _document(reading.text, document, catalogue, found)
    return found


def _document(text: str, document: Document, catalogue: Catalogue, found: Annotation) -> Annotation:
    times = time.annotate(text, document, catalogue)
    bodies = organisations.annotate(text, document, catalogue)
    undertakings = initiatives.annotate(text, document, times, bodies, catalogue)
    quantities = figures.annotate(text, document, times, bodies, undertakings)
    facts = milestones.annotate(text, document, times, bodies, undertakings, quantities)
    return replace(
        found,
        time=(*found.time, *times),
        organisations=(*found.organisations, *bodies),
        initiatives=(*found.initiatives, *undertakings),
        figures=(*found.figures, *quantities),
        milestones=(*found.milestones, *facts),
    )
