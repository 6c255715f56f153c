"""Columns that a person named are remembered: for tables with these headings, and for understanding them anew."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from archive.errors import WrongUse
from archive.importers import columns
from archive.importers.run import import_paths, reannotate
from archive.schema.vocabulary import Outcome
from archive.upgrading import upgrade
from tests.importers.conftest import opened

TABLE = "甲,乙\n2021-03-04,南溪团市委举办青年夜校，120人参加。\n2021-05-04,南溪团市委召开座谈会，总结工作。\n"


def take_in(engine: Engine, file: Path) -> list[Outcome]:
    return [f.outcome for f in import_paths(engine, [file]).files]


def test_they_are_asked_for_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url, create=True)
    file = tmp_path / "a.csv"
    file.write_text(TABLE, encoding="utf-8")
    with opened(url) as engine:
        assert take_in(engine, file) == [Outcome.REJECTED]
        columns.remember(engine, columns.parse("date=甲, text=乙"))
        assert take_in(engine, file) == [Outcome.NEW]
        assert [f.outcome for f in reannotate(engine).files] == [Outcome.SAME]
        with engine.connect() as connection:
            days = connection.execute(text("SELECT count(DISTINCT earliest_day) FROM milestones")).scalar_one()
            assert columns.remembered(connection) == [{"date": "甲", "text": "乙"}]
    assert days == 2


@pytest.mark.parametrize("words", ["", "date", "day=甲", "date="])
def test_what_is_no_column_is_told(words: str) -> None:
    with pytest.raises(WrongUse, match="--columns"):
        columns.parse(words)
