"""The public verb: every expression of time of a text, resolved."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.extraction.findings import TimeExpression
from archive.extraction.time import anchors, english, names
from archive.extraction.time.alone import LONGEST, alone
from archive.extraction.time.context import Years
from archive.extraction.time.festivals import NAMES as FESTIVAL_NAMES
from archive.extraction.time.found import Found, Scene
from archive.extraction.time.lexicon import WORDS
from archive.extraction.time.moments import moment_at
from archive.extraction.time.patterns import HAN
from archive.extraction.time.periods import aliases
from archive.extraction.time.quantities import quantity_at
from archive.extraction.time.resolver import Frame
from archive.extraction.time.vague import vague_at
from archive.extraction.time.view import View
from archive.schema.vocabulary import Basis, Role
from archive.values import edtf
from archive.values.intervals import DayInterval

_NUMERAL = frozenset("0123456789" + HAN)
_AFTER_NUMERAL = frozenset("年月日号天个周星礼季世学、,~—-至到和及与次多几余代半/.·第" + "十百千零〇") | _NUMERAL
_PREFIXES = (
    "近",
    "过",
    "未",
    "今",
    "接",
    "往",
    "回",
    "走",
    "这",
    "半",
    "几",
    "数",
    "两",
    "刚",
    "即",
    "上",
    "下",
    "前",
    "后",
    "此",
    "之",
)
_OTHER = frozenset("第星礼周本最会大全活培论比集〔[(【农阴旧腊正闰冬民")

_LATIN = frozenset("JFMASONDTW")  # the first letters of English months and weekdays

Recogniser = Callable[[Scene, int], Found | None]


def find(
    text: str, reference: date | DayInterval | None = None, *, catalogue: Catalogue | None = None
) -> list[TimeExpression]:
    """The expressions of time of any text, in order and without overlap.

    `reference` is the date of the text, known to the day or as an interval; without it, what hangs on it is found with
    no interval. Spans are code points of `text`. Pure and deterministic.
    """
    when = DayInterval.day(reference) if isinstance(reference, date) else reference
    return list(Finder(text, catalogue or default_catalogue(), when).run())


@lru_cache(maxsize=8)
def _cues(catalogue: Catalogue) -> tuple[re.Pattern[str], frozenset[str]]:
    """The prefilter: one class of first characters followed by one of second ones; then the exact pairs."""
    pairs = set(WORDS) | set(FESTIVAL_NAMES) | set(aliases(catalogue))
    firsts = {p[0] for p in pairs} | _NUMERAL | set(_PREFIXES) | _OTHER | _LATIN
    return re.compile("[" + re.escape("".join(sorted(firsts))) + "]"), frozenset(pairs)


class Finder:
    """One pass over one text; `default_year` is the year that its section is in, where that is known."""

    def __init__(
        self, text: str, catalogue: Catalogue, reference: DayInterval | None, default_year: int | None = None
    ) -> None:
        self._text = text
        self._view = View(text)
        self._cue, self._pairs = _cues(catalogue)
        self._scene = Scene(self._view.text, Frame(reference=reference), aliases(catalogue))
        self._titles = names.Titles(self._view.text)
        self._years = Years(self._view.text, reference, default_year)

    def run(self) -> Iterator[TimeExpression]:
        """The expressions in order."""
        whole = alone(self._scene) if len(self._scene.s) <= LONGEST else None
        if whole is not None:
            yield self._written(whole)
            return
        s, busy, pairs = self._scene.s, 0, self._pairs
        for cue in self._cue.finditer(s):
            at = cue.start()
            if at < busy:
                continue
            pair = s[at : at + 2]
            c = pair[0]
            if c in _NUMERAL:
                if pair[1:] not in _AFTER_NUMERAL and pair not in pairs:
                    continue
                if c.isdecimal() and at and s[at - 1].isdecimal():
                    continue
            elif c in _LATIN:
                if not english.begins(s, at):
                    continue
            elif pair not in pairs and c not in _OTHER and c not in _PREFIXES:
                continue
            found = self._at(at)
            if found is None:
                continue
            busy = found.stop
            if found.rule == "named-only" or names.returns(s, found.start):
                continue
            yield self._written(found)

    def _at(self, at: int) -> Found | None:
        scene = self._scene
        scene.frame = self._years.frame(at)
        for recognise in _RECOGNISERS:
            found = recognise(scene, at)
            if found is not None:
                return found
        return None

    def _written(self, found: Found) -> TimeExpression:
        found = found._replace(role=names.role_of(found, self._scene.s, self._titles))
        reference = self._scene.frame.reference
        if found.role == Role.EVENT:
            found = found._replace(role=_tense(found, reference))
        self._years.remember(found)
        if self._years.meeting:
            self._scene.meeting = self._years.meeting
        start, stop = self._view.origin(found.start, found.stop)
        days = found.days
        return TimeExpression(
            start=start,
            stop=stop,
            text=self._text[start:stop],
            interval=days,
            edtf=edtf.write(days, unit=found.unit, approximate=found.approximate) if days else None,
            role=found.role,
            basis=found.basis,
            rule=found.rule,
            reference=edtf.write(reference) if reference and _hangs(found) else None,
            anchor=found.anchor,
        )


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


def _number(scene: Scene, at: int) -> Found | None:
    return names.document_number_at(scene.s, at) if scene.s[at] in "〔[(【" else None


def _quantity(scene: Scene, at: int) -> Found | None:
    quantity = quantity_at(scene.s, at)
    if quantity is None:
        return None
    days = quantity.days(scene.frame)
    return Found(
        quantity.start,
        quantity.stop,
        days,
        Basis.RELATIVE,
        quantity.rule,
        Role.EVENT if days else Role.VAGUE,
        quantity.approximate,
    )


_RECOGNISERS: tuple[Recogniser, ...] = (
    _number,
    anchors.named_at,
    anchors.own_congress_at,
    anchors.meeting_at,
    _quantity,
    vague_at,
    moment_at,
    english.date_at,
)
