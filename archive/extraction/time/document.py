"""The time of one document: read passage after passage in one go, with the document's date, header and sections."""

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, TimeExpression
from archive.extraction.time.finder import Finder
from archive.schema.vocabulary import Role
from archive.values.spans import Span

_SINGLE_YEAR = re.compile(r"(?<![0-9—~-])((?:19|20)[0-9]{2})\s*年(?![0-9]*[—~-])")


def annotate(text: str, document: Document, catalogue: Catalogue) -> list[TimeExpression]:
    """The time of one document; spans are in `text`, the whole reading, and lie within the document's passages.

    The document's own date gets the role publication, years in its number and title the role name.
    """
    found: list[TimeExpression] = []
    reference = document.published.interval if document.published else None
    for start, stop, year in _stretches(text, document):
        for e in Finder(text[start:stop], catalogue, reference, year).run():
            e = replace(e, start=e.start + start, stop=e.stop + start, document=document.id)
            found.append(_in_header(e, document))
    return found


def _stretches(text: str, document: Document) -> Iterable[tuple[int, int, int | None]]:
    """Runs of neighbouring passages in the same section, and the one year that its headings or the period name."""
    run: list[int] | None = None
    year: int | None = None
    for p in sorted(document.passages, key=lambda p: p.start):
        here = _section_year(p.headings, document)
        if run is not None and here == year and p.start - run[1] <= 2:
            run[1] = p.stop
            continue
        if run is not None and run[1] > run[0]:
            yield run[0], run[1], year
        run, year = [p.start, p.stop], here
    if run is not None and run[1] > run[0]:
        yield run[0], run[1], year


def _section_year(headings: tuple[str, ...], document: Document) -> int | None:
    """The year in which a date without one falls: the innermost heading's, else the reporting period's if it is one."""
    for heading in reversed(headings):
        years = {int(y) for y in _SINGLE_YEAR.findall(heading)}
        if len(years) == 1:
            return years.pop()
    period = document.period.interval if document.period else None
    if period and period.earliest and period.latest and period.earliest.year == period.latest.year:
        return period.earliest.year if (period.days or 0) > 300 else None
    return None


def _in_header(e: TimeExpression, document: Document) -> TimeExpression:
    """What the header has understood: the document's own dates, its number, its title."""
    span = Span(e.start, e.stop)
    own = (document.published, *document.other_dates)
    if any(span.overlaps(s) for date in own if date for s in date.spans):
        return replace(e, role=Role.PUBLICATION) if e.interval else e
    if e.rule.startswith("year") and any(span.overlaps(s) for s in document.title_spans):
        return replace(e, role=Role.NAME)  # 2019年工作总结: the name of the document
    if document.number_span and span.overlaps(document.number_span):
        return replace(e, role=Role.NAME)
    return e
