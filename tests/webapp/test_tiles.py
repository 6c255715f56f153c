"""`/tiles/…`: JSON that a browser keeps until the archive changes."""

import gzip

import pytest

from archive.queries.filters import Filters
from webapp import tiles


def test_a_tile_shows_the_most_salient(client):
    answer = client.get("/tiles/0/0")
    assert answer.status_code == 200
    tile = answer.get_json()
    assert tile["columns"][:2] == ["id", "headline"]
    assert tile["count"] == sum(number for number, _ in tile["density"])
    assert 0 < len(tile["rows"]) <= tile["count"]


def test_it_is_not_sent_again(client):
    first = client.get("/tiles/3/4")
    again = client.get("/tiles/3/4", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tiles/16/0", 404),
        ("/tiles/-1/0", 404),
        ("/tiles/0/99999999999999999999", 404),
        ("/tiles/0/0?committee=nobody", 404),
        ("/tiles/0/0?initiative=nothing", 404),
        ("/tiles/0/0?basis=nonsense", 400),
        ("/tiles/0/0?lanes=nonsense", 400),
        ("/tiles/16/0?lanes=theme", 404),
        ("/tiles/16/0?theme=service", 404),
    ],
)
def test_what_is_not_there_is_refused(client, address, status):
    assert client.get(address).status_code == status


@pytest.mark.parametrize("choice", ["theme=publicity", "modality=planned&basis=explicit", "axis=reported", "q=书屋"])
def test_any_filter_narrows_a_tile(client, choice):
    whole, some = client.get("/tiles/0/0").get_json(), client.get(f"/tiles/0/0?{choice}").get_json()
    assert 0 < some["count"] <= whole["count"]
    assert len(some["rows"]) == some["count"]


@pytest.mark.parametrize("lanes", ["committee", "initiative", "theme", "none"])
def test_a_tile_in_lanes_counts_what_the_tile_holds(client, lanes):
    tile = client.get(f"/tiles/0/0?lanes={lanes}").get_json()
    counted = sum(
        sum(printed + inherited for _, printed, inherited in density) + sum(bar[7] for bar in bars)
        for density, bars, _ in tile["lanes"].values()
    )
    whole = client.get("/tiles/0/0").get_json()["count"]
    assert counted == whole if lanes != "initiative" else counted > 0


def test_arguments_of_no_page_are_dropped_from_links(client):
    junk = "&".join(f"x{n}={n}" for n in range(3000))
    page = client.get(f"/?lanes=theme&{junk}&from=2020&to=2020")
    assert page.status_code == 200
    assert "x17=17" not in page.text
    assert "lanes=theme" in page.text
    assert len(page.data) < len(client.get("/?lanes=theme&from=2020&to=2020").data) * 1.01


def test_one_argument_given_often_is_repeated_once(client):
    page = client.get("/about?" + "&".join(f"lang=en&from={n}" for n in range(2000)))
    assert len(page.data) < 100_000
    page = client.get("/?" + "&".join("from=2020" for _ in range(2000)) + "&to=2020")
    assert page.text.count("from=2020&amp;from=2020") == 0


def test_a_family_narrows_a_tile_like_an_initiative(client):
    some = client.get("/tiles/0/0?initiative=rooms").get_json()
    assert 0 < some["count"] < client.get("/tiles/0/0").get_json()["count"]


@pytest.mark.parametrize("query", ["", "?lanes=committee"])
def test_a_tile_is_the_same_compressed_and_asked_again(client, query):
    plain = client.get(f"/tiles/0/0{query}").data
    for _ in range(2):
        answer = client.get(f"/tiles/0/0{query}", headers={"Accept-Encoding": "gzip"})
        data = gzip.decompress(answer.data) if "Content-Encoding" in answer.headers else answer.data
        assert data == plain
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_no_more_is_kept_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(tiles, "KEPT", 3000)
    kept = tiles.Kept()
    assert kept.get(1, (Filters(), None, 0, 0)) is None
    for index in range(9):
        kept.put(1, (Filters(), None, 0, index), tiles.Answer(b"x" * 500))
        assert kept.get(1, (Filters(), None, 0, index)) is not None
    assert kept.get(1, (Filters(), None, 0, 0)) is None
    assert kept.get(2, (Filters(), None, 0, 8)) is None
    kept.put(1, (Filters(), None, 0, 1), tiles.Answer(b"of an earlier revision"))
    assert kept.get(2, (Filters(), None, 0, 1)) is None
