"""The real documents in other clothes: Word, PDF, newspaper page, GB18030, web pages; the same text, the same findings."""

from collections import Counter

import pytest

from archive.readers import read
from archive.values.reading import Reading
from tests.corpus.dressing import NAMES, SHARED, about, bare, distance, dressed, newspaper_of, plain, scores, titles
from tests.webpages import CLOTHES

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the real documents are not here (../shared)"),
]

#: What reading another format may cost.
MOST_ERRORS, MOST_LOST = 0.001, 0.02


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["docx", "column", "read", "rows", "boxes", "lines", "gb18030", *CLOTHES])
def test_hardly_a_character_is_lost(name: str, form: str) -> None:
    wanted, found = bare(plain(name).text), bare(own(name, dressed(name, form), form))
    assert abs(len(wanted) - len(found)) <= MOST_ERRORS * len(wanted)
    assert distance(wanted, found) <= MOST_ERRORS * len(wanted)


def own(name: str, reading: Reading, form: str) -> str:
    """The text of a reading; of a web page without the lines that the page itself prints about the article."""
    if form not in CLOTHES:
        return reading.text
    lines = [bare(line) for line in reading.text.split("\n")]
    surplus = Counter(lines) - Counter(bare(line) for line in plain(name).text.split("\n"))
    kept = []
    for line in reversed(lines):
        if line in about(name) and surplus[line] > 0:
            surplus[line] -= 1
        else:
            kept.append(line)
    return "\n".join(reversed(kept))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["docx", "column", "rows", "gb18030", *CLOTHES])
def test_as_much_is_found_as_in_the_plain_text(name: str, form: str) -> None:
    before, after = scores(name, plain(name)), scores(name, dressed(name, form))
    assert len(before) > 10
    lost = {n: (value, after[n]) for n, value in before.items() if after[n] < value - MOST_LOST}
    assert not lost


@pytest.mark.parametrize("order", ["read", "rows"])
def test_the_newspaper_page_holds_its_three_articles(order: str) -> None:
    reading = read(newspaper_of("000", order))
    assert titles(reading) == titles(plain("000"))
    assert len(titles(reading)) == 3


@pytest.mark.parametrize("form", ["docx", "column", "gb18030"])
def test_in_other_formats_too(form: str) -> None:
    assert len(titles(dressed("000", form))) == 3


@pytest.mark.parametrize("name", ["000", "001"])
@pytest.mark.parametrize("form", ["docx", "column", "rows", "gb18030", "portal", "paper"])
def test_long_documents_keep_their_characters(name: str, form: str) -> None:
    wanted, found = bare(plain(name).text), bare(own(name, dressed(name, form), form))
    assert abs(len(wanted) - len(found)) <= MOST_ERRORS * len(wanted)
