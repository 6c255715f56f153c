"""`evaluate` keeps its result in the archive, and the page About shows it beside the method."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.cli import main
from webapp import create_app
from webapp.shell import database

SOURCE = "2021年5月，共青团云南省委举办培训3场。"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(SOURCE, "utf-8")
    start = SOURCE.index("3场")
    figure = {"span": [start, start + 2], "text": "3场", "value_base": 3, "unit": "场"}
    path = tmp_path / "readers.json"
    path.write_text(json.dumps({"source": "report.txt", "figures": [figure, figure]}), "utf-8")
    return path


def page(url: str, language: str) -> str:
    app = create_app(url)
    try:
        return app.test_client().get("/about", headers={"Accept-Language": language}).text
    finally:
        database.dispose(app)


def test_the_result_stands_beside_the_method(sqlite_url: str, gold: Path) -> None:
    assert "league-archive evaluate" in page(sqlite_url, "en")
    done = CliRunner().invoke(main, ["--database", sqlite_url, "evaluate", str(gold)])
    assert done.exit_code == 0, done.output
    assert "is printed only" not in done.stderr
    shown = page(sqlite_url, "en")
    assert "readers.json" in shown
    row = shown[shown.index("<td>Figures</td>") :].split("</tr>")[0]
    assert [cell.split("<")[0] for cell in row.split('class="num">')[1:]] == ["100 %", "50 %", "2"]
    assert "人工标注文献1份" in page(sqlite_url, "zh")


def test_without_an_archive_the_result_is_printed_only(tmp_path: Path, gold: Path) -> None:
    done = CliRunner().invoke(main, ["--database", f"sqlite:///{tmp_path / 'none.db'}", "evaluate", str(gold)])
    assert done.exit_code == 0, done.output
    assert "figures" in done.stdout
    assert "is printed only" in done.stderr
