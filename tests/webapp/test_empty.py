import pytest

from archive.errors import DatabaseProblem
from webapp import create_app
from webapp.shell import database


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_archive_says_what_to_do(sqlite_url, language):
    app = create_app(sqlite_url)
    client = app.test_client()
    rooms = (
        "/",
        "/compare",
        "/initiatives",
        "/committees",
        "/documents",
        "/search?q=书屋",
        "/reports",
        "/sql",
        "/imports",
        "/about",
    )
    for page in rooms:
        assert client.get(page, headers={"Accept-Language": language}).status_code == 200, page
    for page in ("/", "/documents", "/imports"):
        assert "league-archive import" in client.get(page).text, page
    database.dispose(app)


def test_an_empty_archive_has_no_sets_to_harvest(sqlite_url):
    app = create_app(sqlite_url)
    assert 'code="noSetHierarchy"' in app.test_client().get("/oai?verb=ListSets").text
    database.dispose(app)


def test_what_is_no_archive_is_refused(tmp_path):

    with pytest.raises(DatabaseProblem, match="init"):
        create_app(f"sqlite:///{tmp_path / 'none.db'}")
