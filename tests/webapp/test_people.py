"""Accounts: editors and administrators, the log, reading open or closed, the cookie behind TLS."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive import database as databases
from archive.errors import WrongUse
from archive.importers import accounts
from archive.schema.vocabulary import Decision, UserRole
from tests.webapp.test_review import PASSWORD, token
from webapp import create_app, review
from webapp.shell import database
from webapp.shell.language import messages


@pytest.fixture
def editing(sqlite_url: str) -> Iterator[Flask]:
    engine = databases.connect(sqlite_url)
    accounts.add(engine, "boss", PASSWORD, UserRole.ADMINISTRATOR)
    accounts.add(engine, "editor", PASSWORD)
    engine.dispose()
    app = create_app(sqlite_url)
    review.init_app(app)
    yield app
    database.dispose(app)


def logged_in(app: Flask, name: str, password: str = PASSWORD) -> FlaskClient:
    client = app.test_client()
    client.post("/login", data={"csrf": token(client), "name": name, "password": password})
    return client


def post(client: FlaskClient, address: str, **values: str) -> int:
    return client.post(address, data={"csrf": token(client, "/review"), **values}).status_code


def test_a_name_that_no_database_holds_is_a_wrong_name(database_url: str) -> None:
    app = create_app(database_url)
    review.init_app(app)
    client = app.test_client()
    told = [
        client.post("/login", data={"csrf": token(client), "name": name, "password": PASSWORD}).status_code
        for name in ("nobody", "no\0body")
    ]
    assert told[0] == told[1] < 500
    database.dispose(app)


def test_editors_see_to_no_accounts(editing: Flask) -> None:
    editor = logged_in(editing, "editor")
    assert editor.get("/review/accounts").status_code == 403
    assert post(editor, "/review/accounts", verb="add", name="x", password=PASSWORD) == 403
    assert editor.get("/review/log").status_code == 200


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_administrator_makes_changes_and_removes_accounts(editing: Flask, language: str) -> None:
    boss = logged_in(editing, "boss")
    assert boss.get(f"/review/accounts?lang={language}").status_code == 200
    assert post(boss, "/review/accounts", verb="add", name="mary", password=PASSWORD, role="editor") == 303
    mary = logged_in(editing, "mary")
    assert mary.get("/review").status_code == 200
    assert post(boss, "/review/accounts", verb="role", name="mary", role="administrator") == 303
    assert mary.get("/review/accounts").status_code == 200
    assert post(boss, "/review/accounts", verb="password", name="mary", password="another password") == 303
    assert mary.get("/review").status_code == 303
    assert logged_in(editing, "mary", "another password").get("/review").status_code == 200
    assert post(boss, "/review/accounts", verb="remove", name="mary") == 303
    assert post(boss, "/review/accounts", verb="remove", name="mary") == 400
    log = boss.get("/review/log?lang=en").text
    assert all(word in log for word in ("made an account", "changed an account", "removed an account", "mary"))
    assert "another password" not in log
    assert "mary" in boss.get("/review/log?author=boss").text


def test_every_change_that_is_noted_has_its_words() -> None:
    noted = set()
    for path in sorted((Path(__file__).parents[2] / "archive/importers").glob("*.py")):
        noted |= set(re.findall(r'audit\.note\(connection, author, "([a-z ]+)"', path.read_text(encoding="utf-8")))
    words = {f"log.{verb.replace(' ', '_')}" for verb in noted} | {f"log.{decision.value}" for decision in Decision}
    assert len(noted) > 8
    assert words | {"log.batch"} == {key for key in messages("en") if key.startswith("log.")}


def test_the_last_administrator_stays(editing: Flask, sqlite_url: str) -> None:
    boss = logged_in(editing, "boss")
    assert post(boss, "/review/accounts", verb="remove", name="boss") == 400
    assert post(boss, "/review/accounts", verb="role", name="boss", role="editor") == 400
    engine = databases.connect(sqlite_url)
    try:
        with pytest.raises(WrongUse):
            accounts.remove(engine, "boss", author="boss")
        accounts.remove(engine, "boss")
    finally:
        engine.dispose()


def test_ones_own_password(editing: Flask) -> None:
    editor, elsewhere = logged_in(editing, "editor"), logged_in(editing, "editor")
    assert post(editor, "/review/account", old="wrong", new="a newer password") == 400
    assert post(editor, "/review/account", old=PASSWORD, new="short") == 400
    assert post(editor, "/review/account", old=PASSWORD, new="a newer password") == 303
    assert editor.get("/review").status_code == 200
    assert elsewhere.get("/review").status_code == 303


def test_a_closed_archive_shows_nothing_to_strangers(editing: Flask) -> None:
    boss, stranger = logged_in(editing, "boss"), editing.test_client()
    pages = ("/", "/documents", "/search?q=x", "/sql", "/imports", "/events/x", "/data")
    assert stranger.get("/").status_code == 200
    assert post(boss, "/review/accounts", verb="reading", state="closed") == 303
    assert {stranger.get(page).status_code for page in pages} == {303}
    assert stranger.get("/").headers["Location"] == "/login"
    assert "Reading is closed here" in stranger.get("/login?lang=en").text
    assert "no-store" in stranger.get("/").headers["Cache-Control"]
    api = stranger.get("/api/v1/documents")
    assert (api.status_code, api.content_type) == (401, "application/problem+json")
    with stranger.get("/static/page.css") as sheet:
        assert sheet.status_code == 200
    assert boss.get("/").status_code == 200
    assert "private" in boss.get("/").headers["Cache-Control"]
    assert post(boss, "/review/accounts", verb="reading", state="open") == 303
    assert stranger.get("/").status_code == 200
    assert "Reading is closed here" not in stranger.get("/login?lang=en").text


def test_a_closed_archive_has_a_door_without_editing(sqlite_url: str) -> None:
    engine = databases.connect(sqlite_url)
    accounts.add(engine, "reader", PASSWORD)
    accounts.open_reading(engine, False)
    engine.dispose()
    app = create_app(sqlite_url)
    review.init_app(app, editing=False)
    try:
        reader = logged_in(app, "reader")
        assert reader.get("/").status_code == 200
        assert reader.get("/review").status_code == 404
        assert app.test_client().get("/").headers["Location"] == "/login"
    finally:
        database.dispose(app)


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_the_cookie_goes_by_tls_only_where_there_is_tls(editing: Flask, scheme: str, secure: bool) -> None:
    answer = editing.test_client().get("/login", base_url=f"{scheme}://archive.example")
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("archive-session"))
    assert ("Secure" in cookie) is secure


@pytest.mark.parametrize("wanted", ["//evil.example/", "https://evil.example/", "/\\evil.example", "/login"])
def test_the_door_leads_nowhere_else(editing: Flask, wanted: str) -> None:
    client = editing.test_client()
    sent = token(client)
    with client.session_transaction() as session:
        session["next"] = wanted
    done = client.post("/login", data={"csrf": sent, "name": "editor", "password": PASSWORD})
    assert done.headers["Location"] == "/review"
