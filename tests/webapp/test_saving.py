"""Editors save questions as reports for everybody; strangers do not."""

from flask import Flask
from flask.testing import FlaskClient

from archive.importers import saving
from tests.webapp.test_review import editing, editor, token  # noqa: F401 (fixtures)

FIELDS = {
    "name": "plans_of_a_year",
    "title_en": "Plans of a year",
    "title_zh": "某年计划",
    "description_en": "",
    "description_zh": "当年的计划",
    "sql": "SELECT headline, edtf FROM timeline WHERE modality = 'planned' AND edtf LIKE :year || '%'",
    "year.type": "text",
    "year.default": "2020",
    "year.choices": "2019, 2020，2021",
    "year.en": "Year",
    "year.zh": "年份",
    "chart": "bars",
    "across": "headline",
    "value": "edtf",
    "verb": "save",
}


def test_an_editor_saves_changes_and_takes_away(editor: FlaskClient) -> None:  # noqa: F811
    csrf = token(editor, "/review/reports?sql=SELECT+1+AS+one")
    done = editor.post("/review/reports", data={"csrf": csrf, **FIELDS})
    assert (done.status_code, done.headers["Location"]) == (303, "/reports/plans_of_a_year")
    page = editor.get("/reports/plans_of_a_year?lang=zh").text
    assert "某年计划" in page
    assert "由editor保存" in page
    assert '<option value="2019">2019</option><option value="2020" selected>2020</option>' in page
    assert "某年计划" in editor.get("/reports?lang=zh").text
    form = editor.get("/review/reports?report=plans_of_a_year").text
    assert 'value="2019, 2020, 2021"' in form
    assert editor.post("/review/reports", data={"csrf": csrf, **FIELDS, "verb": "remove"}).status_code == 303
    assert editor.get("/reports/plans_of_a_year").status_code == 404


def test_what_is_wrong_is_said_and_kept_in_the_form(editor: FlaskClient) -> None:  # noqa: F811
    csrf = token(editor, "/review/reports")
    for change, said in (
        ({"sql": "SELECT nonsense FROM timeline"}, "no such column"),
        ({"sql": "DELETE FROM timeline"}, "only one SELECT"),
        ({"name": "adoption_order"}, "ready report"),
        ({"name": "Wrong Name"}, "no name for a report"),
        ({"title_en": "", "title_zh": ""}, "has a title"),
    ):
        answer = editor.post("/review/reports", data={"csrf": csrf, **FIELDS, **change})
        assert answer.status_code == 400
        assert said in answer.text
        assert "当年的计划" in answer.text


def test_a_ready_report_is_copied_and_parameters_are_read(editor: FlaskClient) -> None:  # noqa: F811
    form = editor.get("/review/reports?report=adoption_order").text
    assert 'value="adoption_order_2"' in form
    assert ":initiative" in form
    csrf = token(editor, "/review/reports")
    answer = editor.post("/review/reports", data={"csrf": csrf, "verb": "parameters", "sql": "SELECT :one, :two"})
    assert ":one" in answer.text
    assert ":two" in answer.text


def test_strangers_are_sent_to_the_door(editing: Flask, client: FlaskClient) -> None:  # noqa: F811
    stranger = editing.test_client()
    assert stranger.get("/review/reports").headers["Location"] == "/login"
    assert stranger.post("/review/reports", data=FIELDS).headers["Location"] == "/login"
    assert client.get("/review/reports").status_code == 404


def test_programmes_get_what_was_saved(editor: FlaskClient) -> None:  # noqa: F811
    csrf = token(editor, "/review/reports")
    asking = {"sql": "SELECT CAST(:year AS text) AS asked", "chart": ""}
    editor.post("/review/reports", data={"csrf": csrf, **FIELDS, **asking})
    (entry,) = editor.get("/api/v1/saved-reports").json["items"]
    assert (entry["name"], entry["parameters"]) == ("plans_of_a_year", ["year"])
    found = editor.get(f"{entry['url']}?set=year=2021&limit=1").json
    assert (found["columns"], found["rows"]) == (["asked"], [["2021"]])
    for asked, status in (("?set=2021", 400), ("?set=month=5", 400), ("?year=2021", 400)):
        answer = editor.get(entry["url"] + asked)
        assert (answer.status_code, answer.json["parameter"]) == (status, "year" if "year" in asked else "set")
    assert editor.get("/api/v1/saved-reports/nothing").status_code == 404


def test_a_saved_report_of_another_version_costs_no_other(
    editor: FlaskClient,  # noqa: F811
    editing: Flask,  # noqa: F811
) -> None:
    texts = {"en": "Old", "zh": "旧"}
    told = {"title": texts, "description": texts, "query": {"sql": "SELECT 1"}, "chart": {"kind": "pie"}}
    saving.save(editing.extensions["archive.engine"], "of_before", told, author="mary")
    assert editor.get("/reports").status_code == 200
    assert editor.get("/reports/adoption_order").status_code == 200
    assert editor.get("/reports/of_before").status_code == 404
    assert editor.get("/api/v1/saved-reports").json["items"] == []
