"""The commands that ask: timeline, compare, search, sql, report, export, serve."""

import csv
import io
import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import main
from tests.samples import sample_url


@pytest.fixture(scope="module")
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    with sample_url(request, "sqlite", tmp_path_factory.mktemp("questions")) as found:
        yield found


@pytest.fixture
def ask(url: str):
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--database", url, *arguments])

    return run


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_timeline_of_a_window_and_a_committee(ask):
    found = rows(ask("timeline", "--from", "2022-12", "--to", "2022-12", "--committee", "云州市", "--format", "json"))
    assert [row["edtf"] for row in found] == ["2018~/2023", "2022-12~", "2022-12-16/2022-12-18"]
    assert len(rows(ask("timeline", "--initiative", "书屋", "--format", "json"))) == 3


def test_timeline_says_when_it_is_cut(ask):
    result = ask("timeline", "--limit", "2", "--format", "csv")
    assert len(list(csv.reader(io.StringIO(result.stdout)))) == 3
    assert "--limit" in result.stderr


def test_compare_by_slug_and_by_name(ask):
    found = rows(ask("compare", "sapling", "--format", "json"))
    assert {row["committee"] for row in found} == {
        "共青团东川省委员会",
        "共青团东川省云州市委员会",
        "共青团西岭省委员会",
    }
    assert {row["digest"] for row in found if "云州" in str(row["committee"])} == {1}
    assert rows(ask("compare", "小树苗计划", "--with", "西岭", "--format", "json"))[0]["words"] == "小树苗"


def test_search_prints_passages(ask):
    found = rows(ask("search", "书屋", "--format", "json"))
    assert {row["document"] for row in found} == {"dreport", "dnews"}


def test_sql_and_reports(ask):
    found = rows(
        ask(
            "sql",
            "SELECT title FROM documents_overview WHERE document = :id",
            "--set",
            "id=dreport",
            "--format",
            "json",
        )
    )
    assert found == [{"title": "东川省2020年工作报告"}]
    assert "initiatives_by_committee" in ask("report").stdout
    assert len(rows(ask("report", "initiatives-by-committee", "--set", "initiative=小树苗", "--format", "json"))) == 3


def test_export_writes_every_row(ask, tmp_path: Path):
    target = tmp_path / "timeline.csv"
    assert ask("export", "timeline", str(target), "--bom").exit_code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))) == 9
    assert ask("export", "dates", str(tmp_path / "dates.json")).exit_code == 0
    assert len(json.loads((tmp_path / "dates.json").read_text("utf-8"))) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline", "--from", "nonsense"),
        ("compare", "nothing-of-the-kind"),
        ("compare", "sapling", "--with", "nobody"),
        ("sql", "DELETE FROM milestones"),
        ("sql", "SELECT :x"),
        ("sql", "SELECT 1", "--set", "x"),
        ("report", "nothing"),
        ("report", "initiatives_by_committee", "--set", "x=1"),
        ("export", "settings", "x.csv"),
        ("export", "timeline", "x.docx"),
        ("export", "timeline", "no/such/folder/x.csv"),
    ],
    ids=" ".join,
)
def test_wrong_use_says_what_to_do(ask, arguments):
    result = ask(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr) > 20


def test_serve_refuses_what_is_no_archive(tmp_path: Path):
    result = CliRunner().invoke(main, ["--database", f"sqlite:///{tmp_path / 'none.db'}", "serve"])
    assert result.exit_code == 2
    assert "init" in result.stderr


def test_serve_says_when_the_port_is_taken(ask):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = ask("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "--port" in result.stderr


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "xlsx", "parquet"])
def test_all_rows_as_a_file(ask, tmp_path, form):
    file = tmp_path / f"a.{form}"
    result = ask("report", "initiatives_by_committee", "--out", str(file))
    assert result.stdout == ""
    assert f"rows written to {file}" in result.stderr
    assert file.stat().st_size > 100
    assert (
        ask("sql", "SELECT * FROM timeline WHERE edtf LIKE :y", "--set", "y=2020%", "--out", str(file)).exit_code == 0
    )
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_what_cannot_be_written_leaves_no_file(ask, tmp_path):
    assert ask("sql", "SELECT 1", "--out", str(tmp_path / "a.doc")).exit_code == 2
    assert ask("sql", "SELECT nonsense FROM timeline", "--out", str(tmp_path / "a.csv")).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_report_as_a_file_of_seeds(ask):
    import tomllib

    assert tomllib.loads(ask("report", "names_in_use", "--definition").stdout)["parameters"][0]["name"] == "initiative"


@pytest.mark.parametrize("form", ["jsonl", "xlsx", "parquet"])
def test_a_view_is_exported_in_every_format(ask, tmp_path, form):
    file = tmp_path / f"timeline.{form}"
    assert "8 rows written" in ask("export", "timeline", str(file)).stderr
    assert file.stat().st_size > 100


def test_saved_reports_are_listed_with_the_ready_ones(sqlite_url: str, monkeypatch: pytest.MonkeyPatch):
    from archive import database
    from archive.importers import saving

    texts = {"en": "Titles", "zh": "标题"}
    made = {"title": texts, "description": texts, "query": {"sql": "SELECT title FROM documents_overview"}}
    engine = database.connect(sqlite_url)
    saving.save(engine, "our_titles", made, author="mary")
    engine.dispose()
    listed = CliRunner().invoke(main, ["--database", sqlite_url, "report"]).stdout
    assert "our_titles" in listed
    assert "initiatives_by_committee" in listed
    assert "initiatives_by_committee" in CliRunner().invoke(main, ["--database", "sqlite:///none.db", "report"]).stdout
