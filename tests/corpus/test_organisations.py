"""Committees in the real documents: the scorer's figure on those with gold; laws on all five."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from archive.extraction.catalogue import Catalogue
from archive.extraction.organisations import find
from archive.extraction.organisations.loaders import load_organisations, load_regions

SHARED = Path(__file__).resolve().parents[3] / "shared"
SOURCES = {path.name[:3]: path for path in sorted((SHARED / "corpus").glob("*.txt"))}
LEAST = 0.97

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SOURCES, reason="the real documents are not here (../shared/corpus)"),
]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(regions=load_regions(), organisations=load_organisations())


@pytest.mark.parametrize("number", ["002", "003", "004"])
def test_committees_of_the_gold(number: str, scorer: ModuleType, catalogue: Catalogue) -> None:
    source = SOURCES[number].read_bytes().decode("utf-8")
    gold = json.loads((SHARED / "gold" / f"{number}.json").read_text("utf-8"))
    rows = [
        {
            "span": [m.start, m.stop],
            "text": m.text,
            "organisation": m.organisation,
            "kind": m.kind,
            "level": m.level,
        }
        for m in find(source, catalogue=catalogue)
    ]
    judge = scorer.Scorer(gold, source, {"text": source, "organisations": rows})
    assert judge.organisations()["f1"] >= LEAST, judge.errors


@pytest.mark.parametrize("number", sorted(SOURCES))
def test_every_span_quotes_its_source(number: str, catalogue: Catalogue) -> None:
    source = SOURCES[number].read_bytes().decode("utf-8")
    found = find(source, catalogue=catalogue)
    assert found or number not in {"000", "001"}
    assert all(source[m.start : m.stop] == m.text for m in found)


def test_the_newspaper_page_knows_its_city(catalogue: Catalogue) -> None:
    found = find(SOURCES["000"].read_bytes().decode("utf-8"), catalogue=catalogue)
    league = {m.organisation for m in found if m.kind == "league"}
    assert league == {"共青团山西省吕梁市委员会"}


def test_the_bulletins_bare_forms_are_the_autonomous_regions(catalogue: Catalogue) -> None:
    found = find(SOURCES["001"].read_bytes().decode("utf-8"), catalogue=catalogue)
    assert {m.organisation for m in found if m.text == "自治区团委"} == {"共青团内蒙古自治区委员会"}
