"""Says whether a sentence leaves the committee of which the one before it told, for the subject of the text."""

from archive.extraction import deixis
from archive.extraction.organisations.context import LIST_MARKS
from archive.extraction.organisations.gazetteer import Gazetteer


def leaves(text: str, begin: int, end: int, own: str, region: str, places: Gazetteer, year: int | None) -> bool:
    """Whether the sentence `[begin, end)` is not about the place `own` below the subject's `region` (both are paths).

    It speaks of the whole region (结对村覆盖全市半数乡镇), or begins with another place in it (；云山县“春苗”项目……).
    """
    if not region or own == region or not own.startswith(region):
        return False
    last = region[-1]
    if not own.endswith(last) and deixis.speaks_of(text[begin:end], last):
        return True
    place = next(places.forward(text, begin, year, end), None)
    if place is None or not place.full or text[place.stop : place.stop + 1] in LIST_MARKS:
        return False
    return all(r.path.startswith(region) and not r.path.startswith(own) for r in place.regions)
