"""The real documents in other clothes: a Word document, a PDF of one column, a newspaper page; the same text, the same findings."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from archive.extraction.articles import split
from archive.extraction.catalogue import default_catalogue
from archive.extraction.contract import as_json
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading
from tests.makers import docx, p
from tests.typesetter import Text, newspaper, one_column

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the real documents are not here (../shared)"),
]

NAMES = ("002", "003", "004")
#: What reading another format may cost.
MOST_ERRORS, MOST_LOST = 0.001, 0.02


@cache
def plain(name: str) -> Reading:
    return read(next((SHARED / "corpus").glob(f"{name}_*")).read_bytes())


@cache
def dressed(name: str, form: str) -> Reading:
    reading = plain(name)
    blocks = [Text(b.span.of(reading.text), b.level, b.kind is BlockKind.CAPTION) for b in reading.blocks]
    if form == "docx":
        styles = "".join(f'<w:style w:styleId="h{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 7))
        styles += '<w:style w:styleId="h0"><w:name w:val="caption"/></w:style>'
        body = (p(b.words, f'<w:pStyle w:val="h{b.level}"/>' if b.level or b.caption else "") for b in blocks)
        return read(docx("".join(body), styles=styles))
    return read(one_column(blocks, head="工作材料") if form == "column" else newspaper(blocks, 3, form))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def distance(a: str, b: str) -> int:
    """How many characters must be inserted, deleted or changed to make `b` of `a`; ends that agree cost nothing."""
    while a and b and a[0] == b[0]:
        step = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        a, b = a[step:], b[step:]
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["docx", "column", "read", "rows", "boxes", "lines"])
def test_hardly_a_character_is_lost(name: str, form: str) -> None:
    wanted, found = bare(plain(name).text), bare(dressed(name, form).text)
    assert abs(len(wanted) - len(found)) <= MOST_ERRORS * len(wanted)
    assert distance(wanted, found) <= MOST_ERRORS * len(wanted)


@cache
def scores(name: str, form: str) -> dict[str, float]:
    """Every figure of the scorer, by its name."""
    reading = plain(name) if form == "plain" else dressed(name, form)
    found = as_json(annotate(reading, default_catalogue()), {"name": name})
    source = next((SHARED / "corpus").glob(f"{name}_*"))
    with TemporaryDirectory() as folder:
        annotated = Path(folder) / "annotated.json"
        annotated.write_text(json.dumps(found), encoding="utf-8")
        command = [sys.executable, SHARED / "tools" / "score.py", SHARED / "gold" / f"{name}.json", source, annotated]
        printed = subprocess.run([*command, "--json"], capture_output=True, check=True).stdout
    return dict(figures("", json.loads(printed)))


def figures(name: str, report: object) -> Iterator[tuple[str, float]]:
    """The shares of a report (what counts is between 0 and 1), each under its path."""
    if isinstance(report, dict):
        for key, value in report.items():
            yield from figures(f"{name}.{key}", value)
    elif isinstance(report, float):
        yield name, report


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["docx", "column", "rows"])
def test_as_much_is_found_as_in_the_plain_text(name: str, form: str) -> None:
    before, after = scores(name, "plain"), scores(name, form)
    assert len(before) > 10
    lost = {n: (value, after[n]) for n, value in before.items() if after[n] < value - MOST_LOST}
    assert lost == {}


@pytest.mark.parametrize("order", ["read", "rows"])
def test_the_newspaper_page_holds_its_three_articles(order: str) -> None:
    source = plain("000")
    blocks = [Text(b.span.of(source.text), b.level) for b in source.blocks]
    reading = read(newspaper(blocks, 3, order))
    assert titles(reading) == titles(source)
    assert len(titles(source)) == 3


def titles(reading: Reading) -> list[str]:
    return [bare("".join(s.of(reading.text) for s in article.title)) for article in split(reading)]
