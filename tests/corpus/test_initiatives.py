"""Initiatives in the real documents: mentions and joins of the gold, and what an article on the economy must not yield."""

import json
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from archive.extraction.initiatives import Found, find

SHARED = Path(__file__).resolve().parents[3] / "shared"
SOURCES = {path.name[:3]: path for path in sorted((SHARED / "corpus").glob("*.txt"))}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SOURCES, reason="the real documents are not here (../shared/corpus)"),
]


def source(number: str) -> str:
    return SOURCES[number].read_bytes().decode("utf-8")


def met(number: str) -> tuple[list[Found], list[tuple[str, Found]]]:
    """What is found, and the pairs of gold initiative and finding that overlap by half of the shorter."""
    found = find(source(number))
    free = list(found)
    pairs = []
    for row in json.loads((SHARED / "gold" / f"{number}.json").read_text("utf-8"))["initiative_mentions"]:
        start, stop = row["span"]
        near = [f for f in free if 2 * (min(stop, f.stop) - max(start, f.start)) >= min(stop - start, f.stop - f.start)]
        if near:
            closest = min(near, key=lambda f: abs(f.start - start) + abs(f.stop - stop))
            pairs.append((row["initiative"], closest))
            free.remove(closest)
    return found, pairs


@pytest.mark.parametrize(("number", "wanted", "least"), [("002", 112, 0.9), ("003", 44, 0.9), ("004", 47, 0.75)])
def test_mentions_of_the_gold(number: str, wanted: int, least: float) -> None:
    found, pairs = met(number)
    assert 2 * len(pairs) / (len(found) + wanted) >= least
    assert len(pairs) >= 0.9 * len(found)


@pytest.mark.parametrize("number", ["002", "003", "004"])
def test_what_the_gold_joins_is_joined(number: str) -> None:
    _, pairs = met(number)
    gold = {(a, b) for a, b in combinations(range(len(pairs)), 2) if pairs[a][0] == pairs[b][0]}
    ours = {(a, b) for a, b in combinations(range(len(pairs)), 2) if pairs[a][1].initiative == pairs[b][1].initiative}
    assert 2 * len(gold & ours) / (len(gold) + len(ours)) >= 0.85


def test_an_article_on_the_economy_yields_next_to_nothing() -> None:
    text = source("000")
    assert len([f for f in find(text) if f.stop < len(text) // 2]) <= 1


@pytest.mark.parametrize("number", sorted(SOURCES))
def test_every_mention_quotes_its_place(number: str) -> None:
    text = source(number)
    found = find(text)
    assert all(f.text == text[f.start : f.stop] for f in found)
    assert all((a.start, -a.stop) <= (b.start, -b.stop) for a, b in pairwise(found))
