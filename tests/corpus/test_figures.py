"""Figures in the real documents: those of the gold, with value, unit and approximation; laws on all five."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest

from archive.extraction.figures import find

SHARED = Path(__file__).resolve().parents[3] / "shared"
SOURCES = {path.name[:3]: path for path in sorted((SHARED / "corpus").glob("*.txt"))}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SOURCES, reason="the real documents are not here (../shared/corpus)"),
]


def source(number: str) -> str:
    return SOURCES[number].read_bytes().decode("utf-8")


@pytest.mark.parametrize("number", ["002", "003", "004"])
def test_figures_of_the_gold(number: str) -> None:
    found = find(source(number))
    wanted = json.loads((SHARED / "gold" / f"{number}.json").read_text("utf-8"))["figures"]
    pairs = [(row, f) for row in wanted for f in found if f.start < row["span"][1] and row["span"][0] < f.stop]
    right = [(row, f) for row, f in pairs if f.value_base == row["value_base"]]
    assert 2 * len(right) / (len(found) + len(wanted)) >= 0.97
    assert sum(f.unit == row["unit"].lstrip("万亿") for row, f in right) >= 0.95 * len(right)
    assert sum(f.approximate == row["approx"] for row, f in right) >= 0.95 * len(right)


@pytest.mark.parametrize("number", sorted(SOURCES))
def test_every_figure_quotes_its_place(number: str) -> None:
    text = source(number)
    found = find(text)
    assert found
    assert all(text[f.start : f.stop] == f.text for f in found)
    assert all(a.stop <= b.start for a, b in pairwise(found))


def test_a_long_text_takes_linear_time() -> None:
    text = source("001") if "001" in SOURCES else source(min(SOURCES))
    start = time.perf_counter()
    find(text * 20)
    assert len(text) * 20 / (time.perf_counter() - start) > 300_000
