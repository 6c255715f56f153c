"""Precision and recall of an annotation against a gold file, one function per kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from archive.evaluation.gold import Gold, Placer, Row
from archive.extraction.findings import Annotation
from archive.schema.vocabulary import Level, OrganisationKind, Role
from archive.values.intervals import DayInterval
from archive.values.reading import Reading
from archive.values.spans import Span

#: Days of grace on either end for intervals that are counted back from a reference date.
GRACE = 31
_COUNTED = ("以来", "年来", "月来", "五年", "期间")


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, how many were found, how many the gold has; a plain `share` has `found == wanted`."""

    name: str
    right: int
    found: int
    wanted: int
    share: bool = False

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that was found right."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class _Placed:
    span: Span
    row: Any


Pairs = list[tuple[_Placed, _Placed]]


def score(gold: Gold, reading: Reading, found: Annotation) -> list[Score]:
    """All scores of one document: time, organisations, initiatives, linking, figures, milestones."""
    placer = Placer(reading)

    def rows(kind: str) -> list[_Placed]:
        at = ((placer.place((r["span"][0], r["span"][1])), r) for r in gold.of(kind))
        return [_Placed(span or Span(0, 1), r) for span, r in at if span]

    lost = {kind: len(gold.of(kind)) - len(rows(kind)) for kind in ("initiative_mentions", "figures")}
    scores = [_time(rows("time"), found), _organisations(rows("org_mentions"), found)]
    scores += _initiatives(rows("initiative_mentions"), lost["initiative_mentions"], found)
    scores += [_figures(rows("figures"), lost["figures"], found), *_milestones(rows("milestones"), found)]
    return scores


def _overlap(a: _Placed, b: _Placed) -> bool:
    return a.span.overlaps(b.span)


def _half(a: _Placed, b: _Placed) -> bool:
    shared = min(a.span.stop, b.span.stop) - max(a.span.start, b.span.start)
    return 2 * shared >= min(len(a.span), len(b.span))


def _match(wanted: Sequence[_Placed], found: Sequence[_Placed], accept: Callable[[_Placed, _Placed], bool]) -> Pairs:
    """One-to-one pairs of accepted neighbours, the closest spans first."""
    near = [
        (abs(w.span.start - f.span.start) + abs(w.span.stop - f.span.stop), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if accept(w, f)
    ]
    used_w: set[int] = set()
    used_f: set[int] = set()
    pairs = []
    for _, i, j in sorted(near):
        if i not in used_w and j not in used_f:
            used_w.add(i)
            used_f.add(j)
            pairs.append((wanted[i], found[j]))
    return pairs


def _placed(rows: Sequence[Any]) -> list[_Placed]:
    return [_Placed(Span(r.start, r.stop), r) for r in rows]


def _same_days(row: Row, interval: DayInterval | None, grace: int) -> bool:
    if interval is None or interval.earliest is None or interval.latest is None:
        return False
    ends = zip((row["earliest"], row["latest"]), (interval.earliest, interval.latest), strict=True)
    return all(abs((date.fromisoformat(a) - b).days) <= grace for a, b in ends)


def _tally(name: str, wanted: list[_Placed], optional: list[_Placed], found: list[_Placed], pairs: Pairs) -> Score:
    """Findings that touch only rows which the gold marks doubtful count neither way."""
    used = {id(f) for _, f in pairs}
    rest = [f for f in found if id(f) not in used]
    counted = [f for f in rest if any(_overlap(w, f) for w in wanted) or not any(_overlap(o, f) for o in optional)]
    return Score(name, len(pairs), len(pairs) + len(counted), len(wanted))


def _time(rows: list[_Placed], found: Annotation) -> Score:
    wanted = [r for r in rows if r.row["required"]]
    optional = [r for r in rows if not r.row["required"]]
    dated = _placed([t for t in found.time if t.interval and t.role not in (Role.NAME, Role.VAGUE)])

    def accept(w: _Placed, f: _Placed) -> bool:
        grace = GRACE if any(c in w.row["text"] for c in _COUNTED) else 0
        return _overlap(w, f) and _same_days(w.row, f.row.interval, grace)

    return _tally("time", wanted, optional, dated, _match(wanted, dated, accept))


def committee(name: str | None) -> str:
    """A canonical name in the form in which gold and archive can be compared."""
    return (name or "").replace("中国共产主义青年团", "共青团")


def _organisations(rows: list[_Placed], found: Annotation) -> Score:
    optional = [r for r in rows if "collective" in (r.row.get("note") or "")]
    wanted = [r for r in rows if r not in optional]
    small = (Level.TOWNSHIP, Level.GRASSROOTS)
    bodies = _placed([o for o in found.organisations if o.kind is OrganisationKind.LEAGUE and o.level not in small])
    pairs = _match(
        wanted, bodies, lambda w, f: _overlap(w, f) and committee(w.row["org"]) == committee(f.row.organisation)
    )
    return _tally("organisations", wanted, optional, bodies, pairs)


def _initiatives(rows: list[_Placed], lost: int, found: Annotation) -> list[Score]:
    mentions = _placed(found.initiatives)
    pairs = _match(rows, mentions, _half)
    both = [(w.row["initiative"], f.row.initiative) for w, f in pairs]
    links = [(a[0] == b[0], a[1] == b[1]) for a, b in combinations(both, 2)]
    right = sum(g and f for g, f in links)
    attributed = sum(committee(w.row.get("org")) == committee(f.row.organisation) for w, f in pairs)
    modality = sum(w.row.get("modality") == f.row.modality for w, f in pairs)
    return [
        Score("initiatives", len(pairs), len(mentions), len(rows) + lost),
        Score("initiatives, linked", right, sum(f for _, f in links), sum(g for g, _ in links)),
        Score("initiatives, whose", attributed, len(pairs), len(pairs), share=True),
        Score("initiatives, modality", modality, len(pairs), len(pairs), share=True),
    ]


def _figures(rows: list[_Placed], lost: int, found: Annotation) -> Score:
    figures = _placed(found.figures)

    def accept(w: _Placed, f: _Placed) -> bool:
        value = float(w.row["value_base"])
        return _overlap(w, f) and abs(f.row.value_base - value) <= 1e-6 * max(1.0, abs(value))

    return Score("figures", len(_match(rows, figures, accept)), len(figures), len(rows) + lost)


def _milestones(rows: list[_Placed], found: Annotation) -> list[Score]:
    facts = _placed(found.milestones)
    core = [r for r in rows if r.row.get("core")]

    def meets(w: _Placed, f: _Placed) -> bool:
        longer, shorter = max(len(w.span), len(f.span)), min(len(w.span), len(f.span))
        return _half(w, f) and longer <= 4 * shorter

    dated = _match(core, facts, lambda w, f: meets(w, f) and _same_days(w.row, f.row.interval, GRACE))
    met = _match(rows, facts, meets)
    modality = sum(w.row["modality"] == f.row.modality for w, f in met)
    return [
        Score("milestones, core and dated", len(dated), len(core), len(core), share=True),
        Score("milestones, true", len(met), len(facts), len(facts), share=True),
        Score("milestones, modality", modality, len(met), len(met), share=True),
    ]


def total(documents: Mapping[str, Sequence[Score]]) -> list[Score]:
    """The scores of several documents added up, in the order of the first."""
    sums: dict[str, Score] = {}
    for scores in documents.values():
        for s in scores:
            old = sums.get(s.name, Score(s.name, 0, 0, 0))
            right, found, wanted = old.right + s.right, old.found + s.found, old.wanted + s.wanted
            sums[s.name] = Score(s.name, right, found, wanted, s.share)
    return list(sums.values())
