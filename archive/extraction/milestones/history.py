"""Whether a text tells year after year of a long time, as a chapter of local history does."""

from collections.abc import Sequence

from archive.extraction.findings import Document, TimeExpression
from archive.schema.vocabulary import Basis, Genre, Role

_YEARS, _SPREAD = 6, 15  # different years printed, and from the first to the last of them
_PLANS = (Genre.WORK_POINTS, Genre.NOTICE)


def chronicle(document: Document, times: Sequence[TimeExpression]) -> bool:
    """Whether a document tells a history: in it any year that opens a clause dates a fact, and holds until the next one."""
    if len(times) < _YEARS or document.genre in _PLANS:
        return False
    told = (t.interval.earliest for t in times if t.basis is Basis.EXPLICIT and t.interval and t.role in _OF_FACTS)
    years = {day.year for day in told if day is not None}
    return len(years) >= _YEARS and max(years) - min(years) >= _SPREAD


_OF_FACTS = (Role.EVENT, Role.BACKGROUND)
