"""A publication is whole in itself: every link leads to a file, nothing asks for the server, search files hold every word."""

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

from archive.errors import WrongUse
from archive.queries import passages, spellings
from archive.values import bigrams
from tests.samples import sample_url
from webapp import create_app
from webapp.publication import addresses, search_files, site
from webapp.shell import database


@pytest.fixture(scope="module")
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with sample_url(request, "sqlite", tmp_path_factory.mktemp("publication")) as url:
        made = create_app(url)
        yield made
        database.dispose(made)


@pytest.fixture(scope="module")
def published(archive: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("published") / "site"
    done = site.publish(archive, target)
    assert done.missing == []
    assert done.pages == json.loads((target / site.MARK).read_bytes())["pages"] > 20
    return target


def test_every_link_leads_to_a_file(published: Path) -> None:
    pages = list(published.rglob("*.html"))
    assert pages
    broken = set()
    for page in pages:
        tree = LexborHTMLParser(page.read_text("utf-8"))
        for node in tree.css("a[href], link[href], script[src], form[action], img[src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or node.attributes.get("action") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            assert not parts.path.startswith("/"), f"{page}: {address}"
            target = posixpath.normpath(posixpath.join(page.parent.as_posix(), unquote(parts.path)))
            if not Path(target).is_file():
                broken.add((page.relative_to(published).as_posix(), address))
    assert broken == set()


def test_what_is_published_are_rooms_of_the_site(archive: Flask) -> None:
    rooms = {rule.endpoint for rule in archive.url_map.iter_rules()}
    assert {*addresses.PAGES, *addresses.FILES} <= rooms


def test_reports_that_ask_nothing_come_with_their_files(published: Path) -> None:
    assert list((published / "reports").glob("*.csv"))


def test_a_mark_of_the_timeline_leads_to_its_milestone(published: Path) -> None:
    tree = LexborHTMLParser((published / "zh/index.html").read_text("utf-8"))
    marks = [node.attributes.get("href") for node in tree.css("svg a[href]")]
    assert any((href or "").startswith("milestones/") for href in marks)
    assert tree.css("a.button.unpublished, form:not([role=search])") == []


def test_anchors_of_passages_are_there(published: Path) -> None:
    ids, documents = 0, json.loads((published / "search/documents.json").read_bytes())
    for name in (published / "search/texts").iterdir():
        for number, ordinal, _ in json.loads(name.read_bytes()):
            tree = LexborHTMLParser((published / f"zh/documents/{documents[number][0]}.html").read_text("utf-8"))
            assert tree.css_first(f"#p{ordinal}") is not None
            ids += 1
    assert ids > 5


def test_the_pairs_of_every_passage_are_indexed(archive: Flask, published: Path) -> None:
    with archive.test_request_context("/"):
        held = list(passages.every(database.connection()))
    for number, words in enumerate(held):
        for term in bigrams.terms(spellings.simplified(bigrams.fold(words.text))):
            part = json.loads((published / f"search/terms/{ord(term[0]) % search_files.PARTS}.json").read_bytes())
            assert number in part[term]


def test_sources_are_there_byte_for_byte(archive: Flask, published: Path) -> None:
    originals = list(published.glob("documents/*/source.original"))
    assert originals
    client = archive.test_client()
    for file in originals:
        assert file.read_bytes() == client.get(f"/documents/{file.parent.name}/source").get_data()


def test_an_earlier_publication_is_replaced_and_nothing_else(archive: Flask, published: Path, tmp_path: Path) -> None:
    (published / "old.html").write_text("old")
    site.publish(archive, published, languages=["zh"])
    assert not (published / "old.html").exists()
    assert not (published / "en").exists()
    assert [p.name for p in published.parent.iterdir()] == [published.name]
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WrongUse, match="something else"):
        site.publish(archive, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("/", "index.html"),
        ("/?lang=en", "index.html"),
        ("/?from=2020&to=2020", "index--from-2020_to-2020.html"),
        ("/?from=2020-03&to=2020-03", "index--from-2020-03_to-2020-03.html"),
        ("/documents/abc.bib", "documents/abc.bib"),
        ("/documents/abc/source", "documents/abc/source.original"),
        ("/exports/timeline.csv?bom=1", "exports/timeline--bom-1.csv"),
        ("/?from=2019&to=2021", None),
        ("/?from=2020&to=2020&lanes=theme", None),
        ("/?theme=rural&theme=volunteering", None),
        ("/initiatives?theme=rural&theme=volunteering", None),
        ("/search?q=x", None),
        ("/sql", None),
        ("https://example.org/", None),
    ],
)
def test_what_is_published_and_under_which_name(archive: Flask, url: str, file: str | None) -> None:
    found = addresses.published(archive.url_map.bind("localhost"), url)
    assert (found.file if found else None) == file
