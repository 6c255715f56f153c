"""Milestones of the real documents, made from the gold's own times, bodies and undertakings: this room alone."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from archive.extraction import figures, milestones
from archive.extraction import time as times
from archive.extraction.catalogue import default_catalogue
from archive.extraction.contract import as_json
from archive.extraction.findings import (
    Annotation,
    DatedBasis,
    Document,
    InitiativeMention,
    OrganisationMention,
    Passage,
)
from archive.schema.vocabulary import (
    Basis,
    BlockKind,
    Genre,
    InitiativeKind,
    Level,
    Modality,
    OrganisationKind,
    Theme,
)
from archive.values import edtf

SHARED = Path(__file__).resolve().parents[3] / "shared"
SOURCES = {path.name[:3]: path for path in sorted((SHARED / "corpus").glob("*.txt"))}
#: Genre, reporting period and owner as the header reads them.
HEADERS = {
    "002": (Genre.NEWSPAPER_PAGE_ARTICLE, "2018/2023", "共青团吉林省辽源市委员会"),
    "003": (Genre.BULLETIN, "2022-10-16/2023-06-08", "共青团山西省大同市委员会"),
    "004": (Genre.FEATURE, "2021-10-15/2022-04-15", "共青团山西省晋城市委员会"),
}

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


def passages(text: str, html: bool) -> tuple[Passage, ...]:
    if html:
        return tuple(Passage(BlockKind.PARAGRAPH, *m.span(1)) for m in re.finditer(r"<p>(.*?)</p>", text, re.DOTALL))
    found, headings = [], ()
    for m in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text):
        if m.group().startswith("#"):
            headings = (m.group().strip("# *"),)
            found.append(Passage(BlockKind.HEADING, *m.span(), level=1))
        else:
            found.append(Passage(BlockKind.PARAGRAPH, *m.span(), headings=headings))
    return tuple(found)


def dated(value: str) -> DatedBasis:
    return DatedBasis(edtf.parse(value), value, Basis.EXPLICIT, "gold")


def undertakings(text: str, gold: dict[str, Any]) -> list[InitiativeMention]:
    known = {row["id"]: row for row in gold["initiatives"]}
    mentions = []
    for row in gold["initiative_mentions"]:
        (start, stop), what = row["span"], known[row["initiative"]]
        mentions.append(
            InitiativeMention(
                start,
                stop,
                text[start:stop],
                what["name"],
                InitiativeKind(what["kind"]),
                Theme(what["theme"]),
                "gold",
                True,
                None,
                row["org"],
                Modality(row["modality"]),
                "A1",
            )
        )
    return sorted(mentions, key=lambda m: m.start)


def bodies(text: str, gold: dict[str, Any]) -> list[OrganisationMention]:
    known = {row["name"]: row for row in gold["organisations"]}
    mentions = []
    for row in gold["org_mentions"]:
        (start, stop), body = row["span"], known.get(row["org"], {})
        level = Level(body["level"]) if body.get("level") else None
        mentions.append(
            OrganisationMention(
                start,
                stop,
                text[start:stop],
                row["org"],
                row["org"],
                OrganisationKind.LEAGUE,
                level,
                body.get("region"),
                "gold",
                (),
                "A1",
            )
        )
    return sorted(mentions, key=lambda m: m.start)


@pytest.mark.parametrize("number", sorted(HEADERS))
def test_milestones_of_the_gold(number: str, scorer: ModuleType) -> None:
    text = SOURCES[number].read_bytes().decode("utf-8")
    gold = json.loads((SHARED / "gold" / f"{number}.json").read_text("utf-8"))
    genre, period, issuer = HEADERS[number]
    published = dated(gold["documents"][0]["published"].rstrip("?"))
    document = Document(
        "A1", "", passages(text, number == "004"), genre, issuer=issuer, published=published, period=dated(period)
    )
    when = times.annotate(text, document, default_catalogue())
    who, what = bodies(text, gold), undertakings(text, gold)
    counted = figures.annotate(text, document, when, who, what)
    found = milestones.annotate(text, document, when, who, what, counted)
    annotation = Annotation(text, (document,), tuple(when), tuple(who), tuple(what), tuple(counted), tuple(found))
    score = scorer.Scorer(gold, text, as_json(annotation, {})).milestones()
    assert score["core"]["r"] >= 0.85
    assert score["p"] >= 0.75
    assert score["who"] >= 0.9
    assert all(len(m.headline) <= 30 and text[m.start : m.stop] == m.text for m in found)
