"""Uploading on the site: nothing is stored before the decision, limits hold, and what a person set is kept with its author."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive import database as databases
from archive.importers import accounts, one, staged, staging, uploads
from archive.importers.run import import_paths
from archive.queries import imports
from archive.readers import read
from archive.schema.metadata import Correction, Document
from tests.importers import stub
from tests.importers.conftest import LETTER
from tests.webapp.test_review import PASSWORD, token
from webapp import create_app, review, upload
from webapp.shell import database
from webapp.upload import jobs, showing


@pytest.fixture
def editing(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> Iterator[Flask]:
    """The site with its rooms that write; what a process of its own would do is done at once, by the stub."""
    monkeypatch.setattr(one, "read", stub.read)
    monkeypatch.setattr(one, "annotate", stub.annotate)

    def at_once(upload: staging.Staging, verb: str) -> None:
        engine = databases.connect(sqlite_url)
        try:
            staged.work(engine, upload, verb)
        finally:
            engine.dispose()

    monkeypatch.setattr(jobs, "start", at_once)
    engine = databases.connect(sqlite_url)
    for name in ("editor", "other"):
        accounts.add(engine, name, PASSWORD)
    engine.dispose()
    app = create_app(sqlite_url)
    review.init_app(app)
    upload.init_app(app)
    yield app
    database.dispose(app)


def logged_in(app: Flask, name: str = "editor") -> FlaskClient:
    client = app.test_client()
    client.post("/login", data={"csrf": token(client), "name": name, "password": PASSWORD})
    return client


@pytest.fixture
def editor(editing: Flask) -> FlaskClient:
    return logged_in(editing)


def bring(client: FlaskClient, **files: str) -> str:
    """Upload texts by the plain form; the address of the preview."""
    sent = [(io.BytesIO(text.encode()), f"{name}.txt") for name, text in files.items()]
    done = client.post("/imports/new", data={"csrf": token(client, "/imports/new"), "files": sent})
    assert done.status_code == 303, done.text
    return str(done.headers["Location"])


def post(client: FlaskClient, address: str, **values: object) -> tuple[int, str]:
    done = client.post(address, data={"csrf": token(client, "/imports/new"), **values})
    return done.status_code, done.headers.get("Location", "")


def stored(url: str, column: object) -> list[object]:
    engine = databases.connect(url)
    try:
        with engine.connect() as connection:
            return list(connection.scalars(databases.metadata.tables["documents"].select().with_only_columns(column)))  # type: ignore[call-overload]
    finally:
        engine.dispose()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_files_are_shown_before_they_are_stored(editor: FlaskClient, sqlite_url: str, language: str) -> None:
    there = bring(editor, a=LETTER, b="", c=LETTER)
    page = editor.get(f"{there}?lang={language}").text
    same = {"en": "the same bytes as a.txt", "zh": "与a.txt逐字节相同"}[language]
    for word in ("志愿行动周报", "第二篇", "共青团示例县委员会", "示例行动", "empty file", same):
        assert word in page
    assert page.index("b.txt") < page.index('id="d-')
    assert stored(sqlite_url, Document.id) == []
    assert editor.get("/imports").text.count("<section>") == 0


def test_one_decision_stores_them_with_what_was_set(editor: FlaskClient, sqlite_url: str) -> None:
    there = bring(editor, a=LETTER)
    page = editor.get(there).text
    (sha256,) = set(re.findall(r'name="file" value="([0-9a-f]{64})"', page))
    first = re.findall(r'name="document" value="(\d+-\d+)"', page)[0]
    assert post(editor, there, verb="header", file=sha256, document=first, published="2021-07")[0] == 303
    assert "A person set the date to 2021-07." in editor.get(there).text
    assert stored(sqlite_url, Document.id) == []
    assert post(editor, there, verb="store") == (303, there)
    run = editor.get(there).headers["Location"]
    assert run == "/imports/1"
    assert sorted(map(str, stored(sqlite_url, Document.published_edtf))) == ["2021-07", "None"]
    engine = databases.connect(sqlite_url)
    with engine.connect() as connection:
        (kept,) = connection.execute(Correction.__table__.select()).all()
    engine.dispose()
    assert (kept.author, kept.after, kept.flag) == ("editor", {"published": "2021-07"}, None)
    shown = editor.get(run).text
    assert "志愿行动周报" in shown
    assert "editor" in shown
    assert editor.get(there).status_code == 404


def test_borders_are_drawn_before_storing(editor: FlaskClient, sqlite_url: str) -> None:
    there = bring(editor, a=LETTER)
    page = editor.get(there).text
    (sha256,) = set(re.findall(r'name="file" value="([0-9a-f]{64})"', page))
    starts = re.findall(r'name="begins" value="(\d+)"( checked)?', page)
    assert [bool(ticked) for _, ticked in starts] == [True, False, False, False, True, False]
    begins = [starts[0][0], starts[3][0]]
    assert post(editor, there, verb="borders", file=sha256, begins=begins)[0] == 303
    again = re.findall(r'name="begins" value="(\d+)"( checked)?', editor.get(there).text)
    assert [start for start, ticked in again if ticked] == begins
    post(editor, there, verb="store")
    assert sorted(stored(sqlite_url, Document.start)) == [int(start) for start in begins]  # type: ignore[type-var]


def test_a_file_is_left_out(editor: FlaskClient, sqlite_url: str) -> None:
    there = bring(editor, a=LETTER, b="# 另\n2023-01-01开会")
    sha256 = re.findall(r'name="file" value="([0-9a-f]{64})"', editor.get(there).text)[0]
    post(editor, there, verb="leave", file=sha256)
    post(editor, there, verb="store")
    assert len(stored(sqlite_url, Document.id)) in (1, 2)
    assert editor.get(editor.get(there).headers["Location"]).text.count(".txt") >= 1


@pytest.mark.parametrize(
    "values",
    [
        {"verb": "header", "file": "0" * 64, "document": "0-1"},
        {"verb": "header", "published": "soon"},
        {"verb": "header"},
        {"verb": "borders"},
        {"verb": "dance"},
    ],
    ids=str,
)
def test_nonsense_changes_nothing(editor: FlaskClient, values: dict[str, str]) -> None:
    there = bring(editor, a="# 甲\n2021-05-04开会")
    page = editor.get(there).text
    sha256 = re.findall(r'name="file" value="([0-9a-f]{64})"', page)[0]
    document = re.findall(r'name="document" value="(\d+-\d+)"', page)[0]
    starts = {"begins": re.findall(r'name="begins" value="(\d+)" checked', page)}
    assert post(editor, there, **{"file": sha256, "document": document, **starts, **values})[0] == 400
    assert editor.get(there).status_code == 200


def test_an_upload_is_ones_own(editing: Flask, editor: FlaskClient) -> None:
    there = bring(editor, a=LETTER)
    other = logged_in(editing, "other")
    assert other.get(there).status_code == 404
    assert post(other, there, verb="store")[0] == 404
    stranger = editing.test_client()
    assert stranger.get(there).headers["Location"] == "/login"
    sent = {"csrf": token(stranger), "files": (io.BytesIO(b"x"), "x.txt")}
    assert stranger.post("/imports/new", data=sent).headers["Location"] == "/login"


def test_a_form_without_its_token_brings_nothing(editor: FlaskClient, sqlite_url: str) -> None:
    there = bring(editor, a=LETTER)
    assert editor.post("/imports/new", data={"files": (io.BytesIO(b"x"), "x.txt")}).status_code == 400
    assert editor.post(there, data={"verb": "store"}).status_code == 400
    assert editor.post("/imports/1/undo", data={}).status_code == 400


def test_limits_are_told(editor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "LARGEST", 10)
    done = editor.post(
        "/imports/new",
        data={"csrf": token(editor, "/imports/new"), "files": (io.BytesIO(b"x" * 11), "x.txt")},
    )
    assert (done.status_code, "too large" in done.text) == (400, True)
    monkeypatch.setattr(staging, "LARGEST", 100)
    monkeypatch.setattr(uploads, "MOST_WAITING", 0)
    sent = {"csrf": token(editor, "/imports/new"), "files": (io.BytesIO(b"x"), "x.txt")}
    assert "wait for your decision" in editor.post("/imports/new", data=sent).text
    monkeypatch.setattr(uploads, "MOST_WAITING", 9)
    monkeypatch.setattr(staging, "MOST", 1)
    two = [(io.BytesIO(b"x"), "a.txt"), (io.BytesIO(b"y"), "b.txt")]
    done = editor.post("/imports/new", data={"csrf": token(editor, "/imports/new"), "files": two})
    assert (done.status_code, "at most 1 files" in done.text) == (400, True)


def test_names_lead_nowhere_else(editor: FlaskClient, sqlite_url: str) -> None:
    sent = [(io.BytesIO(LETTER.encode()), name) for name in ("../../evil.txt", ".hidden.txt", "x/b.txt")]
    done = editor.post("/imports/new", data={"csrf": token(editor, "/imports/new"), "files": sent})
    folder = Path(f"{sqlite_url.removeprefix('sqlite:///')}.staging")
    kept = sorted(p.name for p in folder.rglob("*.txt") if p.parent.name != "previews")
    assert kept == ["b.txt", "evil.txt", "hidden.txt"]
    assert "evil.txt" in editor.get(done.headers["Location"]).text


def test_a_script_brings_files_one_by_one(editor: FlaskClient) -> None:
    headers = {"X-CSRF-Token": token(editor, "/imports/new"), "Accept": "application/json"}
    begun = editor.post("/imports/new", data={"publisher": "某报"}, headers=headers).get_json()
    told = editor.post(begun["files"], data={"files": (io.BytesIO(LETTER.encode()), "a.txt")}, headers=headers)
    assert told.get_json() == {"name": "a.txt"}
    assert editor.get(begun["address"]).status_code == 200
    post(editor, begun["address"], verb="understand")
    assert "志愿行动周报" in editor.get(begun["address"]).text
    assert editor.get(begun["address"] + "/state").get_json()["waits"] is False


def test_what_is_thrown_away_is_gone(editor: FlaskClient, sqlite_url: str) -> None:
    there = bring(editor, a=LETTER)
    assert post(editor, there, verb="cancel") == (303, "/imports/new")
    assert list(Path(f"{sqlite_url.removeprefix('sqlite:///')}.staging").iterdir()) == []


def test_an_import_is_taken_back_and_brought_back(editor: FlaskClient, sqlite_url: str) -> None:
    there = bring(editor, a=LETTER)
    post(editor, there, verb="store")
    asked = editor.get("/imports/1/undo").text
    assert "志愿行动周报" in asked
    assert editor.get("/documents").text.count('class="document"') == 2
    assert post(editor, "/imports/1/undo", verb="undo", reason="wrong folder") == (303, "/imports/1")
    assert editor.get("/documents").text.count('class="document"') == 0
    assert "wrong folder" in editor.get("/review/log").text
    assert post(editor, "/imports/1/undo", verb="restore") == (303, "/imports/1")
    assert editor.get("/documents").text.count('class="document"') == 2
    assert [editor.get(page).status_code for page in ("/imports/99", "/imports/99/undo")] == [404, 404]


def test_reading_anew_is_shown_before_it_is_done(
    editor: FlaskClient, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    engine = databases.connect(sqlite_url)
    import_paths(engine, [tmp_path / "a.txt"])
    engine.dispose()
    assert "a.txt" in editor.get("/imports/again").text
    monkeypatch.setattr(stub, "DAY", re.compile(r"2021-05-04"))
    there = post(editor, "/imports/again")[1]
    page = editor.get(there).text
    assert "2022-01-09" in page
    assert len(stored(sqlite_url, Document.id)) == 2
    assert "2022-01-09" in editor.get("/").text or editor.get("/imports/2").status_code == 404
    assert post(editor, there, verb="apply") == (303, there)
    assert editor.get(there).headers["Location"] == "/imports/2"
    assert "changed" in editor.get("/imports/2").text


def test_abandoned_uploads_are_removed(editor: FlaskClient, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    old = bring(editor, a=LETTER)
    monkeypatch.setattr(uploads, "ABANDONED", -1)
    bring(editor, b="# 乙\n2021-05-04开会")
    assert editor.get(old).status_code == 404


def test_without_edit_there_is_no_upload(client: FlaskClient) -> None:
    assert [client.get(page).status_code for page in ("/imports/new", "/imports/again")] == [404, 404]
    assert client.post("/imports/new").status_code in (404, 405)


TABLE = "何时,何人,何事\n2021-05-04,共青团示例县委员会,「示例行动」开始\n"


@pytest.fixture
def tables(editor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """An editor whose files are read by the real readers: tables."""
    monkeypatch.setattr(one, "read", read)
    return editor


def bring_table(client: FlaskClient, text: str = TABLE) -> str:
    sent = (io.BytesIO(text.encode()), "台账.csv")
    return str(
        client.post("/imports/new", data={"csrf": token(client, "/imports/new"), "files": sent}).headers["Location"]
    )


def chosen(page: str) -> list[str]:
    """What the columns of the table on the page are taken for."""
    return [
        (re.findall(r'value="(\w+)" selected', select) or [""])[0]
        for select in re.findall(r"<select name=\"column.*?</select>", page, re.S)
    ]


def test_columns_that_are_left_out_are_named(tables: FlaskClient) -> None:
    there = bring_table(tables, "日期,事件,出处\n2021,南溪团市委举办青年夜校3期,志书\n")
    page = tables.get(there).text
    assert re.search(r'left out:\s*<span lang="zh-Hans">出处</span>', page)
    assert "columns taken: date=日期, text=事件; columns left out: 出处" in re.sub("<[^>]+>", "", page)


def test_columns_are_set_on_the_page_and_remembered(tables: FlaskClient, sqlite_url: str) -> None:
    there = bring_table(tables)
    page = tables.get(there).text
    assert chosen(page) == ["", "", ""]
    assert "共青团示例县委员会" in page  # its first rows are shown
    columns = {"table": "0", "rows": "statements", "column-0": "date", "column-1": "issuer", "column-2": "text"}
    assert post(tables, there, verb="columns", **columns)[0] == 303
    page = tables.get(there).text
    assert (chosen(page), "columns as you set them" in page) == (["date", "committee", "text"], True)
    assert len(stored(sqlite_url, Document.id)) == 0
    post(tables, there, verb="store")
    assert len(stored(sqlite_url, Document.id)) == 1
    assert "何事" in tables.get("/imports/new").text
    again = tables.get(bring_table(tables, TABLE.replace("05-04", "05-05"))).text
    assert (chosen(again), "columns as they were set before" in again) == (["date", "committee", "text"], True)
    head = re.findall(r'name="head" value="([^"]+)"', tables.get("/imports/new").text)[0]
    assert post(tables, "/imports/columns", head=head)[0] == 303
    assert "何事" not in tables.get("/imports/new").text


def test_rows_are_documents_where_a_person_says_so(tables: FlaskClient, sqlite_url: str) -> None:
    there = bring_table(tables)
    columns = {"table": "0", "rows": "documents", "column-0": "date", "column-1": "title", "column-2": "text"}
    post(tables, there, verb="columns", **columns)
    assert "台账.csv!共青团示例县委员会.txt" in tables.get(there).text
    columns = {"table": "0", "rows": "statements", "column-0": "date", "column-2": "text"}
    post(tables, there, verb="columns", **columns)
    assert "台账.csv!" not in tables.get(there).text  # the rows of before are gone


@pytest.mark.parametrize(
    "columns",
    [
        {"rows": "statements", "column-0": "date"},
        {"rows": "statements", "column-0": "date", "column-1": "date", "column-2": "text"},
        {"rows": "statements", "column-0": "date", "column-1": "title", "column-2": "text"},
        {"rows": "documents", "column-0": "date"},
        {"rows": "poems", "column-0": "date", "column-1": "text"},
        {"table": "7", "rows": "statements", "column-0": "date", "column-1": "text"},
    ],
    ids=str,
)
def test_columns_that_cannot_be_are_refused(tables: FlaskClient, columns: dict[str, str]) -> None:
    there = bring_table(tables)
    assert post(tables, there, verb="columns", **({"table": "0"} | columns))[0] == 400
    assert chosen(tables.get(there).text) == ["", "", ""]


def test_what_would_change_of_a_held_source_is_shown(editor: FlaskClient) -> None:
    post(editor, bring(editor, a=LETTER), verb="store")
    there = bring(editor, a=LETTER)
    assert "Against what is held" not in editor.get(there).text  # it is the same
    sent = {"csrf": token(editor, "/imports/new"), "publisher": "某报", "files": (io.BytesIO(LETTER.encode()), "a.txt")}
    there = str(editor.post("/imports/new", data=sent).headers["Location"])
    assert "nothing that was found changes" in editor.get(there).text
    page = editor.get(there).text
    (sha256,) = set(re.findall(r'name="file" value="([0-9a-f]{64})"', page))
    first = re.findall(r'name="document" value="(\d+-\d+)"', page)[0]
    post(editor, there, verb="header", file=sha256, document=first, published="2021-07")
    page = editor.get(there).text
    assert 'class="change-changed"' in page
    assert "2021-07" in page[page.index('class="change-changed"') :]


def test_many_files_are_shown_page_by_page(editor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "PAGE", 2)
    there = bring(editor, **{name: f"# {name}\n2021-05-04开会{name}" for name in "abcde"})
    first = editor.get(there).text
    assert first.count('class="staged"') == 2
    assert "Store 5 files" in first
    last = editor.get(f"{there}?page=3").text
    (sha256,) = re.findall(r'name="file" value="([0-9a-f]{64})"', last)[:1]
    document = re.findall(r'name="document" value="(\d+-\d+)"', last)[0]
    status, back = post(editor, there, verb="leave", file=sha256, document=document)
    assert (status, "page=3#f-" in back) == (303, True)
    assert "Store 4 files" in editor.get(back).text


def test_what_a_run_leaves_out_is_counted(editor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    post(editor, bring(editor, a=LETTER, b="", c="# 丙\n2021-05-04开会"), verb="store")
    monkeypatch.setattr(imports, "TOLD", 1)
    monkeypatch.setattr(imports, "FILES", 1)
    page = editor.get("/imports/1").text
    assert "2 more new documents" in page
    assert "2 more files" in page
    assert "The file is empty" in page or "empty file" in page  # what was turned away stands first
