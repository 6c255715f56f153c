import base64
import hashlib
import html
import re

import pytest
from sqlalchemy import event

from tests.sample import EAST
from tests.samples import sample_url
from webapp import create_app
from webapp.shell import database

EAST_ID = "o" + hashlib.sha256(EAST.encode()).hexdigest()[:9]

PAGES = [
    "/",
    "/?lanes=initiative",
    "/?lanes=theme",
    "/?lanes=none",
    "/?axis=reported",
    "/?from=2020-03&to=2020-03",
    "/?basis=inherited",
    "/?q=书屋&theme=publicity&modality=planned",
    "/?from=0001&to=9999",
    "/?from=1900&to=1901",
    "/?national=hidden",
    "/?from=2021&to=2021",
    "/compare",
    "/compare?least=1&by=initiative",
    "/compare?by=theme&least=1",
    "/compare?columns=level&order=first&unheld=1",
    "/compare?columns=first&order=name&least=1",
    "/compare/sapling",
    "/compare/rooms",
    "/compare/documents",
    "/compare/documents?a=dreport&b=dwest",
    "/compare/documents?a=dreport&b=dnews",
    "/compare/wording",
    "/compare/wording?document=dreport",
    "/initiatives/sapling/spread",
    "/initiatives/rooms/spread",
    f"/committees/{EAST_ID}",
    f"/committees/{EAST_ID}/years",
    f"/committees/{EAST_ID}/years/sapling",
    "/compare/book-stop",
    "/initiatives",
    "/initiatives?theme=service",
    "/initiatives/sapling",
    "/committees",
    "/documents",
    "/documents?genre=news",
    "/documents/dreport",
    "/documents/dreport?beside=source",
    "/documents/dnews",
    "/documents/dwest",
    "/events/emeeting",
    "/search",
    "/search?q=书屋",
    "/search?q=没有这个词",
    "/reports",
    "/reports/initiatives_by_committee",
    "/reports/initiatives_by_committee?initiative=小树苗",
    "/sql",
    "/sql?sql=SELECT+headline+FROM+timeline",
    "/imports",
    "/about",
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_in_both_languages(client, page, language):
    response = client.get(page, headers={"Accept-Language": language})
    assert response.status_code == 200
    tag = {"en": "en", "zh": "zh-Hans"}[language]
    assert f'<html lang="{tag}">' in response.text
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.text.count("<h1") == 1


@pytest.mark.parametrize("page", PAGES)
def test_no_page_holds_what_the_policy_forbids(client, page):
    response = client.get(page)
    text = response.text
    assert not re.search(r"<[^>]*\s(?:style|on\w+)\s*=", text)
    assert "<style" not in text
    # What is data runs nowhere; a script that stands in a page is one whose hash browsers are told.
    for written in re.findall(
        r'<script(?![^>]* src=)(?! type="application/json")[^>]*>(.*?)</script>', text, re.DOTALL
    ):
        told = base64.b64encode(hashlib.sha256(written.encode()).digest()).decode()
        assert f"'sha256-{told}'" in response.headers["Content-Security-Policy"]
    # A public source may be linked, and is told nothing of who follows the link.
    inside = re.sub(r'<a [^>]*rel="external noreferrer"[^>]*>', "", text)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', inside)


@pytest.mark.parametrize("page", PAGES)
def test_fragments_lead_somewhere_and_ids_are_unique(client, page):
    text = client.get(page).text
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_the_site_answers(client, page):
    # Changed windows and filters are the same page again: one of each kind is enough.
    found = {html.unescape(link).partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', client.get(page).text)}
    by_kind = {re.sub(r"=[^&]*", "", link): link for link in found}
    for link in by_kind.values():
        with client.get(link) as response:
            assert response.status_code in (200, 303), link


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("/nowhere", 404),
        ("/documents/nothing", 404),
        ("/documents/dhidden", 404),
        ("/documents/dhidden/source", 404),
        ("/milestones/nothing", 404),
        ("/events/nothing", 404),
        ("/committees/nobody", 404),
        ("/initiatives/nothing", 404),
        ("/compare/nothing", 404),
        ("/compare/sapling?with=%00", 400),
        ("/compare/sapling?with=nobody", 404),
        ("/compare/sapling?with=a,b,c,d,e", 400),
        ("/compare/documents?a=dreport&b=nothing", 404),
        ("/compare/documents?a=dreport&b=dhidden", 404),
        ("/compare/wording?document=dhidden", 404),
        ("/compare/wording?committee=nobody", 404),
        ("/compare?columns=nonsense", 400),
        ("/initiatives/nothing/spread", 404),
        ("/committees/nobody/years", 404),
        (f"/committees/{EAST_ID}/years/nothing", 404),
        ("/reports/nothing", 404),
        ("/?from=nonsense", 400),
        ("/?from=2020-13", 400),
        ("/?from=2022&to=2020", 400),
        ("/?theme=nonsense", 400),
        ("/?lanes=nonsense", 400),
        ("/?axis=nonsense", 400),
        ("/?after=nonsense", 400),
        ("/?after=99999999999999999999999999.1", 400),
        ("/?q=" + "长" * 300, 400),
        ("/?open=" + ",".join("m" * 31), 400),
        ("/search?q=" + "长" * 300, 400),
        ("/search?q=书屋&page=-1", 400),
        ("/documents?page=0", 400),
        ("/sql?sql=DROP+TABLE+documents", 400),
        ("/static/../app.py", 404),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nonsense_ends_in_a_page_that_says_what_to_do(client, page, status, language):
    response = client.get(page, headers={"Accept-Language": language})
    assert response.status_code == status
    assert '<main id="main">' in response.text
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]


def test_an_unknown_opened_milestone_is_simply_not_opened(client):
    assert client.get("/?open=nothing").status_code == 200


@pytest.mark.postgresql
def test_every_page_answers_on_postgresql(request, tmp_path):
    with sample_url(request, "postgresql", tmp_path) as url:
        app = create_app(url)
        try:
            answers = {page: app.test_client().get(page).status_code for page in PAGES}
        finally:
            database.dispose(app)
    assert {page: status for page, status in answers.items() if status != 200} == {}


def test_nothing_can_be_written(client):
    for method in (client.post, client.put, client.delete, client.patch):
        assert method("/documents/dreport").status_code == 405


def test_hostile_titles_and_texts_are_escaped(client):
    for page in (
        "/documents",
        "/documents/dwest",
        "/search?q=西岭",
        "/?axis=reported",
        "/compare/sapling",
        "/initiatives/sapling",
    ):
        text = client.get(page).text
        assert "<script>alert" not in text
        assert "<b>小树苗" not in text
    assert "&lt;script&gt;alert(1)" in client.get("/documents/dwest").text
    assert "<img" not in client.get("/search?q=<img src=x>").text


def test_the_source_is_text_to_be_kept(client):
    response = client.get("/documents/dwest/source")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.data.decode() == "西岭省<b>小树苗</b>计划自2019年启动，每年资助学生300名。"


def test_a_language_is_kept(client):
    assert "时间线" in client.get("/?lang=zh").text
    assert "时间线" in client.get("/").text
    assert "Timeline" in client.get("/?lang=en").text
    assert "Timeline" in client.get("/?lang=nonsense").text


def test_csv_of_a_report(client):
    response = client.get("/reports/initiatives_by_committee.csv?initiative=小树苗&bom=1")
    assert response.text.startswith("\ufeffinitiative,theme,committee")
    assert len(response.text.splitlines()) == 4
    assert client.get("/reports/initiatives_by_committee.csv?initiative=" + "x" * 300).status_code == 400


def test_pages_are_sent_compressed_to_who_takes_it(client):
    plain, packed = client.get("/"), client.get("/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 3


@pytest.mark.parametrize(
    ("page", "most"),
    [("/", 44), ("/documents/dreport", 28), ("/compare", 10), ("/compare/sapling", 20), ("/search?q=书屋", 28)],
)
def test_a_page_needs_few_statements(app, client, page, most):
    sent = []
    engine = app.extensions["archive.engine"]

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        assert client.get(page).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len([s for s in sent if s.lstrip().upper().startswith(("SELECT", "WITH"))]) <= most


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("address", "name"),
    [("/?committee=nobody", "nobody"), ("/?initiative=none", "none"), ("/?document=nil", "nil"), ("/documents?issuer=nobody", "nobody")],
    ids=["committee", "initiative", "document", "issuer"],
)  # fmt: skip
def test_an_address_that_names_nothing_says_so(client, address, name, language):
    answer = client.get(f"{address}&lang={language}")
    notice = answer.text[answer.text.index('<p class="problem" role="status">') :].partition("</p>")[0]
    assert (answer.status_code, f"“{name}”" in notice) == (200, True)
    without = re.search(r'href="([^"]*)"', notice)
    assert without
    assert name not in without.group(1)
    assert 'role="status"' not in client.get(without.group(1).replace("&amp;", "&")).text


def test_an_address_that_names_something_says_nothing(client):
    committee = re.search(r"/committees/(\w+)", client.get("/committees").text)
    assert committee
    page = client.get(f"/?committee={committee.group(1)}").text
    assert '<p class="problem"' not in page
    assert '<p class="problem"' in client.get(f"/?committee={committee.group(1)}&committee=nobody").text
