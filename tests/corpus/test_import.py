"""The five real documents through the command line: five sources, seven documents, and nothing changes the second time."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import main
from archive.importers import check
from tests.importers.conftest import dump, opened

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents of ../shared/corpus are not here"),
]


def call(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--database", url, *arguments])


def test_the_whole_way(blank_url: str) -> None:
    assert call(blank_url, "init", "--empty").exit_code == 0
    first = call(blank_url, "import", str(CORPUS))
    assert first.exit_code == 0, first.output
    assert "5 files (5 new); 5 sources with 7 documents" in first.stderr
    with opened(blank_url) as engine:
        before = dump(engine)
        again = call(blank_url, "import", str(CORPUS))
        assert "5 files (5 same); 5 sources with 7 documents" in again.stderr
        assert dump(engine) == before
        assert "5 files (5 same)" in call(blank_url, "reannotate").stderr
        assert dump(engine) == before
        assert list(check.faults(engine)) == []


def test_who_mentions_what_by_sql(blank_sqlite_url: str) -> None:
    call(blank_sqlite_url, "init", "--empty")
    call(blank_sqlite_url, "import", str(CORPUS))
    with opened(blank_sqlite_url) as engine, engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT initiative, committee, words, quote, edtf, basis FROM initiative_mentions_by_committee "
            "WHERE initiative LIKE '%青年大学习%' OR initiative LIKE '%智慧团建%' OR initiative LIKE '%12355%'"
        ).fetchall()
    assert {mark for mark in ("青年大学习", "智慧团建", "12355") for row in rows if mark in row.initiative} == {
        "青年大学习",
        "智慧团建",
        "12355",
    }
    assert all(row.words in row.quote and row.edtf and row.basis for row in rows)
    assert len({row.committee for row in rows}) >= 2


def test_extraction_is_the_same_in_every_process() -> None:
    """No set or hash order may reach a result: it would look like a change at every re-annotation."""
    code = (
        "import sys, hashlib; from pathlib import Path; from archive.readers import read; "
        "from archive.extraction.pipeline import annotate; "
        "print([hashlib.sha256(repr(annotate(read(p.read_bytes(), p.name))).encode()).hexdigest() "
        f"for p in sorted(Path({str(CORPUS)!r}).iterdir())])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1
