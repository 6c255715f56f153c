"""The public verb: every expression of time of a text, resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.extraction.findings import TimeExpression
from archive.extraction.time.atoms import Atom, Level
from archive.extraction.time.calendars import FESTIVALS
from archive.extraction.time.lexer import HAN
from archive.extraction.time.lexicon import WORDS
from archive.extraction.time.periods import Alias, aliases
from archive.extraction.time.phrases import Phrase, phrase_at
from archive.extraction.time.quantities import quantity_at, shift_months
from archive.extraction.time.resolver import Frame, inherit, resolve
from archive.extraction.time.view import View
from archive.schema.vocabulary import Basis, Role
from archive.values import edtf
from archive.values.intervals import DayInterval

_NUMERAL = frozenset("0123456789" + HAN)
_FESTIVALS: dict[str, list[tuple[str, int]]] = {}
for _i, _festival in enumerate(FESTIVALS):
    for _name in _festival.names:
        _FESTIVALS.setdefault(_name[:2], []).append((_name, _i))
for _rows in _FESTIVALS.values():
    _rows.sort(key=lambda r: -len(r[0]))
_FIRSTS = "".join(
    sorted({k[0] for k in WORDS} | {k[0] for k in _FESTIVALS} | set("近过未今接往回走这前半两几上下本第最星礼周"))
)
_CUE = re.compile(f'[0-9{HAN}{_FIRSTS}“"]')
_BARE_OK = re.compile(r"(?:节|期间|前后|前夕|之际|当天|这天|到来|来临|假期|小长假|长假|黄金周|放假|当日)")
_HOLIDAY = re.compile(r"(?:小长假|长假|黄金周|假期|放假)(?:期间)?|期间")


def find(
    text: str, reference: date | DayInterval | None = None, *, catalogue: Catalogue | None = None
) -> list[TimeExpression]:
    """The expressions of time of any text, in order, resolved against `reference` (the date of the text)."""
    view = View(text)
    ref = DayInterval.day(reference) if isinstance(reference, date) else reference
    scan = _Scan(view.text, Frame(reference=ref), aliases(catalogue or default_catalogue()))
    found = []
    for e in scan.run():
        start, stop = view.origin(e.start, e.stop)
        found.append(replace(e, start=start, stop=stop, text=text[start:stop]))
    return found


@dataclass
class _Scan:
    s: str
    frame: Frame
    periods: dict[str, tuple[Alias, ...]]
    found: list[TimeExpression] = field(default_factory=list)

    def run(self) -> Iterator[TimeExpression]:
        busy = 0
        for cue in _CUE.finditer(self.s):
            at = cue.start()
            if at < busy:
                continue
            e = self.at(at)
            if e is not None:
                busy = e.stop
                self.remember(e)
                yield e

    def at(self, at: int) -> TimeExpression | None:
        s = self.s
        named = self.named(at)
        if named:
            return named
        if (q := quantity_at(s, at)) and (days := q.days(self.frame)):
            return self.make(q.start, q.stop, days, Basis.RELATIVE, q.rule, approximate=q.approximate)
        first = self.festival(at)
        phrase = phrase_at(s, at, first)
        if phrase is None:
            return None
        if phrase.left[0].kind == "vague":
            return self.vague(phrase.left[0])
        return self.phrase(phrase)

    def festival(self, at: int) -> Atom | None:
        for name, i in _FESTIVALS.get(self.s[at : at + 2], ()):
            if not self.s.startswith(name, at):
                continue
            stop = at + len(name)
            if name in FESTIVALS[i].bare and not _BARE_OK.match(self.s, stop):
                return None
            kind = "festival"
            if FESTIVALS[i].row.get("holiday") and (m := _HOLIDAY.match(self.s, stop)):
                kind, stop = "holiday", m.end()
            return Atom(Level.DAY, kind, i, i, at, stop, name)
        return None

    def named(self, at: int) -> TimeExpression | None:
        return None

    def vague(self, atom: Atom) -> TimeExpression:
        word = next(w for w in WORDS[atom.text[:2]] if w.text == atom.text)
        ref, days = self.frame.reference, None
        if word.vague and ref is not None and ref.latest is not None and ref.earliest is not None:
            back, months, years = word.vague
            if back or months or years:
                days = DayInterval(shift_months(ref.latest - timedelta(days=back), -months - 12 * years), ref.latest)
            else:
                days = ref
        return self.make(atom.start, atom.stop, days, Basis.RELATIVE, "vague", Role.VAGUE, approximate=True)

    def phrase(self, p: Phrase) -> TimeExpression | None:
        left = resolve(p.left, self.frame)
        if left is None and p.left[0].kind not in ("date", "year"):
            return self.make(p.start, p.stop, None, Basis.RELATIVE, "unresolved", Role.VAGUE)
        if left is None:
            return None
        days = left
        if p.right:
            right = resolve(inherit(p.left, p.right), self.frame)
            if right is None or right.latest is None or left.earliest is None:
                return None
            if right.latest < left.earliest and p.right[0].kind != "year":
                later = resolve(
                    [Atom(Level.YEAR, "year", left.earliest.year + 1, left.earliest.year + 1, 0, 0), *p.right],
                    self.frame,
                )
                right = later or right
            if right.latest is None or right.latest < left.earliest:
                return None
            days = DayInterval(left.earliest, right.latest)
        days = self.suffixed(days, p)
        explicit = p.left[0].level <= Level.YEAR and p.left[0].kind in (
            "year",
            "date",
            "decade",
            "century",
            "school-year",
        )
        explicit = explicit or p.left[0].kind in ("date", "year-month")
        basis = Basis.EXPLICIT if explicit else Basis.RELATIVE
        if any(a.kind in ("festival", "holiday") for a in p.left):
            basis = Basis.NAMED
        kinds = [a.kind for a in p.left]
        unit = (
            "quarter" if "quarter" in kinds else "season" if "season" in kinds else "half" if "months" in kinds else ""
        )
        return self.make(p.start, p.stop, days, basis, "-".join(kinds), approximate="year-edge" in kinds, unit=unit)

    def suffixed(self, days: DayInterval, p: Phrase) -> DayInterval:
        ref = self.frame.reference
        if p.suffix == "since" and days.earliest is not None:
            if ref is None or ref.latest is None or ref.latest < days.earliest:
                return DayInterval(days.earliest, None)
            return DayInterval(
                days.earliest,
                max(ref.latest, days.latest or ref.latest) if days.earliest.year != ref.latest.year else ref.latest,
            )
        if p.suffix == "before" and days.latest is not None:
            ahead = ref is not None and ref.earliest is not None and days.latest > ref.earliest
            return DayInterval(ref.earliest if ahead and ref else None, days.latest)
        if p.suffix == "after" and days.latest is not None:
            low = days.latest + timedelta(days=1)
            return DayInterval(low, ref.latest if ref and ref.latest and ref.latest >= low else None)
        if p.prefix == "until" and days.latest is not None:
            return DayInterval(None, days.latest)
        if p.prefix == "by" and ref and ref.latest and days.earliest and days.earliest > ref.latest:
            return DayInterval(ref.earliest, days.latest)
        return days

    def make(
        self,
        start: int,
        stop: int,
        days: DayInterval | None,
        basis: Basis,
        rule: str,
        role: Role = Role.EVENT,
        *,
        approximate: bool = False,
        unit: str = "",
    ) -> TimeExpression:
        ref = self.frame.reference
        if (
            role == Role.EVENT
            and days
            and ref
            and ref.latest
            and (days.earliest or days.latest or ref.latest) > ref.latest
        ):
            role = Role.PLAN
        return TimeExpression(
            start,
            stop,
            self.s[start:stop],
            days,
            edtf.write(days, unit=unit, approximate=approximate) if days else None,
            role,
            basis,
            rule,
            edtf.write(ref) if ref and basis != Basis.EXPLICIT else None,
        )

    def remember(self, e: TimeExpression) -> None:
        if e.role == Role.EVENT and e.interval and e.interval.closed:
            first = e.interval.earliest
            assert first is not None and e.interval.latest is not None
            if first.year == e.interval.latest.year:
                self.frame = replace(self.frame, near=e.interval)
