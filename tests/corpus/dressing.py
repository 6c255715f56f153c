"""The real documents in other clothes, and what is measured of their readings; for the tests of formats and of scans."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.extraction.articles import split
from archive.extraction.catalogue import default_catalogue
from archive.extraction.contract import as_json
from archive.extraction.pipeline import annotate
from archive.readers import read
from archive.schema.vocabulary import BlockKind
from archive.values.reading import Reading
from tests.makers import docx, p
from tests.typesetter import Text, newspaper, one_column
from tests.webpages import ABOUT, CAPTION, CLOTHES, Article

SHARED = Path(__file__).parents[3] / "shared"
NAMES = ("002", "003", "004")


@cache
def source(name: str) -> Path:
    """The file of a real document."""
    return next((SHARED / "corpus").glob(f"{name}_*"))


@cache
def plain(name: str) -> Reading:
    """The reading of a real document as it came."""
    return read(source(name).read_bytes())


@cache
def dressed(name: str, form: str) -> Reading:
    """The reading of a real document as a file of another form."""
    reading = plain(name)
    if form == "docx":
        return read(_word(_blocks(name)))
    if form == "gb18030":
        return read(reading.text.replace("\n", "\r\n").encode("gb18030"))
    if form in CLOTHES:
        return read(told(name, CLOTHES[form](_article(name)).decode()).encode())
    return read(one_column_of(name) if form == "column" else newspaper_of(name, form))


def one_column_of(name: str) -> bytes:
    """A real document as a PDF of one column."""
    return one_column(_blocks(name), head="工作材料")


def newspaper_of(name: str, order: str = "read") -> bytes:
    """A real document as a newspaper page of three columns."""
    return newspaper(_blocks(name), 3, order)


def _blocks(name: str) -> list[Text]:
    reading = plain(name)
    return [Text(b.span.of(reading.text), b.level, b.kind is BlockKind.CAPTION) for b in reading.blocks]


def _word(blocks: list[Text]) -> bytes:
    styles = "".join(f'<w:style w:styleId="h{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 7))
    styles += '<w:style w:styleId="h0"><w:name w:val="caption"/></w:style>'
    body = (p(b.words, f'<w:pStyle w:val="h{b.level}"/>' if b.level or b.caption else "") for b in blocks)
    return docx("".join(body), styles=styles)


def _article(name: str) -> Article:
    """A real document as the content of a web page: its first title is that of the page."""
    blocks = _blocks(name)
    title = next((b for b in blocks if b.level), blocks[0])
    return Article(title.words, "", [(CAPTION if b.caption else b.level, b.words) for b in blocks])


#: Day and source that a web page prints over a real document: those that the document itself has, or none.
_PRINTED = {"003": ("2023-06-08", "共青团山西省委员会"), "004": ("2022-04-15", "中国青年报")}


def told(name: str, page: str) -> str:
    """A page (or a line of one) that tells day and source of this document, not those of an invented article."""
    day, issuer = _PRINTED.get(name, ("", ""))
    page = re.sub(r"20[12]1-04-13(?: \d\d:\d\d(?::\d\d)?)?|2021年04月13日　星期二", day, page)
    return re.sub(r"来源([:：])云岭\w+", rf"来源\1{issuer}" if issuer else "", page)


def about(name: str) -> frozenset[str]:
    """The lines in which the pages tell of the document."""
    return frozenset(bare(told(name, line)) for line in ABOUT)


def bare(text: str) -> str:
    """A text without white space."""
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


def scores(name: str, reading: Reading) -> dict[str, float]:
    """Every figure of the scorer for a reading of a document, by its name."""
    return dict(_scores(name, reading.text, reading))


_KEPT: dict[tuple[str, str], dict[str, float]] = {}


def _scores(name: str, text: str, reading: Reading) -> dict[str, float]:
    if (name, text) not in _KEPT:
        found = as_json(annotate(reading, default_catalogue()), {"name": name})
        _leave_out(found, about(name))
        with TemporaryDirectory() as folder:
            annotated = Path(folder) / "annotated.json"
            annotated.write_text(json.dumps(found), encoding="utf-8")
            gold, scorer = SHARED / "gold" / f"{name}.json", SHARED / "tools" / "score.py"
            command = [sys.executable, scorer, gold, source(name), annotated, "--json"]
            printed = subprocess.run(command, capture_output=True, check=True).stdout
        _KEPT[name, text] = dict(_figures("", json.loads(printed)))
    return _KEPT[name, text]


def _leave_out(found: dict[str, Any], lines: frozenset[str]) -> None:
    """Drop what was found in lines that only the page prints: the gold cannot know them."""
    text = found["text"]
    for kind, rows in found.items():
        if isinstance(rows, list):
            found[kind] = [row for row in rows if "span" not in row or bare(_line(text, row["span"][0])) not in lines]


def _line(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]


def _figures(name: str, report: object) -> Iterator[tuple[str, float]]:
    """The shares of a report (what counts is between 0 and 1), each under its path."""
    if isinstance(report, dict):
        for key, value in report.items():
            yield from _figures(f"{name}.{key}", value)
    elif isinstance(report, float):
        yield name, report


def titles(reading: Reading) -> list[str]:
    """The titles of a reading's articles."""
    return [bare("".join(s.of(reading.text) for s in article.title)) for article in split(reading)]
