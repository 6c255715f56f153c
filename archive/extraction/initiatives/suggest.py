"""Uncertain joins and families, as suggestions for a person, each with its reasons; nothing here decides anything.

Names are compared by their overlapping character pairs, passages by the pairs that are rare among all passages.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from archive.extraction.initiatives import classify, identity, words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.lexicon import key

_SAME = 0.6
_AKIN = 0.25
_REASONS = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two initiatives that may be one (`same`), or may share a purpose (`family`); `score` is 0..1."""

    first: str
    second: str
    sort: str
    score: float
    reasons: tuple[str, ...]
    family: str | None = None


def joins(names: Iterable[str], least: float = _SAME) -> list[Suggestion]:
    """Pairs of names that may be wordings of one initiative, the likeliest first.

    Names that `identity.document_key` holds equal are one already and not suggested.
    """
    kept = sorted(set(names))
    pairs = {name: _pairs(identity.core(name)) for name in kept}
    found: list[Suggestion] = []
    for first, second in _near(kept, pairs):
        if identity.document_key(first) == identity.document_key(second):
            continue
        shared = pairs[first] & pairs[second]
        score = 2 * len(shared) / (len(pairs[first]) + len(pairs[second]))
        if score >= least:
            found.append(Suggestion(first, second, "same", round(score, 3), _told(shared)))
    return sorted(found, key=lambda s: (-s.score, s.first, s.second))


def families(passages: Mapping[str, Sequence[str]], least: float = _AKIN) -> list[Suggestion]:
    """Pairs of initiatives whose passages speak of the same purpose: name → the sentences that name it.

    Where the lexicon of purposes names a family for both, it is proposed with them. Initiatives that are only told of in
    the same sentences have those in common whatever they serve: they are not compared.
    """
    counts = {name: Counter(_listed("\n".join(of))) for name, of in passages.items()}
    spread = Counter(pair for count in counts.values() for pair in count)
    weights = {pair: math.log((1 + len(passages)) / n) for pair, n in spread.items() if n > 1}
    vectors = {name: {p: n * weights[p] for p, n in count.items() if p in weights} for name, count in counts.items()}
    norms = {name: math.sqrt(sum(value * value for value in vector.values())) for name, vector in vectors.items()}
    purposes = {name: _family(name) for name in passages}
    sentences = {name: frozenset(of) for name, of in passages.items()}
    found: list[Suggestion] = []
    for first, second in combinations(sorted(passages), 2):
        least_told = min(len(sentences[first]), len(sentences[second]))
        if 2 * len(sentences[first] & sentences[second]) >= least_told:
            continue
        whole = norms[first] * norms[second]
        score = _product(vectors[first], vectors[second]) / whole if whole else 0.0
        proposed = {f for f in (purposes[first], purposes[second]) if f}
        if score >= least or (len(proposed) == 1 and purposes[first] == purposes[second]):
            family = proposed.pop() if len(proposed) == 1 else None
            reasons = ((f"purpose: {family}",) if family else ()) + _weightiest(vectors[first], vectors[second])
            found.append(Suggestion(first, second, "family", round(score, 3), reasons, family))
    return sorted(found, key=lambda s: (-s.score, s.first, s.second))


def _family(name: str) -> str | None:
    head = words.head_of(name)
    return classify.family(name, classify.kind(Candidate(0, 1, name, "suggested", head)))


def _near(names: list[str], pairs: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """The pairs of names that share at least two character pairs."""
    holders: dict[str, list[str]] = {}
    for name in names:
        for pair in pairs[name]:
            holders.setdefault(pair, []).append(name)
    counted = Counter(two for held in holders.values() for two in combinations(held, 2))
    return [two for two, n in counted.items() if n >= 2]


def _pairs(name: str) -> frozenset[str]:
    return frozenset(_listed(name))


def _listed(text: str) -> list[str]:
    bare = key(text)
    return [bare[i : i + 2] for i in range(len(bare) - 1) if not any(c in words.BORDERS for c in bare[i : i + 2])]


def _told(shared: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(shared)[:_REASONS])


def _product(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    small, large = (a, b) if len(a) < len(b) else (b, a)
    return sum(value * large[pair] for pair, value in small.items() if pair in large)


def _weightiest(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[str, ...]:
    """The shared pairs that contribute most to the likeness of two passages."""
    parts = {p: a[p] * b[p] for p in a.keys() & b.keys()}
    return tuple(p for p, w in sorted(parts.items(), key=lambda item: (-item[1], item[0])) if w > 0)[:_REASONS]
