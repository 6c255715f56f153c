"""Pages of reports and SQL: forms with choices, drawings without a script, complete files, places of errors."""

import csv
import io
import json
import re
import tracemalloc

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from archive.queries import reports, sql
from archive.schema.views import VIEWS
from webapp import reports as room
from webapp.drawing import answers as drawings
from webapp.shell import exporting
from webapp.shell.database import engine
from webapp.shell.language import messages

QUESTION = "SELECT issuer, published, count(*) AS n FROM timeline GROUP BY issuer, published ORDER BY 1, 2"


@pytest.mark.parametrize("name", reports.all_reports())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_report_has_a_page(client: FlaskClient, name: str, language: str) -> None:
    answer = client.get(f"/reports/{name}?lang={language}")
    assert answer.status_code == 200
    assert escape(reports.named(name).title[language]) in answer.text
    assert "<script" not in answer.text


def test_parameters_are_forms_with_choices(client: FlaskClient) -> None:
    page = client.get("/reports/adoption_order?initiative=青年书屋").text
    assert re.search('<option value="青年书屋"[^>]* selected>青年书屋</option>', page)
    assert "共青团" in page
    page = client.get("/reports/coverage_by_committee?level=county").text
    assert '<option value="county" selected>county</option>' in page
    assert '<option value="">' in page


def test_a_chinese_page_names_columns_choices_and_words_in_chinese(client: FlaskClient) -> None:
    page = client.get("/reports/coverage_by_committee?level=county&lang=zh").text
    assert '<option value="county" selected>县级</option>' in page
    page = client.get("/reports/adoption_order?initiative=青年书屋").text
    assert '<span title="committee">团组织</span>' in page
    assert '<span title="committee_level">层级</span>' in page
    theme = client.get("/reports/themes_by_year").text
    assert "服务青年" in theme
    assert "<td>service</td>" not in theme


def test_every_column_of_a_ready_report_has_a_name(client: FlaskClient, app: Flask) -> None:
    with app.app_context():
        for report in reports.all_reports().values():
            found = reports.run(engine(), report, {}, limit=1)
            assert [c for c in found.columns if f"column.{c}" not in messages("zh")] == [], report.name


def test_the_console_leaves_names_and_words_as_they_are(client: FlaskClient) -> None:
    page = client.get("/sql?sql=SELECT+theme+FROM+initiatives_overview&lang=zh").text
    assert '<code lang="en">theme</code>' in page
    assert re.search('<td[^>]* lang="en">', page)


def test_many_choices_are_offered_while_one_types(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LISTED", 0)
    assert '<datalist id="c-initiative">' in client.get("/reports/adoption_order").text


def test_a_wrong_parameter_is_said(client: FlaskClient) -> None:
    answer = client.get("/reports/dates_by_basis?first=yes")
    assert answer.status_code == 400
    assert "has to be a number" in answer.text
    assert client.get("/reports/dates_by_basis.csv?first=yes").status_code == 400
    assert client.get("/reports/nothing").status_code == 404
    assert client.get("/reports/adoption_order.doc").status_code == 404


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "xlsx", "parquet"])
def test_files_hold_all_rows(client: FlaskClient, app: Flask, form: str) -> None:
    with app.app_context():
        whole = sql.ask(engine(), reports.named("initiatives_by_committee").sql, {"initiative": "", "theme": ""}).rows
    answer = client.get(f"/reports/initiatives_by_committee.{form}")
    assert answer.status_code == 200
    assert f"initiatives_by_committee.{form}" in answer.headers["Content-Disposition"]
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(answer.text)))) == len(whole) + 1
    if form in ("json", "jsonl"):
        held = json.loads(answer.text) if form == "json" else [json.loads(line) for line in answer.text.splitlines()]
        assert [tuple(row.values()) for row in held] == list(whole)
    if form in ("xlsx", "parquet"):
        assert answer.data[:4] in (b"PK\x03\x04", b"PAR1")


def test_a_report_as_a_file_of_its_own(client: FlaskClient) -> None:
    answer = client.get("/reports/names_in_use.toml")
    assert answer.mimetype == "application/toml"
    assert answer.text.startswith("# A report")


def test_the_console_answers_and_its_files_are_complete(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql, "ROWS", 1)
    page = client.get("/sql", query_string={"sql": QUESTION, "lang": "en"})
    assert page.status_code == 200
    rows = list(csv.reader(io.StringIO(client.get("/sql.csv", query_string={"sql": QUESTION}).text)))
    with_bom = client.get("/sql.csv", query_string={"sql": QUESTION, "bom": "1"}).data
    assert rows[0] == ["issuer", "published", "n"]
    assert with_bom.startswith(b"\xef\xbb\xbf")
    assert client.get("/sql.xlsx", query_string={"sql": "DELETE FROM timeline"}).status_code == 400


def test_a_long_file_is_complete_and_not_held(client: FlaskClient, app: Flask) -> None:
    """The small version of `make bench-reports`, which streams a million rows."""
    tables = "FROM timeline a, timeline b, timeline c, timeline d, timeline e WHERE a.edtf >= :since"
    with app.app_context():
        counted = sql.ask(engine(), f"SELECT count(*) {tables}", {"since": "1"}, seconds=30).rows[0][0]
    assert counted > 15_000
    asked = {"sql": f"SELECT a.headline, b.quote, c.edtf {tables}", "p_since": "1"}
    assert client.get("/sql.csv?sql=SELECT 1 AS warm").data
    tracemalloc.start()
    answer = client.get("/sql.csv", query_string=asked, buffered=False)
    lines = sum(piece.count(b"\n") for piece in answer.iter_encoded())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert lines == counted + 1
    assert peak < 2_000_000


def test_the_dictionary_tells_every_column(client: FlaskClient) -> None:
    page = client.get("/sql/views?lang=zh").text
    assert all(f"<code>{column.name}</code>" in page for view in VIEWS for column in view.columns)
    assert "机构规范名称" in page


def test_a_cut_answer_is_announced(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SHOWN", 2)
    assert "There are more" in client.get("/reports/initiatives_by_committee?lang=en").text


def test_an_error_points_at_its_place(client: FlaskClient) -> None:
    answer = client.get("/sql", query_string={"sql": "SELECT headline,\n  nonsense\nFROM timeline", "lang": "en"})
    assert answer.status_code == 400
    assert "Line 2, column 3:" in answer.text
    assert "<mark>nonsense</mark>" in answer.text
    assert 'data-at="19"' in answer.text


def test_named_parameters_become_fields(client: FlaskClient) -> None:
    page = client.get("/sql", query_string={"sql": "SELECT headline FROM timeline WHERE edtf = :day", "p_day": "2020"})
    assert 'name="p_day" value="2020"' in page.text


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ({"chart": "bars", "across": "issuer", "value": "n"}, "chart bars"),
        ({"chart": "lines", "across": "n", "value": "n", "series": "issuer"}, "chart lines"),
        ({"chart": "grid", "across": "n", "value": "n", "series": "issuer"}, "chart grid"),
        ({"chart": "time", "across": "issuer", "value": "published", "series": "published"}, "chart time"),
    ],
)
def test_an_answer_is_drawn(client: FlaskClient, asked: dict[str, str], kind: str) -> None:
    page = client.get("/sql", query_string={"sql": QUESTION, **asked}).text
    assert f'class="{kind}"' in page
    assert "style=" not in page


def test_what_cannot_be_drawn_so_is_said(client: FlaskClient) -> None:
    asked = {"sql": QUESTION, "chart": "bars", "across": "issuer", "value": "published", "lang": "en"}
    assert "cannot be drawn" in client.get("/sql", query_string=asked).text


def test_only_so_many_files_at_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr(exporting, "_slots", threading.BoundedSemaphore(1))
    address = "/sql.csv?sql=SELECT 1 AS a"
    for _ in range(3):
        assert client.get(address).status_code == 200
    exporting._slots.acquire()
    assert client.get(address).status_code == 503


class TestDrawings:
    def test_bars_are_as_long_as_their_values(self) -> None:
        drawn = drawings.chart(
            ("a", "n"), [("x", 4), ("y", 1), ("z", None)], {"kind": "bars", "label": "a", "value": "n"}
        )
        assert drawn
        assert [(bar.label, bar.width) for bar in drawn.bars] == [("x", 100.0), ("y", 25.0)]
        assert drawn.left_out == 1

    def test_a_gap_between_years_is_no_line(self) -> None:
        rows = [(2019, 1), (2020, 2), (2022, 3), (None, 9)]
        drawn = drawings.chart(("year", "n"), rows, {"kind": "lines", "x": "year", "value": "n"})
        assert drawn
        assert (len(drawn.lines[0].points), len(drawn.lines[0].stretches), drawn.left_out) == (4 - 1, 1, 1)

    def test_a_grid_has_a_row_for_each_series_and_a_column_for_each_year_that_is_told_of(self) -> None:
        rows = [(1990, "a", 1), (2020, "a", 2), (2021, "b", 8), (2021, "b", 2), (None, "b", 9)]
        asked = {"kind": "grid", "x": "year", "value": "n", "series": "s"}
        drawn = drawings.chart(("year", "s", "n"), rows, asked)
        assert drawn
        assert drawn.grid
        assert [(row.name, row.total) for row in drawn.grid.rows] == [("b", 10.0), ("a", 3.0)]
        assert [label for _, label in drawn.grid.heads] == ["1990", "2020", "2021"]
        assert (len(drawn.grid.breaks), drawn.left_out) == (1, 1)
        assert max(cell.height for row in drawn.grid.rows for cell in row.cells) == drawn.grid.rows[0].cells[0].height

    def test_a_month_is_drawn_as_wide_as_it_is(self) -> None:
        rows = [("a", "2020-01-01", "2020-12-31"), ("b", "2020-06-01", "2020-06-30"), ("c", None, "2020-01-01")]
        drawn = drawings.chart(("a", "f", "t"), rows, {"kind": "time", "label": "a", "from": "f", "to": "t"})
        assert drawn
        assert [(span.x, span.width) for span in drawn.spans] == [(0.0, 100.0), (41.53, 8.197)]
        assert drawn.left_out == 1

    def test_columns_that_are_not_there_give_no_drawing(self) -> None:
        assert drawings.chart(("a",), [(1,)], {"kind": "bars", "label": "a", "value": "b"}) is None
        assert drawings.chart(("a",), [], {}) is None
