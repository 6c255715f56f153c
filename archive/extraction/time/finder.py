"""The public verb: every expression of time of a text, resolved."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.extraction.findings import TimeExpression
from archive.extraction.time import names
from archive.extraction.time.alone import LONGEST, alone
from archive.extraction.time.context import Years
from archive.extraction.time.cues import Recognisers, cues
from archive.extraction.time.found import Found, Scene
from archive.extraction.time.periods import aliases
from archive.extraction.time.view import View, view_of
from archive.schema.vocabulary import Basis, Role
from archive.values import edtf
from archive.values.intervals import DayInterval


def find(
    text: str, reference: date | DayInterval | None = None, *, catalogue: Catalogue | None = None
) -> list[TimeExpression]:
    """The expressions of time of any text, in order and without overlap.

    `reference` is the date of the text, known to the day or as an interval; without it, what hangs on it is found with
    no interval. Spans are code points of `text`. Pure and deterministic.
    """
    return list(each(text, reference, catalogue=catalogue))


def each(
    text: str, reference: date | DayInterval | None = None, *, catalogue: Catalogue | None = None
) -> Iterator[TimeExpression]:
    """The same one by one, for a caller who stops at the first that it can use."""
    if isinstance(reference, date):  # a datetime is one, too: its hours play no part
        reference = DayInterval.day(date(reference.year, reference.month, reference.day))
    return Finder(text, catalogue or default_catalogue(), reference).run()


_MONTH_AND_DAY = re.compile(
    r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:份)?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]"
)


class Finder:
    """One pass over one text; `sections` are the places at which sections begin, each with the year it lends (or None).

    A text with sections is a document, never a lone expression. `offset` is added to the spans, `document` noted.
    `told` says that the text tells what has happened: a day without a year is not of the months to come.
    """

    def __init__(
        self,
        text: str,
        catalogue: Catalogue,
        reference: DayInterval | None,
        sections: Sequence[tuple[int, int | None]] = (),
        offset: int = 0,
        document: str = "",
        told: bool = False,
    ) -> None:
        self._text, self._offset, self._document = text, offset, document
        self._view = View(text) if sections else view_of(text)
        self._cues = cues(catalogue)
        self._titles = names.Titles(self._view.text)
        self._lone = not sections and len(self._view.text) <= LONGEST
        self._years = Years(self._view.text, reference, [(self._view.place(at), year) for at, year in sections], told)
        self._scene = Scene(self._view.text, self._view.phrases, self._years, aliases(catalogue))

    def run(self) -> Iterator[TimeExpression]:
        """The expressions in order."""
        whole = alone(self._scene) if self._lone else None
        if whole is not None:
            yield self._written(whole)
            return
        scene, busy = self._scene, 0
        for at, recognisers in self._cues.places(scene.s):
            if at < busy:
                continue
            scene.at = at
            found = _first(recognisers, scene, at)
            if found is None:
                # Of a day that no calendar has (6月31日) the rest is no day of another month.
                impossible = _MONTH_AND_DAY.match(scene.s, at)
                busy = impossible.end() if impossible else busy
                continue
            busy = found.stop
            none = names.returns(scene.s, found.start) or names.spoken(found, scene.s)
            if found.rule != "named-only" and not none:
                yield self._written(found)

    def _written(self, found: Found) -> TimeExpression:
        reference = self._years.reference
        role = names.role_of(found, self._scene.s, self._titles)
        if role is Role.EVENT:
            role = _tense(found, reference)
        if role is not found.role:
            found = found._replace(role=role)
        self._years.remember(found)
        start, stop = self._view.origin(found.start, found.stop)
        days = found.days
        return TimeExpression(
            start=start + self._offset,
            stop=stop + self._offset,
            text=self._text[start:stop],
            interval=days,
            edtf=edtf.write(days, unit=found.unit, approximate=found.approximate) if days else None,
            role=found.role,
            basis=found.basis,
            rule=found.rule,
            reference=edtf.write(reference) if reference and _hangs(found) else None,
            document=self._document,
            anchor=found.anchor,
        )


def _first(recognisers: Recognisers, scene: Scene, at: int) -> Found | None:
    """The first expression that a recogniser makes out; one outside the calendar (三千年前) is none."""
    try:
        for recognise in recognisers:
            if (found := recognise(scene, at)) is not None:
                return found
    except (ValueError, OverflowError):
        pass
    return None


def _hangs(found: Found) -> bool:
    """Whether the days hang on the reference date."""
    return (
        found.basis == Basis.RELATIVE or "since" in found.rule or "before" in found.rule or found.basis == Basis.NAMED
    )


def _tense(found: Found, reference: DayInterval | None) -> Role:
    """Plan for what lies ahead, background for what lies more than a generation back."""
    days = found.days
    if found.rule == "counted-ahead":
        return Role.PLAN
    if days is None or reference is None or reference.latest is None or reference.earliest is None:
        return Role.EVENT
    if days.earliest and days.earliest > reference.latest:
        return Role.PLAN
    if "before" in found.rule and days.earliest is not None:
        return Role.PLAN
    if days.latest and days.latest.year < reference.earliest.year - 20:
        return Role.BACKGROUND
    return Role.EVENT
