"""`import --dry-run`: everything that would be stored is shown, the doubtful first, and nothing is written."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import main
from archive.importers import one
from tests.importers import stub
from tests.importers.conftest import LETTER, dump, opened


@pytest.fixture(autouse=True)
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)


def dry(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--database", url, "import", "--dry-run", *arguments])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(LETTER.encode())
    return path


def test_the_doubtful_stands_first(database_url: str, file: Path) -> None:
    lines = dry(database_url, str(file)).stdout.splitlines()
    assert lines[0].startswith("new")
    assert lines[1] == "  doubtful (3):"
    assert lines[2] == "    ? [A1] no date was found: 志愿行动周报"
    assert "initiative that the catalogue does not hold: 示例行动 — 2×" in lines[4]
    assert lines[5].startswith("  A1 志愿行动周报 · 共青团示例县委员会 · undated")
    assert "characters 0–95: # 志愿行动周报" in lines[6]
    assert any("4 May 2021  共青团示例县委员会于" in line for line in lines)


def test_nothing_is_written(database_url: str, file: Path, tmp_path: Path) -> None:
    with opened(database_url) as engine:
        before = dump(engine, batches=True)
    held = {path: path.read_bytes() for path in tmp_path.glob("*.db")}
    for form in ("table", "csv", "json"):
        assert dry(database_url, str(file), "--format", form).exit_code == 0
    assert {path: path.read_bytes() for path in tmp_path.glob("*.db")} == held
    with opened(database_url) as engine:
        assert dump(engine, batches=True) == before


def test_json_holds_the_same(sqlite_url: str, file: Path) -> None:
    (told,) = json.loads(dry(sqlite_url, str(file), "--format", "json", "--published", "2021-07").stdout)
    assert [doubt["sort"] for doubt in told["doubts"]] == ["initiative"]
    first = told["documents"][0]
    assert (first["published"]["edtf"], first["counts"]["milestones"]) == ("2021-07", 3)
    assert first["milestones"][0]["edtf"] == "2021-05-04"


def test_a_possible_reprint_is_told(sqlite_url: str, tmp_path: Path) -> None:
    words = "".join(chr(0x4E00 + 37 * n % 9000) for n in range(400))
    (tmp_path / "a.txt").write_text(f"# 甲\n{words}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"# 乙\n{words}末", encoding="utf-8")
    CliRunner().invoke(main, ["--database", sqlite_url, "import", str(tmp_path / "a.txt")])
    assert "may repeat a document that is held: 乙 — " in dry(sqlite_url, str(tmp_path / "b.txt")).stdout
    assert "may repeat" not in dry(sqlite_url, str(tmp_path / "a.txt")).stdout


def test_a_rejected_file_has_its_reason(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    done = dry(sqlite_url, str(tmp_path / "b.txt"))
    assert (done.exit_code, done.stdout) == (1, f"rejected  {tmp_path / 'b.txt'}: empty file\n")


def test_more_milestones_than_are_shown_are_counted(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(f"2021-05-{n:02}开会" for n in range(1, 9)), encoding="utf-8")
    assert dry(sqlite_url, str(tmp_path / "a.txt")).stdout.endswith("       … and 3 more milestones\n")


def test_an_issuer_that_the_catalogue_does_not_know_is_told(sqlite_url: str, file: Path) -> None:
    told = dry(sqlite_url, str(file), "--issuer", "团大同市委").stderr
    assert "knows no body 团大同市委" in told
    assert "did you mean 共青团山西省大同市委员会" in told
    assert "knows no" not in dry(sqlite_url, str(file), "--issuer", "共青团山西省大同市委员会").stderr


def test_what_annotating_anew_would_change_is_shown_and_not_done(
    database_url: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    CliRunner().invoke(main, ["--database", database_url, "import", str(file)])
    again = ["--database", database_url, "reannotate", "--dry-run", "--format"]
    assert json.loads(CliRunner().invoke(main, [*again, "json"]).stdout) == []
    monkeypatch.setattr(stub, "COUNT", stub.re.compile(r"(\d+)(?=人获)"))
    monkeypatch.setattr(stub, "DAY", stub.re.compile(r"2021-05-04|2023-\d\d-\d\d"))
    with opened(database_url) as engine:
        before = dump(engine, batches=True)
    told = json.loads(CliRunner().invoke(main, [*again, "json"]).stdout)
    sorts = {(change["sort"], change["kind"], change["words"]) for change in told}
    assert ("vanished", "figure", "120人") in sorts
    assert ("vanished", "time", "2022-01-09") in sorts
    assert ("appeared", "figure", "30") in sorts
    assert "- time" in CliRunner().invoke(main, [*again, "table"]).stdout
    with opened(database_url) as engine:
        assert dump(engine, batches=True) == before
