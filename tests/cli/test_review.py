"""`league-archive review`: the queue and the verbs on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import main
from archive.importers import one
from tests.importers import stub
from tests.importers.conftest import LETTER


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)
    (tmp_path / "a.txt").write_bytes(LETTER.encode())

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--database", database_url, *arguments])

    run("import", str(tmp_path / "a.txt"))
    return run


def test_a_decision_from_queue_to_undo(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    listed = call("review", "--format", "json")
    rows = json.loads(listed.stdout)
    assert (listed.exit_code, [row["sort"] for row in rows]) == (1, ["undated", "undated", "initiative"])
    done = call("review", "change", rows[0]["id"], "published=2021-07", "--by", "甲", "--reason", "stands on the cover")
    assert (done.exit_code, done.stderr.split(" (")[0]) == (0, "decision 1")
    call("review", "reject", rows[2]["id"])
    assert len(json.loads(call("review", "--format", "json").stdout)) == 1
    (tmp_path / "c.json").write_text(call("review", "export").stdout, encoding="utf-8")
    assert call("review", "import", str(tmp_path / "c.json")).stderr == "0 new decisions, 0 taken back\n"
    assert call("review", "undo", "1").exit_code == 0
    history = json.loads(call("review", "history", "--format", "json").stdout)
    assert [(d["number"], d["state"]) for d in history] == [(2, "standing"), (1, "undone")]
    assert (history[1]["who"], history[1]["reason"]) == ("甲", "stands on the cover")


@pytest.mark.parametrize(
    "arguments",
    [("accept", "nothing"), ("undo", "7"), ("merge", "initiative", "甲", "乙"), ("change", "x", "y")],
    ids=lambda a: a[0],
)
def test_wrong_use_decides_nothing(call, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert call("review", *arguments).exit_code == 2
    assert json.loads(call("review", "history", "--format", "json").stdout) == []
