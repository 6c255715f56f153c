"""The five real documents, read as a person would: documents, titles, kinds of blocks, nothing torn or left over."""

import re
from pathlib import Path

import pytest

from archive.extraction.articles import split
from archive.readers import read
from archive.schema.vocabulary import BlockKind

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents are not here (../shared/corpus)"),
]

#: name → reader, number of documents
EXPECTED = {
    "000": ("plain", 3),
    "001": ("markdown", 1),
    "002": ("markdown", 1),
    "003": ("markdown", 1),
    "004": ("front-matter", 1),
}


def source(name: str) -> bytes:
    return next(CORPUS.glob(f"{name}_*")).read_bytes()


@pytest.mark.parametrize("name", EXPECTED)
def test_reader_and_number_of_documents(name: str) -> None:
    reading = read(source(name))
    assert (reading.reader, len(split(reading))) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_character_comes_from_the_source(name: str) -> None:
    data = source(name)
    reading = read(data)
    printed = data.decode("utf-8")
    assert all(printed[o] == c for c, o in zip(reading.text, reading.origins, strict=True) if not c.isspace())


@pytest.mark.parametrize("name", EXPECTED)
def test_no_markup_and_no_spacing_is_left(name: str) -> None:
    text = read(source(name)).text
    assert not re.search(r"<\w+>|\*\*|^#|headimg|[ \t]$|  ", text, re.M)
    assert not re.search(r"(?:[\u4e00-\u9fff] ){3}[\u4e00-\u9fff]", text)


@pytest.mark.parametrize("name", EXPECTED)
def test_running_text_ends_with_its_sentence(name: str) -> None:
    reading = read(source(name))
    torn = [b.span.of(reading.text) for b in reading.blocks if b.kind is BlockKind.PARAGRAPH and b.stop - b.start > 80]
    assert [t[-20:] for t in torn if t[-1] not in "。！？!?…”：；"] == []


def test_titles_of_the_newspaper_page() -> None:
    reading = read(source("000"))
    found = split(reading)
    assert ["".join(s.of(reading.text) for s in a.title)[:6] for a in found] == [
        "开局“十四五",
        "“驻”进心里",
        "千名“团团G",
    ]
    assert [a.continued_from for a in found] == [False, True, True]


def test_captions_of_the_retrospective() -> None:
    assert sum(b.kind is BlockKind.CAPTION for b in read(source("002")).blocks) == 11


def test_masthead_and_foot_of_the_bulletin() -> None:
    kinds = [b.kind for b in read(source("003")).blocks]
    assert kinds[:5] == [BlockKind.MASTHEAD] * 4 + [BlockKind.NOTE]
    assert kinds[-5:] == [BlockKind.DISTRIBUTION] * 5
