"""Side by side on the five real documents: the two comparisons of issue 5 lose no character, and say what they should."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection

from archive import database
from archive.cli import main
from archive.queries import against, comparison, returning, side_by_side, spread
from archive.queries.documents import listed

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents of ../shared/corpus are not here"),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    url = f"sqlite:///{tmp_path_factory.mktemp('corpus')}/archive.db"
    for arguments in (("init", "--empty"), ("import", str(CORPUS))):
        done = CliRunner().invoke(main, ["--database", url, *arguments])
        assert done.exit_code == 0, done.output
    engine = database.connect(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize("slug", ["youth-plan", "youth-ecommerce-training", "youth-ecommerce"])
def test_side_by_side_loses_no_character(corpus: Connection, slug: str) -> None:
    compared = side_by_side.compare(corpus, slug)
    assert compared is not None
    assert len(compared.columns) >= 2
    for n, column in enumerate(compared.columns):
        shown = [e for row in compared.like if (e := row[n])] + compared.alone[n]
        assert sorted(e.number for e in shown) == sorted(e.number for e in column.printed)
        for e in column.evidence:
            assert "".join(piece.text for piece in e.pieces) == e.told.sentence


def test_what_both_say_of_the_youth_plan_stands_in_one_row(corpus: Connection) -> None:
    compared = side_by_side.compare(corpus, "youth-plan")
    assert compared is not None
    assert {c.committee.place for c in compared.columns} == {"内蒙古自治区", "辽源市"}
    shared = {p.text for row in compared.like for e in row if e for p in e.pieces if p.shared}
    assert any("青年工作联席会议" in text for text in shared)
    assert {m.name for c in compared.columns for m in c.means} >= {"青年工作联席会议"}


def test_youth_e_commerce_is_told_by_four_of_the_committees(corpus: Connection) -> None:
    compared = side_by_side.compare(corpus, "youth-ecommerce")
    assert compared is not None
    places = {c.committee.place for c in compared.columns}
    assert places == {"内蒙古自治区", "辽源市", "吕梁市", "阳城县"}


def test_every_passage_of_two_documents_is_there(corpus: Connection) -> None:
    entries, _ = listed(corpus)
    found = against.against(corpus, entries[0].public_id, entries[-1].public_id)
    assert found is not None
    for n in range(2):
        paired = {found.texts[n][pair[n]].number for pair in found.like}
        assert paired | {p.number for p in found.alone[n]} == {p.number for p in found.texts[n]}


def test_the_rest_answers_too(corpus: Connection) -> None:
    assert comparison.matrix(corpus).unheld > 0
    told = spread.one(corpus, "youth-home")
    assert told is not None
    assert len(told.adopters) >= 3
    assert returning.find(corpus).looked_at == 7
