"""The real documents as scans and photographs, read by OCR: hardly a wrong character, hardly a finding lost. `make test-ocr`."""

from functools import cache

import pytest

from archive.readers import read
from archive.values.reading import Reading
from tests.corpus.dressing import NAMES, SHARED, bare, distance, newspaper_of, one_column_of, plain, scores, titles
from tests.scanner import photo, scan

pytestmark = [
    pytest.mark.ocr,
    pytest.mark.corpus,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the real documents are not here (../shared)"),
]

#: What reading a picture of the text may cost.
MOST_ERRORS, MOST_LOST = 0.01, 0.05
FORMS = {
    "column, scanned": lambda name: scan(one_column_of(name)),
    "column, photographed": lambda name: photo(one_column_of(name)),
    "newspaper, scanned": lambda name: scan(newspaper_of(name)),
    "newspaper, photographed": lambda name: photo(newspaper_of(name)),
}


@cache
def seen(name: str, form: str) -> Reading:
    return read(FORMS[form](name))


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long OCR takes is measured elsewhere."""
    monkeypatch.setenv("ARCHIVE_FILE_SECONDS", "600")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_hardly_a_character_is_wrong(name: str, form: str) -> None:
    wanted, found = bare(plain(name).text), bare(seen(name, form).text)
    assert distance(wanted, found) <= MOST_ERRORS * len(wanted)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_almost_as_much_is_found_as_in_the_plain_text(name: str, form: str) -> None:
    """Every figure for itself: the scorer looks for a finding by its exact characters, so a misread letter may cost many."""
    before, after = scores(name, plain(name)), scores(name, seen(name, form))
    assert len(before) > 10
    lost = {n: (value, after[n]) for n, value in before.items() if after[n] < value - MOST_LOST}
    assert lost == {}


def test_the_scanned_newspaper_page_holds_its_three_articles() -> None:
    reading = seen("000", "newspaper, scanned")
    assert len(titles(reading)) == len(titles(plain("000"))) == 3
