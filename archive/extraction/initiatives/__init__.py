"""Finds and resolves mentions of initiatives, known and discovered: `annotate` in a document, `find` in any text."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from archive.extraction import attribution
from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.extraction.findings import Document, InitiativeMention, OrganisationMention, Passage, TimeExpression
from archive.extraction.initiatives import (
    again,
    classify,
    events,
    governed,
    identity,
    known,
    lists,
    nouns,
    phrases,
    quoted,
    resolve,
    shapes,
    short,
    spots,
    standing,
    titled,
    view,
    words,
)
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.lexicon import squeezed
from archive.extraction.overlap import Occupied
from archive.schema.vocabulary import BlockKind, Theme
from archive.values.sentences import sentence_around
from archive.values.spans import Span

__all__ = ["Found", "annotate", "find"]

#: Characters of a sentence on either side of a name that tell its theme.
_FURTHEST = 1000


class _Named(NamedTuple):
    """What a candidate is called, and the one of its initiative that says best what it is."""

    name: str
    fullest: Candidate


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in a text, before it is known whose it is: `[start, stop)`, the initiative's name, and the rule."""

    start: int
    stop: int
    text: str
    initiative: str
    rule: str
    known: bool


def annotate(
    text: str,
    document: Document,
    times: Sequence[TimeExpression],
    organisations: Sequence[OrganisationMention],
    catalogue: Catalogue,
) -> list[InitiativeMention]:
    """The initiative mentions of one document, in text order."""
    seen = view.of_document(text, document)
    candidates = _candidates(seen, catalogue)
    owners = attribution.owners(text, document, organisations, catalogue)
    places = _Places(document)
    names = _names(candidates, seen, owners.at, places.heads)
    mentions = [_mention(text, document, places, seen, c, names, owners) for c in candidates]
    return sorted(_agreed(mentions), key=lambda m: (m.start, -m.stop))


def _agreed(mentions: list[InitiativeMention]) -> list[InitiativeMention]:
    """The mentions, those of one initiative with one kind, theme and family: what most of them say."""
    said: dict[str, list[InitiativeMention]] = {}
    for m in mentions:
        said.setdefault(m.initiative, []).append(m)
    agreed: list[InitiativeMention] = []
    for same in said.values():
        if len(same) == 1:
            agreed.append(same[0])
            continue
        kind = Counter(m.kind for m in same).most_common(1)[0][0]
        theme = Counter(m.theme for m in same).most_common(1)[0][0]
        family = Counter(m.family for m in same).most_common(1)[0][0]
        said_by_most = kind, theme, family
        agreed.extend(
            m if (m.kind, m.theme, m.family) == said_by_most else replace(m, kind=kind, theme=theme, family=family)
            for m in same
        )
    return agreed


def find(text: str, *, catalogue: Catalogue | None = None) -> list[Found]:
    """The initiatives that any text names (a query, a title, a note), without attribution."""
    seen = view.of_text(text)
    candidates = _candidates(seen, catalogue or default_catalogue())
    names = _names(candidates, seen, lambda at: None, lambda at: False)
    found = []
    for c in candidates:
        span = seen.span(c.start, c.stop)
        found.append(Found(span.start, span.stop, span.of(text), names[id(c)].name, c.rule, c.known is not None))
    return sorted(found, key=lambda f: (f.start, -f.stop))


def _candidates(seen: view.View, catalogue: Catalogue) -> list[Candidate]:
    """All candidates of a view that stay, in order: what names an initiative first, then what repeats it."""
    said = Occupied(view.sayings(seen.text))

    def outside(found: list[Candidate]) -> list[Candidate]:
        ladder = words.ends_with("stop", "bodies")
        return [c for c in found if not said.touches(c) and not ladder.search(c.name)]

    marks, bare = view.quotes(seen.text), squeezed(seen.text)
    matched = known.matcher(catalogue).find(seen.text, bare)
    discovered = [
        *quoted.find(seen.text, marks, {m.start for m in matched}),
        *titled.find(seen.text, marks),
        *outside(shapes.find(seen.text)),
        *outside(governed.find(seen.text)),
        *outside(list(events.find(seen.text))),
        *outside(phrases.find(seen.text)),
        *outside(spots.find(seen.text)),
    ]
    discovered.extend(outside(list(lists.beside(seen.text, [*matched, *discovered]))))
    discovered = [half for c in discovered for half in nouns.halves(seen.text, c)]
    first = again.narrowed(resolve.choose(matched, discovered))
    repeated = again.find(seen.text, bare, marks, first)
    first = again.without_ends(first, repeated)
    taken = Occupied(first)
    further = [c for c in repeated if not taken.touches(c)]
    whole = again.parts(seen.text, _in_order([*first, *resolve.choose([], further)]))
    return _in_order([*whole, *short.series(seen.text, marks)])


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda c: (c.start, -c.stop))


def _names(
    candidates: Sequence[Candidate], seen: view.View, owner: Callable[[int], str | None], heads: Callable[[int], bool]
) -> dict[int, _Named]:
    """The canonical name for each candidate, by its identity in memory; `heads` tells what stands in a heading."""
    names = {id(c): _Named(c.known.name, c) for c in candidates if c.known is not None}
    for group in resolve.join([c for c in candidates if c.known is None]):
        fullest = group.fullest
        region = _region(owner(seen.origins[fullest.start]))
        at = [seen.origins[m.start] for m in group.members]
        if heads(seen.origins[fullest.start]):
            region = _told_of(region, [_region(owner(place)) for place in at if not heads(place)])
        named = _Named(identity.canonical(fullest.name, region), fullest)
        names.update({id(m): named for m in group.members})
    return names


def _told_of(region: str, told: list[str]) -> str:
    """Whose a name in a title is: of whom the text tells it (团省委 reports on two cities); of several, no one's."""
    if not told or region in told:
        return region
    return told[0] if len(set(told)) == 1 else ""


def _region(committee: str | None) -> str:
    """The last region in a committee's name (辽源市 of 共青团吉林省辽源市委员会); empty for the centre."""
    bare = (committee or "").removeprefix("共青团").removesuffix("委员会")
    regions = identity.regions(bare)
    return regions[-1] if regions else ""


def _mention(
    text: str,
    document: Document,
    places: "_Places",
    seen: view.View,
    candidate: Candidate,
    names: dict[int, _Named],
    owners: attribution.Owners,
) -> InitiativeMention:
    span = seen.span(candidate.start, candidate.stop)
    (name, fullest), entry = names[id(candidate)], candidate.known
    kind = entry.kind if entry else classify.kind(fullest)
    whose = owners.decide(span.start)
    told = standing.verdict_at(text, document, span.start, span.stop, kind)
    return InitiativeMention(
        start=span.start,
        stop=span.stop,
        text=span.of(text),
        initiative=name,
        kind=kind,
        theme=entry.theme if entry else _theme(text, name, span, places.at(span.start)),
        rule=candidate.rule,
        known=entry is not None,
        family=entry.family if entry else classify.family(name, kind),
        organisation=whose.name,
        modality=told.modality,
        document=document.id,
        modality_rule=told.rule,
        attribution_rule=whose.rule,
    )


def _theme(text: str, name: str, span: Span, passage: Passage | None) -> Theme:
    """The theme of an initiative that the catalogue does not know, by the words around it."""
    low, high = (passage.start, passage.stop) if passage else (0, len(text))
    low, high = max(low, span.start - _FURTHEST), min(high, span.stop + _FURTHEST)
    begin, end = sentence_around(text, span.start, span.stop, low, high)
    return classify.theme(name, passage.headings if passage else (), text[begin:end], span.start - begin)


class _Places:
    """The passages of a document by offset."""

    def __init__(self, document: Document) -> None:
        self._passages = sorted(document.passages, key=lambda p: p.start)
        self._starts = [p.start for p in self._passages]

    def heads(self, offset: int) -> bool:
        """Whether an offset stands in a heading."""
        passage = self.at(offset)
        return passage is not None and passage.kind is BlockKind.HEADING

    def at(self, offset: int) -> Passage | None:
        """The passage that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self._passages[index] if index >= 0 and offset < self._passages[index].stop else None
