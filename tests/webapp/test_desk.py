"""Correcting on the site: statements, documents, mentions, names, events; each with its history and its undo."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from archive import database as databases
from archive.importers import accounts, one
from archive.importers.run import import_paths
from archive.schema.metadata import Correction
from tests.importers import stub
from tests.importers.conftest import LETTER
from tests.webapp.test_review import PASSWORD, token
from webapp import create_app, review
from webapp.shell import database

TEXTS = {
    "a": LETTER,
    "b": "# 甲\n共青团东县委员会2021-05-04「暖阳」启动仪式举行\n",
    "c": "# 乙\n共青团西县委员会2021-05-04「暖阳」启动仪式举行\n",
    "d": "# 丙\n共青团东县委员会2021-09-01开学典礼\n",
}


@pytest.fixture
def editing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)
    engine = databases.connect(sqlite_url)
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        import_paths(engine, [tmp_path / f"{name}.txt"])
    accounts.add(engine, "editor", PASSWORD)
    engine.dispose()
    app = create_app(sqlite_url)
    review.init_app(app)
    yield app
    database.dispose(app)


@pytest.fixture
def editor(editing: Flask) -> FlaskClient:
    client = editing.test_client()
    client.post("/login", data={"csrf": token(client), "name": "editor", "password": PASSWORD})
    return client


def ids(client: FlaskClient, statement: str) -> list[str]:
    """The first column of an answer by SQL."""
    rows = client.get("/api/v1/sql", query_string={"sql": statement}).get_json()
    return [str(next(iter(row.values())) if isinstance(row, dict) else row[0]) for row in rows["rows"]]


def post(client: FlaskClient, address: str, **values: object) -> tuple[int, str]:
    done = client.post(address, data={"csrf": token(client, "/review"), **values})
    return done.status_code, done.headers.get("Location", "")


def statement(client: FlaskClient, words: str) -> str:
    page = client.get("/?from=2021&to=2022").text
    found = re.search(rf"{words}.*?/milestones/(\w+)", page, re.DOTALL)
    assert found, words
    return found.group(1)


def document(client: FlaskClient, title: str) -> str:
    found = re.search(rf'/documents/(\w+)"[^>]*>{title}<', client.get("/documents").text)
    assert found, title
    return found.group(1)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_statement_is_changed_and_rejected(editor: FlaskClient, language: str) -> None:
    here = f"/review/statements/{statement(editor, '开学典礼')}"
    assert editor.get(f"{here}?lang={language}").status_code == 200
    assert post(editor, here, verb="change", edtf="2021-09", headline="开学", reason="printed so") == (
        303,
        f"{here}#history",
    )
    page = editor.get(here).text
    assert "printed so" in page
    assert "2021-09" in page
    assert 'class="tag decided"' in editor.get(f"/milestones/{here.rsplit('/', 1)[1]}").text
    log = editor.get(f"/review/log?lang={language}").text
    assert f'<a lang="zh-Hans" href="{here}">' in log
    before, after = {"en": ("1 September 2021", "September 2021"), "zh": ("2021年9月1日", "2021年9月")}[language]
    assert f">{before}</span></del>" in log
    assert f">{after}</span></ins>" in log
    assert post(editor, here, verb="change", edtf="soon")[0] == 400
    status, there = post(editor, here, verb="reject")
    assert (status, there.startswith("/review/documents/")) == (303, True)
    assert editor.get(here).status_code == 404
    assert "开学" in editor.get(there).text
    number = re.findall(r'name="decision" value="(\d+)"', editor.get(there).text)[0]
    assert post(editor, "/review/undo", decision=number, back=there.partition("#")[0]) == (303, there)
    assert editor.get(here).status_code == 200


def test_words_are_marked_and_become_a_statement(editor: FlaskClient) -> None:
    here = f"/review/documents/{document(editor, '志愿行动周报')}"
    assert 'name="start"' not in editor.get(here).text
    page = editor.get(here, query_string={"words": "没有日期的一句"}).text
    start, stop = (re.search(rf'name="{name}" value="(\d+)"', page) for name in ("start", "stop"))
    assert start
    assert stop
    values = {"verb": "mark", "kind": "milestone", "start": start.group(1), "stop": stop.group(1)}
    assert post(editor, here, **values, words="andere", edtf="2021-07")[0] == 400
    assert post(editor, here, **values, words="没有日期的一句", edtf="2021-07", headline="加上的")[0] == 303
    assert "加上的" in editor.get("/?from=2021-07&to=2021-07").text
    assert "do not stand there" in editor.get(here, query_string={"words": "不在此处"}).text


def test_a_header_is_set_and_a_border_drawn(editor: FlaskClient) -> None:
    here = f"/review/documents/{document(editor, '第二篇')}"
    was = {"was_issuer": "共青团示例市委员会", "issuer": "共青团示例市委员会", "was_title": "第二篇", "title": "第二篇"}
    assert post(editor, here, verb="header", **was)[0] == 400
    assert post(editor, here, verb="header", **was, published="2022-01-10")[0] == 303
    assert "2022-01-10" in editor.get(here).text
    first = re.search(r'<option value="(\d+)">[^<]*志愿行动周报', editor.get(here).text)
    assert first
    post(editor, here, verb="border", paragraph=first.group(1))
    assert "第二篇" not in editor.get("/documents").text


def test_a_document_is_withdrawn_for_a_reason(editor: FlaskClient) -> None:
    here = f"/review/documents/{document(editor, '丙')}"
    assert post(editor, here, verb="withdraw")[0] == 400
    assert post(editor, here, verb="withdraw", reason="names persons")[0] == 303
    assert editor.get(here).status_code == 404


def test_a_mention_is_corrected_where_it_stands(editor: FlaskClient) -> None:
    page = editor.get(f"/documents/{document(editor, '丙')}").text
    found = re.search(r"/review/documents/\w+/organisation/\d+-\d+", page)
    assert found
    here = found.group(0)
    assert editor.get(here).status_code == 200
    assert post(editor, here, verb="change", organisation="共青团没有县委员会")[0] == 400
    assert post(editor, here, verb="change", organisation="共青团西县委员会")[0] == 303
    assert "共青团西县委员会" in editor.get(here).text
    assert post(editor, here, verb="reject")[0] == 303
    assert editor.get(here).status_code == 404


def test_a_name_is_split_taught_put_into_a_family_and_merged_back(editor: FlaskClient) -> None:
    def address(name: str) -> str:
        found = re.search(rf'/initiatives/([\w-]+)"[^>]*><span[^>]*></span>{name}<', editor.get("/initiatives").text)
        assert found, name
        return f"/review/initiatives/{found.group(1)}"

    here = address("暖阳")
    assert post(editor, here, verb="split", other="西县暖阳")[0] == 400
    assert post(editor, here, verb="split", other="西县暖阳", committee="共青团西县委员会")[0] == 303
    there = address("西县暖阳")
    assert post(editor, there, verb="alias", other="西县暖阳工程") == (303, f"{there}#history")
    assert post(editor, there, verb="family", other="暖阳族")[0] == 303
    assert 'name="other" value="暖阳族"' in editor.get(there).text
    history = editor.get(there).text
    assert all(word in history for word in ("西县暖阳工程", "暖阳族", "editor"))
    assert post(editor, there, verb="merge", other="暖阳") == (303, f"{here}#history")
    assert "西县暖阳<" not in editor.get("/initiatives").text
    assert post(editor, here, verb="reject")[0] == 303
    assert "暖阳<" not in editor.get("/initiatives").text


def test_a_committee_is_merged(editor: FlaskClient) -> None:
    found = re.search(r'/committees/(\w+)"[^>]*title="共青团西县委员会"', editor.get("/committees").text)
    assert found
    here = f"/review/committees/{found.group(1)}"
    assert "共青团西县委员会" in editor.get(here).text
    assert post(editor, here, verb="merge", other="共青团东县委员会")[0] == 303
    assert "西县" not in editor.get("/committees").text


def test_reports_are_joined_and_parted(editor: FlaskClient) -> None:
    report, other = statement(editor, "共青团东县委员会2021-05-04"), statement(editor, "开学典礼")
    here = f"/review/statements/{report}"
    assert post(editor, here, verb="join", other="nothing")[0] == 400
    assert post(editor, here, verb="join", other=f"http://x/milestones/{other}") == (303, f"{here}#history")
    found = re.search(r"/events/(\w+)", editor.get(f"/milestones/{report}").text)
    assert found
    event = f"/review/events/{found.group(1)}"
    assert editor.get(event).status_code == 200
    assert post(editor, event, verb="part", report=report)[0] == 303
    assert editor.get(event).status_code == 404
    assert "/events/" not in editor.get(f"/milestones/{report}").text


def test_decisions_go_out_and_come_in_as_a_file(editor: FlaskClient) -> None:
    here = f"/review/statements/{statement(editor, '开学典礼')}"
    post(editor, here, verb="change", edtf="2021-09")
    sent = editor.get("/review/corrections.json")
    assert sent.headers["Content-Disposition"].startswith("attachment")
    held = json.loads(sent.data)
    held["corrections"][0] |= {"decided_at": "2020-01-01T00:00:00+00:00", "author": "elsewhere"}
    data = {"csrf": token(editor, "/review"), "file": (io.BytesIO(json.dumps(held).encode()), "c.json")}
    assert editor.post("/review/corrections.json", data=data).status_code == 303
    assert "elsewhere" in editor.get("/review/history").text
    wrong = {"csrf": token(editor, "/review"), "file": (io.BytesIO(b"\xff"), "c.json")}
    assert editor.post("/review/corrections.json", data=wrong).status_code == 400


@pytest.mark.parametrize(
    "page",
    [
        "/review/documents/nothing", "/review/statements/nothing", "/review/initiatives/nothing",
        "/review/committees/nothing", "/review/events/nothing", "/review/documents/nothing/time/1-2",
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(editor: FlaskClient, page: str) -> None:
    assert editor.get(page).status_code == 404
    assert post(editor, page, verb="reject")[0] in (400, 404)


def test_strangers_see_no_desk(editing: Flask, editor: FlaskClient) -> None:
    stranger = editing.test_client()
    here = f"/review/statements/{statement(editor, '开学典礼')}"
    assert stranger.get(here).headers["Location"] == "/login"
    data = {"csrf": token(stranger), "name": "editor", "password": PASSWORD}
    assert stranger.post("/login", data=data).headers["Location"] == here


def test_decisions_that_could_not_be_applied_are_listed(editor: FlaskClient, sqlite_url: str) -> None:
    here = f"/review/statements/{statement(editor, '开学典礼')}"
    post(editor, here, verb="change", edtf="2021-09")
    assert "could not be applied: the text" not in editor.get("/review").text
    engine = databases.connect(sqlite_url)
    with engine.begin() as connection:
        connection.execute(update(Correction).values(flag="the text under it has changed"))
    engine.dispose()
    assert "1 decision could not be applied" in editor.get("/review?lang=en").text
    assert "the text under it has changed" in editor.get("/review/history?state=flagged").text
    assert "所据文字已有变动" in editor.get("/review/history?state=flagged&lang=zh").text
