"""The time of one document: all its passages in one go, with the document's date, header and sections."""

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.extraction.catalogue import Catalogue
from archive.extraction.findings import Document, Passage, TimeExpression
from archive.extraction.time.finder import Finder
from archive.schema.vocabulary import Basis, BlockKind, Genre, Role
from archive.values.intervals import DayInterval
from archive.values.spans import Span

BORDER = "\x01"
"""Stands between two passages: no white space, no character of any expression."""
#: What tells what has happened: a day without a year is none of the months to come.
_OF_THE_PAST = (
    Genre.NEWS,
    Genre.FEATURE,
    Genre.NEWSPAPER_PAGE_ARTICLE,
    Genre.SUMMARY,
    Genre.YEARBOOK,
    Genre.BULLETIN,
)
#: Rules by which a page says when it was posted (archive.extraction.header.dates).
_POSTED = ("posting-date", "date-line")
#: A year that a heading speaks of: no span of years (2016年—2020年), no issue of a periodical (2014年第1期).
_SINGLE_YEAR = re.compile(r"(?<![0-9—~-])((?:19|20)[0-9]{2})\s*年(?![0-9]*[—~-]|\s*第?\s*[0-9]+\s*期)")


def annotate(text: str, document: Document, catalogue: Catalogue) -> list[TimeExpression]:
    """The time of one document; spans are in `text`, the whole reading, and lie within the document's passages.

    The document's own date gets the role publication, years in its number and title the role name.
    """
    reference = _written(document)
    passages = sorted((p for p in document.passages if p.stop > p.start), key=lambda p: p.start)
    if not passages:
        return []
    if document.rows:
        return _of_rows(text, passages, document, catalogue)
    first = passages[0].start
    sections = [(start - first, year) for start, year in _sections(passages, document)]
    told = document.genre in _OF_THE_PAST
    finder = Finder(_masked(text, passages), catalogue, reference, sections, first, document.id, told)
    header = _Header(document)
    return [header.understood(e) for e in finder.run()]


def _of_rows(text: str, passages: list[Passage], document: Document, catalogue: Catalogue) -> list[TimeExpression]:
    """The time of a table of statements: each row for itself, with no year from the row before, and never background."""
    reference, own = _written(document), _Header(document)
    found: list[TimeExpression] = []
    for p in passages:
        sections = [(0, _section_year(p.headings, document))]
        finder = Finder(text[p.start : p.stop], catalogue, reference, sections, p.start, document.id)
        found += [own.understood(e) for e in finder.run()]
    return [replace(e, role=Role.EVENT) if e.role is Role.BACKGROUND else e for e in found]


def _written(document: Document) -> DayInterval | None:
    """The day from which 今天 and 今年 count: that of the dateline, where one is printed beside the day of posting."""
    if document.published is None:
        return None
    if document.published.rule in _POSTED:
        for other in document.other_dates:
            if other.rule == "dateline":
                return other.interval
    return document.published.interval


def _printed_title(document: Document) -> tuple[Span, ...]:
    """The places of a title that is printed as one, not made of words of the running text."""
    running = [p for p in document.passages if p.kind is BlockKind.PARAGRAPH]
    return tuple(s for s in document.title_spans if not any(p.start <= s.start and s.stop <= p.stop for p in running))


def _masked(text: str, passages: list[Passage]) -> str:
    """The text from the first passage to the last, all else blanked, so that no expression runs over a border."""
    pieces, at = [], passages[0].start
    for p in passages:
        if p.start > at:
            pieces.append(BORDER + " " * (p.start - at - 1))
        pieces.append(text[max(at, p.start) : p.stop])
        at = max(at, p.stop)
    return "".join(pieces)


def _sections(passages: list[Passage], document: Document) -> list[tuple[int, int | None]]:
    """Where sections begin, and the year that each lends; one begins below the line that dates the document.

    The day on which an account of a year was printed or posted says nothing of the days that it tells.
    """
    sections: list[tuple[int, int | None]] = []
    below, own = False, _own_dates(document)
    for p in passages:
        year = _section_year(p.headings, document)
        if not sections or sections[-1][1] != year or (below and year is not None):
            sections.append((p.start, year))
        below = _touches(p, own)
    return sections


def _own_dates(document: Document, *, printed: bool = False) -> list[Span]:
    """Where the document's own dates stand; `printed` leaves out the events by which its date was inferred."""
    dates = (document.published, *document.other_dates)
    return [s for date in dates if date and not (printed and date.basis is Basis.INFERRED) for s in date.spans]


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


class _Header:
    """What the header has understood: the document's own dates, its number, its title."""

    def __init__(self, document: Document) -> None:
        self._dates, self._printed = _own_dates(document), _own_dates(document, printed=True)
        self._title = _printed_title(document)
        self._number = (document.number_span,) if document.number_span else ()

    def understood(self, e: TimeExpression) -> TimeExpression:
        """The expression with the role that its place in the header gives it."""
        if _touches(e, self._printed):
            return replace(e, role=Role.PUBLICATION) if e.interval else e
        if _touches(e, self._dates):
            return e  # the event by which the document is dated
        if e.rule.startswith("year") and _touches(e, self._title):
            return replace(e, role=Role.NAME)  # 2019年工作总结: the name of the document
        return replace(e, role=Role.NAME) if _touches(e, self._number) else e


def _touches(place: Passage | TimeExpression, spans: Iterable[Span]) -> bool:
    """Whether a place shares a character with one of the spans."""
    return any(span.start < place.stop and place.start < span.stop for span in spans)
