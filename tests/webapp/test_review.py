"""Logging in and deciding on the site: only with `--edit`, only by editors, only through forms of one's own session."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive import database as databases
from archive.errors import WrongUse
from archive.importers import accounts, one
from archive.importers.run import import_paths
from tests.importers import stub
from tests.importers.conftest import LETTER
from webapp import create_app, review
from webapp.review.throttle import Throttle
from webapp.shell import database

PASSWORD = "a long password"


@pytest.fixture
def editing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)
    (tmp_path / "a.txt").write_bytes(LETTER.encode())
    engine = databases.connect(sqlite_url)
    import_paths(engine, [tmp_path / "a.txt"])
    accounts.add(engine, "editor", PASSWORD)
    engine.dispose()
    app = create_app(sqlite_url)
    review.init_app(app)
    yield app
    database.dispose(app)


def token(client: FlaskClient, page: str = "/login") -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(page).text)
    assert found
    return found.group(1)


@pytest.fixture
def editor(editing: Flask) -> FlaskClient:
    client = editing.test_client()
    done = client.post("/login", data={"csrf": token(client), "name": "editor", "password": PASSWORD})
    assert (done.status_code, done.headers["Location"]) == (303, "/review")
    return client


def test_without_edit_there_is_nothing_of_it(client: FlaskClient) -> None:
    assert [client.get(page).status_code for page in ("/review", "/login")] == [404, 404]
    assert client.post("/review/decide").status_code == 404


def test_strangers_are_sent_to_the_door(editing: Flask) -> None:
    client = editing.test_client()
    assert client.get("/review").headers["Location"] == "/login"
    data = {"csrf": token(client), "item": "x", "verb": "accept"}
    assert client.post("/review/decide", data=data).headers["Location"] == "/login"


def test_the_cookie_is_closed_and_the_page_is_not_kept(editing: Flask) -> None:
    answer = editing.test_client().get("/login")
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("archive-session"))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("page", ["/login", "/logout", "/review/decide", "/review/undo"])
@pytest.mark.parametrize("sent", ["", "wrong", "é"])
def test_a_form_without_its_token_is_refused(editor: FlaskClient, page: str, sent: str) -> None:
    token(editor, "/review")
    assert editor.post(page, data={"csrf": sent, "name": "editor", "password": PASSWORD}).status_code == 400


def test_who_guesses_has_to_wait(editing: Flask) -> None:
    client = editing.test_client()
    sent = token(client)
    wrong = {"csrf": sent, "name": "editor", "password": "not this one"}
    assert [client.post("/login", data=wrong).status_code for _ in range(6)] == [403] * 5 + [429]
    assert client.post("/login", data=wrong | {"password": PASSWORD}).status_code == 429


def test_the_wait_grows_ends_and_is_forgotten() -> None:
    clock = [0.0]
    throttle = Throttle(lambda: clock[0])
    for _ in range(5):
        throttle.failed("a")
    assert (throttle.waiting("a"), throttle.waiting("b")) == (2.0, 0.0)
    throttle.failed("a")
    assert throttle.waiting("b", "a") == 4.0
    clock[0] = 5.0
    assert throttle.waiting("a") == 0.0
    throttle.succeeded("a")
    throttle.failed("a")
    assert throttle.waiting("a") == 0.0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_decision_with_its_author_and_its_undo(editor: FlaskClient, language: str) -> None:
    page = editor.get(f"/review?lang={language}").text
    item = re.search(r'name="item" value="([0-9a-f]+)"', page)
    assert item
    data = {"csrf": token(editor, "/review"), "item": item.group(1), "verb": "change", "field": "published"}
    refused = editor.post("/review/decide", data=data | {"value": "<b>soon"})
    assert refused.status_code == 400
    assert "<b>" not in refused.text
    done = editor.post("/review/decide", data=data | {"value": "2021-07", "reason": "on the cover"})
    assert done.status_code == 303
    after = editor.get("/review").text
    assert item.group(1) not in after
    assert "on the cover" in after
    assert ">editor</span>" in after
    assert editor.post("/review/undo", data={"csrf": token(editor, "/review"), "decision": "1"}).status_code == 303
    assert item.group(1) in editor.get("/review").text


def test_a_removed_user_is_out_at_once(editing: Flask, editor: FlaskClient, sqlite_url: str) -> None:
    engine = databases.connect(sqlite_url)
    accounts.remove(engine, "editor")
    engine.dispose()
    assert editor.get("/review").status_code == 303


def test_passwords_are_hashed_and_the_key_is_the_archives_own(editing: Flask, sqlite_url: str, tmp_path: Path) -> None:
    shutil.copy(sqlite_url.removeprefix("sqlite:///"), tmp_path / "copy.db")
    assert PASSWORD.encode() not in (tmp_path / "copy.db").read_bytes()
    engine = databases.connect(sqlite_url)
    try:
        assert accounts.session_key(engine) == editing.config["SECRET_KEY"]
        assert len(editing.config["SECRET_KEY"]) == 64
        for name, password in (("editor", PASSWORD), ("", PASSWORD), ("other", "short")):
            with pytest.raises(WrongUse):
                accounts.add(engine, name, password)
    finally:
        engine.dispose()


@pytest.mark.parametrize("statement", ["SELECT * FROM users", "SELECT * FROM settings"])
def test_readers_cannot_ask_for_accounts_or_keys(editing: Flask, statement: str) -> None:
    answer = editing.test_client().get("/sql", query_string={"sql": statement})
    assert answer.status_code == 400
    assert editing.config["SECRET_KEY"] not in answer.text
