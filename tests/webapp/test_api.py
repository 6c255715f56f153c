import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from archive.schema.metadata import ArchiveState
from tests.samples import sample_url
from webapp import create_app
from webapp.api.routes import OPERATIONS
from webapp.shell import database

ROOT = "/api/v1"


@pytest.fixture
def api(client):
    def ask(path, status=200, **headers):
        response = client.get(ROOT + path, headers=headers)
        assert response.status_code == status, response.text
        return response

    return ask


def walk(api, path):
    found = []
    while path:
        answer = api(path.removeprefix(ROOT)).json
        found += answer["items"]
        assert len(answer["items"]) <= answer["limit"]
        path = answer["next"]
    return found, answer["total"]


@pytest.mark.parametrize("operation", [o for o in OPERATIONS if not o.places], ids=lambda o: o.name)
def test_every_operation_answers(api, operation):
    response = api(operation.path + operation.example)
    assert response.mimetype == "application/json"
    assert "\\u" not in response.text


@pytest.mark.parametrize(
    "path",
    [
        "/milestones?limit=1",
        "/milestones?limit=2&axis=reported",
        "/documents?limit=1",
        "/passages?limit=2",
        "/events?limit=1",
    ],
)
def test_a_list_is_walked_to_its_end_without_gap_or_double(api, path):
    found, total = walk(api, path)
    keys = [json.dumps(item, sort_keys=True) for item in found]
    assert len(keys) == len(set(keys)) == total > 0
    name = path.split("?")[0]
    assert found == api(f"{name}?limit=200" + ("&axis=reported" if "reported" in path else "")).json["items"]


def test_the_next_page_is_also_in_the_link_header(api):
    response = api("/milestones?limit=1&theme=service")
    assert response.headers["Link"] == f'<{response.json["next"]}>; rel="next"'
    assert "theme=service" in response.json["next"]


@pytest.mark.parametrize(
    "query", ["", "theme=service", "modality=planned", "basis=inherited", "q=书屋", "from=2020&to=2020"]
)
def test_filters_are_those_of_the_page(client, api, query):
    text = client.get(f"/?{query}", headers={"Accept-Language": "en"}).text
    of_page = api(f"/timeline?{query}").json
    assert api(f"/milestones?{query}").json["total"] == of_page["within"]
    drawn = sum(lane["count"] for lane in api(f"/timeline?{query}&lanes=none").json["lanes"])
    assert drawn == of_page["within"]
    assert str(of_page["within"]) in text


def test_a_milestone_quotes_its_document(api):
    for item in api("/milestones").json["items"]:
        passage = api(f"/passages?document={item['document']}").json["items"][item["passage"] - 1]
        start, stop = (place - passage["span"][0] for place in item["span"])
        assert passage["text"][start:stop] == item["text"]
        assert item["text"] in item["sentence"]
        assert api(item["url"].removeprefix(ROOT)).json == item


def test_a_document_has_its_passages_and_findings(api):
    document = api("/documents/dreport").json
    assert document["number"] == "东青发〔2020〕9号"
    assert [p["kind"] for p in document["passages"]][:2] == ["heading", "paragraph"]
    findings = [f for p in document["passages"] for f in p["findings"]]
    assert {f["kind"] for f in findings} == {"time", "organisation", "initiative", "figure"}
    beside = {m["id"] for p in document["passages"] for m in p["milestones"]}
    assert beside == {m["id"] for m in api("/milestones?document=dreport").json["items"]}


def test_dates_are_intervals_with_edtf(api):
    inherited = api("/milestones?basis=inherited&committee=" + committee(api, "云州")).json["items"][0]["date"]
    assert inherited == {
        "earliest": "2018-01-01",
        "latest": "2023-12-31",
        "edtf": "2018~/2023",
        "basis": "inherited",
        "inherited_from": "period",
        "approximate": True,
    }


def committee(api, word):
    return next(
        e["committee"]["id"] for e in api("/committees").json["items"] if word in e["committee"]["official_name"]
    )


def test_committees_initiatives_comparison_search(api):
    east = api(f"/committees/{committee(api, '东川')}").json
    assert [d["id"] for d in east["issued"]] == ["dreport"]
    assert api("/initiatives/sapling").json["takers"]
    assert api("/comparison/sapling").json["sides"]
    matrix = api("/comparison?least=1").json
    assert all(len(row["cells"]) == len(matrix["columns"]) for row in matrix["rows"])
    found = api("/search?q=书屋&limit=1").json
    assert len(found["passages"]) == 1 < found["passages_total"]
    assert any(piece == {"text": "书屋", "hit": True} for piece in found["passages"][0]["pieces"])


def test_limits_of_tables_are_announced(api):
    table = api("/views/timeline?limit=2").json
    assert (len(table["rows"]), table["limit"], table["cut"]) == (2, 2, True)
    assert api("/views/timeline?limit=1000").json["cut"] is False


def test_what_is_withdrawn_is_nowhere(api):
    api("/documents/dhidden", 404)
    assert api("/passages?document=dhidden").json["total"] == 0
    for operation in OPERATIONS:
        if not operation.places:
            query = "?q=不应出现" if operation.name == "search" else ""
            assert "dhidden" not in api(operation.path + query).text
            assert "这一段不应出现" not in api(operation.path + query).text


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/documents/nothing", 404, None),
        ("/milestones/nothing", 404, None),
        ("/events/nothing", 404, None),
        ("/committees/nobody", 404, None),
        ("/initiatives/nothing", 404, None),
        ("/comparison/nothing", 404, None),
        ("/comparison/sapling?with=nobody", 404, None),
        ("/comparison/sapling?with=a,b,c,d,e", 400, "with"),
        ("/reports/nothing", 404, None),
        ("/nowhere", 404, None),
        ("/nowhere/%00", 404, None),
        ("/documents/%00", 404, None),
        ("/milestones?from=nonsense", 400, "from"),
        ("/milestones?from=2020-02-30", 400, "from"),
        ("/milestones?from=2022&to=2020", 400, "to"),
        ("/milestones?theme=nonsense", 400, "theme"),
        ("/milestones?axis=nonsense", 400, "axis"),
        ("/milestones?after=nonsense", 400, "after"),
        ("/milestones?after=1." + "9" * 30, 400, "after"),
        ("/milestones?limit=0", 400, "limit"),
        ("/milestones?limit=２", 400, "limit"),
        ("/milestones?limit=1&limit=2", 400, "limit"),
        ("/milestones?themes=service", 400, "themes"),
        ("/milestones?q=" + "长" * 201, 400, "q"),
        ("/search", 400, "q"),
        ("/events?disputed=maybe", 400, "disputed"),
    ],
)
def test_nonsense_is_a_problem_that_names_the_parameter(api, path, status, parameter):
    response = api(path, status)
    assert response.mimetype == "application/problem+json"
    assert response.json["status"] == status
    assert response.json.get("parameter") == parameter
    assert response.json["detail"].endswith(".")


def test_only_get(client):
    for method in (client.post, client.put, client.delete, client.patch, client.options):
        response = method(f"{ROOT}/documents")
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]
        assert response.mimetype == "application/problem+json"


def test_an_answer_is_sent_once_for_a_revision(request, tmp_path):
    with sample_url(request, "sqlite", tmp_path) as url:
        app = create_app(url)
        client = app.test_client()
        first = client.get(f"{ROOT}/documents")
        known = {"If-None-Match": first.headers["ETag"]}
        since = {"If-Modified-Since": first.headers["Last-Modified"]}
        assert first.headers["ETag"].startswith("W/")
        for headers in (known, since, {"If-None-Match": "*"}):
            again = client.get(f"{ROOT}/documents", headers=headers)
            assert (again.status_code, again.data) == (304, b"")
            assert again.headers["ETag"] == first.headers["ETag"]
        with app.extensions["archive.engine"].begin() as connection:
            state = connection.execute(ArchiveState.__table__.select()).one()
            later = state.changed_at + timedelta(seconds=5)
            connection.execute(update(ArchiveState).values(revision=state.revision + 1, changed_at=later))
        for headers in (known, since, {"If-None-Match": '"nonsense"'}):
            assert client.get(f"{ROOT}/documents", headers=headers).status_code == 200
        database.dispose(app)


def test_other_sites_may_not_read_unless_they_are_allowed(app, client):
    origin = {"Origin": "https://example.org"}
    assert "Access-Control-Allow-Origin" not in client.get(f"{ROOT}/", headers=origin).headers
    try:
        app.config["API_ORIGINS"] = "https://example.org"
        assert client.get(f"{ROOT}/", headers=origin).headers["Access-Control-Allow-Origin"] == origin["Origin"]
        other = client.get(f"{ROOT}/", headers={"Origin": "https://elsewhere.example"})
        assert "Access-Control-Allow-Origin" not in other.headers
        assert "Access-Control-Allow-Origin" not in client.get("/", headers=origin).headers
    finally:
        del app.config["API_ORIGINS"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_lists_every_operation(client, language):
    text = client.get("/api", headers={"Accept-Language": language}).text
    for operation in OPERATIONS:
        assert f'id="{operation.name}"' in text
        assert (operation.zh if language == "zh" else operation.en)[:10] in text
    assert "<script" not in text
    assert not re.search(r"<[^>]*\s(?:style|on\w+)\s*=", text)
